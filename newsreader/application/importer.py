"""Adds files behind the window, one import after the other, and tells how each of them goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application.add import AddResult, add_sources
from newsreader.application.background import Background, Lane
from newsreader.application.progress import Progress, Tally
from newsreader.application.read import How, is_address
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.sources.fetch import Fetched, Wanted

PAUSE_S = 0.1


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import ended.

    Attributes:
        progress: its figures.
        only: (id, headline) if it brought exactly one article, new or changed; else None.
        opened: its first article was opened when it was there.
    """

    progress: Progress
    only: tuple[int, str] | None = None
    opened: bool = False


class Importer(QObject):
    """The imports of a session.

    Signals:
        changed: Changes, a few times a second.
        progressed: Progress.
        first_kept: id of the first article of an import that was started with `open_first`.
        ended: Imported, once for each import.
    """

    changed = Signal(object)
    progressed = Signal(object)
    first_kept = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        background: Background,
        library: Callable[[], Library],
        fetch: Callable[[Wanted], Fetched],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._library = library
        self._fetch = fetch
        self._running: list[threading.Event] = []

    def add(
        self, sources: Sequence[str], stdin: bytes | None = None, *, open_first: bool = False, raw: bool = False
    ) -> None:
        """Add files and folders (or `-`: the bytes of `stdin`) after the imports that are under way.

        What has to be fetched is added apart from them, so that no file waits for the network.
        """
        cancelled = threading.Event()
        self._running.append(cancelled)
        how = How(stdin, raw, fetch=self._fetch)

        def adding() -> Imported:
            results = add_sources(self._library(), sources, how, cancelled.is_set)
            return self._keep(results, open_first=open_first)

        failed = partial(self._failed, cancelled, list(sources))
        lane: Lane = "web" if any(map(is_address, sources)) else "work"
        self._background.run(adding, partial(self._ended, cancelled), failed, lane=lane)

    def cancel(self) -> None:
        """End every import after the files that it is reading now."""
        for cancelled in self._running:
            cancelled.set()

    def running(self) -> bool:
        """Whether any import is under way."""
        return bool(self._running)

    def _keep(self, results: Iterator[AddResult], *, open_first: bool) -> Imported:
        """Runs in the lane of the imports."""
        tally, waiting, told = Tally(), Changes(), 0.0
        kept: list[tuple[int, str]] = []
        wanted = open_first
        for result in results:
            tally.count(result)
            waiting = waiting | result.changes
            if result.outcome in ("added", "updated") and result.id is not None and len(kept) < 2:
                kept.append((result.id, result.headline))
            if wanted and result.id is not None:
                wanted = False
                self.first_kept.emit(result.id)
            if time.monotonic() - told >= PAUSE_S:
                self.changed.emit(waiting)
                self.progressed.emit(tally.progress())
                waiting, told = Changes(), time.monotonic()
        self.changed.emit(waiting)
        only = kept[0] if len(kept) == 1 else None
        return Imported(tally.progress(finished=True), only, opened=open_first and not wanted)

    def _ended(self, cancelled: threading.Event, imported: Imported) -> None:
        self._running.remove(cancelled)
        self.progressed.emit(imported.progress)
        self.ended.emit(imported)

    def _failed(self, cancelled: threading.Event, sources: Sequence[str], error: NewsreaderError) -> None:
        """The import as a whole could not be done: that is told where its end would be."""
        named = ", ".join(sources[:3]) + (", …" if len(sources) > 3 else "")
        progress = Progress(failed=1, finished=True, failures=((named, str(error)),))
        self._ended(cancelled, Imported(progress))
