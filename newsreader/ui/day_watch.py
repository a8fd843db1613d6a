"""Notices that another day has begun: by looking at the clock, as a computer may sleep through midnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

LOOK_MS = 20_000


def today() -> date:
    """The reader's local day."""
    return datetime.now().astimezone().date()


class DayWatch(QObject):
    """Looks at the clock now and then.

    Signals:
        day_changed: it is another day than it was.
    """

    day_changed = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], date] = today) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = clock()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Compare."""
        day = self._clock()
        if day != self._day:
            self._day = day
            self.day_changed.emit()
