"""The ring of keyboard focus: shown when the focus came by a key, never after a click of the mouse."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from newsreader.ui.theme import Theme

_UNCHANGED = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


def ring_after(reason: Qt.FocusReason, shown: bool) -> bool:
    """Whether the ring is shown after a focus change; a window that comes back shows what it showed before."""
    return shown if reason in _UNCHANGED else reason != Qt.FocusReason.MouseFocusReason


def draw_ring(painter: QPainter, theme: Theme, rect: QRectF, *, radius: float = 7, colour: str = "accent") -> None:
    """Draw a ring of 2 px just inside `rect`; `radius` at 100 %, `colour` is a token of the theme."""
    width = max(theme.px(2), 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme[colour]), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(radius), theme.px(radius))
    painter.restore()
