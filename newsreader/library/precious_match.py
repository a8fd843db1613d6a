"""Finds the articles again that a precious copy names: in the library it came from, a salvaged one, or a rebuilt one.

| compared | counts as the same |
|---|---|
| id | if address, path or a hash is the same too: other libraries number otherwise |
| address | yes |
| path | unless both have addresses, and different ones |
| headline, date and text | yes |
| headline and date | if exactly one article has both |

Of several the living and then the newest is meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import apsw

from newsreader.article.headline import normalize_headline
from newsreader.library.dates import published_from

_SAME_PATH = "a.path_key = :path_key AND (a.url_key IS NULL OR :url_key IS NULL OR a.url_key = :url_key)"
_BEST = (
    "SELECT a.id FROM articles a JOIN status s ON s.article_id = a.id WHERE {}"
    " ORDER BY s.deleted_at IS NOT NULL, a.id DESC LIMIT 1"
)
_STEPS = (
    _BEST.format(
        f"a.id = :id AND (a.url_key = :url_key OR a.content_hash = :content_hash OR a.copy_key = :copy_key"
        f" OR {_SAME_PATH})"
    ),
    _BEST.format("a.url_key = :url_key"),
    _BEST.format(_SAME_PATH),
    _BEST.format("a.copy_key = :copy_key"),
)
_OF_GROUP = (
    "SELECT coalesce((SELECT id FROM articles WHERE id = CAST(w.key AS INTEGER) AND {0} = w.value),"
    " (SELECT a.id FROM articles a JOIN status s ON s.article_id = a.id WHERE a.{0} = w.value"
    "  ORDER BY s.deleted_at IS NOT NULL, a.id DESC LIMIT 1)) FROM json_each(?) w"
)


def find(connection: apsw.Connection, named: Mapping[str, Any]) -> int | None:
    """The id of the article that is named, or None.

    Raises:
        ValueError: what names it makes no sense.
    """
    copy_key = named.get("copy_key")
    values = {name: named.get(name) for name in ("id", "url_key", "path_key", "content_hash")}
    values["copy_key"] = bytes.fromhex(copy_key) if copy_key else None
    for step in _STEPS:
        found = connection.execute(step, values).get
        if found is not None:
            return int(found)
    return _by_headline(connection, named.get("headline"), named.get("published"))


def find_group(connection: apsw.Connection, column: str, group: Mapping[str, str]) -> list[int | None]:
    """The same for a group, id to `url_key` or `path_key`, in one question."""
    found: Iterable[Any] = connection.execute(_OF_GROUP.format(column), (json.dumps(dict(group)),))
    return [article_id for (article_id,) in found]


def _by_headline(connection: apsw.Connection, headline: str | None, published: str | None) -> int | None:
    """The only article with this headline and this date."""
    if not headline or not published:
        return None
    found: Iterable[Any] = connection.execute(
        "SELECT DISTINCT a.id, a.published_at, a.published_precision, a.published_offset, a.published_raw"
        " FROM titles t JOIN articles a ON a.id = t.article_id WHERE t.key = ? AND a.headline = ?",
        (normalize_headline(headline), headline),
    )
    same = [article_id for article_id, *date in found if (day := published_from(*date)) and day.iso() == published]
    return same[0] if len(same) == 1 else None
