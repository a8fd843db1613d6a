"""Asks for a name: of a folder, of a feed."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from newsreader.ui.dialogs.page import words
from newsreader.ui.theme import Theme

LONGEST = 200


class NameWords(NamedTuple):
    """What the dialog says: its title, above the field, below it, on its button, and of a name that is taken.

    With `optional`, the name may be empty.
    """

    title: str
    label: str
    hint: str
    save: str
    taken: str = ""
    optional: bool = False


class NameDialog(QDialog):
    """One field. `name()` is what it was left with, never one of those that are taken."""

    def __init__(
        self, says: NameWords, name: str, theme: Theme, parent: QWidget | None = None, *, taken: Collection[str] = ()
    ) -> None:
        super().__init__(parent)
        self._says = says
        self._taken = {each.casefold() for each in taken}
        self.setWindowTitle(says.title)
        self._field = QLineEdit(name[:LONGEST])
        self._field.setMaxLength(LONGEST)
        self._field.setAccessibleName(says.label)
        self._hint = words(says.hint, "hint")
        self._save = QPushButton(says.save)
        self._field.textChanged.connect(self._check)
        self._assemble(theme)
        self._check()
        self._field.selectAll()
        self._field.setFocus()

    def name(self) -> str:
        """The name as it is kept."""
        return " ".join(self._field.text().split())

    def told(self) -> str:
        """What is said below the field."""
        return self._hint.text()

    def _check(self) -> None:
        taken = self.name().casefold() in self._taken
        self._hint.setText(self._says.taken if taken else self._says.hint)
        self._save.setEnabled((bool(self.name()) or self._says.optional) and not taken)

    def _assemble(self, theme: Theme) -> None:
        px = theme.px
        title = QLabel(self._says.label)
        title.setProperty("role", "section")
        title.setBuddy(self._field)
        cancel = QPushButton(self.tr("Cancel"))
        self._save.setProperty("kind", "primary")
        self._save.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, slot in ((cancel, self.reject), (self._save, self.accept)):
            button.clicked.connect(slot)
            button.setAutoDefault(button is self._save)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(20),) * 4)
        column.setSpacing(px(10))
        for widget in (title, self._field, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(row)
        self.resize(px(440), px(190))
