"""Gives a tag another name; the name of another tag makes both one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from newsreader.ui.dialogs.answers import lay_out_small
from newsreader.ui.dialogs.page import words
from newsreader.ui.dialogs.tags import LONGEST, tag_names
from newsreader.ui.row_words import isolated
from newsreader.ui.theme import Theme


class TagNameDialog(QDialog):
    """One field; below it what will happen. `new_name()` is what it was left with."""

    def __init__(
        self, name: str, known: Sequence[str], theme: Theme, parent: QWidget | None = None, *, merging: bool = False
    ) -> None:
        """Ask for the new name of a tag among all that are known; with `merging`, the field begins empty."""
        super().__init__(parent)
        self._old = name
        self._known = {each.casefold(): each for each in known if each != name}
        self.setWindowTitle(self.tr("Merge tag") if merging else self.tr("Rename tag"))
        self._field = QLineEdit("" if merging else name)
        self._field.setMaxLength(LONGEST)
        self._field.setAccessibleName(self.tr("New name"))
        self._field.setPlaceholderText(self.tr("The other tag") if merging else self.tr("New name"))
        completer = QCompleter(sorted(self._known.values(), key=str.casefold), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self._field.setCompleter(completer)
        self._field.textChanged.connect(self._check)
        self._told = words("", "hint")
        self._save = QPushButton(self.tr("Rename"))
        self._assemble(theme)
        self._check()
        self._field.selectAll()
        self._field.setFocus()

    def new_name(self) -> str:
        """The name as it is kept: tidied, and in the spelling of the tag that has it already."""
        named = tag_names(self._field.text().replace(",", " "))
        return self._known.get(named[0].casefold(), named[0]) if named else ""

    def told(self) -> str:
        """What is said about what will happen."""
        return self._told.text()

    def _assemble(self, theme: Theme) -> None:
        title = QLabel(self.tr("Tag %1").replace("%1", isolated(self._old)))
        title.setProperty("role", "section")
        title.setTextFormat(Qt.TextFormat.PlainText)
        lay_out_small(self, (title, self._field, self._told), self._save, theme)
        self.resize(theme.px(400), theme.px(200))

    def _check(self) -> None:
        new = self.new_name()
        merges = new.casefold() in self._known
        self._save.setText(self.tr("Merge") if merges else self.tr("Rename"))
        self._save.setEnabled(bool(new) and new != self._old)
        told = self.tr("Every article with this tag gets the new name.")
        if merges:
            told = self.tr("%1 exists: both become one tag. It can be undone.").replace("%1", isolated(new))
        self._told.setText(told)
