"""A first look into a library: what a list shows on its first screen, read before the rest of the program is there.

It only reads, and what it cannot do it leaves to `Library`: a library that does not exist, is older, newer or damaged,
and the list of awaited headlines. What it does not ask for (tags, address) no list paints.
"""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

import time
from array import array
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.row import ArticleRow, Order, View, ViewKind
from newsreader.library.database import Database
from newsreader.library.views import COPIES, VIEWS, Binding, values_of_day, view_size

SCREEN = 40
UNKNOWN = 0
FAR = 3_000  # articles above the screen that are counted; of more it is guessed how many they are
_DOWN: dict[Order, str] = {"newest": "DESC", "oldest": "ASC", "unread_first": "DESC"}
_UP = {"DESC": "ASC", "ASC": "DESC"}
_PLACE = "(s.order_time, s.article_id)"
_BEFORE: dict[Order, str] = {
    "newest": f"{_PLACE} > (:time, :top)",
    "oldest": f"{_PLACE} < (:time, :top)",
    "unread_first": f"(s.read < :read OR (s.read = :read AND {_PLACE} > (:time, :top)))",
}


class Glance(NamedTuple):
    """The first screen of a list.

    Attributes:
        ids: as many as the list has; those that were not looked at are UNKNOWN.
        rows: of those that were.
    """

    ids: array[int]
    rows: list[ArticleRow]


def glance(
    path: Path, view: View, order: Order = "newest", top: int | None = None, clock: Callable[[], float] = time.time
) -> Glance | None:
    """What a list shows first.

    Args:
        path: of the library.
        view: which list; a search is none of the lists a day begins with.
        order: of the list.
        top: id of the article at the top of the screen; the first of the list where it is not in it.
        clock: seconds since 1970.

    Returns:
        None where the library must be opened in earnest to know.
    """
    if view.kind not in VIEWS or view.search:
        return None
    try:
        with closing(Database(path, read_only=True, verified=False)) as database, database.reading() as connection:
            now = datetime.fromtimestamp(clock()).astimezone()
            return _look(connection, view, order, {"name": view.name, "top": top, **values_of_day(now)})
    except (NewsreaderError, apsw.Error, OSError):
        return None


def _look(connection: apsw.Connection, view: View, order: Order, values: Binding) -> Glance:
    where = VIEWS[view.kind]
    count = (
        _count(connection, where, values)
        if view.kind is ViewKind.TODAY
        else view_size(connection, view.kind, view.name)
    )
    place: Any = connection.execute("SELECT read, order_time FROM status WHERE article_id = :top", values).fetchone()
    rows: list[ArticleRow] = []
    first = 0
    if place:
        values |= {"read": place[0], "time": place[1]}
        rows = _from(connection, where, order, values)
        first = min(_above(connection, where, order, values, count), max(0, count - len(rows)))
    if len(rows) < SCREEN:
        rows = _ends(connection, where, order, values, last=bool(place))
        first = max(0, count - len(rows)) if place else 0
    ids = array("q", [UNKNOWN]) * max(count, len(rows))
    ids[first : first + len(rows)] = array("q", [row.id for row in rows])
    return Glance(ids, rows)


def _count(connection: apsw.Connection, where: str, values: Binding, most: int = -1) -> int:
    counted = f"SELECT count(*) FROM (SELECT 1 FROM status s WHERE {where} LIMIT :most)"
    return int(connection.execute(counted, {**values, "most": most}).get)


def _above(connection: apsw.Connection, where: str, order: Order, values: Binding, count: int) -> int:
    """How many articles stand above the top one; where they are many, as if they were spread evenly over the years."""
    number = _count(connection, f"{where} AND {_BEFORE[order]}", values, FAR)
    if number < FAR:
        return number
    last, first = (
        int(connection.execute(f"SELECT order_time FROM status ORDER BY search_key {way} LIMIT 1").get)
        for way in ("DESC", "ASC")
    )
    later = (last - values["time"]) / max(last - first, 1)
    return max(FAR, int(count * (1 - later if order == "oldest" else later)))


def _from(connection: apsw.Connection, where: str, order: Order, values: Binding) -> list[ArticleRow]:
    """A screenful from the top article on, of each kind that `unread_first` puts apart by itself."""
    way = _DOWN[order]
    below = f"{where} AND {_PLACE} {'<=' if way == 'DESC' else '>='} (:time, :top)"
    if order != "unread_first":
        return _rows(connection, below, way, values, SCREEN)
    rows = _rows(connection, f"{below} AND s.read = :read", way, values, SCREEN)
    if values["read"] or len(rows) == SCREEN:
        return rows
    return rows + _rows(connection, f"{where} AND s.read = 1", way, values, SCREEN - len(rows))


def _ends(connection: apsw.Connection, where: str, order: Order, values: Binding, *, last: bool) -> list[ArticleRow]:
    """The first screenful of a list, or the last."""
    way = _UP[_DOWN[order]] if last else _DOWN[order]
    if order != "unread_first":
        rows = _rows(connection, where, way, values, SCREEN)
    else:
        rows = _rows(connection, f"{where} AND s.read = {int(last)}", way, values, SCREEN)
        if len(rows) < SCREEN:
            rows += _rows(connection, f"{where} AND s.read = {int(not last)}", way, values, SCREEN - len(rows))
    return rows[::-1] if last else rows


def _rows(connection: apsw.Connection, where: str, way: str, values: Binding, most: int) -> list[ArticleRow]:
    """What is painted of some articles; the precision of a date counts only where the list is ordered by it."""
    found = connection.execute(
        "SELECT s.article_id, a.headline, (SELECT group_concat(value, char(1)) FROM json_each(a.byline)),"
        " (SELECT name FROM sources WHERE id = s.source_id), s.order_time,"
        " iif(s.order_time >= a.published_at, a.published_precision, 'time'), s.read, s.bookmarked_at, s.deleted_at,"
        f" a.excerpt, a.thumbnail, a.language, a.revisions, {COPIES}"
        f" FROM status s JOIN articles a ON a.id = s.article_id WHERE {where}"
        f" ORDER BY s.order_time {way}, s.article_id {way} LIMIT :most",
        {**values, "most": most},
    )
    return [_row(*row) for row in found]


def _row(
    article_id: int, headline: str, byline: str | None, site: str | None, order_time: int, *rest: Any
) -> ArticleRow:
    precision, read, bookmarked_at, deleted_at, excerpt, thumbnail, language, edits, copies = rest
    return ArticleRow(
        id=article_id,
        headline=headline,
        byline=tuple(byline.split("\x01")) if byline else (),
        site=site,
        order_time=order_time,
        precision=precision,
        unread=not read,
        bookmarked=bookmarked_at is not None,
        excerpt=excerpt,
        thumbnail=thumbnail,
        language=language,
        deleted=deleted_at is not None,
        edited=edits > 0,
        copies=copies,
    )
