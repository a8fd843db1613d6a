"""A key as it stands on the keyboard, drawn beside what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsreader.ui.fonts import ui_font
from newsreader.ui.theme import Theme

HEIGHT = 20
PADDING = 6


class KeyCap(QWidget):
    """One key, or keys pressed together."""

    def __init__(self, keys: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._theme = theme
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words with their padding, at least square."""
        px = self._theme.px
        width = QFontMetrics(ui_font(self._theme, 11, 500)).horizontalAdvance(self._keys) + 2 * px(PADDING)
        return QSize(max(width, px(HEIGHT)), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme["border"]), 1))
        painter.setBrush(QColor(theme["raised"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.setFont(ui_font(theme, 11, 500))
        painter.setPen(QColor(theme["text2"]))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._keys)
        painter.end()
