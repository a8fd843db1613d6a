"""Whether the articles still say what they said when they were kept: by the hash of each."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

import apsw

from newsreader.article.model import hash_of
from newsreader.library import long_text, ranges
from newsreader.library.findings import Finding, Told
from newsreader.library.search_keys import PLACES, first_key

AT_ONCE = 400
SHOWN = 100


def look(connection: apsw.Connection, told: Told) -> Iterator[Finding]:
    """Compares every article with its hash, and unpacks its raw bytes."""
    last = ranges.highest(connection, "articles") or ranges.highest(connection, "status") or 0
    changed: list[int] = []
    unreadable: list[int] = []

    def ask(low: int, high: int) -> ranges.Rows:
        return _hashed(connection, low, high)

    for rows, lost in ranges.walk(ask, last, AT_ONCE):
        unreadable += lost
        changed += [article_id for article_id, fits in rows if not fits]
        told("articles", rows[-1][0] if rows else 0, last)
    if unreadable:
        what = "Articles cannot be read."
        yield Finding("articles", what, len(unreadable), tuple(unreadable[:SHOWN]), broken=True)
    if changed:
        what = "Articles are not what they were when they were kept."
        yield Finding("articles", what, len(changed), tuple(changed[:SHOWN]), broken=True)


def fits(connection: apsw.Connection, article_id: int, row: tuple[Any, ...]) -> bool:
    """Whether (hash, headline, byline, beginning of the text) of an article belong together."""
    content_hash, headline, byline, begun = row
    try:
        names = "\1".join(json.loads(byline))
        text = long_text.whole(connection, article_id, "text", begun)
        return bool(hash_of((headline, names, text), 32).hexdigest() == content_hash)
    except (ValueError, TypeError):
        return False


def status(connection: apsw.Connection) -> Iterator[Finding]:
    """Whether each article has all its parts, and the search key of its day."""
    counted = "SELECT count(*) FROM articles a LEFT JOIN {0} p ON p.article_id = a.id WHERE p.article_id IS NULL"
    for table in ("status", "bodies", "raws"):
        if lacking := int(connection.execute(counted.format(table)).get):
            yield Finding("articles", "Articles are not whole.", lacking, broken=True, details=(table,))
    floor = f"max(order_time / 86400 - (order_time % 86400 < 0) + {first_key(0) // PLACES}, 0) * {PLACES}"
    wrong = f"SELECT count(*) FROM status WHERE search_key >= {floor} + {PLACES}"  # noqa: S608  numbers of our own
    if keys := int(connection.execute(wrong).get):
        yield Finding("search", "Articles stand in the search index under a wrong day.", keys)


def _hashed(connection: apsw.Connection, low: int, high: int) -> ranges.Rows:
    """(id, whether hash and raw bytes fit) of the articles of a range."""
    found: Any = connection.execute(
        "SELECT a.id, a.content_hash, a.headline, a.byline, b.text, r.data FROM articles a"
        " JOIN bodies b ON b.article_id = a.id JOIN raws r ON r.article_id = a.id"
        " WHERE a.id BETWEEN ? AND ? ORDER BY a.id",
        (low, high),
    )
    return [(row[0], fits(connection, row[0], row[1:5]) and unpacks(row[5])) for row in found]


def unpacks(data: Any) -> bool:
    """Whether raw bytes are what was packed: zlib adds a checksum of its own."""
    try:
        zlib.decompress(data)
    except (zlib.error, TypeError):
        return False
    return True
