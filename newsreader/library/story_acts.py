"""What the reader does with stories. None of it is undone by later finding of stories, rebuild or import.

Of what changes the rows that stood before are kept for the undo: of a story its own row; of an article where it was; of
a refusal whether it was there.
"""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, Undo
from newsreader.library.story_places import date, new_story

Row = tuple[Any, ...]
"""("story", id, its values or None), ("article", id, its membership or None), ("refusal", story, article, 0 or 1)."""
_STORY = "title, followed_at, updated_at, named_by_reader, seen_at"
_MEMBER = "story_id, by_reader, joined_at, why"
TOUCHED = "stories"
"""The setting that counts what the reader did."""
_NOTHING = "Nothing was changed."


def follow(connection: apsw.Connection, story_id: int, on: bool, now: int) -> Changes:
    """Asks to be told, or no longer, what comes to a story."""
    title, followed_at, updated_at, named, seen_at = _known(connection, story_id)
    if (followed_at is not None) == on:
        return Changes()
    return write(connection, [("story", story_id, (title, now if on else None, updated_at, named, max(seen_at, now)))])


def follow_article(connection: apsw.Connection, article_id: int, now: int) -> Changes:
    """Follows the story of an article, which may be made for it."""
    member = _member(connection, article_id)
    if member is not None:
        return follow(connection, member[0], True, now)
    story_id, before = _made(connection, article_id)
    title, _, updated_at, _, _ = _known(connection, story_id)
    rows: list[Row] = [("story", story_id, (title, now, updated_at, 0, now))]
    return _with_undo(write(connection, [*rows, _into(article_id, story_id, now)]), before)


def rename(connection: apsw.Connection, story_id: int, title: str) -> Changes:
    """Names a story, or, without a title, lets it be called by its first article."""
    before, followed_at, updated_at, _, seen_at = _known(connection, story_id)
    values = (title or before, followed_at, updated_at, int(bool(title)), seen_at)
    return write(connection, [("story", story_id, values)])


def merge(connection: apsw.Connection, into: int, other: int, now: int) -> Changes:
    """Puts the articles of a story into another, and forgets it."""
    if into == other:
        raise NewsreaderError("A story cannot be put together with itself.", _NOTHING)
    title, followed_at, updated_at, named, seen_at = _known(connection, into)
    theirs = _known(connection, other)
    followed = [each for each in (followed_at, theirs[1]) if each is not None]
    seen = max(seen_at, now) if followed else seen_at
    values = (title, min(followed, default=None), max(updated_at, theirs[2]), named, seen)
    moved = [_into(number, into, now) for number in _articles(connection, other)]
    ours = set(_articles(connection, into))
    refused = [number for number in _refused(connection, other) if number not in ours]
    rows: list[Row] = [("story", into, values), *_kept(connection, sorted(ours)), *moved]
    rows += [("refusal", into, number, 1) for number in refused]
    rows += [("refusal", into, number, 0) for number in _refused(connection, into) if _into(number, into, now) in moved]
    rows += [("refusal", other, number, 0) for number in _refused(connection, other)]
    return write(connection, [*rows, ("story", other, None)])


def split(connection: apsw.Connection, story_id: int, articles: Sequence[int], now: int) -> tuple[int, Changes]:
    """Makes a story of some articles of a story; neither draws the other's articles back."""
    _known(connection, story_id)
    there = _articles(connection, story_id)
    parted = [number for number in there if number in articles]
    if not parted or len(parted) == len(there):
        raise NewsreaderError("A story is parted into some of its articles and the others.", _NOTHING)
    new, before = _made(connection, parted[0])
    rows: list[Row] = [_into(number, new, now) for number in parted]
    rows += _kept(connection, [number for number in there if number not in parted])
    rows += [("refusal", story_id, number, 1) for number in parted]
    rows += [("refusal", new, number, 1) for number in there if number not in parted]
    return new, _with_undo(write(connection, rows), before)


def add(connection: apsw.Connection, story_id: int, article_id: int, now: int) -> Changes:
    """Puts an article into a story."""
    _known(connection, story_id)
    if not connection.execute("SELECT count(*) FROM articles WHERE id = ?", (article_id,)).get:
        raise NewsreaderError("This article is no longer in the library.", _NOTHING)
    return write(connection, [_into(article_id, story_id, now), ("refusal", story_id, article_id, 0)])


def take_out(connection: apsw.Connection, story_id: int, article_id: int) -> Changes:
    """Takes an article out of a story for good."""
    member = _member(connection, article_id)
    if member is None or member[0] != story_id:
        raise NewsreaderError("This article is not part of the story any more.", _NOTHING)
    others = _kept(connection, [number for number in _articles(connection, story_id) if number != article_id])
    return write(connection, [*others, ("article", article_id, None), ("refusal", story_id, article_id, 1)])


def seen(connection: apsw.Connection, story_id: int, now: int) -> Changes:
    """Counts what is in a story as seen."""
    connection.execute(
        "UPDATE stories SET seen_at = max(seen_at, ?2,"
        " coalesce((SELECT max(joined_at) FROM story_articles WHERE story_id = ?1), 0)) WHERE id = ?1",
        (story_id, now),
    )
    return Changes(frozenset(_articles(connection, story_id)), kinds=frozenset({"stories"}))


def write(connection: apsw.Connection, wanted: Sequence[Row]) -> Changes:
    """Writes rows; what stood in their place is the undo. A story is forgotten only if it is left without articles."""
    before = [_before(connection, row) for row in wanted]
    for row in sorted(wanted, key=_order):
        _write_one(connection, row)
    stories = {row[1] for row in wanted if row[0] != "article"}
    stories |= {row[2][0] for row in [*wanted, *before] if row[0] == "article" and row[2]}
    date(connection, stories)
    touch(connection)
    ids = {row[1] for row in wanted if row[0] == "article"} | {row[2] for row in wanted if row[0] == "refusal"}
    ids |= {number for story in stories for number in _articles(connection, story)}
    return Changes(frozenset(ids), kinds=frozenset({"stories"}), undo=Undo("stories", tuple(reversed(before))))


def touch(connection: apsw.Connection) -> None:
    """Tells whoever keeps in mind where articles are that the reader moved some."""
    connection.execute(
        "INSERT INTO settings VALUES (?1, '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
        (TOUCHED,),
    )


def _order(row: Row) -> int:
    """Stories are made before articles come into them, and forgotten after these left."""
    return 1 if row[0] != "story" else 0 if row[2] is not None else 2


def _before(connection: apsw.Connection, row: Row) -> Row:
    if row[0] == "story":
        return ("story", row[1], connection.execute(f"SELECT {_STORY} FROM stories WHERE id = ?", row[1:2]).fetchone())
    if row[0] == "article":
        return ("article", row[1], _member(connection, row[1]))
    there = connection.execute(
        "SELECT count(*) FROM story_refusals WHERE story_id = ? AND article_id = ?", row[1:3]
    ).get
    return ("refusal", row[1], row[2], int(bool(there)))


def _write_one(connection: apsw.Connection, row: Row) -> None:
    kind, number, value = row[:3]
    if kind == "story" and value is not None:
        connection.execute(
            f"INSERT INTO stories (id, {_STORY}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " title = excluded.title, followed_at = excluded.followed_at, updated_at = excluded.updated_at,"
            " named_by_reader = excluded.named_by_reader, seen_at = excluded.seen_at",
            (number, *value),
        )
    elif kind == "story":
        connection.execute(
            "DELETE FROM stories WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM story_articles WHERE story_id = ?1)",
            (number,),
        )
    elif kind == "article":
        connection.execute("DELETE FROM story_articles WHERE article_id = ?", (number,))
        if value is not None:
            connection.execute(
                f"INSERT INTO story_articles (article_id, {_MEMBER}) SELECT ?, ?, ?, ?, ?"
                " WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?) AND EXISTS (SELECT 1 FROM stories WHERE id = ?)",
                (number, *value, number, value[0]),
            )
    elif row[3]:
        connection.execute(
            "INSERT OR IGNORE INTO story_refusals SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?2)"
            " AND EXISTS (SELECT 1 FROM stories WHERE id = ?1)",
            (number, value),
        )
    else:
        connection.execute("DELETE FROM story_refusals WHERE story_id = ? AND article_id = ?", (number, value))


def _into(article_id: int, story_id: int, now: int) -> Row:
    """An article is put into a story by the reader."""
    return ("article", article_id, (story_id, 1, now, ""))


def _kept(connection: apsw.Connection, articles: Sequence[int]) -> list[Row]:
    """Articles stay where the reader left them: else they could meet elsewhere again what was parted from them."""
    members = [(number, _member(connection, number)) for number in articles]
    return [("article", number, (row[0], 1, *row[2:])) for number, row in members if row is not None]


def _made(connection: apsw.Connection, article_id: int) -> tuple[int, Row]:
    """Makes a story that is called by an article; answers it, and what forgets it."""
    story_id = new_story(connection, article_id)
    if not connection.changes():
        raise NewsreaderError("This article is no longer in the library.", _NOTHING)
    return story_id, ("story", story_id, None)


def _with_undo(changes: Changes, made: Row) -> Changes:
    """Changes whose undo also forgets the story that was made for them."""
    rows = () if changes.undo is None else changes.undo.before
    kept = tuple(row for row in rows if row[:2] != made[:2])
    return Changes(changes.articles, kinds=changes.kinds, undo=Undo("stories", (*kept, made)))


def _known(connection: apsw.Connection, story_id: int) -> Row:
    """The values of a story's row."""
    row: Row | None = connection.execute(f"SELECT {_STORY} FROM stories WHERE id = ?", (story_id,)).fetchone()
    if row is None:
        raise NewsreaderError(f"There is no story {story_id} in the library.", _NOTHING)
    return row


def _member(connection: apsw.Connection, article_id: int) -> Row | None:
    row: Row | None = connection.execute(
        f"SELECT {_MEMBER} FROM story_articles WHERE article_id = ?", (article_id,)
    ).fetchone()
    return row


def _articles(connection: apsw.Connection, story_id: int) -> list[int]:
    found: Any = connection.execute(
        "SELECT article_id FROM story_articles WHERE story_id = ? ORDER BY article_id", (story_id,)
    )
    return [number for (number,) in found]


def _refused(connection: apsw.Connection, story_id: int) -> list[int]:
    found: Any = connection.execute(
        "SELECT article_id FROM story_refusals WHERE story_id = ? ORDER BY article_id", (story_id,)
    )
    return [number for (number,) in found]
