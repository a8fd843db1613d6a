"""Times of the same search by the library `reader` (PyPI), for whoever has it installed.

usage: reader_search.py MAKE FILE ARTICLES.jsonl | reader_search.py ASK FILE QUESTIONS.json

Prints the seconds of each question as JSON.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import datetime
from pathlib import Path
from time import perf_counter

from reader import Content, make_reader

FEED = "https://papers.example/feed.xml"


def make(path: Path, articles: Path) -> None:
    """Keeps articles in a folder of their own and fills reader's index; with 20,000 of them that takes minutes."""
    unfinished = path.parent.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    reader = make_reader(str(unfinished / path.name))
    reader.add_feed(FEED, allow_invalid_url=True)
    for number, line in enumerate(articles.read_text(encoding="utf-8").splitlines()):
        said = json.loads(line)
        entry = {
            "feed_url": FEED,
            "id": str(number),
            "title": said["headline"],
            "published": datetime.fromisoformat(said["published"]),
            "content": [Content(said["html"], "text/html")],
        }
        reader.add_entry(entry)
    reader.enable_search()
    reader.update_search()
    reader.close()
    unfinished.rename(path.parent)


def ask(path: Path, questions: Path) -> None:
    """Each question once, the 50 best answers."""
    reader = make_reader(str(path))
    taken = []
    for question in json.loads(questions.read_text(encoding="utf-8")):
        began = perf_counter()
        list(reader.search_entries(question, limit=50))
        taken.append(perf_counter() - began)
    print(json.dumps(taken))


if __name__ == "__main__":
    {"MAKE": make, "ASK": ask}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
