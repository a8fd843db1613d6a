"""One line of plain text that ends in an ellipsis where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsreader.ui.row_words import one_line
from newsreader.ui.text_direction import reads_right_to_left
from newsreader.ui.tool_tip import plain_tip


class ElidedLabel(QWidget):
    """The line; where it is elided, all of it is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._colour = "#000000"
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def words(self) -> str:
        """The whole line."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show a line."""
        self._words = one_line(words)
        self.setAccessibleName(self._words)
        self._note()

    def dress(self, font: QFont, colour: str) -> None:
        """Take over font and colour."""
        self.setFont(font)
        self._colour = colour
        self._note()

    def shown(self) -> str:
        """What of the line is seen."""
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() + 1)

    def _note(self) -> None:
        self.setToolTip("" if self.shown() == self._words else plain_tip(self._words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All of the line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words), metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer all of the line where it is cut."""
        super().resizeEvent(event)
        self._note()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(self._colour))
        draw_one_line(painter, self.rect(), self.shown(), self.layoutDirection())
        painter.end()


def draw_one_line(painter: QPainter, room: QRect, words: str, direction: Qt.LayoutDirection) -> None:
    """Draw a line of text in the middle of a room, at the side where a window of `direction` begins.

    The words themselves run in their own direction: an English sentence keeps its ellipsis at its end.
    """
    right = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    rtl = reads_right_to_left(words)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    painter.drawText(
        room, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words
    )
