"""Lists: ids of a view in order, rows for some ids, and the figures of the sidebar.

Rows are fetched for a window of ids and never touch bodies, unless a search wants to show where it matched.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import apsw

from newsreader.article.model import ArticleRow, Counts, Order, SourceCount, View, ViewKind
from newsreader.library import awaited, search, status
from newsreader.library.characters import storable
from newsreader.library.dates import published_from
from newsreader.library.views import BOOKMARKED, LIVE, ORDERS, TODAY, UNREAD, VIEWS, Binding, values_of_day


def ids(connection: apsw.Connection, view: View, order: Order, limit: int | None, now: datetime) -> array[int]:
    """The ids of a view; for awaited headlines minus the headline's id.

    `now` is aware and in the reader's time zone; limit None means all.
    """
    if view.kind is ViewKind.AWAITED:
        found = awaited.ids(connection, view.search)
        return array("q", found if limit is None else found[:limit])
    where, binding = _condition(view, now)
    rows = connection.execute(
        f"SELECT s.article_id FROM status s WHERE {where} ORDER BY {ORDERS[order]} LIMIT :limit",
        {**binding, "limit": -1 if limit is None else limit},
    )
    return array("q", [article_id for (article_id,) in rows])


def unread_ids(connection: apsw.Connection, view: View, now: datetime) -> list[int]:
    """The unread articles of a view, in no order."""
    if view.kind is ViewKind.AWAITED:
        return []
    where, binding = _condition(view, now)
    rows = connection.execute(f"SELECT s.article_id FROM status s WHERE {where} AND s.read = 0", binding)
    return [article_id for (article_id,) in rows]


def first_unread(connection: apsw.Connection, among: Sequence[int]) -> int | None:
    """The first of the given ids that is an unread living article."""
    found: int | None = connection.execute(
        f"SELECT s.article_id FROM json_each(?) j JOIN status s ON s.article_id = j.value WHERE {UNREAD}"
        " ORDER BY j.key LIMIT 1",
        (json.dumps(list(among)),),
    ).get
    return found


def rows(connection: apsw.Connection, wanted: Sequence[int], question: str = "") -> list[ArticleRow]:
    """What a list shows of articles and awaited headlines, in the order of the ids; missing ones are left out."""
    articles = [article_id for article_id in wanted if article_id > 0]
    found = _article_rows(connection, articles) if articles else {}
    if question and found:
        found = _marked(connection, found, search.terms(question, typing=True))
    headlines = [-article_id for article_id in wanted if article_id < 0]
    if headlines:
        found |= awaited.rows(connection, headlines)
    return [found[article_id] for article_id in wanted if article_id in found]


def counts(connection: apsw.Connection, now: datetime) -> Counts:
    """The figures of the sidebar."""
    figures: list[Any] = connection.execute(
        f"SELECT (SELECT count(*) FROM status s WHERE {LIVE}), (SELECT count(*) FROM status s WHERE {UNREAD}),"
        f" (SELECT count(*) FROM status s WHERE {TODAY}), (SELECT count(*) FROM status s WHERE {BOOKMARKED}),"
        " (SELECT count(*) FROM status s WHERE s.deleted_at IS NOT NULL)",
        values_of_day(now),
    ).fetchall()
    sources = connection.execute(
        "SELECT name, total - seen, total FROM (SELECT source_id, count(*) AS total, sum(read) AS seen FROM status"
        " WHERE deleted_at IS NULL AND source_id IS NOT NULL GROUP BY source_id) JOIN sources ON id = source_id"
        " ORDER BY name COLLATE NOCASE, name"
    )
    tags = connection.execute(
        "SELECT name, count(*) - sum(read), count(*) FROM article_tags t JOIN tags ON tags.id = t.tag_id"
        " JOIN status s ON s.article_id = t.article_id WHERE coalesce(by_reader, by_source) = 1"
        f" AND {LIVE} GROUP BY tag_id ORDER BY name COLLATE NOCASE, name"
    )
    all_, unread, today, bookmarks, deleted = figures[0]
    waiting, arrived = awaited.counts(connection)
    return Counts(
        all=all_,
        unread=unread,
        today=today,
        bookmarks=bookmarks,
        awaited=waiting,
        arrived=arrived,
        bin=deleted,
        sources=tuple(SourceCount(*row) for row in sources),
        tags=tuple(SourceCount(*row) for row in tags),
    )


def _condition(view: View, now: datetime) -> tuple[str, Binding]:
    """A view as a condition over `status s`, and its values."""
    where = VIEWS[view.kind]
    binding: Binding = {"name": storable(view.name), **values_of_day(now)}
    if view.search.strip():
        query = search.match_query(search.terms(view.search, typing=True))
        if not query:
            return "0", binding
        where += " AND s.article_id IN (SELECT rowid FROM words WHERE words MATCH :query)"
        binding["query"] = query
    return where, binding


def _article_rows(connection: apsw.Connection, wanted: Sequence[int]) -> dict[int, ArticleRow]:
    """Rows by id."""
    found = connection.execute(
        "SELECT a.id, a.headline, a.byline, o.name, a.published_at, a.published_precision, a.published_offset,"
        " a.published_raw, s.order_time, a.url, s.read, s.bookmarked_at, s.deleted_at, a.excerpt, a.thumbnail,"
        " a.language FROM json_each(?) j JOIN articles a ON a.id = j.value JOIN status s ON s.article_id = a.id"
        " LEFT JOIN sources o ON o.id = s.source_id",
        (json.dumps(list(wanted)),),
    )
    tags = status.tags_of(connection, wanted)
    return {row[0]: _row(row, tags.get(row[0], ())) for row in found}


def _row(values: tuple[Any, ...], tags: tuple[str, ...]) -> ArticleRow:
    article_id, headline, byline, site, *rest = values
    date, (order_time, url, read, bookmarked_at, deleted_at, excerpt, thumbnail, language) = rest[:4], rest[4:]
    published = published_from(*date)
    by_date = published is not None and published.sort_seconds() == order_time
    return ArticleRow(
        id=article_id,
        headline=headline,
        byline=tuple(json.loads(byline)),
        site=site,
        published=published.iso() if published else None,
        order_time=order_time,
        precision=published.precision if published and by_date else "time",
        dated=published is not None,
        url=url,
        unread=not read,
        bookmarked=bookmarked_at is not None,
        tags=tags,
        excerpt=excerpt,
        thumbnail=thumbnail,
        language=language,
        deleted=deleted_at is not None,
    )


def _marked(
    connection: apsw.Connection, found: dict[int, ArticleRow], wanted: Sequence[search.Term]
) -> dict[int, ArticleRow]:
    """The rows with the places that a search matched; the excerpt is the part of the text around the first."""
    texts = connection.execute(
        "SELECT article_id, substr(text, 1, 20000) FROM bodies WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(found)),),
    )
    for article_id, text in texts:
        row = found[article_id]
        piece, places = search.snippet(wanted, text)
        found[article_id] = replace(
            row,
            headline_marks=search.marks(wanted, row.headline),
            excerpt=piece or row.excerpt,
            excerpt_marks=places,
        )
    return found
