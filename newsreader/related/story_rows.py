"""Articles as rows, and the groups that they form: what is kept of each, and what changes as rows come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.related.points import WIDTH, Points
from newsreader.related.term_counts import Numbers, Weights

ALONE = -1
"""The group of a row that is in none."""

Groups = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class StoryRows:
    """Rows and groups; both are only ever added.

    Attributes:
        count: how many rows there are. groups: how many groups, also those that lost their rows.
        numbers, weights, days, only_headline: of the rows, as of `Points`; with room for more.
        group: of each row.
        sizes: of each group, in rows.
        squares: of each group the square of the length of the sum of its rows.
        spans: of each group the first and last day; NaN while no row is dated.
        more: of each group how many articles it has that are no rows.
    """

    def __init__(self) -> None:
        self.count = self.groups = 0
        self.numbers: Numbers = np.zeros((0, WIDTH), np.uint32)
        self.weights: Weights = np.zeros((0, WIDTH), np.float32)
        self.days: Floats = np.zeros(0)
        self.only_headline: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        self.group: Groups = np.zeros(0, np.int64)
        self.sizes: Groups = np.zeros(0, np.int64)
        self.squares: Floats = np.zeros(0)
        self.spans: Floats = np.zeros((0, 2))
        self.more: Groups = np.zeros(0, np.int64)

    def add(self, points: Points) -> range:
        """Add rows that are in no group; answers which they are."""
        first, self.count = self.count, self.count + len(points)
        for name, given in (("numbers", points.numbers), ("weights", points.weights), ("days", points.days),
                            ("only_headline", points.only_headline), ("group", ALONE)):  # fmt: skip
            kept = _with_room(getattr(self, name), self.count)
            kept[first : self.count] = given
            setattr(self, name, kept)
        return range(first, self.count)

    def new_group(self) -> int:
        """A group without rows."""
        self.groups += 1
        for name in ("sizes", "squares", "spans", "more"):
            setattr(self, name, _with_room(getattr(self, name), self.groups))
        return self.groups - 1

    def rows_of(self, groups: Iterable[int]) -> dict[int, list[int]]:
        """The rows of groups, in the order of their arrival."""
        rows: dict[int, list[int]] = {group: [] for group in groups}
        for row in np.flatnonzero(np.isin(self.group[: self.count], list(rows))).tolist():
            rows[int(self.group[row])].append(row)
        return rows

    def enter(self, row: int, group: int, likeness: float) -> None:
        """Put a row into a group, given the sum of its likeness to each of the rows there."""
        self.group[row] = group
        day, span = self.days[row], self.spans[group]
        self.spans[group] = (np.fmin(span[0], day), np.fmax(span[1], day)) if self.sizes[group] else (day, day)
        self.sizes[group] += 1
        self.squares[group] += 2 * likeness + 1

    def leave(self, row: int, likeness: float) -> None:
        """Take a row out of its group, given the sum of its likeness to each of the other rows there."""
        group = self.group[row]
        self.group[row] = ALONE
        self.sizes[group] -= 1
        self.squares[group] = self.squares[group] - 2 * likeness - 1 if self.sizes[group] else 0

    def unite(self, group: int, other: int, likeness: float) -> list[int]:
        """Put all rows of a group into another, given the sum of the likeness of each to each there; answers them."""
        rows = self.rows_of([group])[group]
        self.squares[other] += 2 * likeness + self.squares[group]
        self.sizes[other] += len(rows)
        self.more[other] += self.more[group]
        ends = self.spans[[group, other]]
        self.spans[other] = np.fmin.reduce(ends[:, 0]), np.fmax.reduce(ends[:, 1])
        self.sizes[group] = self.squares[group] = self.more[group] = 0
        self.group[rows] = other
        return rows

    def square(self, rows: Sequence[int]) -> float:
        """The square of the length of the sum of rows."""
        _, places = np.unique(self.numbers[rows], return_inverse=True)
        return float((np.bincount(places.ravel(), self.weights[rows].ravel()) ** 2).sum())


def _with_room(kept: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """An array with the same values and place for more."""
    if len(kept) >= size:
        return kept
    grown = np.zeros((max(size, 2 * len(kept), 64), *kept.shape[1:]), kept.dtype)
    grown[: len(kept)] = kept
    return grown
