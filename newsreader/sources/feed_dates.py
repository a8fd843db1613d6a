"""Dates as feeds write them: RFC 822 and ISO 8601 in a microsecond or two, everything else by the careful way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from newsreader.article.dates import parse_published
from newsreader.article.model import Published

_RFC_822 = re.compile(
    r"(?:[A-Za-z]{3},? +)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) "
    r"(?:(GMT|UTC|UT|Z)|([+-])(\d\d):?(\d\d))"
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d+)? ?(?:(Z)|([+-])(\d\d):?(\d\d))", re.ASCII)
_FARTHEST = 15 * 60
_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6,
    "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip


def read_date(text: str, languages: Sequence[str] = ()) -> Published | None:
    """The moment that a feed's date means; None if it is relative, impossible or no date."""
    return _usual(text) or (parse_published(text, languages) if text else None)


def seconds_of(text: str) -> float | None:
    """Seconds since 1970 of a date in one of the usual forms, for putting a hundred thousand of them in order."""
    found = _usual(text)
    return found.moment.timestamp() if found else None


def _usual(text: str) -> Published | None:
    """The date that the standards of feeds allow; None for any other."""
    if found := _RFC_822.fullmatch(text):
        day, name, year, hour, minute, second, zulu, sign, hours, minutes = found.groups()
        month = _MONTHS.get(name, 0)
    elif found := _ISO.fullmatch(text):
        year, written, day, hour, minute, second, zulu, sign, hours, minutes = found.groups()
        month = int(written)
    else:
        return None
    offset = 0 if zulu else (int(hours) * 60 + int(minutes)) * (1 if sign == "+" else -1)
    try:
        local = datetime(int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
        moment = local - timedelta(minutes=offset)
    except (ValueError, OverflowError):
        return None
    return Published(moment, "time", offset, text) if abs(offset) <= _FARTHEST else None
