"""Makes what is measured, in a process of its own, so that the measuring one stays small.

usage: make.py library FILE COUNT [WORDS] | make.py files FOLDER COUNT
"""

import sys
from itertools import islice
from pathlib import Path

from articles import Newsroom
from newsreader.library import Library

BATCH = 500


def make_library(path: Path, count: int, words: int | None) -> None:
    """A library of articles whose named headlines are all awaited: finding them would take most of the time."""
    library = Library.open(path)
    articles = Newsroom().articles(count, words)
    while batch := list(islice(articles, BATCH)):
        with library.transaction():
            for article in batch:
                library.add(article)
    library.close()


if __name__ == "__main__":
    kind, place, count, *words = sys.argv[1:]
    if kind == "library":
        make_library(Path(place), int(count), int(words[0]) if words else None)
    else:
        Newsroom().files(Path(place), int(count))
