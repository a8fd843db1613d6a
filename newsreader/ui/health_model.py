"""The feeds as the page of their health lists them: what is broken first, the longest trouble before the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsreader.article.feed import Health, Subscription, health
from newsreader.ui.feed_words import error_words, health_line
from newsreader.ui.row_words import one_line

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1
NOWHERE = QModelIndex()
ORDER: tuple[Health, ...] = ("gone", "failing", "paused", "new", "good")
MARKS: dict[Health, str] = {
    "gone": "warning", "failing": "warning", "paused": "pause", "new": "clock", "good": "check",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HealthRow:
    """A feed in words; `error` is empty where nothing is wrong."""

    feed: Subscription
    title: str
    error: str
    line: str
    mark: str

    def spoken(self) -> str:
        """The row as sentences."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.error, self.line) if part) + "."


def health_rows(feeds: Sequence[Subscription], now: datetime) -> list[HealthRow]:
    """The rows, from the top."""
    ordered = sorted(feeds, key=lambda feed: (ORDER.index(health(feed)), feed.state.failing_since))
    return [
        HealthRow(
            feed, one_line(feed.title, 200), one_line(error_words(feed), 400), health_line(feed, now),
            MARKS[health(feed)],
        )
        for feed in ordered
    ]  # fmt: skip


class HealthModel(QAbstractListModel):
    """The rows as Qt's list asks for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[HealthRow] = []

    def show_rows(self, rows: Sequence[HealthRow]) -> bool:
        """Show these rows; of the same feeds in the same order, only those are drawn anew that changed.

        Returns:
            Whether they are others than before, or in another order.
        """
        if [row.feed.id for row in rows] != [row.feed.id for row in self.rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return True
        changed = [place for place, pair in enumerate(zip(rows, self.rows, strict=True)) if pair[0] != pair[1]]
        self.rows = list(rows)
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))
        return False

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many feeds there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The whole row to paint, the title, and the sentences to speak."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return row.title if role == Qt.ItemDataRole.DisplayRole else None
