"""What a source writes into whatever it publishes makes no story: its sign-offs, its name, the subject it lives on."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

import numpy as np

from newsreader.related.boilerplate import LEAST_ARTICLES, LEAST_DAYS, LOOKED_AT, SHARE
from newsreader.related.points import Points, unit
from newsreader.related.signature import Signatures
from newsreader.related.term_counts import Numbers

FEW, SHARE_OF_FEW = 8, 0.75
"""Of a source with few articles yet, though not fewer than so many, a term must be in so many of them."""


class _Looked(NamedTuple):
    """The terms of an article and its day."""

    numbers: Numbers
    day: int


class Manners:
    """The latest articles of each source, by the numbers of the sources."""

    def __init__(self) -> None:
        self._latest: dict[int, deque[_Looked]] = {}

    def without(self, points: Points, signatures: Signatures) -> Points:
        """Articles without the terms that most of the latest articles of their source have.

        Args:
            points: the articles; they count among the latest from now on.
            signatures: of the same articles.
        """
        days = np.floor(signatures.order_day).astype(np.int64).tolist()
        sources = signatures.source.tolist()
        for row, (source, day) in enumerate(zip(sources, days, strict=True)):
            if source:
                latest = self._latest.setdefault(source, deque(maxlen=LOOKED_AT))
                latest.append(_Looked(points.numbers[row], day))
        numbers, changed = points.numbers.copy(), False
        for source in set(sources) - {0}:
            if len(manner := self._manner(source)):
                rows = np.flatnonzero(signatures.source == source)
                numbers[rows] = np.where(np.isin(numbers[rows], manner), 0, numbers[rows])
                changed = True
        if not changed:
            return points
        weights = unit(np.where(numbers == 0, np.float32(0), points.weights))
        return Points(numbers, weights, points.days, points.only_headline)

    def _manner(self, source: int) -> Numbers:
        """The terms of most articles of a source; none while too few are known, or those of too few days."""
        latest = self._latest[source]
        share = SHARE if len(latest) >= LEAST_ARTICLES else SHARE_OF_FEW
        if len(latest) < FEW or len({each.day for each in latest}) < LEAST_DAYS:
            return np.zeros(0, np.uint32)
        terms, counts = np.unique(np.concatenate([each.numbers for each in latest]), return_counts=True)
        manner: Numbers = terms[(counts > share * len(latest)) & (terms != 0)]
        return manner
