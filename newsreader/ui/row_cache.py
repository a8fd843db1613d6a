"""The rows that a list holds of its many: by id, the longest unused given up first."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable

from newsreader.article.row import ArticleRow

WINDOW = 128
WINDOWS = 24


class RowCache:
    """At most 24 windows of 128 rows, which of them are stale, and what was asked for.

    Rows are held by id and not by place, so that articles inserted above leave all of them valid.
    """

    def __init__(self) -> None:
        self._rows: OrderedDict[int, ArticleRow] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, article_id: int) -> ArticleRow | None:
        """The row as far as it is known, stale ones too."""
        row = self._rows.get(article_id)
        if row is not None:
            self._rows.move_to_end(article_id)
        return row

    def needs(self, article_id: int) -> bool:
        """Whether the row should be asked for: it is stale, or neither here nor on its way."""
        return article_id in self._stale or (article_id not in self._rows and not self._asked[article_id])

    def asked(self, ids: Iterable[int]) -> None:
        """Note that these rows were asked for."""
        self._asked.update(ids)
        self._stale.difference_update(ids)

    def put(self, rows: Iterable[ArticleRow]) -> None:
        """Hold rows that arrived; those longest unused make room."""
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
            self._asked[row.id] -= 1
            if self._asked[row.id] <= 0:
                del self._asked[row.id]
        while len(self._rows) > WINDOW * WINDOWS:
            gone, _ = self._rows.popitem(last=False)
            self._stale.discard(gone)

    def forget(self, ids: Iterable[int] | None) -> None:
        """Mark rows stale (None: all), and those on their way: they may have been read before the reason was."""
        for article_id in [*self._rows, *self._asked] if ids is None else ids:
            if article_id in self._rows or self._asked[article_id]:
                self._stale.add(article_id)

    def forget_asked(self) -> None:
        """Expect no answers any more: the question they belonged to is gone."""
        self._stale.update(self._asked)
        self._asked.clear()
