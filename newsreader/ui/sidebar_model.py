"""The rows of one section of the sidebar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from newsreader.article.row import View
from newsreader.ui.sidebar_entries import Entry
from newsreader.ui.tool_tip import plain_tip

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROOT = QModelIndex()


class SidebarModel(QAbstractListModel):
    """Entries in their order."""

    entries: list[Entry]

    def __init__(self) -> None:
        super().__init__()
        self.entries = []

    def set_entries(self, entries: Sequence[Entry]) -> bool:
        """Show these entries; where they are the same views as before, only changed rows are drawn anew.

        Returns:
            Whether the rows are others than before.
        """
        if [one.view for one in entries] != [one.view for one in self.entries]:
            self.beginResetModel()
            self.entries = list(entries)
            self.endResetModel()
            return True
        changed = [row for row, pair in enumerate(zip(entries, self.entries, strict=True)) if pair[0] != pair[1]]
        self.entries = list(entries)
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))
        return False

    def row_of(self, view: View) -> int:
        """The row of a view; -1 if it is not in this section."""
        return next((row for row, entry in enumerate(self.entries) if entry.view == view), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """How many rows the section has."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The Entry for ENTRY_ROLE, its label (as a tool tip too: names may be elided), its words when spoken."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.accessible_text()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(entry.label) if entry.view.name else None
        return entry.label if role == Qt.ItemDataRole.DisplayRole else None
