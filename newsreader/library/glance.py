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
from newsreader.article.row import ArticleRow, Order, View
from newsreader.library.database import Database
from newsreader.library.views import ORDERS, VIEWS, Binding, values_of_day

SCREEN = 40
UNKNOWN = 0
_BEFORE: dict[Order, str] = {
    "newest": "(s.order_time, s.article_id) > (t.order_time, t.article_id)",
    "oldest": "(s.order_time, s.article_id) < (t.order_time, t.article_id)",
    "unread_first": "(s.read, -s.order_time, -s.article_id) < (t.read, -t.order_time, -t.article_id)",
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
            return _look(connection, VIEWS[view.kind], order, {"name": view.name, "top": top, **values_of_day(now)})
    except (NewsreaderError, apsw.Error, OSError):
        return None


def _look(connection: apsw.Connection, where: str, order: Order, values: Binding) -> Glance:
    count: int = connection.execute(f"SELECT count(*) FROM status s WHERE {where}", values).get
    above: int = connection.execute(
        f"SELECT count(*) FROM status s JOIN status t ON t.article_id = :top WHERE {where} AND {_BEFORE[order]}", values
    ).get
    first = max(0, min(above, count - SCREEN))
    rows = _rows(connection, f"{where} ORDER BY {ORDERS[order]} LIMIT {SCREEN} OFFSET {first}", values)
    ids = array("q", bytes(8 * count))
    ids[first : first + len(rows)] = array("q", [row.id for row in rows])
    return Glance(ids, rows)


def _rows(connection: apsw.Connection, where: str, values: Binding) -> list[ArticleRow]:
    """What is painted of some articles; the precision of a date counts only where the list is ordered by it."""
    found = connection.execute(
        "SELECT s.article_id, a.headline, (SELECT group_concat(value, char(1)) FROM json_each(a.byline)),"
        " (SELECT name FROM sources WHERE id = s.source_id), s.order_time,"
        " iif(s.order_time >= a.published_at, a.published_precision, 'time'), s.read, s.bookmarked_at, s.deleted_at,"
        " a.excerpt, a.thumbnail, a.language"
        f" FROM status s JOIN articles a ON a.id = s.article_id WHERE {where}",
        values,
    )
    return [_row(*row) for row in found]


def _row(
    article_id: int, headline: str, byline: str | None, site: str | None, order_time: int, *rest: Any
) -> ArticleRow:
    precision, read, bookmarked_at, deleted_at, excerpt, thumbnail, language = rest
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
    )
