"""The soft shadow below what floats over the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsreader.ui.theme import Theme

REACH = 28


def draw_shadow(painter: QPainter, theme: Theme, rect: QRectF, *, radius: float, strength: float = 0.31) -> None:
    """Draw a shadow 4 px below `rect` and 24 px wide at 100 %, as dark as `strength` below it.

    Rounded rectangles on each other, each a pixel larger and all together falling off as the square of the distance,
    look like a blur and need no pixmap.
    """
    reach = theme.px(24)
    colour = QColor(theme["shadow"])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    before = 0.0
    for step in range(reach, 0, -1):
        # At the edge of what casts it, half of a blurred shadow has already gone.
        wanted = strength / 2 * (1 - step / reach) ** 2
        # What lies on top of the layers so far adds only the difference.
        colour.setAlphaF(max((wanted - before) / max(1 - before, 0.01), 0.0))
        before = wanted
        painter.setBrush(colour)
        grown = rect.translated(0, theme.px(4)).adjusted(-step, -step, step, step)
        painter.drawRoundedRect(grown, radius + step, radius + step)
    painter.restore()


class FloatingShadow(QWidget):
    """The shadow as a widget that lies below another; it lets the pointer through to what is really there."""

    def __init__(self, parent: QWidget, radius: float) -> None:
        """`radius` of the corners at 100 %."""
        super().__init__(parent)
        self._radius = radius
        self._theme = Theme()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.update()

    def surround(self, floating: QRect) -> None:
        """Lie around and below what floats."""
        room = self._theme.px(REACH)
        self.setGeometry(floating.adjusted(-room, -room, room, room))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shadow."""
        room = self._theme.px(REACH)
        painter = QPainter(self)
        floating = QRectF(self.rect()).adjusted(room, room, -room, -room)
        draw_shadow(painter, self._theme, floating, radius=self._theme.px(self._radius))
        painter.end()
