"""Times of keeping articles that are parsed already, by turns with the floor's, in a process of its own.

usage: store.py FOLDER COUNT ROUNDS [LIBRARY]

With a LIBRARY the articles come into a copy of it, and into a floor that has as many.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import floor_store

from articles import Newsroom
from newsreader.article.model import ParsedArticle, View
from newsreader.library import Library

OTHER_SEED = 7
MOST_RATIO = 2.0


def ours(path: Path, articles: Sequence[ParsedArticle]) -> float:
    """Seconds that the library takes; it stands open before and closes after."""
    library = Library.open(path)
    began = perf_counter()
    for start in range(0, len(articles), floor_store.AT_ONCE):
        with library.transaction(bulk=True):
            library.add_all(articles[start : start + floor_store.AT_ONCE])
    took = perf_counter() - began
    library.close()
    return took


def compare(folder: Path, count: int, rounds: int, begun: Path | None) -> None:
    """Both, as often as wanted."""
    articles = list(Newsroom(OTHER_SEED).articles(count))
    floor_begun = begun and _floor_of(begun)
    taken: list[tuple[float, float]] = []
    for _ in range(rounds):
        floor, library = _fresh(folder / "floor.db", floor_begun), _fresh(folder / "ours.db", begun)
        taken.append((floor_store.store(floor, articles), ours(library, articles)))
    floors, libraries = [1_000_000 * median(each) / count for each in zip(*taken, strict=True)]
    ratio = median(mine / bare for bare, mine in taken)
    into = f"a library of {_size(begun):,}" if begun else "an empty library"
    print(
        f"  {count:,} into {into}: floor {floors:.0f} us an article, ours {libraries:.0f}, {ratio:.2f}x"
        f" (target {MOST_RATIO}x: {'met' if ratio <= MOST_RATIO else 'MISSED'};"
        f" {min(m / b for b, m in taken):.2f} to {max(m / b for b, m in taken):.2f})"
    )
    for name in ("floor.db", "ours.db"):
        _forget(folder / name)


def _floor_of(library: Path) -> Path:
    """A floor with as many articles as a library; made once."""
    path = library.with_suffix(".floor")
    if not path.exists():
        newsroom, unfinished, size = Newsroom().articles(_size(library)), path.with_suffix(".part"), _size(library)
        for _ in range(0, size, 20_000):
            floor_store.store(unfinished, [each for _, each in zip(range(20_000), newsroom, strict=False)])
        unfinished.rename(path)
    return path


def _size(path: Path) -> int:
    library = Library.open(path, read_only=True)
    try:
        return len(library.ids(View()))
    finally:
        library.close()


def _fresh(path: Path, begun: Path | None) -> Path:
    _forget(path)
    if begun:
        shutil.copy(begun, path)
    return path


def _forget(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


if __name__ == "__main__":
    place, number, times, *library = sys.argv[1:]
    compare(Path(place), int(number), int(times), Path(library[0]) if library else None)
