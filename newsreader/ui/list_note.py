"""A quiet line below the title of a list: what could not be understood, or how far its answer goes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsreader.ui import icons
from newsreader.ui.elided_label import ElidedLabel, draw_one_line
from newsreader.ui.fonts import ui_font
from newsreader.ui.painting import mirrored
from newsreader.ui.theme import Theme

HEIGHT, ICON, GAP = 16, 13, 5


class ListNote(ElidedLabel):
    """The line; a warning has an icon before it, so that its colour is not all that tells it apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._warns = False
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        self.dress(ui_font(theme, 12), theme["warn" if self._warns else "muted"])

    def show_note(self, words: str, *, warns: bool = False) -> None:
        """Say something; nothing where the words are empty."""
        self._warns = warns
        self.apply_theme(self._theme)
        self.set_words(words)
        self.setVisible(bool(words))

    def _room(self) -> QRect:
        """What the words may take."""
        before = self._theme.px(ICON + GAP) if self._warns else 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return mirrored(rtl, self.rect(), self.rect().adjusted(before, 0, 0, 0))

    def shown(self) -> str:
        """What of the line is seen."""
        return self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, self._room().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and line."""
        painter, theme = QPainter(self), self._theme
        token = "warn" if self._warns else "muted"
        if self._warns:
            rtl, size = self.layoutDirection() == Qt.LayoutDirection.RightToLeft, theme.px(ICON)
            top = (self.height() - size) // 2
            place = mirrored(rtl, self.rect(), QRect(self.rect().topLeft(), QSize(size, size)).translated(0, top))
            ratio = painter.deviceTransform().m11()
            painter.drawPixmap(place.topLeft(), icons.pixmap("warning", theme[token], size, ratio))
        painter.setFont(self.font())
        painter.setPen(QColor(theme[token]))
        draw_one_line(painter, self._room(), self.shown(), self.layoutDirection())
        painter.end()
