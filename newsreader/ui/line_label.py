"""One line of text in an own-painted pane: a heading, a title, a figure."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from newsreader.ui.line_words import paint_words, words_width
from newsreader.ui.painting import mirrored
from newsreader.ui.row_text import TextStyle


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
        return words_width(self._style, self.text())

    def sizeHint(self) -> QSize:
        """Room for all words."""
        inset, height = self._inset, round(self._style.font.pixelSize() * 1.4)
        return QSize(self._words_width(), height).grownBy(inset)

    def minimumSizeHint(self) -> QSize:
        """Room for none: they are elided."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        rtl, painter = self.isRightToLeft(), QPainter(self)
        room = mirrored(rtl, self.rect(), self.rect().marginsRemoved(self._inset))
        paint_words(painter, self.text(), room, self._style, rtl=rtl)
        painter.end()
