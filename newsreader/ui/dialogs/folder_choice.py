"""Chooses a folder of feeds: one that there is, none, or a new one that is named at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from newsreader.article.feed import folder_names, folder_path
from newsreader.ui.dialogs.name import LONGEST
from newsreader.ui.row_words import one_line

NEW = "\0"


class FolderChoice(QWidget):
    """A list of folders, and below it a field for the name of a new one while that is chosen.

    Attributes:
        combo: the list.
    """

    def __init__(self, folders: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = QComboBox()
        self.combo.setAccessibleName(self.tr("Folder"))
        self.combo.addItem(self.tr("Not in a folder"), "")
        for path in folders:
            self.combo.addItem(" / ".join(one_line(name, 60) for name in folder_names(path)), path)
        self.combo.addItem(self.tr("New folder…"), NEW)
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST)
        self._name.setAccessibleName(self.tr("Name of the new folder"))
        self._name.setPlaceholderText(self._name.accessibleName())
        self._name.hide()
        self.combo.currentIndexChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)
        column.addWidget(self._name)

    def path(self) -> str:
        """The path of the folder; empty for none, as for a new one without a name."""
        chosen = str(self.combo.currentData())
        return chosen if chosen != NEW else folder_path([" ".join(self._name.text().split())])

    def _changed(self, *_index: object) -> None:
        new = self.combo.currentData() == NEW
        self._name.setVisible(new)
        if new:
            self._name.setFocus()
