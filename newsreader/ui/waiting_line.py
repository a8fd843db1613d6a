"""The line above a list that says how many articles arrived while it was read; pressing it lets them in."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsreader.ui.buttons import ButtonLook, WordButton
from newsreader.ui.written_number import written

LOOK = ButtonLook(32, 12, 12, 600, "accent", hover="hover")
SIDE, GAP = 26, 10


class WaitingLine(WordButton):
    """Takes no room while nothing waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", LOOK, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, count: int) -> None:
        """Say how many wait; the first time it is spoken, too."""
        if not count:
            return
        number = written(count)
        self.set_words(self.tr("{} new").format(number))
        one, many = self.tr("One new article, show it"), self.tr("{} new articles, show them").format(number)
        self.setAccessibleName(one if count == 1 else many)
        if self.isHidden() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and a line on both sides of them."""
        super().paintEvent(event)
        px, middle = self._theme.px, self.height() // 2
        words = QFontMetrics(self.font()).horizontalAdvance(self._words()) + 2 * px(GAP)
        length = (self.width() - words) // 2 - px(SIDE)
        if length > 0:
            painter = QPainter(self)
            for left in (px(SIDE), self.width() - px(SIDE) - length):
                painter.fillRect(QRect(left, middle, length, 1), QColor(self._theme["accent"]))
            painter.end()
