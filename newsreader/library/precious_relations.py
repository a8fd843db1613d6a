"""Writes into a precious copy what the reader did with stories, and decided about two articles and about copies."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import apsw

from newsreader.library.precious_line import IDENTITY, Line, filled, identity, said_time

OWN = (
    "(s.followed_at IS NOT NULL OR s.named_by_reader OR EXISTS (SELECT 1 FROM story_refusals WHERE story_id = s.id)"
    " OR EXISTS (SELECT 1 FROM story_articles WHERE story_id = s.id AND by_reader))"
)
"""Whether a story is the reader's own: followed, named or corrected. The others are worked out anew."""


def lines(connection: apsw.Connection) -> Iterator[Line]:
    """A line for each story of the reader's own, and for each decision."""
    found: Iterable[Any] = connection.execute(
        f"SELECT id, title, named_by_reader, followed_at, seen_at, updated_at FROM stories s WHERE {OWN} ORDER BY id"
    )
    for row in found:
        yield _story(connection, *row)
    yield from _decisions(connection)


def _story(connection: apsw.Connection, story_id: int, title: str, named: int, *times: int | None) -> Line:
    followed_at, seen_at, updated_at = times
    line = {"kind": "story", "id": story_id, "title": title, "named": bool(named) or None}
    line |= {"followed_at": said_time(followed_at), "seen_at": said_time(seen_at or None)}
    line |= {"updated_at": said_time(updated_at)}
    return filled(line) | {"articles": _members(connection, story_id), "refused": _refused(connection, story_id)}


def _members(connection: apsw.Connection, story_id: int) -> list[Line]:
    found: Iterable[Any] = connection.execute(
        f"SELECT x.by_reader, x.joined_at, x.why, {IDENTITY} FROM story_articles x JOIN articles a"
        " ON a.id = x.article_id WHERE x.story_id = ? ORDER BY a.id",
        (story_id,),
    )
    return [
        identity(tuple(row)) | filled({"by_reader": bool(by_reader), "joined_at": said_time(at or None), "why": why})
        for by_reader, at, why, *row in found
    ]


def _refused(connection: apsw.Connection, story_id: int) -> list[Line]:
    found: Iterable[Any] = connection.execute(
        f"SELECT {IDENTITY} FROM story_refusals x JOIN articles a ON a.id = x.article_id"
        " WHERE x.story_id = ? ORDER BY a.id",
        (story_id,),
    )
    return [identity(tuple(row)) for row in found]


def _decisions(connection: apsw.Connection) -> Iterator[Line]:
    """The reader's word that two articles belong together or are copies of one text, or that they are not."""
    second = IDENTITY.replace("a.", "b.")
    for kind, said, table in (("related", "related", "related_decisions"), ("copies", "folded", "copy_decisions")):
        found: Iterable[Any] = connection.execute(
            f"SELECT d.{said}, d.decided_at, {IDENTITY}, {second} FROM {table} d"
            " JOIN articles a ON a.id = d.first JOIN articles b ON b.id = d.second ORDER BY d.first, d.second"
        )
        for decided, decided_at, *both in found:
            line = {"kind": kind, said: bool(decided), "decided_at": said_time(decided_at)}
            yield line | {"articles": [identity(tuple(both[:10])), identity(tuple(both[10:]))]}
