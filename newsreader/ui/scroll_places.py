"""Where a list of equally high rows stands, and where the handle of its scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QRect

from newsreader.ui.theme import Theme

BAR = 11
LEAST_HANDLE = 32
LONG = 0x7FFFFFFF // 4096


def offset_of(place: int, count: int, row: int, height: int) -> int:
    """By how many pixels a list is scrolled that has a place at its top, or as close to it as the end allows.

    Args:
        place: of the row at the top.
        count: of all rows.
        row: height of one in pixels.
        height: of the list.
    """
    return max(0, min(place * row, count * row - height))


def handle_place(theme: Theme, height: int, total: int, offset: int) -> QRect:
    """The handle within a bar `height` pixels high, of a list that has `total` of them and is scrolled by `offset`."""
    px = theme.px
    length = max(height * height // total, px(LEAST_HANDLE) + 2 * px(2))
    span, most = height - length, total - height
    # As `QStyle.sliderPositionFromValue`, which rounds short ways and cuts long ones.
    top = (2 * span * offset + most) // (2 * most) if most <= LONG else span * offset // most
    return QRect(0, top, px(BAR), length).adjusted(px(3), px(2), -px(2), -px(2))


def handle_radius(theme: Theme, handle: QRect) -> int:
    """The radius of its corners in pixels; Qt draws square ones where there is no room for both."""
    radius = theme.px(3)
    return radius if 2 * radius <= handle.width() else 0
