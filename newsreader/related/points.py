"""Articles as points for the finding of stories: the parts of a signature put together into one vector.

The weights were chosen on topics of ECB+ and stories of the UCI News Aggregator that no reported figure is taken from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.related import signature
from newsreader.related.signature import Signatures
from newsreader.related.term_counts import Numbers, TermCounts, Weights

PAIRS, NAMES, TITLE = 0.6, 0.4, 0.1
"""What the likeness of each part counts, where that of the words counts 1."""
COMMON, FEW = 0.02, 40
"""A term of a greater share of all articles, and of more than so many, is of no one event, as "net" of earnings."""
WIDTH = signature.WORDS + signature.PAIRS + signature.NAMES + signature.TITLE
_OF_TITLE = np.uint32(0x5BD1E995)  # so that a word of the headline is another term than the same word anywhere


@dataclass(frozen=True, slots=True)
class Points:
    """Articles, a row each.

    Attributes:
        numbers: of the terms; 0 stands for nothing.
        weights: of the terms; a row has the length 1. Of an article that is nothing but a headline all words weigh the
            same here, for how much a word tells then depends on the stories that are there.
        days: when it was published, in days since 1970; NaN if it is not dated.
    """

    numbers: Numbers
    weights: Weights
    days: npt.NDArray[np.float64]
    only_headline: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        """How many articles."""
        return len(self.days)


def points(signatures: Signatures, counts: TermCounts) -> Points:
    """Signed articles as points, by how common their terms are now."""
    only = signatures.only_headline
    raised = signatures.word_counts + signatures.word_places * (signature.EARLY / signature.EARLY_PARTS)
    words = _tf(raised.astype(np.float32)) * _idf(signatures.words, counts)
    names = _tf(signatures.name_counts.astype(np.float32) / np.float32(2)) * _idf(signatures.names, counts)
    parts = (
        (signatures.words, np.where(only[:, None], 1, words), 1.0),
        (signatures.pairs, signatures.pair_weights.astype(np.float32), PAIRS),
        (signatures.names, names, NAMES),
        (signatures.title ^ _OF_TITLE * (signatures.title != 0), _idf(signatures.title, counts), TITLE),
    )
    numbers = np.hstack([part for part, _, _ in parts])
    weights = np.hstack([unit(weights * (part != 0)) * np.float32(share**0.5) for part, weights, share in parts])
    beyond = np.arange(WIDTH) >= signature.WORDS
    numbers[only[:, None] & beyond] = 0
    weights[numbers == 0] = 0
    numbers[weights == 0] = 0
    return Points(numbers, unit(weights), signatures.day.astype(np.float64), only)


def _idf(numbers: Numbers, counts: TermCounts) -> Weights:
    """How much terms tell: nothing if they are in a great many articles."""
    common = counts.share(numbers) > max(COMMON, FEW / max(counts.total, 1))
    idf: Weights = np.where(common, np.float32(0), counts.idf(numbers))
    return idf


def _tf(often: Weights) -> Weights:
    weight: Weights = 1 + np.log(np.maximum(often, np.float32(0.5)))
    return weight


def unit(weights: Any) -> Weights:
    """Rows of weights brought to length 1; those of zeros stay."""
    lengths = np.sqrt((weights * weights).sum(axis=1, keepdims=True))
    unit: Weights = (weights / np.maximum(lengths, np.float32(1e-9))).astype(np.float32)
    return unit
