"""Where a window's toast stands, and how it is called."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from newsreader.ui.theme import Theme
from newsreader.ui.toast import Toast, ToastContent

BOTTOM = 24


class ToastHost(QObject):
    """Keeps the one toast of a window at its bottom, in the middle.

    Signals:
        action_triggered: the payload of the toast whose button was pressed.
    """

    action_triggered = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = Theme()
        self.toast = Toast(window)
        self.toast.action_triggered.connect(self.action_triggered)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.toast.apply_theme(theme)
        self._place()

    def set_reduced_motion(self, on: bool) -> None:
        """Show toasts without fading."""
        self.toast.set_reduced_motion(on)

    def show_toast(self, text: str, action: str = "", payload: object = None) -> None:
        """Say something in one line, with a button that hands `payload` back."""
        self.toast.say(ToastContent(text, action, payload))
        self._place()

    def close_toast(self) -> bool:
        """Close the toast; False if none was shown. For a window whose Escape closes one thing after the other."""
        shown = not self.toast.isHidden()
        self.toast.close_toast()
        return shown

    def _place(self) -> None:
        px, hint = self._theme.px, self.toast.sizeHint()
        width = min(hint.width(), self._window.width() - px(32))
        left = (self._window.width() - width) // 2
        self.toast.setGeometry(left, self._window.height() - px(BOTTOM) - hint.height(), width, hint.height())

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self.toast.note_focus(old, new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and not self.toast.isHidden():
            self._place()
        return super().eventFilter(watched, event)
