"""Whether the figures that are kept are those that counting gives."""

# ruff: noqa: S608  statements are put together from constants of this module only

from __future__ import annotations

from collections.abc import Iterator

import apsw

from newsreader.library import fold_tallies
from newsreader.library.findings import Finding

_LIVE = "s.deleted_at IS NULL"
_COUNTED = (
    f"SELECT coalesce(s.source_id, 0), sum({_LIVE}), sum({_LIVE} AND s.read = 0),"
    f" sum({_LIVE} AND s.bookmarked_at IS NOT NULL), sum(s.deleted_at IS NOT NULL) FROM status s GROUP BY 1"
)
_KEPT = "SELECT * FROM tallies WHERE live <> 0 OR unread <> 0 OR bookmarked <> 0 OR deleted <> 0"
_TAGGED = (
    f"SELECT t.tag_id, sum({_LIVE}), sum({_LIVE} AND s.read = 0) FROM article_tags t"
    " JOIN status s ON s.article_id = t.article_id WHERE coalesce(t.by_reader, t.by_source) = 1 GROUP BY 1"
    f" HAVING sum({_LIVE}) > 0"
)
_TAGS = "SELECT id, live, unread FROM tags WHERE live <> 0 OR unread <> 0"
_AWAITED = (
    "SELECT n.headline_id, count(*) FROM named_links n JOIN status s ON s.article_id = n.article_id"
    f" WHERE n.state = 'awaited' AND {_LIVE} GROUP BY 1"
)
_AWAITING = "SELECT id, awaited_by FROM headlines WHERE awaited_by <> 0"
_FIGURE = "SELECT value FROM figures WHERE name = 'awaited' AND value <> 0"
_HEADLINES = "SELECT count(*) FROM headlines WHERE awaited_by > 0 HAVING count(*) > 0"
_IN_FEEDS = (
    f"SELECT f.subscription_id, sum({_LIVE}), sum({_LIVE} AND s.read = 0) FROM feed_articles f"
    f" JOIN status s ON s.article_id = f.article_id GROUP BY 1 HAVING sum({_LIVE}) > 0"
)
_FEEDS = "SELECT id, live, unread FROM subscriptions WHERE live <> 0 OR unread <> 0"
_FOLDED = f"SELECT * FROM ({fold_tallies.COUNTED}) WHERE value <> 0"
_FOLDS = "SELECT name, value FROM figures WHERE name IN ('folded', 'folded_unread') AND value <> 0"
_PAIRS = {"sources": (_COUNTED, _KEPT), "tags": (_TAGGED, _TAGS), "headlines": (_AWAITED, _AWAITING)} | {
    "awaited": (_HEADLINES, _FIGURE),
    "feeds": (_IN_FEEDS, _FEEDS),
    "copies": (_FOLDED, _FOLDS),
}


def look(connection: apsw.Connection) -> Iterator[Finding]:
    """Counts, and compares."""
    for name, (counted, kept) in _PAIRS.items():
        differing = f"SELECT count(*) FROM (SELECT * FROM ({counted}) EXCEPT SELECT * FROM ({kept}))"
        too_many = f"SELECT count(*) FROM (SELECT * FROM ({kept}) EXCEPT SELECT * FROM ({counted}))"
        wrong = max(int(connection.execute(each).get) for each in (differing, too_many))
        if wrong:
            yield Finding("figures", "Figures of the sidebar are not what counting gives.", wrong, details=(name,))
    if strays := int(connection.execute(fold_tallies.STRAYS).get):
        yield Finding("figures", "Copies of articles stand under a row that is none.", strays, details=("copies",))
