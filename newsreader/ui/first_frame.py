"""What the window shows before there is anything in it: the list as a first look saw it, between plain grounds.

One widget draws it all, as every other of Qt's classes costs time to load and to make. It is no picture of another
day: title, rows and place in the list are those of the library now, drawn by what draws them in the list proper,
which takes its place without anything moving.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsreader.library.glance import Glance
from newsreader.ui.first_list import FirstList
from newsreader.ui.painting import fill
from newsreader.ui.preferences import WindowState
from newsreader.ui.theme import Theme
from newsreader.ui.window_places import Places, pane_state, places


class FirstFrame(QWidget):
    """Draws what a first look saw.

    Signals:
        painted: rows with their articles were drawn for the first time.
    """

    painted = Signal()

    def __init__(self, theme: Theme, kept: WindowState) -> None:
        super().__init__()
        self._theme = theme
        self._panes = pane_state(kept.panes)
        self._list = FirstList(theme, kept)
        self._painted = False
        self.setAccessibleName(self.tr("Article list, being loaded"))

    def show_glance(self, glance: Glance) -> None:
        """Show what was seen."""
        self._list.show_glance(glance)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything."""
        stands = places(self.size(), self._theme, self._panes, rtl=self.isRightToLeft())
        painter = QPainter(self)
        self._paint_grounds(painter, stands)
        drawn = self._list.paint(painter, stands.list, self.devicePixelRatioF(), rtl=self.isRightToLeft())
        for line in stands.lines:
            fill(painter, line, self._theme["line"])
        painter.end()
        if drawn and not self._painted:
            self._painted = True
            self.painted.emit()

    def _paint_grounds(self, painter: QPainter, stands: Places) -> None:
        """Draw what the parts stand on."""
        fill(painter, self.rect(), self._theme["page"])
        fill(painter, stands.bar, self._theme["side"])
        fill(painter, QRect(0, stands.bar.bottom(), self.width(), 1), self._theme["line"])
        for place, token in ((stands.sidebar, "side"), (stands.list, "list"), (stands.related, "list")):
            fill(painter, place, self._theme[token])
