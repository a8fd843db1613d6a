"""Notes on articles, and marked places: kept, searched for, and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, Note, Undo
from newsreader.library import word_index

Row = tuple[int, int, str | None, int, int]


def of_article(connection: apsw.Connection, article_id: int) -> list[Note]:
    """The notes on an article, in the order in which they were written."""
    found: Iterable[Any] = connection.execute(
        "SELECT id, article_id, body, created_at, changed_at FROM notes WHERE article_id = ? ORDER BY id", (article_id,)
    )
    return [Note(*row) for row in found]


def add(connection: apsw.Connection, article_id: int, body: str, now: int) -> Changes:
    """Keeps a note on an article.

    Raises:
        NewsreaderError: it is blank, or there is no such article.
    """
    _check(connection, article_id, body)
    following = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM notes").get)
    return write(connection, [(following, article_id, body.strip(), now, now)])


def change(connection: apsw.Connection, note_id: int, body: str, now: int) -> Changes:
    """Writes a note anew; a blank one is taken away.

    Raises:
        NewsreaderError: there is no such note.
    """
    before = _row(connection, note_id)
    if before is None:
        raise NewsreaderError("This note is no longer in the library.", "Nothing was changed.")
    return write(connection, [(note_id, before[1], body.strip() or None, before[3], now)])


def write(connection: apsw.Connection, wanted: Iterable[Row]) -> Changes:
    """Writes notes; one without a body is taken away. What stood before is the undo."""
    before: list[Row] = []
    ids: set[int] = set()
    for row in wanted:
        before.append(_row(connection, row[0]) or (row[0], row[1], None, row[3], row[4]))
        connection.execute("DELETE FROM notes WHERE id = ?", (row[0],))
        if row[2] is not None:
            connection.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", row)
        ids.add(row[1])
    for article_id in ids:
        word_index.put_stored(connection, article_id)
    return Changes(frozenset(ids), kinds=frozenset({"notes"}), undo=Undo("notes", tuple(before)))


def _row(connection: apsw.Connection, note_id: int) -> Row | None:
    found: Any = connection.execute(
        "SELECT id, article_id, body, created_at, changed_at FROM notes WHERE id = ?", (note_id,)
    ).fetchone()
    row: Row | None = found
    return row


def _check(connection: apsw.Connection, article_id: int, body: str) -> None:
    if not body.strip():
        raise NewsreaderError("A note needs words.", "Nothing was changed.")
    if connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).get is None:
        raise NewsreaderError(f"There is no article {article_id} in the library.", "Nothing was changed.")
