"""Writes which articles came together, never against what the reader did: that is seen to here, whoever asks."""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import apsw

from newsreader.article.model import Changes
from newsreader.library.precious_relations import OWN

FIXED = "(x.by_reader OR t.followed_at IS NOT NULL)"
"""Only the reader takes such an article out of its story."""
BETWEEN = (
    "SELECT g.position, g.article_id, g.data, x.story_id, coalesce("
    f"{FIXED}, 0), (SELECT json_group_array(r.story_id) FROM story_refusals r WHERE r.article_id = g.article_id)"
    " FROM status s CROSS JOIN signatures g ON g.article_id = s.article_id"
    " LEFT JOIN story_articles x ON x.article_id = s.article_id LEFT JOIN stories t ON t.id = x.story_id"
    " WHERE s.deleted_at IS NULL AND s.order_time BETWEEN ? AND ? ORDER BY s.order_time DESC, s.article_id DESC LIMIT ?"
)
WHERE = (
    f"SELECT x.article_id, x.story_id, {FIXED} FROM story_articles x JOIN stories t ON t.id = x.story_id"
    " WHERE x.article_id IN (SELECT value FROM json_each(?))"
)

EXTENTS = (
    "SELECT t.id, min(iif(a.published_precision IN ('day', 'time'), a.published_at, NULL)), count(*),"
    " t.followed_at IS NOT NULL FROM json_each(?) c CROSS JOIN stories t ON t.id = c.value"
    " CROSS JOIN story_articles x ON x.story_id = t.id CROSS JOIN articles a ON a.id = x.article_id GROUP BY t.id"
)

Why = tuple[tuple[str, str], ...]
"""What an article has in common with its story: the kind of a reason, and the words as the article writes them."""


class Joining(NamedTuple):
    """Articles that come into a story.

    Attributes:
        story_id: None for a new one.
        articles: article id, and why it comes.
    """

    story_id: int | None
    articles: tuple[tuple[int, Why], ...]


class Outcome(NamedTuple):
    """What became of it.

    Attributes:
        stories: of each `Joining` its story, which may be new; None if there is none in the end.
        dropped: stories that had one article left, or none, and are forgotten.
    """

    stories: tuple[int | None, ...]
    dropped: frozenset[int]
    changes: Changes


def place(connection: apsw.Connection, joining: Sequence[Joining], alone: Sequence[int], now: int) -> Outcome:
    """Puts articles into stories, or lets them stand alone."""
    free = _free(connection, [*alone, *(number for each in joining for number, _ in each.articles)])
    left = {free[number] for number in alone if free.get(number)}
    gone = [number for number in alone if free.get(number)]
    for number in gone:
        connection.execute("DELETE FROM story_articles WHERE article_id = ?", (number,))
    stories: list[int | None] = []
    came: set[int] = set()
    for each in joining:
        story_id, entered = _join(connection, each, free, now)
        left |= {free[number] for number in entered if free[number]}
        came |= entered
        stories.append(story_id)
    kept = {story for story in stories if story is not None}
    dropped = _drop_small(connection, left | kept)
    date(connection, (left | kept) - dropped)
    changed = came | set(gone)
    changes = Changes(frozenset(changed), kinds=frozenset({"stories"})) if changed else Changes()
    return Outcome(tuple(None if story in dropped else story for story in stories), frozenset(dropped), changes)


def _free(connection: apsw.Connection, ids: Sequence[int]) -> dict[int, int]:
    """Those of the articles that are there and that no act of the reader holds; where each is, 0 for alone."""
    found: Any = connection.execute(
        f"SELECT a.id, coalesce(x.story_id, 0) FROM json_each(?) c CROSS JOIN articles a ON a.id = c.value"
        " LEFT JOIN story_articles x ON x.article_id = a.id LEFT JOIN stories t ON t.id = x.story_id"
        f" WHERE NOT coalesce({FIXED}, 0)",
        (json.dumps(list(ids)),),
    )
    return dict(found)


def _join(connection: apsw.Connection, each: Joining, free: dict[int, int], now: int) -> tuple[int | None, set[int]]:
    """Puts articles into one story; answers it, and which came."""
    articles = [(number, why) for number, why in each.articles if number in free]
    story_id = each.story_id
    row = connection.execute("SELECT seen_at FROM stories WHERE id = ?", (story_id,)).fetchone()
    if row is None:
        if len(articles) < 2:
            return None, set()
        story_id, row = new_story(connection, articles[0][0]), (0,)
    refused = _refused(connection, story_id)
    joined_at = max(now, int(row[0]) + 1)
    entered = set()
    for number, why in articles:
        if number in refused or free[number] == story_id:
            continue
        connection.execute("DELETE FROM story_articles WHERE article_id = ?", (number,))
        connection.execute(
            "INSERT INTO story_articles (story_id, article_id, by_reader, joined_at, why) VALUES (?, ?, 0, ?, ?)",
            (story_id, number, joined_at, json.dumps(why, ensure_ascii=False) if why else ""),
        )
        entered.add(number)
    return story_id, entered


def new_story(connection: apsw.Connection, first: int) -> int:
    """Makes an empty story that is called by an article."""
    connection.execute(
        "INSERT INTO stories (title, updated_at) SELECT a.headline, s.order_time FROM articles a"
        " JOIN status s ON s.article_id = a.id WHERE a.id = ?",
        (first,),
    )
    return connection.last_insert_rowid()


def _refused(connection: apsw.Connection, story_id: int | None) -> set[int]:
    found: Any = connection.execute("SELECT article_id FROM story_refusals WHERE story_id = ?", (story_id,))
    return {number for (number,) in found}


def _drop_small(connection: apsw.Connection, stories: Iterable[int]) -> set[int]:
    """Forgets those of the stories that have one article or none and are not the reader's own."""
    found: Any = connection.execute(
        f"SELECT s.id FROM stories s WHERE s.id IN (SELECT value FROM json_each(?)) AND NOT {OWN}"
        " AND (SELECT count(*) FROM story_articles WHERE story_id = s.id) < 2",
        (json.dumps(list(stories)),),
    )
    dropped = {story for (story,) in found}
    connection.execute("DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(dropped)),))
    return dropped


def date(connection: apsw.Connection, stories: Iterable[int]) -> None:
    """Notes when the last article of each story came."""
    connection.execute(
        "UPDATE stories SET updated_at = coalesce((SELECT max(s.order_time) FROM story_articles x"
        " JOIN status s ON s.article_id = x.article_id WHERE x.story_id = stories.id), updated_at)"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(stories)),),
    )
