"""Times of the search in one library, in a process of its own.

usage: search.py LIBRARY | search.py --first LIBRARY QUESTION
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from string import ascii_lowercase

from figures import HEAD, line, timed
from questions import Questions

from newsreader.article.model import View
from newsreader.library import Library

FIRST_ANSWER, FULL_ANSWER, ONE_LETTER, BEST = 0.005, 0.030, 0.050, 0.100
NEWEST = 500
ROUNDS = 3
SCREEN = 40


def measure(library: Library) -> None:
    """All kinds of questions, warm, as after a few minutes with the library.

    Each list of questions is gone through a few times, and of each question the shortest time counts: what else the
    machine does must not pass for the database's time.
    """
    asked = Questions(library)
    typed, words = list(asked.many(asked.typed)), list(asked.many(asked.words))
    letters = [*ascii_lowercase, "é", "с", "の", "国"]

    def heads(question: str) -> object:
        return library.heads(View(search=question), 50)

    def full(question: str) -> object:
        return library.ids(View(search=question), "newest", NEWEST)

    def every(question: str) -> object:
        return library.ids(View(search=question))

    def best(question: str) -> object:
        return library.search(View(search=question))

    def told(name: str, ask: Callable[[str], object], questions: Iterable[str], most: float | None = None) -> None:
        given = list(questions)
        rounds = [[timed(ask, question) for question in given] for _ in range(ROUNDS)]
        print(line(name, [min(each) for each in zip(*rounds, strict=True)], most), flush=True)

    print(HEAD)
    told("as you type: first answer", heads, typed, FIRST_ANSWER)
    told("as you type: full answer", full, typed, FULL_ANSWER)
    told("one letter: first answer", heads, letters, FIRST_ANSWER)
    told("one letter: full answer", full, letters, ONE_LETTER)
    told("whole words: newest 500", full, words, FULL_ANSWER)
    told("whole words: best first", best, words, BEST)
    told("one letter: best first", best, letters, BEST)
    told("phrases: newest 500", full, phrases := list(asked.many(asked.phrase)), FULL_ANSWER)
    told("phrases: best first", best, phrases, BEST)
    told("OR and -: newest 500", full, asked.many(asked.either), FULL_ANSWER)
    told("two to four characters of CJK: newest 500", full, unspaced := list(asked.unspaced()), FULL_ANSWER)
    told("two to four characters of CJK: best first", best, unspaced, BEST)
    for kind in ("author", "headline", "unread", "bookmarked", "tagged", "of_source", "before", "of_month"):
        told(f"{kind}: newest 500", full, asked.many(getattr(asked, kind)), FULL_ANSWER)
    told("all ids of whole words", every, words)
    told("all ids as you type", every, typed[:100])
    found = [(question, library.ids(View(search=question), "newest", SCREEN)) for question in words]
    print(line("40 rows with the matches marked", [timed(library.rows, ids, q) for q, ids in found]))


def first(path: Path, question: str) -> None:
    """The first search of a process whose file is not in memory."""
    forget(path)
    library = Library.open(path, read_only=True)
    view = View(search=question)
    counts, heads = timed(library.counts), timed(library.heads, view, 50)
    full, best = timed(library.ids, view, "newest", NEWEST), timed(library.search, view)
    print(f"first {counts} {heads} {full} {best}")
    library.close()


def forget(path: Path) -> None:
    """Has the system drop what it keeps of a file in memory; a part of it may stay."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    if sys.argv[1] == "--first":
        first(Path(sys.argv[2]), sys.argv[3])
    else:
        opened = Library.open(Path(sys.argv[1]), read_only=True)
        measure(opened)
        opened.close()
