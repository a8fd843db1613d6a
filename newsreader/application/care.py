"""Looks after the library: a check once a day, one when the reader asks, and putting right what was found."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from newsreader.application.background import Background
from newsreader.article.errors import NewsreaderError

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.library.check import Report
    from newsreader.library.findings import Part

FIRST_MS = 5 * 60_000
EVERY_MS = 60 * 60_000
PAUSE_S = 0.1
BREATH_S = 0.003
"""What the check of the day waits between two steps, so that it takes a share of the disk and not all of it."""
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CheckState:
    """How a check that the reader asked for stands.

    Attributes:
        part, done, total: what is being looked at, how much of it is done, and of how much.
        report: what was found, once that is known; `ended_at` when, in seconds since 1970.
        repaired: it was put right.
    """

    running: bool = False
    part: Part | None = None
    done: int = 0
    total: int = 0
    report: Report | None = None
    ended_at: float = 0.0
    repaired: bool = False


class Care(QObject):
    """The checks of a session.

    Signals:
        changed: CheckState.
        found: Report of the check of the day, where something is broken.
        failed: NewsreaderError.
    """

    changed = Signal(object)
    found = Signal(object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, background: Background, library: Callable[[], Library], parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._library = library
        self._stop = threading.Event()
        self.state = CheckState()
        self._told.connect(self._show)
        self._clock = QTimer(self, interval=FIRST_MS)
        self._clock.timeout.connect(self.look)

    def start(self) -> None:
        """Look after a while whether a check is due, and then again and again."""
        self._clock.start(FIRST_MS)

    @Slot()
    def look(self) -> None:
        """Make the check of the day, as work that can wait; what is in disorder is put in order unseen."""
        self._clock.setInterval(EVERY_MS)
        if self.state.running:
            return
        self._stop.clear()

        def looking() -> Report | None:
            from newsreader.application import checking

            library = self._library()
            library.resume_repair()
            if not checking.due(library, time.time()):
                return None
            return checking.look_after(library, time.time(), lambda: self._stop.wait(BREATH_S))

        self._background.run(looking, self._looked, self._could_not, lane="work")

    def check(self) -> None:
        """Look through everything; `changed` tells how it goes and what was found."""
        if self.state.running:
            return
        self._stop.clear()
        self._show(CheckState(running=True))

        def checking() -> Report:
            from newsreader.library.check import check

            return check(self._library().path, self._teller(), self._stop.is_set)

        self._background.run(checking, self._checked, self._check_failed, lane="work")

    def repair(self) -> None:
        """Put right what the last check found in indexes and figures, and check again."""
        report = self.state.report
        if report is None or self.state.running:
            return
        self._stop.clear()
        self._show(CheckState(running=True))

        def repairing() -> Report:
            from newsreader.library.check import check

            library, tell = self._library(), self._teller()
            library.repair(report.findings, lambda done, total: tell("search", done, total))
            return check(library.path, tell, self._stop.is_set, "quick")

        self._background.run(repairing, self._repaired, self._check_failed, lane="work")

    def stop(self) -> None:
        """End the check under way; nothing was changed by it."""
        self._stop.set()

    def give_way(self) -> None:
        """Give up the check of the day for something that somebody waits for; it is made at the next look."""
        if not self.state.running:
            self._stop.set()

    def finish(self) -> None:
        """End all checks: the sitting ends."""
        self._clock.stop()
        self.stop()

    def _teller(self) -> Callable[[Part, int, int], None]:
        """Tells of the progress from another thread, now and then."""
        last = 0.0

        def tell(part: Part, done: int, total: int) -> None:
            nonlocal last
            if total and time.monotonic() - last > PAUSE_S:
                last = time.monotonic()
                self._told.emit(CheckState(running=True, part=part, done=done, total=total))

        return tell

    @Slot(object)
    def _show(self, state: CheckState) -> None:
        # What was told from the other thread may arrive when all is over.
        if state.part is None or self.state.running:
            self.state = state
            self.changed.emit(state)

    def _checked(self, report: Report) -> None:
        self._show(CheckState(report=report, ended_at=time.time()) if report.complete else CheckState())

    def _repaired(self, report: Report) -> None:
        self._show(CheckState(report=report, ended_at=time.time(), repaired=not report.findings))

    def _check_failed(self, error: NewsreaderError) -> None:
        self._show(CheckState())
        self.failed.emit(error)

    def _looked(self, report: Report | None) -> None:
        if report is not None and report.broken:
            self.found.emit(report)

    def _could_not(self, error: NewsreaderError) -> None:
        LOG.warning("The check of the day could not be made: %s", error.what)
