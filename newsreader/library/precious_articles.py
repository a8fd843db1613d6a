"""Takes in what a precious copy says of articles: marks, tags, notes, marked places."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

from typing import Any

import apsw

from newsreader.library import copies, status, word_index
from newsreader.library.precious import READ_KEYS
from newsreader.library.precious_into import Applied, Into, insert, seconds, update
from newsreader.library.precious_line import Line
from newsreader.library.precious_match import find, find_group


def article(into: Into, line: Line) -> Applied:
    """An article with more than a read mark."""
    article_id = find(into.connection, line)
    if article_id is None:
        return Applied(missing=1)
    holds = into.lost is None or article_id in into.lost
    if holds:
        _mark(into.connection, article_id, line)
    for name, on in dict(line.get("tags", {})).items():
        _tag(into.connection, article_id, str(name), bool(on), holds=holds)
    new = [_own(into.connection, "notes", article_id, note) for note in line.get("notes", ())]
    new += [_own(into.connection, "highlights", article_id, highlight) for highlight in line.get("highlights", ())]
    if any(new):
        word_index.put_stored(into.connection, article_id)
    return Applied(articles=1)


def _mark(connection: apsw.Connection, article_id: int, line: Line) -> None:
    connection.execute(
        "UPDATE status SET read = ?2, bookmarked_at = ?3, position = ?4, deleted_at = ?5 WHERE article_id = ?1"
        " AND (read, bookmarked_at, position, deleted_at) IS NOT (?2, ?3, ?4, ?5)",
        (
            article_id,
            int(bool(line.get("read"))),
            seconds(line.get("bookmarked_at")),
            min(1.0, max(0.0, float(line.get("position", 0.0)))),
            seconds(line.get("deleted_at")),
        ),
    )
    if connection.changes():
        copies.settle(connection, [article_id])


def _tag(connection: apsw.Connection, article_id: int, name: str, on: bool, *, holds: bool) -> None:
    connection.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
    status.own(connection, name)
    connection.execute(
        "INSERT INTO article_tags (article_id, tag_id, by_reader) VALUES (?, (SELECT id FROM tags WHERE name = ?), ?)"
        " ON CONFLICT (article_id, tag_id) DO UPDATE SET by_reader = excluded.by_reader"
        f" WHERE {'by_reader IS NOT excluded.by_reader' if holds else 'by_reader IS NULL'}",
        (article_id, name, int(on)),
    )


_OWN = {"notes": ("body",), "highlights": ("quote", "prefix", "suffix", "colour", "note")}


def _own(connection: apsw.Connection, table: str, article_id: int, said: Line) -> bool:
    """A note or a highlight, unless the library has it; of two versions the later one. Whether anything changed."""
    columns: Line = {name: str(said.get(name, "")) for name in _OWN[table]}
    columns |= {"article_id": article_id, "created_at": seconds(said["created_at"])}
    columns |= {"changed_at": seconds(said["changed_at"])}
    first = _OWN[table][0]
    there: Any = connection.execute(
        f"SELECT id, changed_at FROM {table} WHERE article_id = :article_id AND created_at = :created_at"
        f" AND (id = :id OR ({first} = :{first} AND EXISTS (SELECT 1 FROM {table} WHERE id = :id)))"
        " ORDER BY id = :id DESC LIMIT 1",
        columns | {"id": said["id"]},
    ).fetchone()
    if there is None:
        insert(connection, table, said["id"], columns)
        return True
    if there[1] >= columns["changed_at"]:
        return False
    update(connection, table, there[0], columns)
    return True


def read(into: Into, line: Line) -> Applied:
    """A group of articles that are read; they are marked when all are known."""
    total = Applied()
    for key in READ_KEYS:
        group = dict(line.get(f"{key}s", {}))
        found = [article_id for article_id in find_group(into.connection, key, group) if article_id is not None]
        into.read.extend(article_id for article_id in found if into.lost is None or article_id in into.lost)
        total += Applied(articles=len(found), missing=len(group) - len(found))
    return total
