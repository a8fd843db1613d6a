"""The figures of feeds, kept up to date by triggers like those of the sidebar, see `tallies`.

A subscription counts each of its articles once: a feed has one row in `feed_articles` for an article.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import apsw

from newsreader.library.tallies import counted, live, unread


def _came(row: str, sign: str) -> str:
    """One article more or less, given a row of `feed_articles`."""
    return f"UPDATE subscriptions SET {counted(row, sign)} WHERE id = {row}.subscription_id;"


_ITS_FEEDS = "id IN (SELECT subscription_id FROM feed_articles WHERE article_id = OLD.article_id)"

TRIGGERS = f"""
CREATE TRIGGER feed_article_came AFTER INSERT ON feed_articles BEGIN
    {_came("NEW", "+")}
END;
CREATE TRIGGER feed_article_left AFTER DELETE ON feed_articles BEGIN
    {_came("OLD", "-")}
END;
CREATE TRIGGER feed_article_turned AFTER UPDATE OF subscription_id, article_id ON feed_articles BEGIN
    {_came("OLD", "-")}
    {_came("NEW", "+")}
END;
CREATE TRIGGER feed_tally_changed AFTER UPDATE OF read, deleted_at ON status
    WHEN {live("NEW")} <> {live("OLD")} OR {unread("NEW")} <> {unread("OLD")}
BEGIN
    UPDATE subscriptions SET live = live + {live("NEW")} - {live("OLD")},
        unread = unread + {unread("NEW")} - {unread("OLD")} WHERE {_ITS_FEEDS};
END;
CREATE TRIGGER feed_tally_removed BEFORE DELETE ON status BEGIN
    UPDATE subscriptions SET live = live - {live("OLD")}, unread = unread - {unread("OLD")} WHERE {_ITS_FEEDS};
END;
"""

_RECOUNT = (
    "UPDATE subscriptions SET (live, unread) = (SELECT coalesce(sum(l), 0), coalesce(sum(u), 0) FROM"
    f" (SELECT {live('s')} AS l, {unread('s')} AS u FROM feed_articles f"
    " JOIN status s ON s.article_id = f.article_id WHERE f.subscription_id = subscriptions.id))"
)


def recount(connection: apsw.Connection) -> None:
    """Works every figure out anew, from what it counts."""
    connection.execute(_RECOUNT).fetchall()
