"""Composition root: makes the application, its one window and what stands behind it.

A start has two stages. First comes what the first painted list needs and nothing else; the rest is imported and made
when that has been painted. A window takes its time from its imports, so what stands in this module's head counts.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from newsreader.application import places
from newsreader.application.first_look import FirstLook
from newsreader.article.row import View
from newsreader.platform_check import NO_SYSTEM_LIBRARY, library_problem
from newsreader.ui.fonts import load_fonts, load_list_fonts
from newsreader.ui.instance_name import may_be_open
from newsreader.ui.main_window import MainWindow
from newsreader.ui.settings import Settings

DESKTOP_ID = "io.github.newsreader.Newsreader"
BENCHMARK = "NEWSREADER_BENCHMARK"
LOOK_S = 0.1
PAINT_MS = 250
SEEN_MS = 10  # for the painted list to reach the screen, before what follows keeps the window busy


def run(library: Path, sources: Sequence[str], afterwards: Callable[[], None]) -> int:
    """Open the window on a library and add sources to it; an open window is given them instead.

    Args:
        library: its file.
        sources: what to add.
        afterwards: done on a thread of its own once the window is furnished.

    Returns:
        The exit code.
    """
    settings = Settings(places.settings_path())
    kept = settings.window
    look = FirstLook(library, kept.view or View(), kept.order, kept.list_article)
    application = make_first_application(sys.argv[:1])
    if may_be_open(library) and _hand_over(library, sources):
        return 0
    window = MainWindow(settings)
    starter = Starter(window, library, sources, afterwards)
    window.show()
    window.activateWindow()  # without a window manager nobody else gives it the keyboard
    # The library proper, opened later, tells what a glance could not; so it is not waited for long.
    if glance := look.seen(LOOK_S):
        window.show_glance(glance)
    starter.begin(PAINT_MS if glance and glance.rows else 0)
    return application.exec()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application with its fonts, names and icon."""
    application = make_first_application(arguments)
    complete(application)
    return application


def make_first_application(arguments: Sequence[str]) -> QApplication:
    """The application with what the first painted list needs."""
    existing = QApplication.instance()
    # Fusion by argument: `setStyle` answers with the style, for which PySide makes the classes of all styles.
    fusion = [*arguments, "-style", "fusion"]
    application = existing if isinstance(existing, QApplication) else QApplication(fusion)
    application.setApplicationName("newsreader")
    application.setApplicationDisplayName("Newsreader")
    application.setDesktopFileName(DESKTOP_ID)
    load_list_fonts()
    return application


def complete(application: QApplication) -> None:
    """Give the application its other fonts and its icon."""
    from newsreader.ui.icons import app_icon

    load_fonts()
    application.setWindowIcon(app_icon())


def make_window(library: Path, settings: Path) -> MainWindow:
    """The whole window on a library, not yet shown and not yet asked for anything."""
    window = MainWindow(Settings(settings))
    _furnish(window, library)
    return window


def _furnish(window: MainWindow, library: Path) -> None:
    from newsreader.application.session import Session
    from newsreader.ui.images import decode

    window.furnish(Session(library, decode))


def _hand_over(library: Path, sources: Sequence[str]) -> bool:
    from newsreader.ui.single_instance import SingleInstance

    return SingleInstance(library).hand_over(list(sources))


class Starter(QObject):
    """Furnishes the window that is painted already, opens the library behind it, and hands over what was given."""

    def __init__(
        self, window: MainWindow, library: Path, sources: Sequence[str], afterwards: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._sources = list(sources)
        self._afterwards = afterwards
        self._started = False
        self._timing: QObject | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.furnish)
        window.first_frame.painted.connect(self._painted)

    def begin(self, milliseconds: int) -> None:
        """Furnish the window when its list was painted, and after so long in any case."""
        self._soon.start(milliseconds)

    @Slot()
    def _painted(self) -> None:
        self._time(painted=True)
        if self._soon.isActive():
            self._soon.start(SEEN_MS)

    def _time(self, *, painted: bool) -> None:
        """For a benchmark: measure, once there is something to."""
        if os.environ.get(BENCHMARK) and self._timing is None:
            from newsreader.ui.self_timing import SelfTiming

            self._timing = SelfTiming(self._window, painted=painted)

    @Slot()
    def furnish(self) -> None:
        """Bring in the rest of the program, and open the library."""
        if not self._window.isVisible():
            return
        try:
            self._bring_in()
        except ImportError as error:
            print(library_problem(error), file=sys.stderr)
            QApplication.exit(NO_SYSTEM_LIBRARY)

    def _bring_in(self) -> None:
        from newsreader.ui.collector import Collector
        from newsreader.ui.single_instance import SingleInstance

        instance = SingleInstance(self._library, self)
        if instance.forward(self._sources):
            # Another start was faster by a moment.
            QApplication.quit()
            return
        instance.message_received.connect(self._called)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            complete(application)
        _furnish(self._window, self._library)
        self._collector = Collector(self)
        self._window.session.ready.connect(self._ready)
        self._window.session.start(ship=True)
        Thread(target=self._afterwards, name="afterwards").start()

    @Slot(object)
    def _ready(self, _shipped: int) -> None:
        self._window.start()
        self._started = True
        self._time(painted=False)
        # The library may be opened more than once: after it was put right, or when it can be written again.
        sources, self._sources = self._sources, []
        if sources:
            self._window.add_and_open(sources)

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
