"""Keeps what a reader looks at where it is while the list around it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsreader.ui.article_model import ArticleModel


def row_shift(seen: Sequence[tuple[int, int]], model: ArticleModel) -> int:
    """By how many rows the list moved under a reader.

    Most of what was seen decides: an article that alone changed its place takes nobody with it.

    Args:
        seen: (id, row) of the articles that were on the screen, before the change.
        model: the list after the change.
    """
    shifts: Counter[int] = Counter()
    guess = 0
    for article_id, row in seen:
        found = model.find(article_id, row + guess)
        if found >= 0:
            guess = found - row
            shifts[guess] += 1
    return shifts.most_common(1)[0][0] if shifts else 0


def row_after(seen: Sequence[tuple[int, int]], place: int, model: ArticleModel) -> int:
    """The row of what now follows a place: of its next neighbour that is still in the list, else below the last.

    Args:
        seen: (id, row) of the articles that were on the screen, before the change, from the top.
        place: the row that left the list, before the change.
        model: the list after the change.
    """
    for article_id, row in seen:
        if row >= place and (found := model.find(article_id, row)) >= 0:
            return found
    for article_id, row in reversed(seen):
        if row < place and (found := model.find(article_id, row)) >= 0:
            return found + 1
    return max(0, min(place, model.rowCount()))
