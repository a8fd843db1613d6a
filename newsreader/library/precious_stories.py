"""Takes in what a precious copy says of stories, and of articles that belong together or do not.

Another library of the same articles may have put them into other stories by itself. The reader's story then becomes
of that which has most of its articles, unless that is one of the reader's own too; for an article is part of one story
only, and what the reader did outranks what the program did.
"""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

from newsreader.library import copies
from newsreader.library.precious_into import Applied, Into, insert, seconds, update
from newsreader.library.precious_line import Line
from newsreader.library.precious_match import find
from newsreader.library.precious_relations import OWN
from newsreader.library.story_acts import touch

_AMONG = "article_id IN (SELECT value FROM json_each(:articles))"
_SAME = (
    "SELECT s.id, s.updated_at, s.seen_at FROM stories s WHERE s.id IN (SELECT id FROM stories WHERE title = :title"
    " AND (id = :id OR followed_at IS :followed_at OR followed_at IS NULL)"
    f" UNION SELECT s.id FROM story_articles JOIN stories s ON s.id = story_id WHERE {_AMONG}"
    f" AND (s.id = :id OR NOT {OWN}))"
    f" ORDER BY (SELECT count(*) FROM story_articles WHERE story_id = s.id AND {_AMONG}) DESC,"
    " s.id = :id DESC, s.followed_at IS NULL, s.id LIMIT 1"
)
_ELSEWHERE = "SELECT story_id, by_reader FROM story_articles WHERE article_id = ? AND story_id <> ?"


def story(into: Into, line: Line) -> Applied:
    """A story of the reader's own, with its articles and those that the reader took out."""
    articles = [(find(into.connection, named), named) for named in line["articles"]]
    refused = [find(into.connection, named) for named in line.get("refused", ())]
    members = [(article_id, named) for article_id, named in articles if article_id is not None]
    story_id = _put_story(into, line, [article_id for article_id, _ in members])
    for article_id, named in members:
        _join(into, story_id, article_id, named)
    for each in refused:
        if each is not None:
            _refuse(into, story_id, each)
    touch(into.connection)
    known = len(members) + len(refused) - refused.count(None)
    return Applied(known, missing=len(articles) + len(refused) - known, others=1)


def related(into: Into, line: Line) -> Applied:
    """The reader's word that two articles belong together, or do not; of two the later one."""
    return _decided(into, "related", line)


def copies_of_one(into: Into, line: Line) -> Applied:
    """The reader's word that two articles are copies of one text, or are not; they stand in the lists by that."""
    applied = _decided(into, "folded", line)
    if applied.others:
        copies.obey(into.connection, *(find(into.connection, named) or 0 for named in line["articles"]))
    return applied


def _decided(into: Into, said: Literal["related", "folded"], line: Line) -> Applied:
    table = {"related": "related_decisions", "folded": "copy_decisions"}[said]
    first, second = sorted(find(into.connection, named) or 0 for named in line["articles"])
    if not first or first == second:
        return Applied(missing=1)
    later = f"UPDATE SET {said} = excluded.{said}, decided_at = excluded.decided_at"
    into.connection.execute(
        f"INSERT INTO {table} VALUES (?, ?, ?, ?) ON CONFLICT (first, second)"
        f" DO {f'{later} WHERE excluded.decided_at >= decided_at' if into.lost is None else 'NOTHING'}",
        (first, second, int(bool(line[said])), seconds(line["decided_at"])),
    )
    return Applied(others=1)


def _put_story(into: Into, line: Line, articles: Sequence[int]) -> int:
    """The story's own row; answers its id."""
    story_id, title, followed_at = int(line["id"]), str(line.get("title", "")), seconds(line.get("followed_at"))
    columns: Line = {"title": title, "followed_at": followed_at, "named_by_reader": int(bool(line.get("named")))}
    columns |= {name: seconds(line.get(name)) or 0 for name in ("updated_at", "seen_at")}
    asked = {"id": story_id, "title": title, "followed_at": followed_at, "articles": json.dumps(articles)}
    there: Any = into.connection.execute(_SAME, asked).fetchone()
    if there is None:
        return insert(into.connection, "stories", story_id, columns)
    found, updated_at, seen_at = there
    if into.lost is None:
        latest = {"updated_at": max(updated_at, columns["updated_at"]), "seen_at": max(seen_at, columns["seen_at"])}
        update(into.connection, "stories", found, columns | latest)
    return int(found)


def _join(into: Into, story_id: int, article_id: int, named: Line) -> None:
    """Puts an article into a story, and out of another, unless the library knows better."""
    by_reader = int(bool(named.get("by_reader")))
    elsewhere: list[Any] = into.connection.execute(_ELSEWHERE, (article_id, story_id)).fetchall()
    if elsewhere and (into.lost is not None or (any(theirs for _, theirs in elsewhere) and not by_reader)):
        return
    for other, _ in elsewhere:
        into.connection.execute("DELETE FROM story_articles WHERE story_id = ? AND article_id = ?", (other, article_id))
        _drop_empty(into, other)
    values = "by_reader = excluded.by_reader, joined_at = excluded.joined_at, why = excluded.why"
    into.connection.execute(
        "INSERT INTO story_articles (story_id, article_id, by_reader, joined_at, why) VALUES (?, ?, ?, ?, ?)"
        f" ON CONFLICT (story_id, article_id) DO {f'UPDATE SET {values}' if into.lost is None else 'NOTHING'}",
        (story_id, article_id, by_reader, seconds(named.get("joined_at")) or 0, str(named.get("why", ""))),
    )


def _refuse(into: Into, story_id: int, article_id: int) -> None:
    """Keeps an article out of a story, unless the reader put it there since."""
    by_reader = "SELECT by_reader FROM story_articles WHERE story_id = ? AND article_id = ?"
    if into.connection.execute(by_reader, (story_id, article_id)).get:
        return
    into.connection.execute("DELETE FROM story_articles WHERE story_id = ? AND article_id = ?", (story_id, article_id))
    into.connection.execute("INSERT OR IGNORE INTO story_refusals VALUES (?, ?)", (story_id, article_id))


def _drop_empty(into: Into, story_id: int) -> None:
    """Forgets a story that has lost its last article and is not the reader's own."""
    into.connection.execute(
        f"DELETE FROM stories AS s WHERE s.id = ? AND NOT {OWN}"
        " AND NOT EXISTS (SELECT 1 FROM story_articles WHERE story_id = s.id)",
        (story_id,),
    )
