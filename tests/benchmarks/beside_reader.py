"""Whole words in 20,000 articles, by turns in our library and in that of `reader`, in a process of its own.

usage: beside_reader.py LIBRARY PYTHON FOLDER ROUNDS
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from figures import p95, timed
from questions import Questions

from articles import Newsroom
from newsreader.article.model import View
from newsreader.library import Library

COUNT = 20_000
MOST_SHARE = 0.1


def compare(path: Path, python: str, folder: Path, rounds: int) -> None:
    """Both, as often as wanted, with the same articles and questions."""
    theirs = folder / "reader" / "reader.sqlite"
    if not theirs.exists():
        articles = folder / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as file:
            file.writelines(_told(each) for each in Newsroom().articles(COUNT))
        _reader(python, "MAKE", theirs, articles)
        articles.unlink()
    library = Library.open(path, read_only=True)
    asked = Questions(library)
    words = list(asked.many(asked.words))
    questions = folder / "questions.json"
    questions.write_text(json.dumps(words), encoding="utf-8")
    shares = []
    for _ in range(rounds):
        reader = json.loads(_reader(python, "ASK", theirs, questions))
        best = [timed(library.search, View(search=each)) for each in words]
        newest = [timed(library.ids, View(search=each), "newest", 50) for each in words]
        shares.append((p95(best) / p95(reader), p95(newest) / p95(reader)))
        print(
            f"  reader p50 {1000 * median(reader):.1f} p95 {1000 * p95(reader):.1f} ms;"
            f" ours best first {1000 * median(best):.1f} {1000 * p95(best):.1f};"
            f" newest 50 {1000 * median(newest):.2f} {1000 * p95(newest):.2f}"
        )
    best_share, newest_share = (median(each) for each in zip(*shares, strict=True))
    met = "met" if best_share <= MOST_SHARE else "MISSED"
    print(
        f"  p95 against reader's: best first {best_share:.3f}, newest {newest_share:.3f} (target {MOST_SHARE}: {met})"
    )
    library.close()


def _told(article: object) -> str:
    return (
        json.dumps(
            {"headline": article.headline, "html": article.html, "published": article.published.moment.isoformat()}
        )
        + "\n"
    )


def _reader(python: str, *arguments: object) -> str:
    command = [python, str(Path(__file__).with_name("reader_search.py")), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    compare(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
