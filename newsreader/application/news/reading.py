"""Turns the bytes of feeds into articles where that holds nobody up: in this thread, or for much in another process.

Reading is pure Python for the most part: in a thread it would take every second moment from the window and from the
storing of what was read before. A process of its own takes none, but a third of a second to start: it is started once
there is enough to read.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedDocument
from newsreader.library.feed_entries import Came

MUCH = 1_500_000
"""Bytes of feeds from which on a process is worth its start."""
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ToRead:
    """A feed as it came.

    Attributes:
        source: its address.
        charset: the character set that the server named.
        digests: what its entries said when they were last seen, by key: those that say it still are left out.
    """

    data: bytes
    source: str
    charset: str | None
    digests: Mapping[bytes, bytes]


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed without its entries, and those that are new or say something new, the oldest first.

    Attributes:
        entries: how many it has in all.
    """

    document: FeedDocument
    came: tuple[Came, ...]
    entries: int


def read(wanted: ToRead) -> FeedRead:
    """Reads one feed.

    Raises:
        NewsreaderError: it is no feed, or nothing of it can be read.
    """
    from newsreader.library.prepared import prepare
    from newsreader.sources.feed import article_of, read_feed

    document = read_feed(wanted.data, wanted.source, charset=wanted.charset, base=wanted.source)
    came = [
        Came(entry.key, entry.digest, prepare(article_of(entry, document), by_address=True).light())
        for entry in document.entries
        if wanted.digests.get(entry.key) != entry.digest
    ]
    came.reverse()  # feeds name the newest first; ids follow the order of arrival
    return FeedRead(replace(document, entries=()), tuple(came), len(document.entries))


class Reader:
    """Reads feeds, a few at a time; for one refresh.

    Args:
        much: bytes from which on another process reads; None never.
    """

    def __init__(self, much: int | None = MUCH) -> None:
        self._much = much
        self._taken = 0
        self._here = ThreadPoolExecutor(1, "feeds")
        self._there: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, wanted: ToRead) -> Future[FeedRead]:
        """Begin to read a feed."""
        self._taken += len(wanted.data)
        return self._where().submit(read, wanted)

    def again(self, wanted: ToRead, error: BaseException) -> FeedRead:
        """Read here what could not be read there, because the process there ended.

        Raises:
            BaseException: the error itself, where it is of another kind.
        """
        if not isinstance(error, BrokenProcessPool):
            raise error
        LOG.warning("The process that reads feeds ended; they are read in this one")
        self._much, self._there = None, None
        return read(wanted)

    def close(self) -> None:
        """End, without waiting for what nobody waits for any more."""
        self._here.shutdown(wait=True, cancel_futures=True)
        if self._there is not None:
            self._there.shutdown(wait=True, cancel_futures=True)

    def _where(self) -> Executor:
        if self._much is None or self._taken < self._much:
            return self._here
        if self._there is None:
            self._there = _process()
        return self._there or self._here


def _process() -> ProcessPoolExecutor | None:
    """A process of its own, without what this one holds; None where there can be none."""
    import multiprocessing

    try:
        return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    except (OSError, NotImplementedError, ImportError) as error:
        LOG.warning("No process can be started to read feeds: %s", error)
        return None


def explained(error: BaseException, source: str) -> NewsreaderError:
    """What went wrong with reading a feed, for a person; a fault of the program itself goes into the log, too."""
    if isinstance(error, NewsreaderError):
        return error
    LOG.error("A feed could not be read", exc_info=error)
    return NewsreaderError(
        "Newsreader failed on what this feed sent.",
        "What is here of it is kept.",
        "It is tried again later. What went wrong stands in the log.",
        details=f"{source}: {error!r}",
    )
