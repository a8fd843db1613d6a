"""The signature of an article: its heaviest words, pairs and names as numbers, in a few hundred bytes.

How often a word occurs is kept, not its weight: that follows from how common the word is in the library at the time of
asking, so that old signatures do not age. The weight of a pair, which is not counted, is that of the time of signing.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from math import nan
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from newsreader.related.features import Features
from newsreader.related.term_counts import Numbers, TermCounts, Weights

FORM = "2"
"""Changes with the meaning of a signature: those of another form are made anew."""
EARLY = 2
"""How much more often than it stands there the first word of a text counts; words after it less and less."""
EARLY_PARTS = 16
WORDS, PAIRS, NAMES, TITLE = 64, 64, 16, 12
_HEAD = struct.Struct("<BffIBBBB")
_ONLY_HEADLINE = 1
_MOST = 255
_PAIRS_BY = np.uint64(0x9E3779B1)  # the multiplier of Fibonacci hashing, which parts the pair (a, b) from (b, a)
_RECORD = np.dtype([
    ("flags", "u1"), ("day", "<f4"), ("order_day", "<f4"), ("source", "<u4"), ("sizes", "u1", 4),
    ("title", "<u4", TITLE), ("words", "<u4", WORDS), ("pairs", "<u4", PAIRS), ("names", "<u4", NAMES),
    ("word_counts", "u1", WORDS), ("word_places", "u1", WORDS), ("pair_weights", "u1", PAIRS),
    ("name_counts", "u1", NAMES),
])  # fmt: skip

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Many signatures as arrays; a row is an article. Numbers that are 0 stand for nothing.

    Attributes:
        day: when it was published, in days since 1970; NaN if it is not dated.
        order_day: by what lists order it.
        source: the number of its source's name; 0 if it has none.
        word_counts: how often the word occurs, up to 255. name_counts: twice as often, up to 255.
        word_places: how early the word occurs, by `Features.early` sixteenfold, up to 255.
        pair_weights: 255 is the article's heaviest pair.
    """

    only_headline: npt.NDArray[np.bool_]
    day: Weights
    order_day: Weights
    source: Numbers
    title: Numbers
    words: Numbers
    pairs: Numbers
    names: Numbers
    word_counts: Bytes
    word_places: Bytes
    pair_weights: Bytes
    name_counts: Bytes

    def __len__(self) -> int:
        """How many there are."""
        return len(self.day)

    def take(self, rows: Any) -> Signatures:
        """Some of them, by their rows."""
        return Signatures(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def pack(features: Features, counts: TermCounts, day: float | None, order_day: float, source: int) -> bytes:
    """The signature of an article."""
    of_words, of_names, of_pairs = _terms(features, counts)
    words, often, early = _heaviest_words(of_words, features)
    order = _order(of_names.numbers, of_names.often, of_names.idf)[:NAMES]
    names, mentioned = of_names.numbers[order], of_names.often[order]
    pairs, pair_weights = _heaviest_pairs(of_pairs)
    title = features.title[:TITLE]
    flags = _ONLY_HEADLINE * features.only_headline
    head = (flags, nan if day is None else day, order_day, source)
    numbers = np.concatenate([np.array(title, np.uint32), words, pairs, names])
    small = (often, np.rint(EARLY_PARTS * early), pair_weights, 2 * mentioned)
    return b"".join(
        (
            _HEAD.pack(*head, len(title), len(words), len(pairs), len(names)),
            numbers.astype("<u4").tobytes(),
            np.minimum(np.concatenate(small), _MOST).astype(np.uint8).tobytes(),
        )
    )


def unpack(packed: Sequence[bytes]) -> Signatures:
    """Signatures as arrays."""
    records = np.frombuffer(b"".join(map(_padded, packed)), _RECORD)
    named = {name: np.ascontiguousarray(records[name]) for name in Signatures.__dataclass_fields__ if name in _NAMES}
    return Signatures(only_headline=(records["flags"] & _ONLY_HEADLINE).astype(bool), **named)


_NAMES = frozenset(_RECORD.names or ())


def _padded(packed: bytes) -> bytes:
    """A signature with each of its parts at full length."""
    title, words, pairs, names = packed[_HEAD.size - 4 : _HEAD.size]
    parts, place = [packed[: _HEAD.size]], _HEAD.size
    for size, most in (
        (4 * title, 4 * TITLE), (4 * words, 4 * WORDS), (4 * pairs, 4 * PAIRS), (4 * names, 4 * NAMES),
        (words, WORDS), (words, WORDS), (pairs, PAIRS), (names, NAMES),
    ):  # fmt: skip
        parts.append(packed[place : place + size].ljust(most, b"\0"))
        place += size
    return b"".join(parts)


class _Terms(NamedTuple):
    """Terms of one kind, how often each occurs, and how much it tells; of pairs, two numbers in a row of both."""

    numbers: Numbers
    often: Weights
    idf: Weights


def _terms(features: Features, counts: TermCounts) -> tuple[_Terms, _Terms, _Terms]:
    """The words, names and pairs of an article; what they tell is asked once for all, as that takes less time."""
    words, names, pairs = features.words, features.names, features.pairs
    first, second = len(words), len(words) + len(names)
    numbers = np.fromiter(chain(words, names, chain.from_iterable(pairs)), np.uint32, second + 2 * len(pairs))
    often = np.fromiter(chain(words.values(), names.values(), pairs.values()), np.float32, second + len(pairs))
    idf = counts.idf(numbers)
    return (
        _Terms(numbers[:first], often[:first], idf[:first]),
        _Terms(numbers[first:second], often[first:second], idf[first:second]),
        _Terms(numbers[second:].reshape(-1, 2), often[second:], idf[second:].reshape(-1, 2)),
    )


def _heaviest_words(words: _Terms, features: Features) -> tuple[Numbers, Weights, Weights]:
    """The heaviest words, how often each occurs and how early; those of the first sentences are sooner among them."""
    early = np.fromiter(map(features.early.get, features.words, repeat(0)), np.float32, len(words.numbers))
    order = _order(words.numbers, words.often + EARLY * early, words.idf)[:WORDS]
    return words.numbers[order], words.often[order], early[order]


def _order(numbers: Numbers, often: Weights, idf: Weights) -> npt.NDArray[np.int64]:
    """The order by (1 + ln tf) * idf, the heaviest first; of equal ones the smaller number."""
    weights = (1 + np.log(np.maximum(often, np.float32(0.5)))) * idf
    return np.lexsort((numbers, -weights))


def _heaviest_pairs(pairs: _Terms) -> tuple[Numbers, Weights]:
    """The heaviest pairs, and their weights up to 255: (1 + ln tf) times the mean idf of both words."""
    if not len(pairs.numbers):
        return np.zeros(0, np.uint32), np.zeros(0, np.float32)
    weights = (1 + np.log(pairs.often)) * (pairs.idf[:, 0] + pairs.idf[:, 1]) / 2
    numbers = pair_numbers(pairs.numbers[:, 0], pairs.numbers[:, 1])
    order = np.lexsort((numbers, -weights))[:PAIRS]
    return numbers[order], np.maximum(np.rint(_MOST * weights[order] / weights[order[0]]), 1).astype(np.float32)


def pair_numbers(first: Numbers, second: Numbers) -> Numbers:
    """The numbers, of 32 bits, that stand for two stems side by side."""
    return (first.astype(np.uint64) * _PAIRS_BY + second).astype(np.uint32)
