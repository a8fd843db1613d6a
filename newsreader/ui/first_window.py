"""The window as it is painted first: its frame, and a list drawn by a first look into the library.

Everything else (the list proper, the bar at the top, the sidebar, the article, its related panel and all that happens
between them) takes longer to load than this takes to be read, so it comes in behind.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from newsreader.library.glance import Glance
from newsreader.ui.first_frame import FirstFrame
from newsreader.ui.settings import Settings
from newsreader.ui.theme import FOLLOW_SYSTEM, Theme, resolve

LEAST = (480, 400)
USUAL = (1280, 800)


class FirstWindow(QMainWindow):
    """Frame and list.

    Attributes:
        theme: the one that all parts have.
        first_frame: what is shown until there are parts.
        glance: what is shown in it, if anything.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.theme = first_theme(settings)
        self.first_frame = FirstFrame(self.theme, settings.window)
        self.glance: Glance | None = None
        self.setMinimumSize(*LEAST)
        self.setWindowTitle(self.tr("Newsreader"))
        self.setCentralWidget(self.first_frame)
        kept = settings.window.geometry
        if not kept or not self.restoreGeometry(QByteArray(kept)):
            self.resize(*USUAL)

    def show_glance(self, glance: Glance) -> None:
        """Show the list of the day before at its place, as far as the first look went."""
        self.glance = glance
        self.first_frame.show_glance(glance)


def first_theme(settings: Settings) -> Theme:
    """The theme, before the desktop is asked for its own: the answer is one of the dear constants of `Qt`.

    Whether it is dark, its palette tells; of its contrast holds what held the day before.
    """
    choice, dark = settings.preferences.theme, False
    if choice == FOLLOW_SYSTEM:
        dark = QGuiApplication.palette().window().color().lightness() < 128
    name = resolve(choice, system_dark=dark)
    return Theme(name, settings.preferences.interface_zoom, settings.window.high_contrast)
