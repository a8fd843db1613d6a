"""What the lines of a precious copy are taken into, and what becomes of them."""

# ruff: noqa: S608  names of columns are our own; values are bound

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import apsw


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a precious copy.

    Attributes:
        articles: how many articles were found, counted as often as they are named.
        missing: how many were not.
        others: subscriptions, smart folders, stories, followed headlines, decisions and settings that were taken in.
        unreadable: lines that could not be understood.
        lacking: lines that the file should have had and has not.
        decided: ids of articles on whose links the reader decided; these want to be resolved anew.
    """

    articles: int = 0
    missing: int = 0
    others: int = 0
    unreadable: int = 0
    lacking: int = 0
    decided: frozenset[int] = frozenset()

    def __add__(self, more: Applied) -> Applied:
        """Both together."""
        return Applied(
            self.articles + more.articles,
            self.missing + more.missing,
            self.others + more.others,
            self.unreadable + more.unreadable,
            self.lacking + more.lacking,
            self.decided | more.decided,
        )


@dataclass(frozen=True, slots=True)
class Into:
    """What lines are taken into.

    Attributes:
        connection: of the library, inside a transaction.
        lost: ids of the articles whose marks were lost, and all else that the library has holds; None if the copy does.
        read: takes the ids of the articles that are to be marked as read in the end.
    """

    connection: apsw.Connection
    lost: frozenset[int] | None
    read: array[int]


def seconds(said: str | int | None) -> int | None:
    """A time as the file says it, in seconds since 1970.

    Raises:
        ValueError: it is no time.
    """
    if said is None:
        return None
    if isinstance(said, int):
        return said
    return int((datetime.fromisoformat(said) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def insert(connection: apsw.Connection, table: str, wanted: Any, columns: Mapping[str, Any]) -> int:
    """A new row, under the id that it had if nobody else has it now."""
    free = connection.execute(f"SELECT NOT EXISTS (SELECT 1 FROM {table} WHERE id = ?)", (wanted,)).get
    values = {"id": int(wanted) if free else None, **columns}
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", values)
    return connection.last_insert_rowid()


def update(connection: apsw.Connection, table: str, row_id: int, columns: Mapping[str, Any]) -> None:
    """Other values for a row."""
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(f"UPDATE {table} SET {sets} WHERE id = :id", {**columns, "id": row_id})
