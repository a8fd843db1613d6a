"""Smart folders: questions that are kept under a name, in the reader's own order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, SmartFolder, Undo

_COLUMNS = "id, name, icon, query, position"
Row = tuple[int, str | None, str, str, int]


def all_folders(connection: apsw.Connection) -> list[SmartFolder]:
    """The folders, in their order."""
    found: Iterable[Any] = connection.execute("SELECT id, name, icon, query FROM smart_folders ORDER BY position, id")
    return [SmartFolder(*row) for row in found]


def query_of(connection: apsw.Connection, folder_id: str) -> str:
    """What a folder asks for; of one that is gone, something that no article meets."""
    found = connection.execute("SELECT query FROM smart_folders WHERE id = ?", (folder_id,)).get
    return "is:read is:unread" if found is None else str(found)


def save(connection: apsw.Connection, folder: SmartFolder) -> tuple[int, Changes]:
    """Keeps a folder, new where its id is 0, and answers its id.

    Raises:
        NewsreaderError: it has no name, or asks for nothing.
    """
    name, query = " ".join(folder.name.split()), folder.query.strip()
    if not name or not query:
        raise NewsreaderError("A smart folder needs a name and a question.", "Nothing was changed.")
    before = _row(connection, folder.id) if folder.id else None
    last = connection.execute("SELECT coalesce(max(position), 0) + 1 FROM smart_folders").get
    folder_id = folder.id or int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM smart_folders").get)
    return folder_id, write(connection, [(folder_id, name, folder.icon, query, before[4] if before else int(last))])


def delete(connection: apsw.Connection, folder_id: int) -> Changes:
    """Forgets a folder; its articles stay."""
    return write(connection, [(folder_id, None, "", "", 0)])


def reorder(connection: apsw.Connection, ids: Sequence[int]) -> Changes:
    """Puts the folders into this order; any that are not named keep theirs behind."""
    rows = [
        (row[0], row[1], row[2], row[3], place) for place, each in enumerate(ids) if (row := _row(connection, each))
    ]
    return write(connection, rows)


def write(connection: apsw.Connection, wanted: Sequence[Row]) -> Changes:
    """Writes folders; one without a name is taken away. What stood before is the undo."""
    before: list[Row] = []
    for row in wanted:
        before.append(_row(connection, row[0]) or (row[0], None, "", "", 0))
        connection.execute("DELETE FROM smart_folders WHERE id = ?", (row[0],))
        if row[1] is not None:
            connection.execute(f"INSERT INTO smart_folders ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", row)  # noqa: S608
    if before == list(wanted):
        return Changes()
    return Changes(kinds=frozenset({"folders"}), undo=Undo("folders", tuple(before)))


def _row(connection: apsw.Connection, folder_id: int) -> Row | None:
    statement = f"SELECT {_COLUMNS} FROM smart_folders WHERE id = ?"  # noqa: S608  names of our own
    found: Any = connection.execute(statement, (folder_id,)).fetchone()
    row: Row | None = found
    return row
