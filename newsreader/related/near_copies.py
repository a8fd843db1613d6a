"""Keeps in mind which articles have which pairs of neighbouring words, to find those that may be copies of new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsreader.related.signature import Signatures
from newsreader.related.term_counts import Numbers, Weights

SHARED = 4
"""So many of their heaviest pairs, of which each has 64, two articles share to be looked at further: of copies of short
news with three in ten words changed 98 in 100 do."""
COMMON = 48
"""A pair that more articles of a part have is a phrase of the language, of a series or of a site."""
DAYS = 2.0

Rows = npt.NDArray[np.int64]


class _Part(NamedTuple):
    """Pairs of some articles in order, and the row of the article that has each."""

    pairs: Numbers
    rows: npt.NDArray[np.int32]


class NearCopies:
    """Articles in mind, each in a row. Parts of one size are put together, so that few are looked into."""

    def __init__(self) -> None:
        self._ids: Rows = np.zeros(0, np.int64)
        self._days: Weights = np.zeros(0, np.float32)
        self._parts: list[_Part] = []
        self._rows: dict[int, int] = {}

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._ids)

    def __contains__(self, article_id: int) -> bool:
        """Whether an article is in mind."""
        return article_id in self._rows

    def add(self, ids: Sequence[int], signatures: Signatures) -> dict[int, list[int]]:
        """Take articles in, and answer for each that may have copies: the others in mind, those sharing most first."""
        first = len(self._ids)
        for row, number in enumerate(ids, first):
            before = self._rows.get(number)
            if before is not None:
                self._ids[before] = 0
            self._rows[number] = row
        self._ids = np.concatenate([self._ids, np.array(ids, np.int64)])
        self._days = np.concatenate([self._days, signatures.order_day])
        pairs = signatures.pairs
        rows = np.broadcast_to(np.arange(first, len(self._ids), dtype=np.int32)[:, None], pairs.shape)
        self._parts.append(_ordered(pairs[pairs > 0], rows[pairs > 0]))
        found = self._near(self._parts[-1])
        while len(self._parts) > 1 and len(self._parts[-1].rows) * 2 > len(self._parts[-2].rows):
            last, other = self._parts.pop(), self._parts.pop()
            merged = _ordered(np.concatenate([other.pairs, last.pairs]), np.concatenate([other.rows, last.rows]))
            self._parts.append(merged)
        return found

    def _near(self, new: _Part) -> dict[int, list[int]]:
        together = np.concatenate([each for part in self._parts for each in self._sharing(new, part)])
        both, shared = np.unique(together, return_counts=True)
        one, other = np.divmod(both[shared >= SHARED], max(len(self._ids), 1))
        shared = shared[shared >= SHARED]
        near = np.abs(self._days[one] - self._days[other]) <= DAYS
        near &= (self._ids[one] > 0) & (self._ids[other] > 0)
        order = np.lexsort((self._ids[other], -shared, one))
        found: dict[int, list[int]] = {}
        for place in order[near[order]].tolist():
            found.setdefault(int(self._ids[one[place]]), []).append(int(self._ids[other[place]]))
        return found

    def _sharing(self, new: _Part, part: _Part) -> Iterator[Rows]:
        """For each pair that a new row shares with one before it: the number that stands for both rows."""
        begin, end = (np.searchsorted(part.pairs, new.pairs, side) for side in ("left", "right"))
        many = end - begin
        many[many > COMMON] = 0
        mine = np.repeat(new.rows, many).astype(np.int64)
        offset = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        theirs = part.rows[np.repeat(begin, many) + offset]
        before = theirs < mine
        yield mine[before] * len(self._ids) + theirs[before]


def _ordered(pairs: Numbers, rows: npt.NDArray[np.int32]) -> _Part:
    order = np.argsort(pairs, kind="stable")
    return _Part(pairs[order], rows[order])
