"""Times of the related panel in one library, in a process of its own, and what its index takes.

usage: panel.py sign|ask|one LIBRARY CACHE | panel.py many FOLDER FILES

`sign` looks through what waits. `ask` measures panels and memory. `one` adds articles one by one. `many` adds files to
a new library, and then looks through them.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from figures import HEAD, line, timed

from articles import Newsroom
from newsreader.application.add import add_sources
from newsreader.application.catching_up import catch_up
from newsreader.article.model import View
from newsreader.library import Library
from newsreader.related.index import Index
from newsreader.related.panel import related_to

PANEL_P95, ONE_P95 = 0.040, 0.010
PANELS, ONES = 300, 200
KILOBYTES_OF_A_MEGABYTE = 1000


def sign(library: Library, index: Index) -> None:
    """Look through all that waits."""
    waiting, began = library.signatures.waiting(), time.perf_counter()
    catch_up(library, index)
    if waiting:
        taken = time.perf_counter() - began
        print(f"  looked through in {taken:.0f} s")


def ask(library: Library, index: Index) -> None:
    """Panels of random articles, warm, and the memory of the process before and after."""
    library.rows(library.ids(View(), "newest", 200))
    before, began = resident(), time.perf_counter()
    index.refresh()
    print(f"  index loaded in {time.perf_counter() - began:.2f} s")
    ids = library.ids(View(), "newest")
    chance = random.Random(4)
    chosen = [chance.choice(ids) for _ in range(PANELS)]
    first = [timed(related_to, library, index, number) for number in chosen]
    again = [timed(related_to, library, index, number) for number in chosen]
    print(HEAD)
    print(line("panel, first time in this process", first))
    print(line("panel, warm", again, PANEL_P95))
    print(f"  memory: {before:.0f} MB before, {resident() - before:.0f} MB more after {2 * PANELS} panels")


def one(library: Library, index: Index) -> None:
    """What the index costs when one article comes."""
    index.refresh()
    articles = list(Newsroom(seed=library.signatures.last()).articles(ONES))  # others at every run
    taken = []
    for article in articles:
        library.add(article)
        taken.append(timed(catch_up, library, index))
    print(line("looking through one new article", taken, ONE_P95))


def many(folder: Path, files: Path) -> None:
    """The time of adding files to a new library, and of looking through them."""
    library = Library.open(folder / "many.db")
    began = time.perf_counter()
    number = sum(1 for _ in add_sources(library, [str(files)]))
    added = time.perf_counter() - began
    catch_up(library, Index(library, folder / "cache"))
    both = time.perf_counter() - began
    print(f"  {number:,} files: added in {added:.1f} s, looked through in {both - added:.1f} s: {both / added:.2f}x")
    library.close()


def resident() -> float:
    """The resident memory of this process in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    size = next(row.split()[1] for row in status.splitlines() if row.startswith("VmRSS"))
    return int(size) / KILOBYTES_OF_A_MEGABYTE


if __name__ == "__main__":
    part, first, second = sys.argv[1:]
    if part == "many":
        many(Path(first), Path(second))
    else:
        opened = Library.open(Path(first))
        {"sign": sign, "ask": ask, "one": one}[part](opened, Index(opened, Path(second)))
        opened.close()
