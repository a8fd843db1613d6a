"""Finds the articles that may belong to one: an inverted index of the signatures, kept in segments.

Positions are parted into blocks. A block that is full is sealed: its segment is written into the cache folder under a
token that the library keeps too, so that after a restore, or of another library's cache, nothing wrong is believed.
What came after the last full block stands in small segments in memory, which are made anew at every start. All of it
can be built from the signatures; a lost cache costs time alone.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from newsreader.article.errors import NewsreaderError
from newsreader.related import measures, segment
from newsreader.related.boilerplate import numbers_in_most
from newsreader.related.copy_finder import CopyFinder
from newsreader.related.segment import LONGEST, Segment
from newsreader.related.signature import Signatures, unpack
from newsreader.related.story_finder import StoryFinder
from newsreader.related.term_counts import Numbers, TermCounts, Weights
from newsreader.related.time import nearness
from newsreader.related.vectors import Vectors

if TYPE_CHECKING:
    from newsreader.library import Library

BLOCK, CHUNK, FEW = LONGEST, 4096, 256
"""Positions of a block, and of the smaller segments that stand for those after the last block."""
POSTINGS = 400_000
"""So many postings a question walks through at most: common terms are left out once the rarer ones have so many."""
MOST = 150
"""Candidates by text alone, and as many by text and nearness in time."""
LOOKED_AT = 400
"""The best of a segment by text; what is nearer in time is looked for among them."""
AGED = 2.0
"""A block is built anew when the library has so many times the articles that it had."""

log = logging.getLogger(__name__)
Positions = npt.NDArray[np.int64]


def never() -> bool:
    """Nobody asked to stop."""
    return False


class Index:
    """The index of a library; any thread may ask it, one at a time may bring it up to date.

    Attributes:
        counts: how common terms are.
        finder, copies: of the stories and of the copies of its articles; for who brings it up to date.
    """

    def __init__(self, library: Library, folder: Path | None) -> None:
        """Make an index that is empty until `refresh`.

        Args:
            library: whose signatures.
            folder: for the sealed blocks; None to keep everything in memory.
        """
        self._signatures = library.signatures
        self._folder = folder
        self._lock = Lock()
        self._segments: tuple[Segment, ...] = ()
        self._upto = 0
        self.counts = TermCounts()
        self.finder = StoryFinder()
        self.copies = CopyFinder()
        self._loaded = False
        self._manners: dict[str, frozenset[int]] = {}

    @property
    def loaded(self) -> bool:
        """Whether it was brought up to date at least once."""
        return self._loaded

    def refresh(self, stop: Callable[[], bool] = never) -> None:
        """Take in what was signed since the last time; once `stop` answers True, it stays as it was."""
        with self._lock:
            self.load_counts()
            last = self._signatures.last()
            known = {(each.first, each.size): each for each in self._segments if self._holds(each)}
            blocks = self._blocks()
            segments: list[Segment] = []
            for first, size in layout(last):
                if stop():
                    return
                segments.append(known.get((first, size)) or self._segment(first, size, blocks))
            self._segments, self._upto, self._loaded = tuple(segments), last, True
            self._manners = {}

    def load_counts(self) -> None:
        """Have the counts of the library's terms, if they are not here yet."""
        if not self.counts.total:
            self.counts = TermCounts.of(self._signatures)

    def manner(self, source: str, library: Library) -> frozenset[int]:
        """The words and names that most articles of a source have; found out once between two `refresh`es."""
        if source not in self._manners:
            self._manners[source] = numbers_in_most(library, source)
        return self._manners[source]

    def candidates(self, one: Vectors, day: float) -> Positions:
        """Positions of articles that have the telling words or names of one, `day` in days since 1970 or NaN."""
        terms, weights = _question(one)
        segments = self._segments
        spans = [each.spans(terms) for each in segments]
        lengths = np.zeros(len(terms), np.int64)
        for begin, end in spans:
            lengths += (end - begin).astype(np.int64)
        order = np.argsort(lengths, kind="stable")[1:]
        weights[order[np.cumsum(lengths[order]) > POSTINGS]] = 0
        found = [_best(each, *span, weights, day) for each, span in zip(segments, spans, strict=True)]
        if not found:
            return np.zeros(0, np.int64)
        positions, plain, near = (np.concatenate(part) for part in zip(*found, strict=True))
        chosen = np.union1d(_top(plain, MOST), _top(near, MOST))
        return positions[chosen]

    def _holds(self, each: Segment) -> bool:
        """Whether a segment is all that it will be, and of this library's age."""
        return each.first + each.size - 1 <= self._upto and not self._aged(each)

    def _aged(self, each: Segment) -> bool:
        return each.total * AGED < self.counts.total

    def _blocks(self) -> dict[int, str]:
        return self._signatures.blocks() if self._folder else {}

    def _segment(self, first: int, size: int, blocks: dict[int, str]) -> Segment:
        """A segment: a full block from its file if it can be had, else built, and a block written."""
        path = self._folder / f"{first // BLOCK}.block" if self._folder and size == BLOCK else None
        token = blocks.get(first // BLOCK, "")
        found = segment.load(path, first, token) if path and token else None
        if found and not self._aged(found):
            return found
        built = segment.build(first, size, self._portions(first, first + size - 1), self.counts)
        return self._written(built, path) if path else built

    def _written(self, built: Segment, path: Path) -> Segment:
        """A block as it stands in its file, where it takes no memory."""
        token = secrets.token_hex(8)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            segment.save(built, path, token)
            self._signatures.keep_block(built.first // BLOCK, token)
        except (OSError, NewsreaderError):
            log.exception("A block of the index of related articles could not be kept; it stays in memory")
            return built
        return segment.load(path, built.first, token) or built

    def _portions(self, first: int, last: int) -> Iterator[tuple[Positions, Signatures]]:
        for begin in range(first, last + 1, CHUNK):
            rows = self._signatures.span(begin, min(begin + CHUNK - 1, last), CHUNK)
            if rows:
                yield np.array([row[0] for row in rows], np.int64), unpack([row[2] for row in rows])


def layout(last: int) -> Iterator[tuple[int, int]]:
    """First position and size of the segments for positions 1 to `last`: the largest that are full, then a last one."""
    first = 1
    while first <= last:
        size = next((size for size in (BLOCK, CHUNK, FEW) if (first - 1) % size == 0 and first + size - 1 <= last), FEW)
        yield first, size
        first += size


def _question(one: Vectors) -> tuple[Numbers, Weights]:
    """The terms to look for, and their weights."""
    terms = np.concatenate([one.words.numbers[0], one.names.numbers[0]])
    weights = np.concatenate([one.words.weights[0], one.names.weights[0] * np.float32(measures.NAMES)])
    there = (terms > 0) & (weights > 0)
    return terms[there], weights[there]


def _best(
    part: Segment, begin: Numbers, end: Numbers, weights: Weights, day: float
) -> tuple[Positions, Weights, Weights]:
    """Positions of a segment's best articles with their scores, by text alone and with nearness in time."""
    plain = part.scores(begin, end, weights)
    chosen = _top(plain, LOOKED_AT)
    plain = plain[chosen]
    return part.first + chosen, plain, plain * nearness(part.days[chosen] - np.float32(day))


def _top(scores: Weights, most: int) -> Positions:
    """Where the highest scores stand; none that is 0."""
    there = np.flatnonzero(scores > 0)  # most are 0, and a choice among many equals takes long
    if len(there) > most:
        there = there[np.argpartition(-scores[there], most - 1)[:most]]
    return there.astype(np.int64)
