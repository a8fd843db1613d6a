"""What stands in the sidebar where there are no feeds yet: how to have some."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from newsreader.ui.buttons import LINK, WordButton
from newsreader.ui.theme import Theme

START = 10


class FeedsOffer(QWidget):
    """Two buttons, for the mouse: by keys, both are commands.

    Signals:
        requested: name of the command that a button stands for.
    """

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {
            "subscribe": WordButton(self.tr("Subscribe…"), LINK, self),
            "import_list": WordButton(self.tr("Import a list…"), LINK, self),
        }
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._press)
            self._column.addWidget(button)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        start = theme.px(START)
        self._column.setContentsMargins(start, 0, start, 0)
        for button in self._buttons.values():
            button.apply_theme(theme)

    def _press(self) -> None:
        self.requested.emit(next(name for name, button in self._buttons.items() if button is self.sender()))
