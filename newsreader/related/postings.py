"""In which rows a number stands: an inverted index over rows that are only ever added, for some ten thousand of them.

The latest rows stand in a dictionary; some thousand at a time are sorted into a run, and two runs of one size into one,
so that few have to be asked and memory stays at a dozen bytes a number.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsreader.related.term_counts import Numbers

FRESH, AT_ONCE = 1024, 64
"""So many rows stand in the dictionary at most; so many that come at once never do."""
_HIGH = np.uint64(32)
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Run:
    """The rows from one to another, sorted by number."""

    rows: int
    numbers: Numbers
    starts: Places
    places: Numbers


class Postings:
    """The rows of a table of numbers, found by number. A place is row * width + column; the number 0 is not kept."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._runs: list[_Run] = []
        self._fresh: dict[int, array[int]] = {}
        self._sorted = self._rows = 0

    def add(self, table: Numbers, rows: int) -> None:
        """Take in the rows of a table up to a number of rows; those before are known."""
        if rows - self._rows >= AT_ONCE:
            self._rows = rows
            self._sort(table)
            return
        fresh = self._fresh
        for row in range(self._rows, rows):
            for place, number in enumerate(table[row].tolist(), row * self._width):
                if number in fresh:
                    fresh[number].append(place)
                elif number:
                    fresh[number] = array("I", (place,))
        self._rows = rows
        if rows - self._sorted >= FRESH:
            self._sort(table)

    def find(self, numbers: Numbers) -> tuple[Numbers, Places]:
        """Where these numbers stand: all places, and for each place which of the numbers it is of."""
        places: list[Numbers] = []
        which: list[Places] = []
        order = np.argsort(numbers)  # in order they are found in a quarter of the time
        ordered = numbers[order]
        for run in self._runs:
            at = np.minimum(np.searchsorted(run.numbers, ordered), len(run.numbers) - 1)
            hit = np.flatnonzero(run.numbers[at] == ordered)
            starts, ends = run.starts[at[hit]], run.starts[at[hit] + 1]
            lengths = ends - starts
            before = np.cumsum(lengths) - lengths
            inside = np.repeat(starts - before, lengths)
            inside += np.arange(len(inside))
            places.append(run.places[inside])
            which.append(np.repeat(order[hit], lengths))
        if self._fresh:
            fresh = [(index, found) for index, each in enumerate(numbers.tolist()) if (found := self._fresh.get(each))]
            places.append(np.frombuffer(b"".join(found for _, found in fresh), np.uint32))
            which.append(np.repeat([index for index, _ in fresh], [len(found) for _, found in fresh]).astype(np.int64))
        if not places:
            return np.zeros(0, np.uint32), np.zeros(0, np.int64)
        return np.concatenate(places), np.concatenate(which)

    def _sort(self, table: Numbers) -> None:
        """Put what is fresh into a run, together with earlier runs that are not longer."""
        rows = self._rows - self._sorted
        while self._runs and self._runs[-1].rows <= rows:
            rows += self._runs.pop().rows
        first = self._rows - rows
        numbers = table[first : self._rows].ravel()
        # Number and place in one value are sorted in a quarter of the time of an order by number.
        there = np.flatnonzero(numbers)
        both = numbers[there].astype(np.uint64) << _HIGH | (there + first * self._width).astype(np.uint64)
        both.sort()
        numbers, places = (both >> _HIGH).astype(np.uint32), both.astype(np.uint32)
        if len(numbers):
            starts = np.flatnonzero(np.diff(numbers, prepend=numbers[0] - 1))
            self._runs.append(_Run(rows, numbers[starts], np.append(starts, len(numbers)), places))
        self._fresh.clear()
        self._sorted = self._rows
