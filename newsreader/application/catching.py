"""Keeps up, behind the window, with the articles that come and change."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from newsreader.application.background import Background
from newsreader.application.relating import Relating
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.library import Library

SOON_MS = 700
"""So long after the window stands, or after the last article of several, nobody has to wait for the machine."""
PORTION = 100
"""Articles that are looked through in one transaction: what the reader does meanwhile waits for no more."""
LOG = logging.getLogger(__name__)


class Catching(QObject):
    """Has a session's articles looked through a moment after they came.

    Signals:
        changed: Changes of stories; also of nothing but "related", when there is more to be found now.
    """

    changed = Signal(object)

    def __init__(
        self, background: Background, library: Callable[[], Library], relating: Relating, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._library = library
        self._relating = relating
        self._stop = threading.Event()
        self._running = self._gave_way = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.go_on)

    def start(self) -> None:
        """Look through what waits, in a moment; again a moment after a later call."""
        self._soon.start()

    @Slot()
    def give_way(self) -> None:
        """Stop after the portion under way, for something that somebody waits for; the rest follows behind it."""
        self._gave_way = self._running
        self._stop.set()

    def finish(self) -> None:
        """The sitting ends."""
        self._soon.stop()
        self._gave_way = False
        self._stop.set()

    @Slot()
    def go_on(self) -> None:
        """Look through what waits, as work behind everything else."""
        if self._running:
            self._soon.start()
            return
        self._stop.clear()
        self._running = True

        def looking() -> tuple[int, Changes]:
            try:
                return self._catch_up()
            finally:
                self._running = False

        self._background.run(looking, self._looked, self._could_not, lane="work")

    def _catch_up(self) -> tuple[int, Changes]:
        library = self._library()
        if library.read_only or not library.signatures.waiting():
            return 0, Changes()
        done = [0]
        changes = self._relating.catch_up(library, self._stop.is_set, done.append, PORTION)
        return done[-1], changes

    def _looked(self, found: tuple[int, Changes]) -> None:
        number, changes = found
        if self._gave_way:
            self._gave_way = False
            self._soon.start()
        if number:
            self.changed.emit(changes | Changes(kinds=frozenset({"related"})))

    def _could_not(self, error: NewsreaderError) -> None:
        """It is tried again with the next article, or at the next start: what waits is kept."""
        LOG.warning("The articles could not be looked through: %s", error.what)
