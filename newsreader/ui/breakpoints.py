"""Which panes stand side by side at which width of the window."""

from __future__ import annotations

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
