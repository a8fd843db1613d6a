"""Composition root: makes the application, its one window and what stands behind it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from newsreader.application import places
from newsreader.application.session import Session
from newsreader.ui.collector import Collector
from newsreader.ui.fonts import load_fonts
from newsreader.ui.icons import app_icon
from newsreader.ui.images import decode
from newsreader.ui.main_window import MainWindow
from newsreader.ui.self_timing import SelfTiming
from newsreader.ui.settings import Settings
from newsreader.ui.single_instance import SingleInstance

DESKTOP_ID = "io.github.newsreader.Newsreader"
BENCHMARK = "NEWSREADER_BENCHMARK"


def run(library: Path, sources: Sequence[str]) -> int:
    """Open the window on a library and add sources to it; an open window is given them instead.

    Returns:
        The exit code.
    """
    application = make_application(sys.argv[:1])
    instance = SingleInstance(library)
    if instance.forward(list(sources)):
        return 0
    window = make_window(library, places.settings_path())
    starter = Starter(window, instance, sources)
    window.show()
    starter.start()
    return application.exec()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application with its fonts, names and icon."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(list(arguments))
    application.setStyle("Fusion")
    application.setApplicationName("newsreader")
    application.setApplicationDisplayName("Newsreader")
    application.setDesktopFileName(DESKTOP_ID)
    load_fonts()
    application.setWindowIcon(app_icon())
    return application


def make_window(library: Path, settings: Path) -> MainWindow:
    """The window on a library, not yet shown and not yet asked for anything."""
    return MainWindow(Session(library, decode), Settings(settings))


class Starter(QObject):
    """Opens the library behind the window that stands already, and hands over what was given on the command line."""

    def __init__(self, window: MainWindow, instance: SingleInstance, sources: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._sources = list(sources)
        self._started = False
        window.session.ready.connect(self._ready)
        instance.setParent(self)
        instance.message_received.connect(self._called)
        self._collector = Collector(self)
        self._timing = SelfTiming(window) if os.environ.get(BENCHMARK) else None

    def start(self) -> None:
        """Begin."""
        self._window.session.start(ship=True)

    @Slot(object)
    def _ready(self, _shipped: int) -> None:
        self._window.start()
        self._started = True
        if self._sources:
            self._window.add_and_open(self._sources)

    @Slot(object)
    def _called(self, sources: list[str]) -> None:
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if sources and self._started:
            window.add_and_open(sources)
        elif sources:
            self._sources.extend(sources)
