"""Two things that every widget which paints itself does: fill a rectangle, and mirror one.

Both stand in for calls of Qt that are dear before the first paint: PySide makes the classes of all overloads of a
call when it is first made, for `QPainter.fillRect` 180 named gradients, and for `QStyle` every part of every style.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a rectangle with one colour (`#RRGGBB`); pen and brush are others afterwards."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)


def mirrored(direction: Qt.LayoutDirection, bounds: QRect, rect: QRect) -> QRect:
    """A rectangle where it belongs within its bounds: as given from left to right, else mirrored."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return rect
    return rect.translated(2 * (bounds.center().x() - rect.center().x()), 0)
