"""The list of awaited headlines: named by a living article, but not in the library.

A headline is awaited as long as no link of a living article that names it is resolved by an address or an article;
a followed one as long as its article has not come. A followed one whose article came stays in the list until seen.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

import apsw

from newsreader.article.headline import normalize_headline
from newsreader.article.model import ArticleRow

_OTHERWISE = (
    "SELECT h.id AS id, max(s.order_time) AS named_at FROM headlines h CROSS JOIN named_links n ON n.headline_id = h.id"
    " CROSS JOIN status s ON s.article_id = n.article_id AND s.deleted_at IS NULL"
    " WHERE h.followed_at IS NOT NULL AND n.state IN ('possible', 'elsewhere') GROUP BY h.id"
)
_FOLLOWED = f"SELECT id, named_at FROM headlines WHERE awaited_by > 0 AND followed_at IS NOT NULL UNION {_OTHERWISE}"
_ARRIVED = (
    "SELECT h.id, s.order_time FROM headlines h JOIN status s ON s.article_id = h.arrived_article"
    " AND s.deleted_at IS NULL WHERE h.followed_at IS NOT NULL AND h.seen = 0"
)
NAMED_BY_AT_MOST = 3


def ids(connection: apsw.Connection, question: str = "", limit: int = -1) -> list[int]:
    """Negative ids of headlines: those that have come and were not seen, then followed, then the newest named.

    With a question only headlines in which each of its words begins a word.
    """
    words = normalize_headline(question).split() if question.strip() else []
    followed: list[tuple[int, str]] = connection.execute(
        f"SELECT h.id, h.key FROM (SELECT id, max(arrived) AS arrived, max(named_at) AS named_at FROM"
        f" (SELECT id, 0 AS arrived, named_at FROM ({_FOLLOWED}) UNION ALL SELECT id, 1, order_time FROM ({_ARRIVED}))"
        " GROUP BY id) w JOIN headlines h ON h.id = w.id ORDER BY w.arrived DESC, w.named_at DESC, h.id"
    ).fetchall()  # type: ignore[assignment]
    first = {headline_id for headline_id, _ in followed}
    # Without a look at the keys, many thousands are one walk along an index.
    others: Iterable[Any] = connection.execute(
        f"SELECT id, {'key' if words else chr(39) * 2} FROM headlines WHERE awaited_by > 0 ORDER BY named_at DESC, id"
        " LIMIT ?",
        (-1 if words or limit < 0 else limit + len(first),),
    )
    found = chain(followed, (row for row in others if row[0] not in first))
    matching = (-headline_id for headline_id, key in found if all(f" {word}" in f" {key}" for word in words))
    return list(islice(matching, limit if limit >= 0 else None))


def rows(connection: apsw.Connection, wanted: Sequence[int]) -> dict[int, ArticleRow]:
    """Rows by negative id; `byline` holds the headlines of the newest articles that name it, three at most."""
    headlines: list[tuple[int, str, int, int, int | None]] = connection.execute(
        "SELECT id, headline, followed_at IS NOT NULL, seen, arrived_article FROM headlines"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    ).fetchall()  # type: ignore[assignment]
    naming: dict[int, list[tuple[str, int, str | None]]] = {}
    for headline_id, headline, order_time, url in connection.execute(
        "SELECT DISTINCT n.headline_id, a.headline, s.order_time, n.url FROM named_links n"
        " JOIN status s ON s.article_id = n.article_id JOIN articles a ON a.id = n.article_id"
        " WHERE s.deleted_at IS NULL AND n.headline_id IN (SELECT value FROM json_each(?))"
        " ORDER BY s.order_time DESC, a.id DESC",
        (json.dumps(list(wanted)),),
    ):
        naming.setdefault(headline_id, []).append((headline, order_time, url))
    found = {}
    for headline_id, headline, followed, seen, target in headlines:
        named_by = naming.get(headline_id, [])
        found[-headline_id] = ArticleRow(
            id=-headline_id,
            headline=headline,
            byline=tuple(dict.fromkeys(name for name, _, _ in named_by))[:NAMED_BY_AT_MOST],
            order_time=named_by[0][1] if named_by else 0,
            url=next((url for _, _, url in named_by if url), None),
            unread=target is not None and not seen,
            followed=bool(followed),
            target=target,
        )
    return found


def counts(connection: apsw.Connection) -> tuple[int, int]:
    """How many headlines are awaited, and how many followed ones have come and were not seen."""
    waiting: int = connection.execute(
        "SELECT (SELECT value FROM figures WHERE name = 'awaited')"
        f" + (SELECT count(*) FROM ({_OTHERWISE}) o JOIN headlines h ON h.id = o.id WHERE h.awaited_by = 0)"
    ).get
    arrived: int = connection.execute(f"SELECT count(*) FROM ({_ARRIVED})").get
    return waiting, arrived
