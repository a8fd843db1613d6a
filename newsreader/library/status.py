"""What the reader did: read marks, bookmarks, recycle bin, tags, positions; and how each is taken back.

An undo holds, per row, the value before. Taking it back writes those values, and what they replaced is the redo.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import apsw

from newsreader.article.model import Changes, Undo
from newsreader.library import copies

_COLUMNS = {"read": "read", "bookmark": "bookmarked_at", "bin": "deleted_at"}
Value = int | None


def mark_read(connection: apsw.Connection, ids: Iterable[int], read: bool) -> Changes:
    """Marks articles as read or unread, with their copies."""
    return set_column(connection, "read", [(each, int(read)) for each in copies.with_copies(connection, ids)])


def bookmark(connection: apsw.Connection, ids: Iterable[int], on: bool, now: int) -> Changes:
    """Sets or takes off bookmarks; one that is set already keeps its time."""
    wanted = _where(connection, ids, "bookmarked_at IS NULL" if on else "bookmarked_at IS NOT NULL")
    return set_column(connection, "bookmark", [(article_id, now if on else None) for article_id in wanted])


def restore(connection: apsw.Connection, ids: Iterable[int]) -> Changes:
    """Brings articles back from the recycle bin."""
    return set_column(connection, "bin", [(article_id, None) for article_id in ids])


def set_column(connection: apsw.Connection, operation: str, wanted: Sequence[tuple[int, Value]]) -> Changes:
    """Writes one value per article where it differs; ids that do not exist are passed over."""
    column = _COLUMNS[operation]
    found = connection.execute(
        f"SELECT article_id, {column} FROM status WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps([article_id for article_id, _ in wanted]),),
    )
    now: dict[int, Value] = dict(found)
    changed = {article_id: value for article_id, value in wanted if article_id in now and now[article_id] != value}
    if not changed:
        return Changes()
    connection.executemany(
        f"UPDATE status SET {column} = ? WHERE article_id = ?",
        [(value, article_id) for article_id, value in changed.items()],
    )
    undo = Undo(operation, tuple((article_id, now[article_id]) for article_id in changed))
    ids = frozenset(changed)
    if operation != "bin":
        return Changes(ids, kinds=frozenset({operation}), undo=undo)
    removed = frozenset(article_id for article_id, value in changed.items() if value is not None)
    folds = replace(copies.settle(connection, ids), undo=None)
    return folds | Changes(ids, ids - removed, removed, frozenset({"bin"}), undo=undo)


def set_position(connection: apsw.Connection, article_id: int, position: float) -> Changes:
    """Remembers how far an article was read, 0 to 1; nothing that anyone would take back."""
    connection.execute(
        "UPDATE status SET position = ?1 WHERE article_id = ?2 AND position <> ?1",
        (min(1.0, max(0.0, position)), article_id),
    )
    if not connection.changes():
        return Changes()
    return Changes(frozenset({article_id}), kinds=frozenset({"position"}))


def tag(connection: apsw.Connection, ids: Iterable[int], name: str, on: bool) -> Changes:
    """Sets or takes off a tag; the reader's word outranks the source's."""
    wanted = list(dict.fromkeys(ids))
    shown = {article_id for article_id, names in tags_of(connection, wanted).items() if name in names}
    return set_tags(connection, [(article_id, name, int(on)) for article_id in wanted if (article_id in shown) != on])


def set_tags(connection: apsw.Connection, wanted: Sequence[tuple[int, str, Value]]) -> Changes:
    """Writes what the reader says of tags: 1 on, 0 off, None nothing (then the source's word counts)."""
    before: list[tuple[int, str, Value]] = []
    for article_id, name, value in wanted:
        if connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).get is None:
            continue
        tag_id = _tag_id(connection, name)
        found: Any = connection.execute(
            "SELECT by_source, by_reader FROM article_tags WHERE article_id = ? AND tag_id = ?", (article_id, tag_id)
        ).fetchone()
        by_source, by_reader = found or (0, None)
        if _shown(by_source, by_reader) != _shown(by_source, value):
            before.append((article_id, name, by_reader))
        connection.execute(
            "INSERT INTO article_tags (article_id, tag_id, by_reader) VALUES (?, ?, ?)"
            " ON CONFLICT (article_id, tag_id) DO UPDATE SET by_reader = excluded.by_reader",
            (article_id, tag_id, value),
        )
    if not before:
        return Changes()
    ids = frozenset(row[0] for row in before)
    return Changes(ids, kinds=frozenset({"tags"}), undo=Undo("tag", tuple(before)))


def set_source_tags(connection: apsw.Connection, article_id: int, names: Iterable[str]) -> None:
    """Replaces the tags that the source gave; what the reader said stays."""
    of_feeds = connection.execute("SELECT 1 FROM feed_articles WHERE article_id = ?", (article_id,)).get is not None
    connection.execute("DELETE FROM article_tags WHERE article_id = ? AND by_reader IS NULL", (article_id,))
    connection.execute("UPDATE article_tags SET by_source = 0 WHERE article_id = ?", (article_id,))
    add_source_tags(connection, [(article_id, names)], of_feeds=of_feeds)


def add_source_tags(
    connection: apsw.Connection, given: Iterable[tuple[int, Iterable[str]]], *, of_feeds: bool = False
) -> None:
    """Adds the tags that the sources of articles gave them.

    What nothing but feeds calls their entries is no tag of the reader's: the sidebar does not list it.
    """
    rows = [
        (article_id, _tag_id(connection, name, of_feeds=of_feeds))
        for article_id, names in given
        for name in dict.fromkeys(" ".join(name.split()) for name in names)
        if name
    ]
    connection.executemany(
        "INSERT INTO article_tags (article_id, tag_id, by_source) VALUES (?, ?, 1)"
        " ON CONFLICT (article_id, tag_id) DO UPDATE SET by_source = 1",
        rows,
    )


def tags_of(connection: apsw.Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The tags of articles, by name; an article without any is left out."""
    found = connection.execute(
        "SELECT article_id, name FROM article_tags JOIN tags ON id = tag_id WHERE coalesce(by_reader, by_source) = 1"
        " AND article_id IN (SELECT value FROM json_each(?)) ORDER BY name COLLATE NOCASE, name",
        (json.dumps(list(ids)),),
    )
    tags: dict[int, tuple[str, ...]] = {}
    for article_id, name in found:
        tags[article_id] = (*tags.get(article_id, ()), name)
    return tags


def _shown(by_source: int, by_reader: Value) -> bool:
    """Whether an article bears a tag: by the reader's word, else by the source's."""
    return bool(by_source if by_reader is None else by_reader)


def _where(connection: apsw.Connection, ids: Iterable[int], condition: str) -> list[int]:
    """Those of the articles whose status fulfils a condition of ours."""
    found = connection.execute(
        f"SELECT article_id FROM status WHERE article_id IN (SELECT value FROM json_each(?)) AND {condition}",
        (json.dumps(list(ids)),),
    )
    return [article_id for (article_id,) in found]


def own(connection: apsw.Connection, name: str) -> None:
    """Has the sidebar list a tag, if it did not because only feeds used it."""
    connection.execute("UPDATE tags SET of_feeds = 0 WHERE name = ? AND of_feeds", (name,))


def _tag_id(connection: apsw.Connection, name: str, *, of_feeds: bool = False) -> int:
    connection.execute("INSERT OR IGNORE INTO tags (name, of_feeds) VALUES (?, ?)", (name, of_feeds))
    if not of_feeds:
        own(connection, name)
    return int(connection.execute("SELECT id FROM tags WHERE name = ?", (name,)).get)
