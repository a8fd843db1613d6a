"""Puts right what a check found and the rest of the file can tell: indexes, figures, triggers. Nothing is lost by it.

The search index is filled in portions, so that the library can be used meanwhile; how far it is, is kept in the
library itself, and a program that was ended goes on at its next start. The newest articles are found again first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import apsw

from newsreader.library import derived, feed_tallies, fold_tallies, reference, signatures, tallies, word_index
from newsreader.library.database import Database
from newsreader.library.findings import Finding

AT_ONCE = 200
_UNDER_WAY = "search_rebuilt_to"


def repair(database: Database, findings: tuple[Finding, ...]) -> None:
    """Does all that is done in a moment; the search index is emptied, and `go_on` fills it."""
    parts = {finding.part for finding in findings if not finding.broken}
    with database.writing() as connection:
        if "schema" in parts:
            _put_back(connection)
        if "structure" in parts:
            connection.execute("REINDEX")
        if "figures" in parts or "schema" in parts:
            fold_tallies.let_stand(connection)
            tallies.recount(connection)
            feed_tallies.recount(connection)
            fold_tallies.recount(connection)
        if "related" in parts or "schema" in parts:
            signatures.have_wait(connection)
        if "search" in parts:
            derived.headlines(connection)
            _begin(connection)


def under_way(database: Database) -> bool:
    """Whether the search index is being filled and is not complete."""
    with database.reading() as connection:
        return _position(connection) is not None


def go_on(database: Database, told: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Fills the search index to its end.

    Args:
        database: may be used by others meanwhile.
        told: articles that are in, and all; what it raises ends the work until the next time.
    """
    with database.reading() as connection:
        total = int(connection.execute("SELECT count(*) FROM status").get)
    for done in _portions(database):
        told(min(done, total), total)


def _portions(database: Database) -> Iterator[int]:
    done = 0
    while True:
        with database.writing(bulk=True) as connection:
            count = _next(connection)
        if not count:
            return
        done += count
        yield done


def _begin(connection: apsw.Connection) -> None:
    for table in word_index.TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608  names of our own
    last = int(connection.execute("SELECT coalesce(max(search_key), 0) FROM status").get)
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (_UNDER_WAY, str(last + 1)))


def _next(connection: apsw.Connection) -> int:
    """Puts the next articles in, and answers how many; 0 at the end."""
    position = _position(connection)
    if position is None:
        return 0
    found: list[Any] = connection.execute(
        "SELECT search_key, article_id FROM status WHERE search_key < ? ORDER BY search_key DESC LIMIT ?",
        (position, AT_ONCE),
    ).fetchall()
    for _, article_id in found:
        word_index.put_stored(connection, article_id)
    if found:
        connection.execute("UPDATE settings SET value = ? WHERE name = ?", (str(found[-1][0]), _UNDER_WAY))
    else:
        connection.execute("DELETE FROM settings WHERE name = ?", (_UNDER_WAY,))
    return len(found)


def _position(connection: apsw.Connection) -> int | None:
    value = connection.execute("SELECT value FROM settings WHERE name = ?", (_UNDER_WAY,)).get
    return None if value is None else int(value)


def _put_back(connection: apsw.Connection) -> None:
    """Makes the indexes and triggers that are missing."""
    there = {(part.kind, part.name) for part in reference.parts(connection)}
    for part in reference.expected():
        if part.kind != "table" and (part.kind, part.name) not in there:
            connection.execute(part.sql)
