"""Asks for a name: of a folder, of a feed, of a story."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from newsreader.ui.dialogs.answers import lay_out_small
from newsreader.ui.dialogs.page import words
from newsreader.ui.theme import Theme

LONGEST = 200


class NameWords(NamedTuple):
    """What the dialog says: its title, above the field, below it, on its button, and of a name that is taken.

    With `optional`, the name may be empty; `empty` stands in the field then.
    """

    title: str
    label: str
    hint: str
    save: str
    taken: str = ""
    optional: bool = False
    empty: str = ""


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
        self._field.setPlaceholderText(says.empty)
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
        title = QLabel(self._says.label)
        title.setProperty("role", "section")
        title.setBuddy(self._field)
        lay_out_small(self, (title, self._field, self._hint), self._save, theme)
        self.resize(theme.px(440), theme.px(190))
