"""How many articles have a term, and from that how much a term tells: the inverse document frequency.

Terms are words and names by their numbers, of which the upper 22 bits are looked at: two rare terms that share a
place are both still rare, and a rare one is taken for a common one in less than one case of a hundred. Of a large
library every eighth article is counted, eightfold: the logarithm does not notice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from operator import rshift
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from newsreader.related.features import Features

if TYPE_CHECKING:
    from newsreader.library.signatures import Signatures

PLACES_BITS = 22
_SHIFT = 32 - PLACES_BITS
TOTAL = 1 << PLACES_BITS
"""The place that says how many articles were counted."""
COUNTED_ALL = 20_000
SAMPLE = 8
LEAST = 0.01
UNSEEN, SHARE = 100, 0.01
"""As if so many articles more had been counted, in which every term had this share: in a small library, where the one
subject of half of the articles is not a small word for that."""

Numbers = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]


class TermCounts:
    """The counts of a library, in memory: 16 MB."""

    def __init__(self) -> None:
        self._counts = np.zeros(TOTAL + 1, np.uint32)

    @classmethod
    def of(cls, signatures: Signatures) -> TermCounts:
        """Those that a library keeps."""
        counts = cls()
        places, numbers = signatures.counts()
        counts._counts[np.frombuffer(places, np.uint32)] = np.frombuffer(numbers, np.uint32)
        return counts

    @property
    def total(self) -> int:
        """How many articles they stand for."""
        return int(self._counts[TOTAL])

    def count(self, numbered: Iterable[tuple[int, Features]]) -> Counter[int]:
        """Count articles by their ids; the answer is what became more, by place, for the library to keep."""
        more: Counter[int] = Counter()
        sampled: Counter[int] = Counter()
        for article_id, features in numbered:
            counted = more if self.total + more[TOTAL] + SAMPLE * sampled[TOTAL] < COUNTED_ALL else sampled
            if counted is sampled and article_id % SAMPLE:
                continue
            counted.update(map(rshift, chain(features.words, features.names), repeat(_SHIFT)))
            counted[TOTAL] += 1
        for place, number in sampled.items():
            more[place] += SAMPLE * number
        return more

    @contextmanager
    def counting(self, more: Counter[int]) -> Iterator[None]:
        """Take in what `count` answered; taken back if what is done with it fails, and so is not kept."""
        places = np.fromiter(more.keys(), np.int64, len(more))
        numbers = np.fromiter(more.values(), np.uint32, len(more))
        self._counts[places] += numbers
        try:
            yield
        except BaseException:
            self._counts[places] -= numbers
            raise

    def idf(self, numbers: Numbers) -> Weights:
        """ln((N + 1) / (df + .5)) of terms, with the unseen, at least `LEAST`; of whatever shape the numbers are."""
        df = self._counts[numbers >> np.uint32(_SHIFT)].astype(np.float32)
        weights: Weights = np.maximum(
            np.log((self.total + UNSEEN + 1) / (df + np.float32(UNSEEN * SHARE + 0.5))), LEAST
        ).astype(np.float32)
        return weights

    def share(self, numbers: Numbers) -> Weights:
        """In which share of the articles terms occur, 0 to 1."""
        df: Weights = self._counts[numbers >> np.uint32(_SHIFT)].astype(np.float32)
        return df / np.float32(max(self.total, 1))
