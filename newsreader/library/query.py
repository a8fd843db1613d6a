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
from newsreader.article.question.parse import parse
from newsreader.article.question.tree import Node, both, is_general
from newsreader.library import awaited, best, finding, match_marks, smart_folders, status
from newsreader.library.characters import storable
from newsreader.library.dates import published_from
from newsreader.library.views import (
    COPIES,
    FOLDED,
    LIVE,
    OF_ALL,
    ORDERS,
    UNREAD,
    VIEWS,
    Binding,
    values_of_day,
    view_size,
)

TAGGED_AMONG = 20_000


def ids(connection: apsw.Connection, view: View, order: Order, limit: int | None, now: datetime) -> array[int]:
    """The ids of a view; for awaited headlines minus the headline's id.

    A search with a limit is answered by the newest matches, whatever the order; limit None means all. `now` is aware
    and in the reader's time zone.
    """
    if view.kind is ViewKind.AWAITED:
        return array("q", awaited.ids(connection, view.search, -1 if limit is None else limit))
    scope, tree = asked(connection, view, now)
    if tree is None and view.kind is ViewKind.TAG and order == "newest" and limit is not None:
        tagged = _newest_tagged(connection, scope, limit)
        if len(tagged) == limit:
            return tagged
    if tree is None:
        return _listed(connection, scope, order, -1 if limit is None else limit)
    if limit is None:
        return finding.all_ids(connection, scope, tree, order)
    return finding.newest(connection, scope, tree, limit)


def _listed(connection: apsw.Connection, scope: finding.Scope, order: Order, limit: int) -> array[int]:
    """The ids of a view without a question; unread and read ones apart by a walk each, as no index has them so."""
    found: array[int] = array("q")
    for part in (" AND s.read = 0", " AND s.read = 1") if order == "unread_first" else ("",):
        rows = connection.execute(
            f"SELECT s.article_id FROM status s WHERE {scope.where}{part} ORDER BY {ORDERS[order]} LIMIT :limit",
            {**scope.values, "limit": limit if limit < 0 else limit - len(found)},
        )
        found.extend(article_id for (article_id,) in rows)
    return found


def _newest_tagged(connection: apsw.Connection, scope: finding.Scope, limit: int) -> array[int]:
    """The newest articles with a tag, if they are among the newest of all: no index has those of a tag by time."""
    rows = connection.execute(
        f"SELECT s.article_id FROM (SELECT article_id FROM status s WHERE {LIVE} ORDER BY {ORDERS['newest']}"
        f" LIMIT {TAGGED_AMONG}) s WHERE EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = s.article_id"
        " AND t.tag_id = (SELECT id FROM tags WHERE name = :name) AND coalesce(t.by_reader, t.by_source) = 1)"
        " LIMIT :limit",
        {**scope.values, "limit": limit},
    )
    return array("q", (article_id for (article_id,) in rows))


def heads(connection: apsw.Connection, view: View, limit: int, now: datetime) -> array[int]:
    """The newest articles with the searched words in what a list shows: known before those that have them elsewhere."""
    scope, tree = asked(connection, view, now)
    if view.kind is ViewKind.AWAITED or tree is None:
        return ids(connection, view, "newest", limit, now)
    return finding.newest(connection, replace(scope, heads=True), tree, limit)


def best_ids(connection: apsw.Connection, view: View, limit: int, now: datetime) -> best.Best:
    """The articles of a view that match a search best, the best first."""
    scope, tree = asked(connection, view, now)
    if tree is None or view.kind is ViewKind.AWAITED:
        return best.Best(ids(connection, view, "newest", limit, now))
    _, finished = asked(connection, view, now, typing=False)
    return best.best(connection, scope, best.Weighed(tree, finished), limit)


def count(connection: apsw.Connection, view: View, now: datetime) -> SourceCount:
    """How many articles a view has, and how many of them are unread."""
    scope, tree = asked(connection, view, now)
    if tree is None:
        tables, where, values = "status s", scope.where, scope.values
    else:
        walk = finding.Walk(connection, scope, tree)
        tables, where, values = walk.tables, walk.where, walk.values
    row: Any = connection.execute(f"SELECT sum(s.read = 0), count(*) FROM {tables} WHERE {where}", values).fetchone()
    return SourceCount(view.name, row[0] or 0, row[1])


def everything(connection: apsw.Connection, view: View, now: datetime) -> tuple[str, Binding]:
    """All articles of a view as a condition over `status s`, and its values."""
    if view.kind is ViewKind.AWAITED:
        return "0", {}
    scope, tree = asked(connection, view, now)
    return (scope.where, scope.values) if tree is None else finding.condition(connection, scope, tree)


def asked(
    connection: apsw.Connection, view: View, now: datetime, *, typing: bool = True
) -> tuple[finding.Scope, Node | None]:
    """A view as its articles and what is asked of them; a smart folder asks for itself.

    Who asks for words, names or what the reader did is shown each copy by itself: the one that stands for it may have
    no such thing.
    """
    kind, question = view.kind, view.search
    trees = [parse(question, typing=typing).tree] if question.strip() else []
    if kind is ViewKind.SMART:
        kind = ViewKind.ALL
        trees.append(parse(smart_folders.query_of(connection, view.name), typing=False).tree)
    values: Binding = {"name": storable(view.name), **values_of_day(now)}
    tree = both(tree for tree in trees if tree is not None)
    size = 0 if tree is None else view_size(connection, kind, view.name)
    where = VIEWS[kind] if tree is None or is_general(tree) else OF_ALL.get(kind, VIEWS[kind])
    return finding.Scope(where, values, size, now), tree


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
        found = _marked(connection, found, match_marks.terms(parse(question, typing=True)))
    headlines = [-article_id for article_id in wanted if article_id < 0]
    if headlines:
        found |= awaited.rows(connection, headlines)
    return [found[article_id] for article_id in wanted if article_id in found]


def counts(connection: apsw.Connection, now: datetime) -> Counts:
    """The figures of the sidebar; only today's articles are counted, all else is kept up to date (see `tallies`)."""
    figures: Any = connection.execute(
        f"SELECT coalesce(sum(live), 0) - {FOLDED.format('folded')},"
        f" coalesce(sum(unread), 0) - {FOLDED.format('folded_unread')},"
        f" (SELECT count(*) FROM status s WHERE {VIEWS[ViewKind.TODAY]}),"
        " coalesce(sum(bookmarked), 0), coalesce(sum(deleted), 0)"
        " FROM tallies",
        values_of_day(now),
    ).fetchone()
    sources: Any = connection.execute(
        "SELECT name, unread, live FROM tallies t JOIN sources ON id = t.source_id WHERE live > 0 AND NOT EXISTS"
        " (SELECT 1 FROM subscriptions f WHERE f.source_id = t.source_id AND f.ended_at IS NULL)"
        " ORDER BY name COLLATE NOCASE, name"
    )
    tags: Any = connection.execute(
        "SELECT name, unread, live FROM tags WHERE live > 0 AND NOT of_feeds ORDER BY name COLLATE NOCASE, name"
    )
    all_, unread_, today, bookmarks, deleted = figures
    waiting, arrived = awaited.counts(connection)
    return Counts(
        all=all_,
        unread=unread_,
        today=today,
        bookmarks=bookmarks,
        awaited=waiting,
        arrived=arrived,
        bin=deleted,
        sources=tuple(SourceCount(*row) for row in sources),
        tags=tuple(SourceCount(*row) for row in tags),
        folders=tuple(smart_folders.all_folders(connection)),
    )


def _article_rows(connection: apsw.Connection, wanted: Sequence[int]) -> dict[int, ArticleRow]:
    """Rows by id."""
    found = connection.execute(
        "SELECT a.id, a.headline, a.byline, coalesce((SELECT f.title FROM subscriptions f WHERE f.source_id = o.id"
        " AND f.named_by_reader AND f.ended_at IS NULL LIMIT 1), o.name),"
        " a.published_at, a.published_precision, a.published_offset, a.published_raw,"
        " s.order_time, a.url, s.read, s.bookmarked_at, s.deleted_at, a.excerpt, a.thumbnail,"
        f" a.language, a.revisions, {COPIES}"
        " FROM json_each(?) j JOIN articles a ON a.id = j.value JOIN status s ON s.article_id = a.id"
        " LEFT JOIN sources o ON o.id = s.source_id",
        (json.dumps(list(wanted)),),
    )
    tags = status.tags_of(connection, wanted)
    return {row[0]: _row(row, tags.get(row[0], ())) for row in found}


def _row(values: tuple[Any, ...], tags: tuple[str, ...]) -> ArticleRow:
    article_id, headline, byline, site, *rest = values
    date, (order_time, url, read, bookmarked_at, deleted_at, *shown) = rest[:4], rest[4:]
    excerpt, thumbnail, language, edits, copies = shown
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
        edited=edits > 0,
        copies=copies,
    )


def _marked(
    connection: apsw.Connection, found: dict[int, ArticleRow], wanted: Sequence[match_marks.Term]
) -> dict[int, ArticleRow]:
    """The rows with the places that a search matched; the excerpt is the part of the text around the first."""
    texts = connection.execute(
        "SELECT article_id, substr(text, 1, 20000) FROM bodies WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(found)),),
    )
    for article_id, text in texts:
        row = found[article_id]
        piece, places = match_marks.snippet(wanted, text)
        found[article_id] = row._replace(
            headline_marks=match_marks.marks(wanted, row.headline),
            excerpt=piece or row.excerpt,
            excerpt_marks=places,
        )
    return found
