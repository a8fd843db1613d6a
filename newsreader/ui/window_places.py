"""Where the parts of the window stand, known before there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize

from newsreader.ui.breakpoints import breakpoint_for, pane_widths
from newsreader.ui.painting import mirrored
from newsreader.ui.theme import Theme

BAR_HEIGHT = 52
HANDLE = 1
WANTED = "wanted"
PANES = ("sidebar", "related")


class PaneState(NamedTuple):
    """What the reader made of the panes.

    Attributes:
        sizes: widths of the four panes in pixels, by the name of the breakpoint they were chosen at.
        wanted: whether `sidebar` and `related` are wanted where there is room.
    """

    sizes: Mapping[str, Sequence[int]] = {}
    wanted: Mapping[str, bool] = dict.fromkeys(PANES, True)


class Places(NamedTuple):
    """The rectangles of the parts, an empty one where a part is not shown, and of the lines between them."""

    bar: QRect
    sidebar: QRect
    list: QRect
    page: QRect
    related: QRect
    lines: tuple[QRect, ...]


def pane_state(kept: Mapping[str, Sequence[int]]) -> PaneState:
    """What is kept of the panes from one day to the next; what makes no sense is left out."""
    wanted = [*kept.get(WANTED, ()), 1, 1]
    sizes = {name: each for name, each in kept.items() if name != WANTED and len(each) == 4 and all(each)}
    return PaneState(sizes, {name: bool(each) for name, each in zip(PANES, wanted, strict=False)})


def places(size: QSize, theme: Theme, state: PaneState, *, rtl: bool) -> Places:
    """Where everything stands in a window of this size, without overlay and with the list where one hides the other."""
    top = theme.px(BAR_HEIGHT)
    high, left = size.height() - top, 0
    # Qt's splitter mirrors to places one pixel further than where they belong, and its lines to where they do.
    bounds, further = QRect(0, 0, size.width(), size.height()), QRect(0, 0, size.width() + 1, size.height())
    panes, lines = [], []
    for each in _widths(size.width(), theme, state):
        if each and left:
            lines.append(mirrored(rtl, bounds, QRect(left - HANDLE, top, HANDLE, high)))
        panes.append(mirrored(rtl, further, QRect(left, top, each, high)))
        left += each + HANDLE if each else 0
    sidebar, listed, page, related = panes
    return Places(QRect(0, 0, size.width(), top), sidebar, listed, page, related, tuple(lines))


def _widths(width: int, theme: Theme, state: PaneState) -> tuple[int, int, int, int]:
    """The widths of sidebar, list, page and related panel in pixels; 0 for what is not shown."""
    point = breakpoint_for(width, theme.zoom)
    if point.alone:
        return 0, width, 0, 0
    sidebar, listed, related = pane_widths(point, theme.zoom, state.sizes.get(point.name))
    sidebar = sidebar if point.sidebar and state.wanted["sidebar"] else 0
    related = related if point.related and state.wanted["related"] else 0
    lines = 1 + (sidebar > 0) + (related > 0)
    return sidebar, listed, max(width - sidebar - listed - related - HANDLE * lines, 1), related
