"""The ground of the command palette: a raised panel with a wide, soft shadow.

The shadow is drawn once, for a small panel, and stretched in its middle to any size: a panel that grows and shrinks
with every letter typed must not draw fifty translucent shapes each time.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache

from newsreader.ui.shadow import draw_shadow
from newsreader.ui.theme import Theme

RADIUS = 12
REACH, CORE = 60, 16
STRENGTH = 0.28


def paint_ground(painter: QPainter, panel: QRectF, theme: Theme) -> None:
    """Paints shadow and panel; `panel` is where the panel lies, the shadow reaches over its edges."""
    reach, core = theme.px(REACH), theme.px(CORE)
    shadow = _shadow(theme, painter.device().devicePixelRatioF())
    ratio = shadow.devicePixelRatio()
    outer = panel.adjusted(-reach, -reach, reach, reach)
    side = reach + core
    columns = _thirds(outer.left(), outer.right(), side)
    rows = _thirds(outer.top(), outer.bottom(), side)
    source = _thirds(0, shadow.width() / ratio, side)
    for (left, right), (from_left, from_right) in zip(columns, source, strict=True):
        for (top, bottom), (from_top, from_bottom) in zip(rows, source, strict=True):
            piece = QRectF(
                from_left * ratio, from_top * ratio, (from_right - from_left) * ratio, (from_bottom - from_top) * ratio
            )
            painter.drawPixmap(QRectF(left, top, right - left, bottom - top), shadow, piece)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme["line"]), 1))
    painter.setBrush(QColor(theme["raised"]))
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(RADIUS), theme.px(RADIUS))


def _thirds(start: float, end: float, side: float) -> list[tuple[float, float]]:
    """A stretch as two ends of a fixed length and what lies between."""
    return [(start, start + side), (start + side, end - side), (end - side, end)]


def _shadow(theme: Theme, ratio: float) -> QPixmap:
    """The shadow of the smallest panel: two ends and two pixels to stretch."""
    key = f"newsreader/palette-shadow/{theme['shadow']}/{theme.zoom}/{ratio}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        reach = theme.px(REACH)
        size = 2 * (reach + theme.px(CORE)) + 2
        drawn = QPixmap(round(size * ratio), round(size * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        panel = QRectF(reach, reach + theme.px(4), size - 2 * reach, size - 2 * reach)
        # Twice as wide as that of a toast: the palette floats higher.
        wide = Theme(theme.name, theme.zoom * 2, theme.high_contrast)
        draw_shadow(painter, wide, panel, radius=theme.px(RADIUS), strength=STRENGTH)
        painter.end()
        QPixmapCache.insert(key, drawn)
    return drawn
