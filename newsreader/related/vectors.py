"""Signatures as unit vectors of words, pairs, names and headline, and how alike they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from newsreader.related import measures
from newsreader.related.signature import EARLY_PARTS, Signatures
from newsreader.related.term_counts import Numbers, TermCounts, Weights

_TABLE = 1 << 16
_LOWER = np.uint32(_TABLE - 1)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of many articles: rows of numbers with their weights, each row of length 1 or 0."""

    numbers: Numbers
    weights: Weights

    def take(self, rows: Any) -> Part:
        """Some rows."""
        return Part(self.numbers[rows], self.weights[rows])


@dataclass(frozen=True, slots=True)
class Vectors:
    """Many articles as vectors."""

    words: Part
    pairs: Part
    names: Part
    title: Part

    def take(self, rows: Any) -> Vectors:
        """Some rows."""
        return Vectors(self.words.take(rows), self.pairs.take(rows), self.names.take(rows), self.title.take(rows))


def vectors(signatures: Signatures, counts: TermCounts) -> Vectors:
    """The vectors of some signatures, by how common their terms are now."""
    early = signatures.word_places.astype(np.float32) / np.float32(EARLY_PARTS)
    often: Weights = signatures.word_counts.astype(np.float32) + measures.EARLY * early
    power = np.where(signatures.only_headline, measures.HEADLINE_IDF, measures.WORD_IDF).astype(np.float32)[:, None]
    words = (1 + np.log(np.maximum(often, 1))) * counts.idf(signatures.words) ** power
    often = signatures.name_counts.astype(np.float32) / np.float32(2)
    names = (1 + np.log(np.maximum(often, 0.5))) * counts.idf(signatures.names)
    return Vectors(
        _part(signatures.words, words),
        _part(signatures.pairs, signatures.pair_weights.astype(np.float32)),
        _part(signatures.names, names),
        _part(signatures.title, counts.idf(signatures.title)),
    )


def likeness(one: Vectors, many: Vectors) -> Weights:
    """How alike many articles are to one, or to several taken together: the weighted sum of the parts' cosines."""
    alike: Weights = (
        cosine(one.words, many.words)
        + np.float32(measures.PAIRS) * cosine(one.pairs, many.pairs)
        + np.float32(measures.NAMES) * cosine(one.names, many.names)
        + np.float32(measures.TITLE) * cosine(one.title, many.title)
    )
    return alike


def cosine(one: Part, many: Part) -> Weights:
    """The cosine of each row of `many` to the rows of `one` summed; they need not be of length 1 then."""
    numbers, places = np.unique(one.numbers, return_inverse=True)
    weights = np.bincount(places.ravel(), one.weights.ravel()).astype(np.float32)
    weights[numbers == 0] = 0
    rows, columns, at = _common(numbers, many.numbers)
    there = weights[at] * many.weights[rows, columns]
    return np.bincount(rows, there, len(many.numbers)).astype(np.float32)


def _common(numbers: Numbers, many: Numbers) -> tuple[Any, Any, Any]:
    """Rows and columns of `many` that are one of `numbers`, which are in order, and which of these they are.

    Most are none of them: a table of the lower bits tells so without a search.
    """
    table = np.zeros(_TABLE, bool)
    table[numbers & _LOWER] = True
    rows, columns = np.nonzero(table[many & _LOWER])
    found = many[rows, columns]
    at = np.minimum(np.searchsorted(numbers, found), len(numbers) - 1)
    right = (numbers[at] == found) & (found != 0)
    return rows[right], columns[right], at[right]


def _part(numbers: Numbers, weights: Weights) -> Part:
    weights = weights * (numbers != 0)
    lengths = np.sqrt((weights * weights).sum(axis=1, keepdims=True))
    return Part(numbers, (weights / np.maximum(lengths, np.float32(1e-9))).astype(np.float32))
