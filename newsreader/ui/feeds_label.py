"""What stands above the feeds in the sidebar: their heading, how many of them are in trouble, and where to add one."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from newsreader.ui.icon_button import IconButton
from newsreader.ui.line_label import LineLabel
from newsreader.ui.painting import mirrored
from newsreader.ui.theme import Theme
from newsreader.ui.written_number import written

SIDE, END = 24, 12


class FeedsLabel(LineLabel):
    """A heading with two buttons at its end, for the mouse: by keys, both are commands.

    Signals:
        subscribe_requested, health_requested: a button was pressed.
    """

    subscribe_requested = Signal()
    health_requested = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = Theme()
        self._add = _button("plus", self.tr("Subscribe or save an address"), self)
        self._add.clicked.connect(self.subscribe_requested)
        self._trouble = _button("warning", "", self)
        self._trouble.clicked.connect(self.health_requested)
        self._trouble.set_icon("warning", colour="warn")
        self._trouble.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        for each in (self._add, self._trouble):
            each.apply_theme(theme)
        self._place()

    def show_trouble(self, count: int) -> None:
        """Say how many feeds cannot be refreshed; nothing of none."""
        one, more = self.tr("One feed cannot be refreshed"), self.tr("%1 feeds cannot be refreshed")
        words = (one if count == 1 else more).replace("%1", written(count))
        self._trouble.setToolTip(words)
        self._trouble.setAccessibleName(words)
        self._trouble.setVisible(count > 0)
        self._place()

    def trouble(self) -> str:
        """What is said about feeds that cannot be refreshed; empty if nothing."""
        return "" if self._trouble.isHidden() else self._trouble.toolTip()

    def _place(self) -> None:
        side, end = self._theme.px(SIDE), self._theme.px(END)
        for number, button in enumerate((self._add, self._trouble)):
            left = self.width() - end - side * (number + 1)
            place = QRect(left, (self.height() - side) // 2 + self._theme.px(4), side, side)
            button.setGeometry(mirrored(self.isRightToLeft(), self.rect(), place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stay at the end."""
        super().resizeEvent(event)
        self._place()


def _button(icon: str, words: str, parent: QWidget) -> IconButton:
    button = IconButton(icon, parent, side=SIDE)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
