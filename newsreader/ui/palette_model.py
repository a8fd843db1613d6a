"""The rows of the command palette: commands known up front, and what the library answers a moment later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsreader.ui.fuzzy import STRONG, Span, match, word_spans
from newsreader.ui.row_words import one_line

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 60
NOWHERE = QModelIndex()
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something the palette offers.

    Attributes:
        label: plain text, as it is shown.
        kind: what it is or where it comes from, shown small: "Command", "Harbour Desk · 2 h".
        icon: name of an icon.
        key: its shortcut as people read it; empty if it has none.
        value: what it means to whoever made it.
    """

    label: str
    kind: str
    icon: str
    key: str = ""
    value: object = None


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """An entry with what matched in its label, as (start, length)."""

    entry: PaletteEntry
    label: str
    spans: tuple[Span, ...] = ()


def rows_for(query: str, commands: Sequence[PaletteEntry], results: Sequence[PaletteEntry]) -> list[PaletteRow]:
    """Commands that answer well, then the library's answers in their own order, then commands that might be meant."""
    matched = []
    for place, entry in enumerate(commands):
        label = one_line(entry.label)
        found = match(query, label)
        if found:
            matched.append((-found.score, place, PaletteRow(entry, label, found.spans)))
    if query.strip():
        matched.sort(key=lambda each: each[:2])
    strong = [row for score, _, row in matched if -score >= STRONG or not query.strip()]
    weak = [row for score, _, row in matched[len(strong) :]]
    answers = [_answer(query, entry) for entry in results]
    return (strong + answers + weak)[:MOST_ROWS]


def still_answers(query: str, entry: PaletteEntry) -> bool:
    """Whether a result of an earlier query answers this one too, as far as its label tells."""
    return all(word_spans(word, entry.label) for word in query.split())


class PaletteModel(QAbstractListModel):
    """The rows as Qt's list asks for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PaletteRow] = []

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Shows these rows instead of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[PaletteRow]:
        """The rows that are shown."""
        return self._rows

    def entry(self, row: int) -> PaletteEntry | None:
        """The entry of a row; None if there is no such row."""
        return self._rows[row].entry if 0 <= row < len(self._rows) else None

    def row_of(self, entry: PaletteEntry | None) -> int:
        """The row that shows an entry, -1 if none does."""
        return next((at for at, row in enumerate(self._rows) if row.entry == entry), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label to show, the whole row to paint, and the sentence to speak."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.label, row.entry.kind, row.entry.key) if part)
        return None


def _answer(query: str, entry: PaletteEntry) -> PaletteRow:
    label = one_line(entry.label)
    return PaletteRow(entry, label, word_spans(query, label))
