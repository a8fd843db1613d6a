"""Collects Python's cyclic garbage on the window's thread, and nowhere else.

Python collects on whichever thread happens to allocate. If that is a thread of an import, and an object of Qt is among
the garbage, it is destroyed there: its timers cannot be stopped from another thread, and Qt crashes when they fire.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 500


class Collector(QObject):
    """Takes over from the automatic collection, by the same thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due."""
        counts = gc.get_count()
        due = [age for age, count in enumerate(counts) if count > self._thresholds[age]]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        gc.enable()
