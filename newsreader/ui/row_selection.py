"""Which articles are selected, read from ranges of rows: a selected million is one range."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from newsreader.ui.article_model import ArticleModel


def count_selected(selection: QItemSelection) -> int:
    """How many rows are selected."""
    return sum(last - first + 1 for first, last in _ranges(selection))


def selected_ids(selection: QItemSelection, ids: array[int]) -> array[int]:
    """The ids of selected rows from the top."""
    found = array("q")
    for first, last in _ranges(selection):
        found += ids[first : last + 1]
    return found


def select_ids(target: QItemSelectionModel, model: ArticleModel, ids: Iterable[int], near: int) -> None:
    """Select the rows of these ids and no others; ids that are not in the list are passed over."""
    selection = QItemSelection()
    for article_id in ids:
        row = model.find(article_id, near)
        if row >= 0:
            selection.select(model.index(row, 0), model.index(row, 0))
            near = row
    flags = QItemSelectionModel.SelectionFlag
    target.select(selection, flags.ClearAndSelect | flags.Rows)


def _ranges(selection: QItemSelection) -> list[tuple[int, int]]:
    ranges = (selection.at(place) for place in range(selection.count()))
    return sorted((each.top(), each.bottom()) for each in ranges)
