"""The figures of copies that are folded under another article's row: how many, and how many of them are unread.

The lists of all, unread and today's articles do not show them, so their figures are those of `tallies` without these.
They are kept up to date by triggers, like those.
"""

# ruff: noqa: S608  statements are put together from constants of this module only

from __future__ import annotations

import apsw


def _folded(row: str) -> str:
    return f"({row}.folded IS NOT NULL AND {row}.deleted_at IS NULL)"


def _unread(row: str) -> str:
    return f"({row}.folded IS NOT NULL AND {row}.deleted_at IS NULL AND {row}.read = 0)"


def _figures(change: str) -> str:
    return f"UPDATE figures SET value = value {change} WHERE name IN ('folded', 'folded_unread');"


_BOTH = "iif(name = 'folded', {}, {})"

TRIGGERS = f"""
INSERT OR REPLACE INTO figures VALUES ('folded', 0), ('folded_unread', 0);
CREATE TRIGGER fold_tally_changed AFTER UPDATE OF read, deleted_at, folded ON status
    WHEN {_folded("NEW")} <> {_folded("OLD")} OR {_unread("NEW")} <> {_unread("OLD")}
BEGIN
    {_figures(f"+ {_BOTH.format(_folded('NEW'), _unread('NEW'))} - {_BOTH.format(_folded('OLD'), _unread('OLD'))}")}
END;
CREATE TRIGGER fold_tally_removed BEFORE DELETE ON status WHEN {_folded("OLD")} BEGIN
    {_figures(f"- {_BOTH.format(_folded('OLD'), _unread('OLD'))}")}
END;
"""
COUNTED = (
    f"SELECT 'folded' AS name, count(*) AS value FROM status s WHERE {_folded('s')}"
    f" UNION ALL SELECT 'folded_unread', count(*) FROM status s WHERE {_unread('s')}"
)

# Under a row that is none, an article would be in no list of all articles.
_STRAY = (
    "folded IS NOT NULL AND NOT EXISTS (SELECT 1 FROM status s WHERE s.article_id = status.folded"
    " AND s.folded IS NULL AND (s.deleted_at IS NULL OR status.deleted_at IS NOT NULL))"
)
STRAYS = f"SELECT count(*) FROM status WHERE {_STRAY}"


def let_stand(connection: apsw.Connection) -> None:
    """Has copies stand for themselves that are folded under what is no row."""
    connection.execute(f"UPDATE status SET folded = NULL WHERE {_STRAY}").fetchall()


def recount(connection: apsw.Connection) -> None:
    """Works the figures out anew."""
    connection.execute(f"INSERT OR REPLACE INTO figures {COUNTED}").fetchall()
