"""Which panes stand side by side at which width of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Breakpoint(NamedTuple):
    """A range of widths and what stands in it; widths in pixels at 100 % zoom, 0 for a pane that is hidden.

    Attributes:
        name: under which the reader's own pane widths are kept.
        least: the width of the window, divided by zoom, from which on it holds.
        alone: list and article take turns.
    """

    name: str
    least: int
    sidebar: int
    list: int
    related: int
    alone: bool = False


BREAKPOINTS = (
    Breakpoint("widest", 1400, 220, 364, 300),
    Breakpoint("wide", 1200, 188, 312, 256),
    Breakpoint("three", 1100, 0, 320, 256),
    Breakpoint("two", 900, 0, 320, 0),
    Breakpoint("narrow", 640, 0, 300, 0),
    Breakpoint("single", 0, 0, 0, 0, alone=True),
)


def breakpoint_for(width: int, zoom: float) -> Breakpoint:
    """The breakpoint that holds for a window `width` pixels wide at this zoom of the interface."""
    return next(each for each in BREAKPOINTS if width / zoom >= each.least)


def pane_widths(point: Breakpoint, zoom: float, own: Sequence[int] | None) -> tuple[int, int, int]:
    """The widths of sidebar, list and related panel in pixels; the article takes what they leave.

    Args:
        point: the breakpoint that holds.
        zoom: of the interface, 1.0 at 100 %.
        own: widths of all four panes that the reader gave them at this breakpoint.
    """
    if own:
        return own[0], own[1], own[3]
    return round(point.sidebar * zoom), round(point.list * zoom), round(point.related * zoom)
