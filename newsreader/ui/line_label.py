"""One line of text in an own-painted pane: a heading, a title, a figure."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from newsreader.ui.painting import mirrored
from newsreader.ui.row_canvas import text_width
from newsreader.ui.row_text import TextStyle, break_lines, draw_line


class LineLabel(QLabel):
    """A label that paints itself at the start of its line, elided if need be, in the direction of its own words.

    Qt forgets the fonts and colours of labels below a style sheet when they move to another window or an overlay, and
    aligns them by their words instead of by the window.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style = TextStyle(QFont(), "#000000")
        self._inset = QMargins()

    def dress(self, font: QFont, colour: str, inset: QMargins | None = None) -> None:
        """Take over font and colour, and what is left free around the words, its left side being the start."""
        self._style = TextStyle(font, colour)
        self._inset = inset or QMargins()
        self.updateGeometry()
        self.update()

    def _words_width(self) -> int:
        return text_width(self._style.font, self.text()) + 1 if self.text() else 0

    def sizeHint(self) -> QSize:
        """Room for all words."""
        inset, height = self._inset, round(self._style.font.pixelSize() * 1.4)
        return QSize(self._words_width(), height).grownBy(inset)

    def minimumSizeHint(self) -> QSize:
        """Room for none: they are elided."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        room = self.rect().marginsRemoved(self._inset)
        painter = QPainter(self)
        for line in break_lines(self.text(), self._style.font, room.width(), 1):
            width = min(text_width(self._style.font, line.text), room.width())
            place = QRect(room.left(), room.top(), width, room.height())
            draw_line(painter, line, mirrored(self.layoutDirection(), self.rect(), place), self._style)
        painter.end()
