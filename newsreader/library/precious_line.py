"""How a line of a precious copy names an article, a time, and what there is to say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from newsreader.library.dates import published_from

Line = dict[str, Any]
IDENTITY = (
    "a.id, a.headline, a.published_at, a.published_precision, a.published_offset, a.published_raw,"
    " a.url_key, a.path_key, a.content_hash, hex(a.copy_key)"
)


def said_time(seconds: int | None) -> str | int | None:
    """Seconds since 1970 for a person; one that no calendar has stays a number."""
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except (ValueError, OverflowError, OSError):
        return seconds


def identity(row: tuple[Any, ...]) -> Line:
    """What finds an article again, from the columns `IDENTITY`."""
    article_id, headline, *date, url_key, path_key, content_hash, copy_key = row
    published = published_from(*date)
    return filled(
        {
            "id": article_id,
            "headline": headline,
            "published": published.iso() if published else None,
            "url_key": url_key,
            "path_key": path_key,
            "content_hash": content_hash,
            "copy_key": copy_key or None,
        }
    )


def filled(line: Line) -> Line:
    """A line without what it has nothing to say of."""
    return {name: value for name, value in line.items() if value not in (None, "", [], {})}
