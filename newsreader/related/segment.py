"""A piece of the inverted index: for some thousand neighbouring positions, which articles have a term, and how heavy.

Segments are not changed once they are built. A position is given once only, so a segment can name a signature that
is gone, but never a wrong one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from newsreader.related.signature import Bytes, Signatures
from newsreader.related.term_counts import Numbers, TermCounts, Weights
from newsreader.related.vectors import Part, vectors

WORDS, NAMES = 24, 12
"""So many of an article's heaviest terms lead to it."""
LONGEST = 1 << 16
_HEAD = struct.Struct("<4sIIIII16s")
_MAGIC = b"NRS1"
_MOST = 255

Places = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment.

    Attributes:
        first: its first position. size: how many positions it spans, at most `LONGEST`.
        keys: its terms in order. starts: where the postings of each begin, and where the last end.
        places: of each posting, position minus `first`. weights: how heavy the term is in the article, 1 to 255.
        days: when each article was published, in days since 1970; NaN where that is not known.
        total: for how many articles the term counts stood by which it was built.
    """

    first: int
    size: int
    keys: Numbers
    starts: Numbers
    places: Places
    weights: Bytes
    days: Weights
    total: int

    def spans(self, terms: Numbers) -> tuple[Numbers, Numbers]:
        """Where the postings of terms begin and end; equal where it has none."""
        if not len(self.keys):
            return np.zeros(len(terms), np.uint32), np.zeros(len(terms), np.uint32)
        at = np.minimum(np.searchsorted(self.keys, terms), len(self.keys) - 1)
        begin = self.starts[at]
        return begin, np.where(self.keys[at] == terms, self.starts[at + 1], begin)

    def scores(self, begin: Numbers, end: Numbers, weights: Weights) -> Weights:
        """For each place the sum over its postings in these spans, weighted; terms without weight are left out."""
        used = np.flatnonzero((end > begin) & (weights > 0))
        if not len(used):
            return np.zeros(self.size, np.float32)
        places = np.concatenate([self.places[begin[each] : end[each]] for each in used])
        heavy = np.concatenate([self.weights[begin[each] : end[each]] for each in used])
        each_term = np.repeat(weights[used], (end[used] - begin[used]).astype(np.int64))
        return np.bincount(places, heavy * each_term, minlength=self.size).astype(np.float32)


def build(
    first: int, size: int, portions: Iterable[tuple[npt.NDArray[np.int64], Signatures]], counts: TermCounts
) -> Segment:
    """The segment of some signatures, handed over in portions with their positions so that little is held at a time."""
    keys: list[Numbers] = []
    places: list[Places] = []
    weights: list[Bytes] = []
    days = np.full(size, np.nan, np.float32)
    for positions, signatures in portions:
        at = (positions - first).astype(np.uint16)
        days[at] = signatures.day
        parts = vectors(signatures, counts)
        for part, most in ((parts.words, WORDS), (parts.names, NAMES)):
            numbers, heavy = _heaviest(part, most)
            there = numbers > 0
            keys.append(numbers[there])
            places.append(np.broadcast_to(at[:, None], numbers.shape)[there])
            weights.append(np.clip(np.rint(heavy[there] * _MOST), 1, _MOST).astype(np.uint8))
    every = np.concatenate(keys) if keys else np.zeros(0, np.uint32)
    order = np.argsort(every, kind="stable")
    unique, starts = np.unique(every[order], return_index=True)
    return Segment(
        first, size, unique,
        np.append(starts, len(every)).astype(np.uint32),
        (np.concatenate(places) if places else np.zeros(0, np.uint16))[order],
        (np.concatenate(weights) if weights else np.zeros(0, np.uint8))[order],
        days, counts.total,
    )  # fmt: skip


def save(segment: Segment, path: Path, token: str) -> None:
    """Write a segment into a file; it stands there whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    head = _HEAD.pack(
        _MAGIC, segment.first, segment.size, len(segment.keys), len(segment.places), segment.total, token.encode()
    )
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        file.write(head)
        for values in (segment.days, segment.keys, segment.starts, segment.places, segment.weights):
            file.write(np.ascontiguousarray(values).tobytes())
    new.replace(path)


def load(path: Path, first: int, token: str) -> Segment | None:
    """A segment from its file, mapped: only what is asked for comes into memory. None if it is not there or another."""
    try:
        data = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError):
        return None
    if len(data) < _HEAD.size:
        return None
    magic, begins, size, keys, postings, total, marked = _HEAD.unpack(data[: _HEAD.size].tobytes())
    if (magic, begins, marked) != (_MAGIC, first, token.encode()):
        return None
    shapes = (
        (np.float32, size), (np.uint32, keys), (np.uint32, keys + 1), (np.uint16, postings), (np.uint8, postings),
    )  # fmt: skip
    if len(data) != _HEAD.size + sum(np.dtype(kind).itemsize * length for kind, length in shapes):
        return None
    parts, place = [], _HEAD.size
    for kind, length in shapes:
        end = place + np.dtype(kind).itemsize * length
        parts.append(data[place:end].view(kind).view(np.ndarray))
        place = end
    days, terms, starts, places, weights = parts
    return Segment(first, size, terms, starts, places, weights, days, total)


def _heaviest(part: Part, most: int) -> tuple[Numbers, Weights]:
    if part.numbers.shape[1] <= most:
        return part.numbers, part.weights
    order = np.argpartition(-part.weights, most, axis=1)[:, :most]
    return np.take_along_axis(part.numbers, order, 1), np.take_along_axis(part.weights, order, 1)
