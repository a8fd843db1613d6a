"""How dates, ages, bylines and reading times are written for a reader.

Pure: the present moment is always handed in, and its time zone is the reader's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.article.row import Precision

if TYPE_CHECKING:
    from newsreader.article.model import Published

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def age(order_time: int, precision: Precision, now: datetime) -> str:
    """When an article appeared, as short as a list has room for: `5 min`, `2 h`, `Yesterday`, `20 Nov`, `Nov 2024`.

    Args:
        order_time: seconds since 1970; for less than a time, the last second of the span, as if in UTC.
        precision: how much of it the source gave.
        now: the present, aware, in the reader's time zone.
    """
    if precision != "time":
        return _age_in_days(datetime.fromtimestamp(order_time, UTC).date(), precision, now.date())
    moment = datetime.fromtimestamp(order_time, UTC).astimezone(now.tzinfo)
    seconds = (now - moment).total_seconds()
    if -60 <= seconds < 60:
        return _say("now")
    if 0 <= seconds < 3600:
        return _say("{} min").format(int(seconds // 60))
    if seconds >= 0 and (seconds < 12 * 3600 or moment.date() == now.date()):
        return _say("{} h").format(int(seconds // 3600))
    return _age_in_days(moment.date(), "day", now.date())


def _age_in_days(day: date, precision: Precision, today: date) -> str:
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{_say(_SHORT_MONTHS[day.month - 1])} {day.year}"
    if day == today:
        return _say("Today")
    if day == today - timedelta(days=1):
        return _say("Yesterday")
    return _short_day(day, today)


def _short_day(day: date, today: date) -> str:
    short = f"{day.day} {_say(_SHORT_MONTHS[day.month - 1])}"
    return short if day.year == today.year else f"{short} {day.year}"


def long_date(published: Published | None, now: datetime) -> str:
    """A date in full, as exact as its source: `22 November 2026, 09:14`, `22 November 2026`, `November 2026`, `2026`.

    Args:
        published: None gives an empty text.
        now: the present, aware; its time zone is the one times are told in.
    """
    if published is None:
        return ""
    if published.precision == "time":
        return long_moment(published.moment, now)
    day = published.moment.date()
    if published.precision == "year":
        return str(day.year)
    return long_date_of(day) if published.precision == "day" else f"{_say(_MONTHS[day.month - 1])} {day.year}"


def long_date_of(day: date) -> str:
    """A day in full: `22 November 2026`."""
    return f"{day.day} {_say(_MONTHS[day.month - 1])} {day.year}"


def long_moment(moment: datetime, now: datetime) -> str:
    """A moment (aware) in the reader's time zone: `22 November 2026, 09:14`."""
    local = moment.astimezone(now.tzinfo)
    return f"{local.day} {_say(_MONTHS[local.month - 1])} {local.year}, {local:%H:%M}"


def short_moment(moment: datetime, now: datetime) -> str:
    """When something happened, as short as it can be told: `14:05` of today, `20 Nov`, `20 Nov 2024`."""
    local = moment.astimezone(now.tzinfo)
    return f"{local:%H:%M}" if local.date() == now.date() else _short_day(local.date(), now.date())


def byline_parts(authors: Sequence[str]) -> list[tuple[str, bool]]:
    """The byline as (text, is a name) pairs: By, Ana, and, Ben. Empty without authors."""
    if not authors:
        return []
    parts = [(_say("By") + " ", False)]
    for place, author in enumerate(authors):
        if place:
            parts.append((f" {_say('and')} " if place == len(authors) - 1 else ", ", False))
        parts.append((author, True))
    return parts


def byline_text(authors: Sequence[str]) -> str:
    """The byline as one line of text: `By Ana, Ben and Chris`."""
    return "".join(text for text, _ in byline_parts(authors))


def reading_time(minutes: int) -> str:
    """How long the reading takes: `6 min read`."""
    return _say("{} min read").format(minutes)


def _say(text: str) -> str:
    return QCoreApplication.translate("dates", text)
