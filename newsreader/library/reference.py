"""What a library of a schema version consists of, as a new one would be made: to compare with, or to begin from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

import apsw

from newsreader.library.migrations import APPLICATION_ID, VERSION
from newsreader.library.schema import steps

DERIVED = frozenset(
    {"tallies", "figures", "title_words", "vocabulary", "signatures", "unsigned", "term_counts", "signature_blocks"}
)
"""Tables that are worked out from the others."""


class Part(NamedTuple):
    """A table, index or trigger."""

    kind: str
    name: str
    sql: str


class Table(NamedTuple):
    """A table whose rows are kept as they are; `number` is what its rows are read by, None where by none."""

    name: str
    number: str | None
    columns: tuple[str, ...]


def make(connection: apsw.Connection, version: int = VERSION) -> None:
    """Makes the tables of a schema version in an empty file."""
    with connection:
        for part in chain.from_iterable(steps()[:version]):
            if isinstance(part, str):
                connection.execute(part).fetchall()
            else:
                part(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")


def parts(connection: apsw.Connection) -> list[Part]:
    """The tables, indexes and triggers of a library that were made by a statement."""
    found: Iterable[Part] = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    )
    return [Part(*row) for row in found]


def expected() -> list[Part]:
    """Those of a new library."""
    connection = apsw.Connection(":memory:")
    make(connection)
    found = parts(connection)
    connection.close()
    return found


def tables(connection: apsw.Connection) -> list[Table]:
    """The tables whose rows are nowhere else, those that others refer to first."""
    found: list[tuple[str, bool]] = [
        (name, bool(without))
        for name, kind, without in connection.execute("SELECT name, type, wr FROM pragma_table_list")
        if kind == "table" and not name.startswith("sqlite_") and name not in DERIVED
    ]
    order = {part.name: place for place, part in enumerate(parts(connection))}
    found.sort(key=lambda each: order[each[0]])
    return [_table(connection, name, without) for name, without in found]


def _table(connection: apsw.Connection, name: str, without_rowid: bool) -> Table:
    columns = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (name,)).fetchall()
    names = tuple(str(column) for column, _, _ in columns)
    if not without_rowid:
        return Table(name, "rowid", names)
    first = next((str(column), kind) for column, kind, place in columns if place == 1)
    return Table(name, first[0] if first[1] == "INTEGER" else None, names)
