"""Says on standard output when the window has done what a benchmark waits for, then ends."""

from __future__ import annotations

import os
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

if TYPE_CHECKING:
    from newsreader.application.reading import Opened
    from newsreader.ui.main_window import MainWindow

ARTICLES = 12


class SelfTiming(QObject):
    """With `NEWSREADER_BENCHMARK=start`: the first painted list. With `open`: opening one article after another.

    Made when the first list was painted, or else when the library is open.
    """

    def __init__(self, window: MainWindow, *, painted: bool) -> None:
        super().__init__(window)
        self._window = window
        self._began = 0.0
        self._left = ARTICLES
        self._opens = os.environ.get("NEWSREADER_BENCHMARK") == "open"
        if not painted and not self._opens:
            print("No first look could be taken into this library.", file=sys.stderr)
            QCoreApplication.exit(1)
        QTimer.singleShot(500 if self._opens else 0, self._begin)

    @Slot()
    def _begin(self) -> None:
        if self._opens:
            self._window.navigator.article_shown.connect(self._shown)
            self._next()
        else:
            print("painted", flush=True)
            self._window.close()

    @Slot()
    def _next(self) -> None:
        self._began = perf_counter()
        self._window.parts.list_pane.list.step(1)

    @Slot(object, float)
    def _shown(self, _opened: Opened, _position: float) -> None:
        if not self._opens or not self._began:
            return
        self._window.parts.reader.pane.viewport().repaint()
        print(f"opened {perf_counter() - self._began:.4f}", flush=True)
        self._left -= 1
        if self._left:
            QTimer.singleShot(200, self._next)
        else:
            self._window.close()
