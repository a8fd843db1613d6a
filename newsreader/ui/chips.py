"""Chips: small words in pills that wrap, saying why an article is related."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from newsreader.ui.colours import contrast
from newsreader.ui.fonts import ui_font
from newsreader.ui.text_direction import reads_right_to_left
from newsreader.ui.theme import Theme

HEIGHT = 20
GAP = 6
ROW_GAP = 4
PADDING = 8


@dataclass(frozen=True, slots=True)
class Flow:
    """Boxes placed in rows: their rectangles in the order given, and the height of all."""

    places: tuple[QRect, ...]
    height: int


def chip_font(theme: Theme) -> QFont:
    """The font of a chip."""
    return ui_font(theme, 11, 500)


def chip_size(words: str, theme: Theme, room: int) -> QSize:
    """The size of a chip in pixels, never wider than `room`."""
    width = QFontMetrics(chip_font(theme)).horizontalAdvance(words) + 2 * theme.px(PADDING)
    return QSize(min(width, room), theme.px(HEIGHT))


def flow(sizes: Sequence[QSize], trailing: Sequence[QSize], width: int, theme: Theme) -> Flow:
    """Place boxes from the left, row after row, and `trailing` ones together at the right end of the last row.

    Trailing boxes take a row of their own where they do not fit. Boxes of a row share its middle line.
    """
    gap, row_gap = theme.px(GAP), theme.px(ROW_GAP)
    rows: list[list[QSize]] = []
    for size in sizes:
        if rows and _length(rows[-1], gap) + gap + size.width() <= width:
            rows[-1].append(size)
        else:
            rows.append([size])
    if trailing and (not rows or _length(rows[-1], gap) + gap + _length(trailing, gap) > width):
        rows.append([])
    places: list[QRect] = []
    ends: list[QRect] = []
    top = 0
    for number, row in enumerate(rows):
        last = trailing if number == len(rows) - 1 else ()
        height = max(size.height() for size in (*row, *last))
        places += _row(row, 0, top, height, gap)
        ends = _row(last, width - _length(last, gap), top, height, gap)
        top += height + row_gap
    return Flow((*places, *ends), max(top - row_gap, 0))


def draw_chip(painter: QPainter, theme: Theme, rect: QRect, words: str, *, ground: str = "raised") -> None:
    """Draw a chip in its rectangle, its words elided if they are longer.

    On `ground`, a token of the theme, it takes whichever of its two fills stands out more.
    """
    fill = max("side", "raised", key=lambda token: contrast(theme[token], theme[ground]))
    font = chip_font(theme)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme[fill]))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    room = rect.width() - 2 * theme.px(PADDING)
    painter.setFont(font)
    painter.setPen(QColor(theme["text2"]))
    # The words run in their own direction: a number at their beginning stays there.
    before = painter.layoutDirection()
    rtl = reads_right_to_left(words)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room + 1)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
    painter.setLayoutDirection(before)


def _length(row: Sequence[QSize], gap: int) -> int:
    return sum(size.width() for size in row) + gap * max(len(row) - 1, 0)


def _row(row: Sequence[QSize], left: int, top: int, height: int, gap: int) -> list[QRect]:
    places = []
    for size in row:
        places.append(QRect(left, top + (height - size.height()) // 2, size.width(), size.height()))
        left += size.width() + gap
    return places
