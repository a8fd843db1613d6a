"""One line of words at the start of its place, elided if need be."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from newsreader.ui.painting import mirrored
from newsreader.ui.row_canvas import text_width
from newsreader.ui.row_text import TextStyle, break_lines, draw_line


def words_width(style: TextStyle, words: str) -> int:
    """What a line takes in pixels; no words take none."""
    return text_width(style.font, words) + 1 if words else 0


def paint_words(painter: QPainter, words: str, room: QRect, style: TextStyle, *, rtl: bool) -> None:
    """Draw words, each line in its own direction; at the right of their room where the window begins there."""
    for line in break_lines(words, style.font, room.width(), 1):
        width = min(text_width(style.font, line.text), room.width())
        place = mirrored(rtl, room, QRect(room.left(), room.top(), width, room.height()))
        draw_line(painter, line, place, style, rtl=rtl)
