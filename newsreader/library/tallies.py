"""The figures of the sidebar, kept up to date by triggers instead of being counted: a million rows take too long.

`tallies` has a row for each source (0 for articles without one), `tags` its own two columns, `headlines.awaited_by`
how many links of living articles await a headline, and `figures` how many headlines are awaited. `recount` works all
of it out anew.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import apsw

TABLES = """
CREATE TABLE tallies (
    source_id INTEGER PRIMARY KEY,
    live INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    bookmarked INTEGER NOT NULL,
    deleted INTEGER NOT NULL
);
CREATE TABLE figures (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
ALTER TABLE tags ADD COLUMN live INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tags ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
ALTER TABLE headlines ADD COLUMN awaited_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE headlines ADD COLUMN named_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX headlines_awaited ON headlines (named_at, id) WHERE awaited_by > 0;
"""


def live(row: str) -> str:
    """Whether an article stands in lists, given a row of `status`."""
    return f"({row}.deleted_at IS NULL)"


def unread(row: str) -> str:
    """Whether an article stands in lists and is unread, given a row of `status`."""
    return f"({row}.deleted_at IS NULL AND {row}.read = 0)"


def _bookmarked(row: str) -> str:
    return f"({row}.deleted_at IS NULL AND {row}.bookmarked_at IS NOT NULL)"


def _tally(row: str, sign: str) -> str:
    """One article more or less in the figures of its source."""
    return (
        f"UPDATE tallies SET live = live {sign} {live(row)}, unread = unread {sign} {unread(row)},"
        f" bookmarked = bookmarked {sign} {_bookmarked(row)}, deleted = deleted {sign} ({row}.deleted_at IS NOT NULL)"
        f" WHERE source_id = coalesce({row}.source_id, 0);"
    )


_SOURCE_ROW = "INSERT OR IGNORE INTO tallies VALUES (coalesce(NEW.source_id, 0), 0, 0, 0, 0);"
_SHOWN = "coalesce(by_reader, by_source) = 1"
_NAMED_AT = (
    "named_at = coalesce((SELECT max(s.order_time) FROM named_links n JOIN status s ON s.article_id = n.article_id"
    " WHERE n.headline_id = headlines.id AND n.state = 'awaited' AND s.deleted_at IS NULL), 0)"
)


def counted(row: str, sign: str) -> str:
    """One article more or less in both figures of what it belongs to, given a row that has its `article_id`."""
    of_article = f"(SELECT %s FROM status s WHERE s.article_id = {row}.article_id)"
    return (
        f"live = live {sign} coalesce({of_article % live('s')}, 0),"
        f" unread = unread {sign} coalesce({of_article % unread('s')}, 0)"
    )


def _tagged(row: str, sign: str) -> str:
    """One article more or less in the figures of a tag, given a row of `article_tags`."""
    shown = f"coalesce({row}.by_reader, {row}.by_source) = 1"
    return f"UPDATE tags SET {counted(row, sign)} WHERE id = {row}.tag_id AND {shown};"


def _awaits(row: str, sign: str) -> str:
    """One link more or less that awaits a headline, given a row of `named_links`."""
    later = f"(SELECT order_time FROM status WHERE article_id = {row}.article_id)"
    named = f", named_at = max(named_at, coalesce({later}, 0))" if sign == "+" else ""
    return (
        f"UPDATE headlines SET awaited_by = awaited_by {sign} 1{named} WHERE id = {row}.headline_id"
        f" AND {row}.state = 'awaited'"
        f" AND (SELECT deleted_at IS NULL FROM status WHERE article_id = {row}.article_id);"
    )


TRIGGERS = f"""
CREATE TRIGGER tally_added AFTER INSERT ON status BEGIN
    {_SOURCE_ROW}
    {_tally("NEW", "+")}
END;
CREATE TRIGGER tally_changed AFTER UPDATE OF read, bookmarked_at, deleted_at, source_id ON status BEGIN
    {_SOURCE_ROW}
    {_tally("OLD", "-")}
    {_tally("NEW", "+")}
    UPDATE tags SET live = live + {live("NEW")} - {live("OLD")}, unread = unread + {unread("NEW")} - {unread("OLD")}
        WHERE id IN (SELECT tag_id FROM article_tags WHERE article_id = NEW.article_id AND {_SHOWN});
END;
CREATE TRIGGER tally_binned AFTER UPDATE OF deleted_at ON status
    WHEN {live("NEW")} <> {live("OLD")}
BEGIN
    UPDATE headlines SET awaited_by = awaited_by + ({live("NEW")} - {live("OLD")}) * (SELECT count(*)
            FROM named_links n WHERE n.headline_id = headlines.id AND n.article_id = NEW.article_id
            AND n.state = 'awaited'),
        {_NAMED_AT}
        WHERE id IN (SELECT headline_id FROM named_links WHERE article_id = NEW.article_id AND state = 'awaited');
END;
CREATE TRIGGER tally_removed BEFORE DELETE ON status BEGIN
    {_tally("OLD", "-")}
    UPDATE tags SET live = live - {live("OLD")}, unread = unread - {unread("OLD")}
        WHERE id IN (SELECT tag_id FROM article_tags WHERE article_id = OLD.article_id AND {_SHOWN});
    UPDATE headlines SET awaited_by = awaited_by - {live("OLD")} * (SELECT count(*)
            FROM named_links n WHERE n.headline_id = headlines.id AND n.article_id = OLD.article_id
            AND n.state = 'awaited')
        WHERE id IN (SELECT headline_id FROM named_links WHERE article_id = OLD.article_id AND state = 'awaited');
END;
CREATE TRIGGER tally_tagged AFTER INSERT ON article_tags BEGIN
    {_tagged("NEW", "+")}
END;
CREATE TRIGGER tally_retagged AFTER UPDATE ON article_tags BEGIN
    {_tagged("OLD", "-")}
    {_tagged("NEW", "+")}
END;
CREATE TRIGGER tally_untagged AFTER DELETE ON article_tags BEGIN
    {_tagged("OLD", "-")}
END;
CREATE TRIGGER tally_named AFTER INSERT ON named_links BEGIN
    {_awaits("NEW", "+")}
END;
CREATE TRIGGER tally_resolved AFTER UPDATE OF state, headline_id ON named_links BEGIN
    {_awaits("OLD", "-")}
    {_awaits("NEW", "+")}
END;
CREATE TRIGGER tally_unnamed AFTER DELETE ON named_links BEGIN
    {_awaits("OLD", "-")}
END;
CREATE TRIGGER tally_awaited AFTER UPDATE OF awaited_by ON headlines
    WHEN (NEW.awaited_by > 0) <> (OLD.awaited_by > 0)
BEGIN
    UPDATE figures SET value = value + (NEW.awaited_by > 0) - (OLD.awaited_by > 0) WHERE name = 'awaited';
END;
"""

_RECOUNT = (
    "DELETE FROM tallies",
    (
        f"INSERT INTO tallies SELECT coalesce(source_id, 0), sum({live('s')}), sum({unread('s')}),"
        f" sum({_bookmarked('s')}), sum(s.deleted_at IS NOT NULL) FROM status s GROUP BY 1"
    ),
    (
        "UPDATE tags SET (live, unread) = (SELECT coalesce(sum(l), 0), coalesce(sum(u), 0) FROM"
        f" (SELECT {live('s')} AS l, {unread('s')} AS u FROM article_tags t"
        " JOIN status s ON s.article_id = t.article_id"
        f" WHERE t.tag_id = tags.id AND {_SHOWN}))"
    ),
    "UPDATE headlines SET awaited_by = 0, named_at = 0 WHERE awaited_by <> 0 OR named_at <> 0",
    (
        "UPDATE headlines SET (awaited_by, named_at) = (w.number, w.latest) FROM (SELECT n.headline_id AS id,"
        " count(*) AS number, max(s.order_time) AS latest FROM named_links n"
        " JOIN status s ON s.article_id = n.article_id"
        " WHERE n.state = 'awaited' AND s.deleted_at IS NULL GROUP BY 1) w WHERE w.id = headlines.id"
    ),
    "INSERT OR REPLACE INTO figures SELECT 'awaited', count(*) FROM headlines WHERE awaited_by > 0",
)


def recount(connection: apsw.Connection) -> None:
    """Works every figure out anew, from what it counts."""
    for statement in _RECOUNT:
        connection.execute(statement).fetchall()
