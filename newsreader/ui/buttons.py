"""Buttons with words: of the empty states, the cards, the toast and the sheets.

Painted by themselves, because a style sheet cannot tell focus by key from focus by mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from newsreader.ui.focus_ring import draw_ring, ring_after
from newsreader.ui.fonts import ui_font
from newsreader.ui.row_text import TextStyle, draw_centred
from newsreader.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent


class ButtonLook(NamedTuple):
    """Measures at 100 % and colours by token; an empty token paints nothing.

    Attributes:
        hover: what the fill becomes under the pointer; without one a veil of the text's colour is laid over it.
    """

    height: int
    padding: int
    font_px: float
    weight: int
    text: str
    fill: str = ""
    edge: str = ""
    hover: str = ""
    ring: str = "accent"


PRIMARY = ButtonLook(40, 18, 14, 600, "accent_on", fill="accent", ring="accent_on")
SECONDARY = ButtonLook(40, 18, 14, 500, "text", edge="border", hover="hover")
SMALL = ButtonLook(24, 10, 12, 500, "text2", fill="raised", edge="border", hover="hover")
LINK = ButtonLook(28, 8, 12, 600, "accent", hover="hover")
SMALL_LINK = ButtonLook(24, 8, 12, 600, "accent", hover="hover")
ON_TOAST = ButtonLook(32, 12, 13, 600, "toast_act", ring="toast_act")
QUIET_SMALL = ButtonLook(24, 12, 12, 500, "muted", hover="hover")
QUIET_ROW = ButtonLook(32, 12, 12, 500, "muted", hover="hover")


class WordButton(QAbstractButton):
    """A button that shows its text, elided if there is no room."""

    def __init__(self, text: str, look: ButtonLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._theme = Theme()
        self._ring = False
        self.set_words(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.setFont(ui_font(theme, self._look.font_px, self._look.weight))
        self.updateGeometry()
        self.update()

    def set_words(self, words: str) -> None:
        """Show other words; plain text, an ampersand is one."""
        self.setText(words.replace("&", "&&"))
        self.updateGeometry()

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _paint_ground(self, painter: QPainter) -> None:
        look, theme = self._look, self._theme
        pressed, hovered = self.isDown() or self.isChecked(), self.underMouse() and self.isEnabled()
        fill = QColor(theme[look.fill]) if look.fill else QColor(Qt.GlobalColor.transparent)
        if look.hover and (hovered or pressed):
            fill = QColor(theme["sel" if pressed else look.hover])
        edge = QPen(QColor(theme[look.edge]), 1) if look.edge else QPen(Qt.PenStyle.NoPen)
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.px(6)
        painter.setPen(edge)
        painter.setBrush(fill)
        painter.drawRoundedRect(shape, radius, radius)
        if not look.hover and (hovered or pressed):
            veil = QColor(theme[look.text])
            veil.setAlphaF(0.2 if pressed else 0.1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(shape, radius, radius)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when it is switched on or off."""
        super().changeEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """The words with their padding."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._words())
        return QSize(width + 2 * self._theme.px(self._look.padding), self._theme.px(self._look.height))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters; the rest is elided."""
        return QSize(min(self._theme.px(64), self.sizeHint().width()), self._theme.px(self._look.height))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus here."""
        self._ring = ring_after(event.reason(), self._ring)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does; arrows are left to what holds it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill, edge, words and ring."""
        theme, look = self._theme, self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.6)
        self._paint_ground(painter)
        padding = theme.px(look.padding)
        room = self.rect().adjusted(min(padding, 6), 0, -min(padding, 6), 0)
        words = QFontMetrics(self.font()).elidedText(self._words(), Qt.TextElideMode.ElideRight, room.width())
        draw_centred(painter, words, room, TextStyle(self.font(), theme[look.text]))
        if self.hasFocus() and self._ring:
            inset = theme.px(2) if look.fill else 0
            draw_ring(painter, theme, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), colour=look.ring)
        painter.end()
