"""A toast: what just happened in one line, with a button that takes it back.

It stays for eight seconds, longer while the pointer or the focus is in it, and never takes the focus by itself. A new
one takes the place of the old; what the old one could undo stays with the window's undo.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractAnimation,
    QEvent,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QStyle, QWidget
from shiboken6 import isValid

from newsreader.ui.buttons import ON_TOAST, WordButton
from newsreader.ui.elided_label import draw_one_line
from newsreader.ui.fonts import ui_font
from newsreader.ui.row_words import one_line
from newsreader.ui.shadow import FloatingShadow
from newsreader.ui.theme import Theme

SHOWN_MS = 8000
FADE_MS = 120
HEIGHT = 44
WIDEST = 560
RADIUS = 10


@dataclass(frozen=True, slots=True)
class ToastContent:
    """What a toast says.

    Attributes:
        text: one line, plain.
        action: words of its button; empty for none.
        payload: what `action_triggered` hands back.
    """

    text: str
    action: str = ""
    payload: object = None


class Toast(QWidget):
    """The toast itself.

    Signals:
        action_triggered: the content's payload.
        closed: it is gone.
    """

    action_triggered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._shadow = FloatingShadow(parent, RADIUS)
        self._content = ToastContent("")
        self._reduced_motion = False
        self._left = SHOWN_MS
        self._focus_before: QWidget | None = None
        self._button = WordButton("", ON_TOAST, self)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._act)
        self._time = QTimer(self, singleShot=True)
        self._time.timeout.connect(self.close_toast)
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._set_opacity)
        self._fade.finished.connect(self._faded)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._button)
        self.apply_theme(self._theme)
        self.hide()

    @property
    def content(self) -> ToastContent:
        """What it says now, or said last."""
        return self._content

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._shadow.apply_theme(theme)
        self._button.apply_theme(theme)
        self._row.setContentsMargins(theme.px(16), 0, theme.px(6), 0)
        self.update()

    def set_reduced_motion(self, on: bool) -> None:
        """Appear and go at once instead of fading."""
        self._reduced_motion = on

    def say(self, content: ToastContent) -> None:
        """Show something for eight seconds, in place of what was shown; it is spoken, too."""
        self._content = content
        self._button.set_words(content.action)
        self._button.setVisible(bool(content.action))
        self._button.setAccessibleDescription(content.text)
        self.setAccessibleName(content.text)
        appearing = self.isHidden()
        for widget in (self._shadow, self):
            widget.show()
            widget.raise_()
        self.update()
        self._left = SHOWN_MS
        if not self._is_used():
            self._time.start(self._left)
        if appearing or self._fade.direction() == QAbstractAnimation.Direction.Backward:
            self._run_fade(QAbstractAnimation.Direction.Forward)
        announcement = QAccessibleAnnouncementEvent(self, content.text)
        announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(announcement)

    def close_toast(self) -> None:
        """Go; the focus, if it was here, returns to where it was before."""
        self._time.stop()
        if self.isHidden():
            return
        before = self._focus_before
        if self._button.hasFocus() and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run_fade(QAbstractAnimation.Direction.Backward)

    def note_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Wait while the button has the focus, and remember where the focus was before."""
        if new is self._button:
            self._focus_before = old
            self._pause()
        elif old is self._button and not self.underMouse():
            self._go_on()

    def _act(self) -> None:
        payload = self._content.payload
        self.close_toast()
        self.action_triggered.emit(payload)

    def _is_used(self) -> bool:
        return self.underMouse() or self._button.hasFocus()

    def _pause(self) -> None:
        if self._time.isActive():
            self._left = max(self._time.remainingTime(), 0)
            self._time.stop()

    def _go_on(self) -> None:
        if not self.isHidden() and not self._time.isActive():
            self._time.start(max(self._left, 1000))

    def _run_fade(self, direction: QAbstractAnimation.Direction) -> None:
        still = self._reduced_motion or not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        self._fade.stop()
        self._fade.setDirection(direction)
        if still:
            self._faded()
            return
        for widget in (self, self._shadow):
            widget.setGraphicsEffect(QGraphicsOpacityEffect(widget))
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.start()

    def _set_opacity(self, opacity: object) -> None:
        for widget in (self, self._shadow):
            effect = widget.graphicsEffect()
            if isinstance(effect, QGraphicsOpacityEffect) and isinstance(opacity, float):
                effect.setOpacity(opacity)

    def _faded(self) -> None:
        for widget in (self, self._shadow):
            widget.setGraphicsEffect(None)  # type: ignore[arg-type]
        if self._fade.direction() == QAbstractAnimation.Direction.Backward:
            self.hide()
            self._shadow.hide()
            self.closed.emit()

    def sizeHint(self) -> QSize:
        """As wide as the text and its button, with room for the shadow."""
        px = self._theme.px
        words = QFontMetrics(ui_font(self._theme, 13)).horizontalAdvance(one_line(self._content.text))
        button = self._button.sizeHint().width() + px(12) if self._content.action else px(10)
        width = min(px(16) + words + px(4) + button + px(6), px(WIDEST))
        return QSize(width, px(HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        self._pause()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on when the pointer has left."""
        super().leaveEvent(event)
        if not self._button.hasFocus():
            self._go_on()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the shadow along."""
        super().moveEvent(event)
        self._shadow.surround(self.geometry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shadow along."""
        super().resizeEvent(event)
        self._shadow.surround(self.geometry())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_toast()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bubble and text."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme["toast"]))
        painter.drawRoundedRect(self.rect(), px(RADIUS), px(RADIUS))
        end = px(16) if not self._content.action else self._button.width() + px(6 + 8)
        room = QStyle.visualRect(self.layoutDirection(), self.rect(), self.rect().adjusted(px(16), 0, -end, 0))
        font = ui_font(theme, 13)
        words = one_line(self._content.text)
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.setFont(font)
        painter.setPen(QColor(theme["toast_on"]))
        draw_one_line(painter, room, words, self.layoutDirection())
        painter.end()
