"""Dates as the library keeps them: seconds since 1970 in UTC, with the precision, offset and words of the source."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from newsreader.article.model import Published

Columns = tuple[int | None, str | None, int | None, str | None]
_DATE_ALONE_AHEAD = 14 * 3600  # a date is already today's where the clocks are furthest ahead
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def order_time(published: Published | None, arrival: int) -> int:
    """Seconds since 1970 that a list is ordered by: when it was published, or its arrival if that lies ahead of it."""
    if published is None:
        return arrival
    ahead = 0 if published.precision == "time" else _DATE_ALONE_AHEAD
    starts = int((published.moment - _EPOCH).total_seconds())
    return arrival if starts - ahead > arrival else published.sort_seconds()


def moment(seconds: int) -> datetime:
    """Seconds since 1970 as an aware moment in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def published_from(at: int | None, precision: Any, offset: int | None, written: str | None) -> Published | None:
    """The date from its four columns."""
    if at is None:
        return None
    return Published(datetime.fromtimestamp(at, UTC), precision, offset, written or "")


def columns(published: Published | None) -> Columns:
    """A date as its four columns."""
    if published is None:
        return (None, None, None, None)
    seconds = int((published.moment - _EPOCH).total_seconds())
    return (seconds, published.precision, published.offset, published.raw)
