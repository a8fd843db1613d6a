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

FRESH = 1024
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
        if rows - self._rows >= FRESH:
            self._rows = rows
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

    def find(self, numbers: Numbers) -> tuple[Places, Places]:
        """Where these numbers stand: all places, and for each place which of the numbers it is of.

        The places of a number are in order within a run.
        """
        places: list[Numbers] = []
        which: list[Places] = []
        for run in self._runs:
            at = np.minimum(np.searchsorted(run.numbers, numbers), len(run.numbers) - 1)
            hit = np.flatnonzero(run.numbers[at] == numbers)
            starts, ends = run.starts[at[hit]], run.starts[at[hit] + 1]
            lengths = ends - starts
            inside = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
            places.append(run.places[np.repeat(starts, lengths) + inside])
            which.append(np.repeat(hit, lengths))
        fresh = [(index, found) for index, each in enumerate(numbers.tolist()) if (found := self._fresh.get(each))]
        if fresh:
            places.append(np.frombuffer(b"".join(found for _, found in fresh), np.uint32))
            which.append(np.repeat([index for index, _ in fresh], [len(found) for _, found in fresh]))
        if not places:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        return np.concatenate(places).astype(np.int64), np.concatenate(which)

    def _sort(self, table: Numbers) -> None:
        """Put what is fresh into a run, together with earlier runs that are not longer."""
        rows = self._rows - self._sorted
        while self._runs and self._runs[-1].rows <= rows:
            rows += self._runs.pop().rows
        first = self._rows - rows
        numbers = table[first : self._rows].ravel()
        order = np.argsort(numbers, kind="stable")
        order = order[np.count_nonzero(numbers == 0) :]
        if len(order):
            distinct, starts = np.unique(numbers[order], return_index=True)
            places = (order + first * self._width).astype(np.uint32)
            self._runs.append(_Run(rows, distinct, np.append(starts, len(order)), places))
        self._fresh.clear()
        self._sorted = self._rows
