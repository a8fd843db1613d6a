"""What the parts of a row are painted with: the painter, the row's measures, its fonts and colours."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from newsreader.ui.colours import mixed
from newsreader.ui.fonts import text_font, ui_font
from newsreader.ui.painting import fill_round, mirrored
from newsreader.ui.row_geometry import RowGeometry
from newsreader.ui.row_text import Line, TextStyle, break_lines, draw_centred, draw_line
from newsreader.ui.theme import Theme


class RowFonts:
    """The fonts of a theme's rows and the colours that are mixed for them."""

    def __init__(self, theme: Theme) -> None:
        self.source = ui_font(theme, 12, 600)
        self.meta = ui_font(theme, 12)
        self.unread = text_font(theme, 17, 600)
        self.read = text_font(theme, 17, 400)
        self.excerpt = ui_font(theme, 13)
        self.chip = ui_font(theme, 11, 500)
        # Thin letters look lighter than their colour: read headlines stand half way between both colours of text.
        self.read_colour = mixed(theme["text"], theme["text2"], 0.5)
        self.shape_colour = mixed(theme["line"], theme["list"], 0.6)


class RowCanvas(NamedTuple):
    """One row while it is painted; places are mirrored where the window is."""

    painter: QPainter
    theme: Theme
    fonts: RowFonts
    geometry: RowGeometry
    ratio: float

    def part(self, box: QRect, start: float, width: float) -> QRect:
        """A piece of a line, counted from where the line begins in the window's direction."""
        piece = QRect(box.left() + round(start), box.top(), round(width), box.height())
        return mirrored(self.geometry.rtl, box, piece)

    def fill(self, place: QRect, colour: str, radius: float) -> None:
        """Fill a rectangle with round corners; `radius` at 100 %."""
        fill_round(self.painter, place, colour, self.theme.px(radius))

    def icon(self, place: QRect, name: str, token: str, side: int, *, filled: bool = False) -> None:
        """Draw an icon, `side` pixels large at 100 %, in the middle of a place."""
        from newsreader.ui import icons  # few rows have any

        size = self.theme.px(side)
        middle = QPoint((place.width() - size) // 2, (place.height() - size) // 2)
        drawn = icons.pixmap(name, self.theme[token], size, self.ratio, filled)
        self.painter.drawPixmap(place.topLeft() + middle, drawn)

    def line(self, line: Line, place: QRect, style: TextStyle) -> None:
        """Draw a line of text."""
        draw_line(self.painter, line, place, style, rtl=self.geometry.rtl)

    def word(self, text: str, room: QRect, font: QFont, token: str) -> int:
        """Draw a few words at the start of their room, elided if need be; answers the width they took."""
        line = break_lines(text, font, room.width(), 1)[0]
        width = min(text_width(font, line.text), room.width())
        self.line(line, self.part(room, 0, width), TextStyle(font, self.theme[token]))
        return width

    def centred(self, text: str, place: QRect, font: QFont, token: str) -> None:
        """Draw a short text in the middle of a place."""
        draw_centred(self.painter, text, place, TextStyle(font, self.theme[token]))


def text_width(font: QFont, text: str) -> int:
    """The width of a text in whole pixels."""
    return int(QFontMetricsF(font).horizontalAdvance(text)) + 1
