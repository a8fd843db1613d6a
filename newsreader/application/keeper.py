"""Sees to it during a sitting that nothing can be lost: backups by the hour and at the end, and a reserve of room."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from newsreader.application.background import Background
from newsreader.article.errors import NewsreaderError

if TYPE_CHECKING:
    from newsreader.application.backups import Kept
    from newsreader.application.restoring import Restored
    from newsreader.article.model import Changes
    from newsreader.library import Library
    from newsreader.library.precious_into import Applied

FIRST_MS = 2 * 60_000
EVERY_MS = 10 * 60_000
PATIENCE_S = 20.0
"""How long the end of a sitting waits for the precious copy, unseen: that of a million read marks takes a few."""
LOG = logging.getLogger(__name__)


class Keeper(QObject):
    """The backups of a session.

    Signals:
        failed: NewsreaderError, why there is no new backup; once until there is one again.
    """

    failed = Signal(object)

    def __init__(self, background: Background, library: Callable[[], Library], parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._library = library
        self._stop = threading.Event()
        self._under_way = False
        self._told = ""
        self._clock = QTimer(self, interval=FIRST_MS)
        self._clock.timeout.connect(self.look)

    def start(self) -> None:
        """Look after a while whether a backup is due, and then again and again."""
        self._clock.start(FIRST_MS)

    @Slot()
    def look(self) -> None:
        """Write what is due, in the lane of the imports, as one that can wait."""
        self._clock.setInterval(EVERY_MS)
        if self._under_way:
            return
        self._under_way = True
        self._stop.clear()

        def looking() -> str:
            from newsreader.application import backups, reserve

            library = self._library()
            reserve.make(library.path)
            try:
                kept = backups.keep(library, time.time(), lambda: backups.breathe(self._stop.is_set))
            except backups.Stopped:
                return ""
            return kept.problem or _told_of_place(library)

        self._background.run(looking, self._looked, self._could_not, lane="work")

    def rest(self) -> None:
        """Look no more, until it is started again: there is no library to look after."""
        self._clock.stop()
        self.give_way()

    def give_way(self) -> None:
        """Give up the backup under way, for something that somebody waits for; it is made at the next look."""
        self._stop.set()

    def before(self, reason: str, then: Callable[[], None]) -> None:
        """Back up, then do what changes much. Without a backup it is not done: `Background.failed` says why."""
        self.give_way()

        def backing_up() -> Kept:
            from newsreader.application import backups

            return backups.before(self._library(), reason)

        # It only asks the library, so it is done where it keeps no change waiting.
        self._background.run(backing_up, lambda _kept: then(), lane="read")

    def back_up(self, target: Path | None, done: Callable[[Path], None]) -> None:
        """Write a full copy now, to `target` or beside the library, and tell where."""
        self.give_way()

        def backing_up() -> Path:
            from newsreader.application import backups

            return backups.back_up(self._library(), target, time.time())

        self._background.run(backing_up, done, lane="work")

    def restore(self, backup: Path, done: Callable[[Restored], None]) -> None:
        """Put a backup in the place of the library, and tell how that ended."""
        self.give_way()

        def restoring() -> Restored:
            from newsreader.application.restoring import restore

            return restore(self._library(), backup, time.time())

        self._background.run(restoring, done, lane="write")

    def apply_later(self, later: Path, done: Callable[[tuple[Applied, Changes]], None]) -> None:
        """Apply on top what the reader did after the backup was made."""

        def applying() -> tuple[Applied, Changes]:
            from newsreader.application.restoring import apply_later

            return apply_later(self._library(), later)

        self._background.run(applying, done, lane="write")

    def finish(self) -> None:
        """Bring the copies up to date at the end, after all else that is under way; to be followed by a wait for it."""
        self._clock.stop()
        self.give_way()

        def finishing() -> None:
            from newsreader.application import backups

            try:
                backups.keep(self._library(), time.time(), backups.do_not_wait, quitting=True)
            except NewsreaderError as error:
                LOG.warning("No backup at the end: %s", error.what)

        self._background.run(finishing, lambda _: None, lane="work")

    def _looked(self, problem: str) -> None:
        self._under_way = False
        if problem:
            self._tell(NewsreaderError(problem))
        else:
            self._told = ""

    def _could_not(self, error: NewsreaderError) -> None:
        self._under_way = False
        self._tell(error)

    def _tell(self, error: NewsreaderError) -> None:
        """Say it, unless it was just said."""
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)


def _told_of_place(library: Library) -> str:
    """What is doubtful about the place of the library; told once in its life."""
    from newsreader.library import place

    warning = place.warning_of(library.path)
    if not warning or library.setting("warned of its place") == warning:
        return ""
    library.set_setting("warned of its place", warning)
    return warning
