"""What the reader decided about two articles: that they belong together, or that they do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, Undo

Decided = tuple[int, int, int | None, int]
"""The lower id, the higher, 1 for related, 0 for not and None for nothing, when it was decided."""


def decisions(connection: apsw.Connection, article_id: int) -> dict[int, bool]:
    """By the other article's id: whether the reader said that it is related to this one."""
    found: Any = connection.execute(
        "SELECT second, related FROM related_decisions WHERE first = ?1"
        " UNION ALL SELECT first, related FROM related_decisions WHERE second = ?1 ORDER BY 1",
        (article_id,),
    )
    return {other: bool(related) for other, related in found}


def decide(connection: apsw.Connection, pair: tuple[int, int], related: bool | None, now: int) -> Changes:
    """Keeps the reader's word on two articles, whichever is named first; None takes it back.

    Raises:
        NewsreaderError: one of them is not in the library, or they are the same.
    """
    first, second = sorted(pair)
    there = connection.execute("SELECT count(*) FROM articles WHERE id IN (?, ?)", (first, second)).get
    if there != 2:
        raise NewsreaderError("There are no two articles to decide on here any more.", "Nothing was changed.")
    before = _decided(connection, first, second)
    if before[2] == (None if related is None else int(related)):
        return Changes()
    return write(connection, [(first, second, None if related is None else int(related), now)])


def write(connection: apsw.Connection, wanted: Sequence[Decided]) -> Changes:
    """Writes what was decided; what stood before is the undo."""
    before = []
    for first, second, related, at in wanted:
        before.append(_decided(connection, first, second))
        connection.execute("DELETE FROM related_decisions WHERE first = ? AND second = ?", (first, second))
        if related is not None:
            connection.execute("INSERT INTO related_decisions VALUES (?, ?, ?, ?)", (first, second, related, at))
    ids = frozenset(article_id for row in wanted for article_id in row[:2])
    return Changes(ids, kinds=frozenset({"related"}), undo=Undo("related", tuple(before)))


def _decided(connection: apsw.Connection, first: int, second: int) -> Decided:
    row: Any = connection.execute(
        "SELECT first, second, related, decided_at FROM related_decisions WHERE first = ? AND second = ?",
        (first, second),
    ).fetchone()
    return row or (first, second, None, 0)
