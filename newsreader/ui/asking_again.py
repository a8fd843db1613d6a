"""Asks for a list anew when something changed: at once, but while articles stream in only now and then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE_MS = 200


class AskingAgain(QObject):
    """One question for many changes that follow each other closely; the last of them is never missed."""

    def __init__(self, ask: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._wanted = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._over)

    def changed(self, *, arrivals: bool) -> None:
        """Something changed; nobody waits for `arrivals`."""
        if arrivals and self._pause.isActive():
            self._wanted = True
            return
        self._wanted = False
        self._ask()
        if arrivals:
            self._pause.start()

    def waits(self) -> bool:
        """Whether it will ask again by itself."""
        return self._wanted

    @Slot()
    def _over(self) -> None:
        if self._wanted:
            self.changed(arrivals=True)
