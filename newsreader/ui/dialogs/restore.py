"""Chooses the backup that is put in the place of the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsreader.application.places import backups_folder
from newsreader.ui.dialogs.page import words
from newsreader.ui.fonts import ui_font
from newsreader.ui.library_words import copy_words
from newsreader.ui.theme import Theme
from newsreader.ui.tool_tip import plain_tip

if TYPE_CHECKING:
    from newsreader.library.backups import Copy

NAME = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """The backups beside the library, and any other file; `chosen()` is the one it was left with."""

    def __init__(self, copies: Sequence[Copy], library: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = backups_folder(library)
        self._file: Path | None = None
        self.setWindowTitle(self.tr("Restore a backup"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Backups"))
        self._list.setProperty("kind", "choices")
        self._list.setFont(ui_font(theme, 13.5))
        for copy in sorted(copies, reverse=True):
            item = QListWidgetItem(copy_words(copy))
            item.setData(NAME, copy.name)
            item.setToolTip(plain_tip(copy.name))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self.accept)
        self._none = words(self.tr("There is no backup beside the library yet."))
        self._restore = QPushButton(self.tr("Restore"))
        self._restore.setProperty("kind", "primary")
        self._restore.setDefault(True)
        self._restore.setEnabled(bool(copies))
        self._assemble(theme, any_there=bool(copies))
        self._list.setFocus()

    def chosen(self) -> Path | None:
        """The backup."""
        item = self._list.currentItem()
        return self._file or (self._folder / str(item.data(NAME)) if item is not None else None)

    def take_file(self, path: str) -> None:
        """Restore another file."""
        self._file = Path(path)
        self.accept()

    def _assemble(self, theme: Theme, *, any_there: bool) -> None:
        px = theme.px
        title = QLabel(self.tr("Put a backup in the place of the library"))
        title.setProperty("role", "section")
        other, cancel = QPushButton(self.tr("Another file…")), QPushButton(self.tr("Cancel"))
        row = QHBoxLayout()
        for button, slot in ((other, self._choose_file), (cancel, self.reject), (self._restore, self.accept)):
            button.clicked.connect(slot)
            button.setAutoDefault(button is self._restore)
            row.addWidget(button)
            if button is other:
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(10))
        column.addWidget(title)
        column.addWidget(self._list, 1)
        column.addWidget(self._none)
        self._list.setVisible(any_there)
        self._none.setVisible(not any_there)
        if not any_there:
            column.addStretch(1)
        kept = self.tr("The library as it is now is kept beside it, and what you did since can be applied afterwards.")
        column.addWidget(words(kept, "hint"))
        column.addLayout(row)
        self.resize(px(480), px(400))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Restore a backup"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
