"""The rows of subscriptions and of their folders, as they are written and as they were before: that is the undo."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, Undo

Row = tuple[Any, ...]
"""("feed", id, its values), ("folder", path, its values or None)."""
_COLUMNS = "url, title, named_by_reader, html_url, folder, attributes, position, paused, settings, ended_at, created_at"
_PLACES = ", ".join("?" * len(_COLUMNS.split(",")))
NOTHING = "Nothing was changed."


class Feed(NamedTuple):
    """The values of a subscription, by column."""

    url: str
    title: str = ""
    named_by_reader: int = 0
    html_url: str | None = None
    folder: str = ""
    attributes: str = "{}"
    position: int = 0
    paused: int = 0
    settings: str = "{}"
    ended_at: int | None = None
    created_at: int = 0

    def folders(self) -> list[str]:
        """The paths of its folders."""
        return [each for each in self.folder.split("\n") if each]

    def within(self, folders: Iterable[str]) -> Feed:
        """The same in other folders, each named once."""
        return self._replace(folder="\n".join(dict.fromkeys(each for each in folders if each)))


def write(connection: apsw.Connection, wanted: Sequence[Row], now: int = 0) -> Changes:
    """Writes subscriptions and folders; what stood before is the undo."""
    before: list[Row] = []
    for kind, key, values in wanted:
        if kind == "feed":
            before.append(("feed", key, _write_feed(connection, key, Feed(*values), now)))
        else:
            before.append(("folder", key, _write_folder(connection, key, values)))
    if list(wanted) == before:
        return Changes()
    return Changes(kinds=frozenset({"feeds"}), undo=Undo("feeds", tuple(reversed(before))))


def both(first: Changes, second: Changes) -> Changes:
    """Two changes of feeds as one, which is taken back as one."""
    befores = [each.undo.before for each in (second, first) if each.undo is not None]
    undo = Undo("feeds", tuple(row for before in befores for row in before)) if befores else None
    return replace(first | second, undo=undo)


def feed_of(connection: apsw.Connection, number: int) -> Feed:
    """The values of a subscription, ended or not."""
    row: Any = connection.execute(f"SELECT {_COLUMNS} FROM subscriptions WHERE id = ?", (number,)).fetchone()
    return Feed(*row)


def known(connection: apsw.Connection, number: int) -> Feed:
    """The values of a subscription that is followed.

    Raises:
        NewsreaderError: there is none of this id.
    """
    row: Any = connection.execute(
        f"SELECT {_COLUMNS} FROM subscriptions WHERE id = ? AND ended_at IS NULL", (number,)
    ).fetchone()
    if row is None:
        raise NewsreaderError(f"There is no feed {number} in the library.", NOTHING)
    return Feed(*row)


def found(cursor: Any) -> list[Any]:
    """All rows of an answer."""
    return list(cursor)


def _write_feed(connection: apsw.Connection, number: int, feed: Feed, now: int) -> Feed:
    """Writes one and answers what stood before: of a new one, that it was ended."""
    row: Any = connection.execute(f"SELECT {_COLUMNS} FROM subscriptions WHERE id = ?", (number,)).fetchone()
    if row is None:
        connection.execute(f"INSERT INTO subscriptions (id, {_COLUMNS}) VALUES (?, {_PLACES})", (number, *feed))
        return feed._replace(ended_at=now)
    connection.execute(f"UPDATE subscriptions SET ({_COLUMNS}) = ({_PLACES}) WHERE id = ?", (*feed, number))
    return Feed(*row)


def _write_folder(connection: apsw.Connection, path: str, values: Row | None) -> Row | None:
    row: Any = connection.execute("SELECT position, attributes FROM feed_folders WHERE path = ?", (path,)).fetchone()
    connection.execute("DELETE FROM feed_folders WHERE path = ?", (path,))
    if values is not None:
        connection.execute("INSERT INTO feed_folders VALUES (?, ?, ?)", (path, *values))
    before: Row | None = row
    return before
