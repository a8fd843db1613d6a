"""The quiet button of a card that says: this does not belong here. It is there while the card is looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from newsreader.ui.icon_button import IconButton

SIDE = 20


class RefuseButton(IconButton):
    """An icon without words until the pointer asks.

    Signals:
        left: the keyboard went elsewhere.
    """

    left = Signal()

    def __init__(self, card: QWidget) -> None:
        super().__init__("close", card, side=SIDE)
        words = self.tr("Not related")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the card, which may hide it now."""
        super().focusOutEvent(event)
        self.left.emit()
