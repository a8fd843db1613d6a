"""Times of what is done to hundreds of thousands of articles at once, and of starring one in between.

usage: bulk.py LIBRARY

The library is changed, and taken back to what it was. A thread of its own stars an article every fiftieth of a second.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from time import perf_counter

from figures import HEAD, line, timed

from newsreader.article.model import View, ViewKind
from newsreader.library import Library
from newsreader.library.steps import Bulk

MANY, FEWER = 300_000, 100_000
STAR_EVERY = 0.02


class Reader(threading.Thread):
    """Stars one article after the other, as a reader would while the window shows how far the long work has come."""

    def __init__(self, library: Library) -> None:
        super().__init__(name="reader", daemon=True)
        self._library = library
        self._ids = library.ids(View(), limit=2)
        self._ended = threading.Event()
        self.taken: list[float] = []
        self.start()

    def run(self) -> None:
        while not self._ended.wait(STAR_EVERY):
            on = len(self.taken) % 2 == 0
            self.taken.append(timed(self._library.bookmark, self._ids[:1], on))

    def end(self) -> list[float]:
        """How long each star took to be kept."""
        self._ended.set()
        self.join()
        return self.taken


def measure(library: Library) -> None:
    """Each work over about as many articles as wanted, and its undo."""
    print(HEAD)
    for name, bulk, wanted in (
        ("mark read", Bulk("read"), MANY),
        ("delete", Bulk("bin"), FEWER),
        ("tag", Bulk("tag", name="of the benchmark"), FEWER),
    ):
        kind = ViewKind.UNREAD if bulk.operation == "read" else ViewKind.ALL
        view, size = _about(library, kind, wanted)
        began = perf_counter()
        step = library.begin_bulk(bulk, view)
        _carry(library, f"{name} {size:,}", step, began, perf_counter() - began)
        began = perf_counter()
        library.turn_bulk(step)
        _carry(library, f"undo of: {name}", step, began, perf_counter() - began)


def _about(library: Library, kind: ViewKind, wanted: int) -> tuple[View, int]:
    """A list of about so many articles: those up to a day."""
    ids = library.ids(View(kind), "oldest")
    day = library.article(ids[min(wanted, len(ids) - 1)]).order_time
    return View(kind, search=f"before:{day:%Y-%m-%d}"), min(wanted, len(ids))


def _carry(library: Library, name: str, step: int, began: float, first: float) -> None:
    reader = Reader(library)
    portions = [first]
    finished = False
    while not finished:
        start = perf_counter()
        carried = library.carry_on(step)
        finished = carried.finished
        portions.append(perf_counter() - start)
        time.sleep(0)
    total = perf_counter() - began
    print(f"  {name}: {total:.1f} s in all, {carried.done:,} of {carried.total:,}")
    print(line("  its transactions", portions))
    print(line("  starring meanwhile", reader.end()), flush=True)


if __name__ == "__main__":
    opened = Library.open(Path(sys.argv[1]))
    measure(opened)
    opened.close()
