"""Names that the library knows, for completing what a person types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

_NAMES = {
    "tag": "SELECT name FROM tags WHERE live > 0 ORDER BY live DESC",
    "source": "SELECT name FROM tallies JOIN sources ON id = source_id WHERE live > 0 ORDER BY live DESC",
    "site": "SELECT name FROM tallies JOIN sources ON id = source_id WHERE live > 0 ORDER BY live DESC",
    # The languages of the newest few thousand: there are few, and new ones come with new articles.
    "lang": "SELECT language FROM (SELECT language FROM articles WHERE language IS NOT NULL ORDER BY id DESC"
    " LIMIT 5000) GROUP BY language ORDER BY count(*) DESC",
    "author": "SELECT value FROM (SELECT byline FROM articles ORDER BY id DESC LIMIT 5000) a, json_each(a.byline)"
    " GROUP BY value ORDER BY count(*) DESC",
}


def values(connection: apsw.Connection, kind: str, begun: str, limit: int) -> list[str]:
    """Names of a kind in which a word begins so, the most frequent first; none for a kind that has no names."""
    statement = _NAMES.get(kind)
    if statement is None:
        return []
    found: Iterable[Any] = connection.execute(statement)
    wanted = begun.casefold()
    names = [name for (name,) in found if f" {wanted}" in f" {name.casefold()}"]
    return names[:limit]
