"""The dates of a question: how they are spelled, and which seconds they mean when the question is asked.

A date is `2025`, `2025-08` or `2025-08-14`; a word for a day; or a duration, which means that long ago: by ISO 8601
(`P7D`, `P1Y6M`, `PT12H`) or short (`12h`, `7d`, `2w`, `3m` for months, `1y`). Days, weeks, months and years are
counted on the reader's calendar and clock, hours as they pass.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from newsreader.article.question.fields import DAY_WORDS, WEEKDAYS
from newsreader.article.question.tree import Dated

Span = tuple[int | None, int | None]
"""Seconds since 1970 in UTC: the first, and the first that is too late; None for without limit."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_DURATION = re.compile(
    r"P(?=.)(?:(?P<years>\d{1,6})Y)?(?:(?P<months>\d{1,6})M)?(?:(?P<weeks>\d{1,6})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?P<hours>\d{1,6})H)?",
    re.ASCII | re.IGNORECASE,
)
_SHORT = re.compile(r"(\d{1,6})([hdwmy])", re.ASCII | re.IGNORECASE)
_UNITS = {"h": "hours", "d": "days", "w": "weeks", "m": "months", "y": "years"}
_DATE_BEGUN = re.compile(r"\d{1,4}(?:-(?:\d{1,2}(?:-\d{0,2})?)?)?", re.ASCII)
_DURATION_BEGUN = re.compile(r"P(?:\d{1,6}[YMWD])*(?:\d{1,6}|T(?:\d{1,6}H?)?)?|\d{1,6}", re.ASCII | re.IGNORECASE)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  a reading of the clock in UTC


def spelled_day(written: str) -> str | None:
    """A date, word or duration in the one way it is kept; None if it is none."""
    if written.lower() in DAY_WORDS:
        return written.lower()
    found = _DATE.fullmatch(written)
    if found is None:
        return spelled_age(written)
    numbers = [int(number) for number in found.groups() if number]
    try:
        _day_after(date(numbers[0] + 1, 1, 1))  # the year after must be one that the calendar has
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return None
    return "-".join(f"{number:0{width}}" for number, width in zip(numbers, (4, 2, 2), strict=False))


def spelled_age(written: str) -> str | None:
    """A duration in the one way it is kept; None if it is none."""
    if _SHORT.fullmatch(written):
        return written.lower()
    return written.upper() if _DURATION.fullmatch(written) else None


def begins_day(written: str) -> bool:
    """Whether this may become a date, word or duration when more is typed."""
    typed = written.lower()
    if any(word.startswith(typed) for word in DAY_WORDS):
        return True
    return _DATE_BEGUN.fullmatch(typed) is not None or begins_age(typed)


def begins_age(written: str) -> bool:
    """Whether this may become a duration when more is typed."""
    return not written or _DURATION_BEGUN.fullmatch(written) is not None


def span(node: Dated, now: datetime) -> Span:
    """The seconds that a condition means.

    Args:
        node: what was asked for.
        now: aware, in the reader's time zone. Its zone should know summer time (a ZoneInfo, or `MachineZone`), not
            be today's difference to UTC alone.

    Raises:
        ValueError: `now` has no zone, or no date can be read in the node.
    """
    first, end = _limits(node, now)
    return None if first is None else _seconds(first), None if end is None else _seconds(end)


def span_of_dates(node: Dated, now: datetime) -> Span:
    """The same for articles that are dated without a time: their days are kept as if they were days in UTC."""
    first, end = _limits(node, now)
    return None if first is None else _clock_seconds(first), None if end is None else _clock_seconds(end)


def _limits(node: Dated, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The first moment that is meant and the first that is too late, in the reader's zone; None for without limit."""
    if now.utcoffset() is None:
        raise ValueError("The present moment has no time zone.")
    first, end = _moments(node, now)
    if node.relation in ("before", "older"):
        return None, first
    if node.relation in ("after", "newer"):
        return end, None
    return first, end


def _moments(node: Dated, now: datetime) -> tuple[datetime, datetime]:
    """Begin and end of the written time; a duration is one moment, unless its day is asked for."""
    ago = _ago(node.written, now)
    if ago is not None and node.relation != "on":
        return ago, ago
    first, end = _days(node.written, now.date()) if ago is None else (ago.date(), _day_after(ago.date()))
    return datetime.combine(first, time(), now.tzinfo), datetime.combine(end, time(), now.tzinfo)


def _days(written: str, today: date) -> tuple[date, date]:
    """The first day of a date or word, and the day after its last."""
    if written in WEEKDAYS:
        day = today - timedelta(days=(today.weekday() - WEEKDAYS.index(written)) % 7)
    elif written in DAY_WORDS:
        day = today - timedelta(days=DAY_WORDS.index(written))
    elif len(written) == 4:
        return date(int(written), 1, 1), date(int(written) + 1, 1, 1)
    elif len(written) == 7:
        year, month = int(written[:4]), int(written[5:])
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    else:
        day = date.fromisoformat(written)
    return day, _day_after(day)


def _day_after(day: date) -> date:
    return day + timedelta(days=1)


def _ago(written: str, now: datetime) -> datetime | None:
    """The moment a duration ago, no earlier than the calendar reaches; None if no duration is written."""
    counts = _counts(written)
    if counts is None:
        return None
    months = counts["years"] * 12 + counts["months"]
    try:
        day = _months_before(now.date(), months) - timedelta(days=counts["weeks"] * 7 + counts["days"])
        there = datetime.combine(day, now.time(), now.tzinfo)
        if not counts["hours"]:
            return there
        return (there.astimezone(UTC) - timedelta(hours=counts["hours"])).astimezone(now.tzinfo)
    except (OverflowError, ValueError):
        return datetime.min.replace(tzinfo=now.tzinfo)


def _counts(written: str) -> dict[str, int] | None:
    """How many of each unit a duration has."""
    if short := _SHORT.fullmatch(written):
        return dict.fromkeys(_UNITS.values(), 0) | {_UNITS[short[2]]: int(short[1])}
    found = _DURATION.fullmatch(written)
    return found and {unit: int(count or 0) for unit, count in found.groupdict().items()}


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _seconds(moment: datetime) -> int:
    """Seconds since 1970 in UTC, also for days that lie beyond the calendar in UTC."""
    return _clock_seconds(moment) - int((moment.utcoffset() or timedelta()).total_seconds())


def _clock_seconds(moment: datetime) -> int:
    """Seconds since 1970 of what the clock shows, as if it showed UTC."""
    return int((moment.replace(tzinfo=None) - _EPOCH) // timedelta(seconds=1))
