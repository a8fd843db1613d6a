"""Colours and places for what paints itself, in those of Qt's ways that cost nothing before the first paint.

PySide makes the classes of all overloads of a call when it is first made. A pen's or a brush's constructor, `setPen`,
`setBrush` and `fillRect` have one that takes a constant of `Qt`, and for the first of those all its hundred enums are
made, a tenth of a start. So what is painted first fills by `eraseRect` and `fillPath`, and its text brings its colour
along. `QStyle`, which mirrors places too, would have every part of every style made.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen


@cache
def brush(colour: str) -> QBrush:
    """The brush of a colour (`#RRGGBB`)."""
    pen = QPen()
    pen.setColor(QColor(colour))
    return pen.brush()


def fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a rectangle with one colour (`#RRGGBB`); the painter's background is another afterwards."""
    painter.setBackground(brush(colour))
    painter.eraseRect(rect)


def fill_round(painter: QPainter, rect: QRect, colour: str, radius: float) -> None:
    """Fill a rectangle whose corners are round, `radius` in pixels."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    painter.fillPath(path, brush(colour))


def mirrored(rtl: bool, bounds: QRect, rect: QRect) -> QRect:
    """A rectangle where it belongs within its bounds: as given, or mirrored where a window begins at the right."""
    return rect.translated(bounds.left() + bounds.right() - rect.left() - rect.right(), 0) if rtl else rect
