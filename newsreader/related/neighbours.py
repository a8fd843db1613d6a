"""Where the terms of a row stand in other rows: what every judgement about stories is worked out from.

To ask for some rows together takes a fraction of the time of asking for one after the other. So when many rows come,
all of them are taken in at once, and they are asked for some ahead: what is not judged yet is in no group, and weighs
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from newsreader.related.points import WIDTH
from newsreader.related.postings import Places, Postings
from newsreader.related.story_rows import Floats, Groups, StoryRows
from newsreader.related.term_counts import Weights


class Hits(NamedTuple):
    """Where the terms of a row stand in other rows: their groups, the weights there, and of which column each is.

    The group of a row that is in none is `ALONE`.
    """

    groups: Groups
    weights: Weights
    columns: Places

    def likeness(self, weights: Weights, groups: int) -> Floats:
        """To each of so many groups the sum of the likeness to its rows, for a row with these weights."""
        alike = self.weights * weights[self.columns]
        sums: Floats = np.bincount(self.groups + 1, alike, groups + 1)[1:].astype(np.float64)
        return sums


class Shared(NamedTuple):
    """The terms that a row shares with others: with which rows, their places in the table, and the row's columns."""

    rows: Places
    places: Places
    columns: Places


class Neighbours:
    """The rows of some stories, found by their terms."""

    def __init__(self, rows: StoryRows) -> None:
        self._rows = rows
        self._postings = Postings(WIDTH)
        self._ahead: dict[int, Shared] = {}

    def add(self) -> None:
        """Take in the rows that were added since the last time."""
        self._ahead.clear()
        self._postings.add(self._rows.numbers, self._rows.count)

    def look_ahead(self, rows: Sequence[int]) -> None:
        """Have at hand what will be asked for these rows, and no others, until the next `add`."""
        self._ahead = dict(zip(rows, self._find(rows), strict=True)) if rows else {}

    def shared(self, row: int) -> Shared:
        """The terms of a row in all others."""
        return self._ahead.get(row) or self._find([row])[0]

    def hits(self, row: int) -> Hits:
        """The terms of a row in the groups as they are now."""
        rows, places, columns = self.shared(row)
        return Hits(self._rows.group[rows], self._rows.weights.reshape(-1)[places], columns)

    def _find(self, asked: Sequence[int]) -> list[Shared]:
        numbers = self._rows.numbers[list(asked)]
        owners, columns = np.nonzero(numbers)
        places, which = self._postings.find(numbers[owners, columns])
        rows, owners = places // WIDTH, owners[which]
        other = np.flatnonzero(rows != np.array(asked)[owners])
        if len(asked) > 1:
            other = other[np.argsort(owners[other].astype(np.uint16), kind="stable")]
        found = rows[other].astype(np.int64), places[other].astype(np.int64), columns[which[other]]
        ends = np.bincount(owners[other], minlength=len(asked)).cumsum()[:-1]
        return [Shared(*parts) for parts in zip(*(np.split(part, ends) for part in found), strict=True)]
