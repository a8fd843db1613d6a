"""The foot of a dialog that asks for something, and a small dialog as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from newsreader.ui.theme import Theme

translate = QCoreApplication.translate


def answers(dialog: QDialog, save: QPushButton) -> QHBoxLayout:
    """A row with Cancel and the button that takes what the dialog was left with; that one is for Enter."""
    cancel = QPushButton(translate("Dialogs", "Cancel"))
    save.setProperty("kind", "primary")
    save.setDefault(True)
    row = QHBoxLayout()
    row.addStretch(1)
    for button, slot in ((cancel, dialog.reject), (save, dialog.accept)):
        button.clicked.connect(slot)
        button.setAutoDefault(button is save)
        row.addWidget(button)
    return row


def lay_out_small(dialog: QDialog, widgets: Sequence[QWidget], save: QPushButton, theme: Theme) -> None:
    """Puts a few widgets below each other, and the answers at the foot."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(theme.px(20),) * 4)
    column.setSpacing(theme.px(10))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    column.addLayout(answers(dialog, save))
