"""Finds the articles that a question asks for: the newest first at once, all of them in time, or the best first.

An index is walked from its highest key down, so that the newest come first and the walk may stop early; see
`search_keys`. Where few articles are left by a view, bookmark, tag or source, these are walked along instead.
"""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import apsw

from newsreader.article.question.tree import Node
from newsreader.article.row import Order
from newsreader.library.conditions import FEW, Asked, Asking
from newsreader.library.search_keys import PLACES
from newsreader.library.views import ORDERS, Binding

MOST_OF_A_DAY = 5_000
# Looked at in the same walk, because an index takes the beginning of common words together anew for each walk.
REST_OF_A_DAY = 400


@dataclass(frozen=True, slots=True)
class Scope:
    """Among which articles is looked.

    Attributes:
        where, values: a condition over `status s`, and what it is bound to.
        size: how many articles meet it, about.
        now: aware, in the reader's time zone with its summer time.
        heads: words are looked for in what a list shows, and nowhere else.
    """

    where: str
    values: Binding
    size: int
    now: datetime
    heads: bool = False


def newest(connection: apsw.Connection, scope: Scope, tree: Node, limit: int) -> array[int]:
    """The newest articles that meet a question, found without a look at all the others.

    Keys know the day alone, so the whole of the last day is looked at, unless that has many thousands.
    """
    walk = Walk(connection, scope, tree)
    most = limit + min(limit, REST_OF_A_DAY)
    found = walk.rows(connection, "", {}, most)
    if len(found) == most > 0:
        last = found[limit - 1][0]
        day = {"first": last - last % PLACES, "last": found[-1][0] - 1}
        if day["last"] >= day["first"]:
            found += walk.rows(connection, f" AND {walk.key} BETWEEN :first AND :last", day, MOST_OF_A_DAY)
    newest_first = sorted(((order_time, article_id) for _, order_time, article_id in found), reverse=True)
    return array("q", [article_id for _, article_id in newest_first[:limit]])


def all_ids(connection: apsw.Connection, scope: Scope, tree: Node, order: Order) -> array[int]:
    """All articles that meet a question, in order."""
    walk = Walk(connection, scope, tree)
    found: Iterable[Any] = connection.execute(
        f"SELECT s.article_id FROM {walk.tables} WHERE {walk.where} ORDER BY {ORDERS[order]}", walk.values
    )
    return array("q", (article_id for (article_id,) in found))


def condition(connection: apsw.Connection, scope: Scope, tree: Node) -> tuple[str, Binding]:
    """Scope and question as one condition over `status s` with its values, for statements that change what is found."""
    asked = Asking(connection, scope.now, heads=scope.heads).ask(tree)
    parts = [scope.where, *asked.conditions, *(f"s.search_key {each}" for each in asked.keys)]
    if asked.index:
        query = asked.bind(asked.query)
        parts.append(f"s.search_key IN (SELECT rowid FROM {asked.index} WHERE {asked.index} MATCH {query})")
    return " AND ".join(parts), {**scope.values, **asked.values}


class Walk:
    """How a question is answered: the tables in the order in which they are walked along, and what is asked of them.

    A list of ids is where a walk along few articles begins; on any other walk each article is looked for in the list,
    and the plus keeps SQLite from going through all of the list for each.

    Attributes:
        key: what tells the newest, which have the highest. order: the same, as the answers are ordered by it.
    """

    def __init__(self, connection: apsw.Connection, scope: Scope, tree: Node) -> None:
        asked = Asking(connection, scope.now, heads=scope.heads).ask(tree)
        few = min(scope.size, scope.size if asked.few is None else asked.few) <= FEW
        self.key = f"{asked.index}.rowid" if asked.index and not few else "s.search_key"
        # A walk in the order of the keys ends early; where few are left, finding and sorting these is quicker.
        self.order = f"+{self.key}" if few else self.key
        self.tables = _tables(asked, few=few)
        joined = [f"{asked.index} MATCH {asked.bind(asked.query)} AND {asked.index}.rowid = s.search_key"]
        limits = [f"{self.key} {each}" for each in asked.keys]
        where = " AND ".join([*(joined if asked.index else []), scope.where, *asked.conditions, *limits])
        self.where = where if few else where.replace(" s.article_id IN", " +s.article_id IN")
        self.values: Binding = {**scope.values, **asked.values}

    def rows(self, connection: apsw.Connection, limits: str, values: Binding, limit: int) -> list[tuple[int, int, int]]:
        """(key, order time, id) of the first answers."""
        found: Iterable[Any] = connection.execute(
            f"SELECT s.search_key, s.order_time, s.article_id FROM {self.tables} WHERE {self.where}{limits}"
            f" ORDER BY {self.order} DESC LIMIT :limit",
            {**self.values, **values, "limit": limit},
        )
        return list(found)


def _tables(asked: Asked, *, few: bool) -> str:
    if not asked.index:
        return "status s"
    return f"status s CROSS JOIN {asked.index}" if few else f"{asked.index} CROSS JOIN status s"
