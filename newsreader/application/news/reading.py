"""Turns the bytes of feeds into articles where that holds nobody up: in this thread, or for much in another process.

Reading is pure Python for the most part: in a thread it would take every second moment from the window and from the
storing of what was read before. A process of its own takes none, but a moment to start: it is started once there is
enough to read, and until it stands what comes is read here.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from newsreader.application.news.packing import pack, unpack
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedDocument
from newsreader.library.feed_entries import Came

MUCH = 1_500_000
"""Bytes of feeds from which on a process is worth its start."""
MANY = 20
"""Feeds that were never read, for which it will be."""
SELDOM = 50_000
"""Objects after which a process of its own looks for garbage."""
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
    found = _read(wanted)
    return replace(found, came=tuple(each._replace(prepared=each.prepared.light()) for each in found.came))


def read_there(wanted: ToRead, place: str) -> Path:
    """The same in another process: what was read is packed into a file, which is answered.

    Through the pipe between two processes megabytes go in a thousand pieces, and for each of them all other threads
    wait.

    Args:
        wanted: without its data.
        place: the file that holds them.
    """
    file = Path(place)
    found = pack(_read(replace(wanted, data=file.read_bytes())))
    file.write_bytes(found)
    return file


def _read(wanted: ToRead) -> FeedRead:
    """The same with the raw bytes of all articles."""
    from newsreader.library.prepared import prepare
    from newsreader.sources.feed import article_of, read_feed

    document = read_feed(wanted.data, wanted.source, charset=wanted.charset, base=wanted.source)
    came = [
        Came(entry.key, entry.digest, prepare(article_of(entry, document), by_address=True))
        for entry in document.entries
        if wanted.digests.get(entry.key) != entry.digest
    ]
    came.reverse()  # feeds name the newest first; ids follow the order of arrival
    return FeedRead(replace(document, entries=()), tuple(came), len(document.entries))


def get_ready() -> None:
    """Brings in what a process needs for reading; it will make many objects, and hardly any garbage."""
    import gc

    from newsreader.library import prepared  # noqa: F401  it is what takes the time
    from newsreader.sources import feed  # noqa: F401

    gc.freeze()
    gc.set_threshold(SELDOM)


class Reader:
    """Reads feeds, a few at a time; for one refresh.

    Args:
        much: bytes from which on another process reads; None never.
    """

    def __init__(self, much: int | None = MUCH) -> None:
        self._much = much
        self._taken = 0
        self._here = ThreadPoolExecutor(1, "feeds")
        self._last_here: Future[FeedRead] | None = None
        self._there: ProcessPoolExecutor | None = None
        self._ready: Future[None] | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def expect(self, feeds: int) -> None:
        """So many feeds are to come of which nothing is known yet: for many the process is started at once."""
        if feeds >= MANY and self._much is not None:
            self._start()

    def submit(self, wanted: ToRead) -> Future[FeedRead] | Future[Path]:
        """Begin to read a feed; `result` answers what came of it."""
        self._taken += len(wanted.data)
        if self._much is not None and self._taken >= self._much:
            self._start()
        if self._there is not None and (self._stands() or self._is_busy()):
            try:
                return self._there.submit(read_there, replace(wanted, data=b""), self._put(wanted.data))
            except (BrokenProcessPool, OSError):
                self._give_up()
        self._last_here = self._here.submit(read, wanted)
        return self._last_here

    def result(self, wanted: ToRead, reading: Future[FeedRead] | Future[Path]) -> FeedRead:
        """What was read; if the process ended in the middle of it, it is read here.

        Raises:
            NewsreaderError: it is no feed, or nothing of it can be read.
        """
        try:
            found = reading.result()
            return _taken(found) if isinstance(found, Path) else found
        except (BrokenProcessPool, OSError):
            self._give_up()
            return read(wanted)

    def close(self) -> None:
        """End, without waiting for what nobody waits for any more."""
        self._here.shutdown(wait=True, cancel_futures=True)
        if self._there is not None:
            self._there.shutdown(wait=True, cancel_futures=True)
        if self._folder is not None:
            self._folder.cleanup()

    def _put(self, data: bytes) -> str:
        """Puts bytes into a new file that nobody else may read."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="newsreader-", ignore_cleanup_errors=True)
        self._files += 1
        file = Path(self._folder.name) / str(self._files)
        file.write_bytes(data)
        return str(file)

    def _start(self) -> None:
        """Start the process, if there can be one."""
        if self._there is None:
            self._there = _process()
            if self._there is None:
                self._much = None
            else:
                self._ready = self._there.submit(get_ready)

    def _give_up(self) -> None:
        if self._much is not None:
            LOG.warning("The process that reads feeds ended; they are read in this one")
        self._much, self._there = None, None

    def _stands(self) -> bool:
        return self._ready is not None and self._ready.done()

    def _is_busy(self) -> bool:
        """Whether something is being read here."""
        return self._last_here is not None and not self._last_here.done()


def _taken(file: Path) -> FeedRead:
    """What was packed into a file, which is gone by that."""
    found: FeedRead = unpack(file.read_bytes())
    file.unlink()
    return found


def _process() -> ProcessPoolExecutor | None:
    """A process of its own, without what this one holds; None where there can be none.

    Where nothing else runs in this one, as in a command, it may be a copy of this one instead, which stands at once.
    """
    import multiprocessing

    alone = sys.platform == "linux" and threading.active_count() == 1
    try:
        return ProcessPoolExecutor(1, multiprocessing.get_context("fork" if alone else "spawn"))
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
