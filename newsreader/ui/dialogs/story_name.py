"""Gives a story another name."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from newsreader.ui.dialogs.page import words
from newsreader.ui.theme import Theme

LONGEST = 200


class StoryNameDialog(QDialog):
    """One field. `name()` is what it was left with; empty gives the story the headline of its first article again."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rename story"))
        self._field = QLineEdit(name[:LONGEST])
        self._field.setMaxLength(LONGEST)
        self._field.setAccessibleName(self.tr("Name of the story"))
        self._field.setPlaceholderText(self.tr("The headline of its first article"))
        self._assemble(theme)
        self._field.selectAll()
        self._field.setFocus()

    def name(self) -> str:
        """The name as it is kept."""
        return " ".join(self._field.text().split())

    def _assemble(self, theme: Theme) -> None:
        px = theme.px
        title = QLabel(self.tr("Name of the story"))
        title.setProperty("role", "section")
        hint = words(self.tr("Without a name, it is called by the headline of its first article."), "hint")
        cancel, save = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Rename"))
        save.setProperty("kind", "primary")
        save.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, slot in ((cancel, self.reject), (save, self.accept)):
            button.clicked.connect(slot)
            button.setAutoDefault(button is save)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(20),) * 4)
        column.setSpacing(px(10))
        for widget in (title, self._field, hint):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(row)
        self.resize(px(440), px(190))
