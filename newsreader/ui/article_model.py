"""The article list as Qt sees it: all ids in order, and the rows of those that are looked at.

A million ids are eight megabytes; their rows would be hundreds. So only rows near the ones on the screen are held,
fetched by id in windows of 128 on another thread. What has not arrived is drawn as an empty shape, what is out of
date is drawn as it was until it arrives anew. Nothing here asks the library: `rows_wanted` says what is missing.
Until the whole list is known, ids may be UNKNOWN: their rows are shapes that nobody asks for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from newsreader.article.row import ArticleRow
from newsreader.ui.id_steps import Step, steps
from newsreader.ui.row_cache import WINDOW, RowCache
from newsreader.ui.row_words import spoken_description, spoken_row

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
AHEAD = 64
NEAR = 512
UNKNOWN = 0
ROOT = QModelIndex()


class ArticleModel(QAbstractTableModel):
    """One column of articles.

    Signals:
        rows_wanted: list of ids whose rows are needed, at most a window; answered by `set_rows`.
    """

    rows_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: array[int] = array("q")
        self._count = 0
        self._rows = RowCache()
        self._windows: set[int] = set()
        self._shown = (0, 0)
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask)

    # What the list holds

    def set_ids(self, ids: array[int]) -> None:
        """Show another list, from its top. Rows already held are kept: an article is the same in every list."""
        self._reset(ids)
        self._rows.forget_asked()
        self._shown = (0, 0)

    def replace_ids(self, ids: array[int]) -> bool:
        """Make the list these ids, by inserting and removing the rows that differ.

        Returns:
            False where the model was reset instead, because rows changed places, were not known yet, or too many
            differ.
        """
        half_known = self._count > 0 and self._ids[-1] == UNKNOWN
        plan = None if half_known else steps(self._ids, ids)
        if plan is None:
            self._reset(ids)
            return False
        for step in plan:
            self._take(step, ids)
        return True

    def insert_ids(self, row: int, ids: Sequence[int]) -> None:
        """Insert ids before a row."""
        if ids:
            self.replace_ids(self._ids[:row] + array("q", ids) + self._ids[row:])

    def ids(self) -> array[int]:
        """All ids in order; not to be changed."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The id of a row; None where there is no such row, or where it is not known yet."""
        return (self._ids[row] or None) if 0 <= row < self._count else None

    def find(self, article_id: int, near: int = 0) -> int:
        """The row of an id, -1 if it is not in the list; looked for around `near` first."""
        start = max(0, near - NEAR)
        for first, last in ((start, near + NEAR), (0, self._count)):
            try:
                return self._ids.index(article_id, first, last)
            except ValueError:
                continue
        return -1

    # Rows

    def row(self, place: int) -> ArticleRow | None:
        """The article at a place, as far as it is known; asks for it where it is missing or stale."""
        article_id = self._ids[place]
        if self._needs(article_id):
            self._want(place // WINDOW)
        return self._rows.get(article_id)

    def look(self, first: int, last: int) -> None:
        """Say which rows are on the screen, so that those they are moving towards are there in time."""
        down = first >= self._shown[0]
        self._shown = (first, last)
        ahead = last + AHEAD if down else first - AHEAD
        for place in {first, last, ahead}:
            window = max(0, min(place, self._count - 1)) // WINDOW
            if any(self._needs(one) for one in self._window(window)):
                self._want(window)

    @Slot(object)
    def set_rows(self, rows: list[ArticleRow]) -> None:
        """Take rows that arrived, in any order."""
        self._rows.put(rows)
        self._tell({row.id for row in rows})

    @Slot(object)
    def forget(self, ids: Iterable[int] | None = None) -> None:
        """Say that articles changed (None: all of them): their rows are asked for again when they are looked at."""
        changed = None if ids is None else set(ids)
        self._rows.forget(changed)
        self._tell(changed)

    def _needs(self, article_id: int) -> bool:
        return article_id != UNKNOWN and self._rows.needs(article_id)

    def _window(self, window: int) -> array[int]:
        return self._ids[window * WINDOW : (window + 1) * WINDOW]

    def _want(self, window: int) -> None:
        self._windows.add(window)
        if not self._ask_soon.isActive():
            self._ask_soon.start()

    def _ask(self) -> None:
        """Ask for each window that is wanted, what is on the screen first."""
        middle = sum(self._shown) // 2 // WINDOW
        windows, self._windows = sorted(self._windows, key=lambda window: abs(window - middle)), set()
        for window in windows:
            if ids := [one for one in self._window(window) if self._needs(one)]:
                self._rows.asked(ids)
                self.rows_wanted.emit(ids)

    def _tell(self, changed: set[int] | None) -> None:
        """Have rows drawn again that may be on the screen; looking for all others would cost more than it gives."""
        first, last = max(0, self._shown[0] - WINDOW), min(self._count, self._shown[1] + 1 + WINDOW)
        places = [place for place in range(first, last) if changed is None or self._ids[place] in changed]
        if places:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], 0))

    def _reset(self, ids: array[int]) -> None:
        self.beginResetModel()
        self._ids, self._count = array("q", ids), len(ids)
        self._windows.clear()
        self.endResetModel()

    def _take(self, step: Step, ids: array[int]) -> None:
        first, end = step.first, step.first + step.size
        self._windows.clear()
        if step.kind == "remove":
            self.beginRemoveRows(ROOT, first, end - 1)
            del self._ids[first:end]
            self._count = len(self._ids)
            self.endRemoveRows()
        else:
            self.beginInsertRows(ROOT, first, end - 1)
            self._ids[first:first] = ids[first:end]
            self._count = len(self._ids)
            self.endInsertRows()

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """How many articles the list has."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The ArticleRow for ROW_ROLE; headline, spoken text and excerpt for the roles that speak."""
        if role not in _ROLES or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row)
        return spoken_description(row) if role == Qt.ItemDataRole.AccessibleDescriptionRole else row.headline


_ROLES = {
    ROW_ROLE,
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    int(Qt.ItemDataRole.AccessibleDescriptionRole),
}
