"""The views of the library as conditions over `status s`, and the orders of a list.

Each view is one walk along a small partial index of `status`. A copy that is folded under another article's row is not
in the lists of all, unread and today's articles, nor in that of a folder of feeds which has the other one too.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import apsw

from newsreader.article.row import Order, ViewKind

LIVE = "s.deleted_at IS NULL"
UNREAD = f"{LIVE} AND s.read = 0"
BOOKMARKED = f"{LIVE} AND s.bookmarked_at IS NOT NULL"
TODAY = (
    f"{LIVE} AND s.order_time BETWEEN :from AND :last AND CASE"
    " s.precision"
    " WHEN 'day' THEN s.order_time = :date WHEN 'month' THEN 0 WHEN 'year' THEN 0"
    " ELSE s.order_time BETWEEN :start AND :end END"
)
OF_ALL = {ViewKind.ALL: LIVE, ViewKind.UNREAD: UNREAD, ViewKind.TODAY: TODAY}
"""Those of the views that hide copies folded under another article's row, with all copies."""
_STANDS = " AND s.folded IS NULL"
ORDERS: dict[Order, str] = {
    "newest": "s.order_time DESC, s.article_id DESC",
    "oldest": "s.order_time, s.article_id",
    "unread_first": "s.read, s.order_time DESC, s.article_id DESC",
}
_LINES = "char(10) || folder || char(10)"
_IN_FOLDER = (
    f"ended_at IS NULL AND (instr({_LINES}, char(10) || :name || char(10))"
    f" OR instr({_LINES}, char(10) || :name || '/'))"
)
_OF_FOLDER = (
    f"(SELECT article_id FROM feed_articles WHERE subscription_id IN (SELECT id FROM subscriptions WHERE {_IN_FOLDER}))"
)
# Awaited headlines are no articles: they have a module of their own. What is related is found elsewhere.
VIEWS = {
    **{kind: where + _STANDS for kind, where in OF_ALL.items()},
    ViewKind.BOOKMARKS: BOOKMARKED,
    ViewKind.SOURCE: f"{LIVE} AND s.source_id = (SELECT id FROM sources WHERE name = :name)",
    ViewKind.FEED: f"{LIVE} AND s.article_id IN (SELECT article_id FROM feed_articles"
    " WHERE subscription_id = CAST(:name AS INTEGER))",
    ViewKind.FEED_FOLDER: f"{LIVE} AND s.article_id IN {_OF_FOLDER} AND (s.folded IS NULL OR NOT EXISTS"
    f" (SELECT 1 FROM status o WHERE o.deleted_at IS NULL AND +o.article_id IN {_OF_FOLDER} AND o.article_id IN"
    " (SELECT s.folded UNION ALL SELECT article_id FROM status c WHERE c.folded = s.folded"
    " AND c.article_id < s.article_id)))",
    ViewKind.COPIES: f"{LIVE} AND s.article_id IN (WITH standing AS (SELECT coalesce(folded, article_id) AS number"
    " FROM status WHERE article_id = CAST(:name AS INTEGER)) SELECT number FROM standing"
    " UNION ALL SELECT article_id FROM status WHERE folded = (SELECT number FROM standing))",
    ViewKind.TAG: f"{LIVE} AND s.article_id IN (SELECT article_id FROM article_tags JOIN tags ON id = tag_id"
    " WHERE name = :name AND coalesce(by_reader, by_source) = 1)",
    ViewKind.STORY: f"{LIVE} AND s.article_id IN (SELECT article_id FROM story_articles"
    " WHERE story_id = CAST(:name AS INTEGER))",
    ViewKind.STORIES: f"{LIVE} AND s.article_id IN (SELECT article_id FROM story_articles"
    " WHERE story_id IN (SELECT id FROM stories WHERE followed_at IS NOT NULL))",
    ViewKind.BIN: "s.deleted_at IS NOT NULL",
}
Binding = dict[str, Any]
COPIES = "(SELECT count(*) FROM status c WHERE c.folded = coalesce(s.folded, s.article_id) AND c.deleted_at IS NULL)"
"""How many further copies an article has: those under its row, or all but itself where it is under another's."""
FOLDED = "coalesce((SELECT value FROM figures WHERE name = '{}'), 0)"
"""How many copies are folded (folded), or folded and unread (folded_unread)."""
_SIZES = {
    ViewKind.ALL: f"SELECT sum(live) - {FOLDED.format('folded')} FROM tallies",
    ViewKind.UNREAD: f"SELECT sum(unread) - {FOLDED.format('folded_unread')} FROM tallies",
    ViewKind.BOOKMARKS: "SELECT sum(bookmarked) FROM tallies",
    ViewKind.BIN: "SELECT sum(deleted) FROM tallies",
    ViewKind.AWAITED: "SELECT value FROM figures WHERE name = 'awaited'",
    ViewKind.SOURCE: "SELECT live FROM tallies WHERE source_id = (SELECT id FROM sources WHERE name = :name)",
    ViewKind.TAG: "SELECT live FROM tags WHERE name = :name",
    ViewKind.FEED: "SELECT live FROM subscriptions WHERE id = CAST(:name AS INTEGER)",
    ViewKind.FEED_FOLDER: f"SELECT sum(live) FROM subscriptions WHERE {_IN_FOLDER}",
} | {
    kind: f"SELECT count(*) FROM status s WHERE {VIEWS[kind]}"
    for kind in (ViewKind.STORY, ViewKind.STORIES, ViewKind.COPIES)
}


def view_size(connection: apsw.Connection, kind: ViewKind, name: str) -> int:
    """How many articles a view has, by the figures of `tallies`; without a figure of its own, at most so many."""
    statement = _SIZES.get(kind, _SIZES[ViewKind.ALL])
    return int(connection.execute(statement, {"name": name} if ":name" in statement else {}).get or 0)


def day(now: datetime) -> tuple[int, int, int]:
    """First and last second of the reader's day, and the second by which an article dated with it alone is ordered.

    Args:
        now: aware, in the reader's time zone.
    """
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    following = datetime.combine(start.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    end_in_utc = int((start.date() - datetime(1970, 1, 1).date()).total_seconds()) + 86_399  # noqa: DTZ001  dates only
    return int(start.timestamp()), int(following.timestamp()) - 1, end_in_utc


def values_of_day(now: datetime) -> Binding:
    """What TODAY is bound to."""
    start, end, date = day(now)
    return {"start": start, "end": end, "date": date, "from": min(start, date), "last": max(end, date)}
