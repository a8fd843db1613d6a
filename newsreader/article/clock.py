"""Reads a time of day with its zone, as it is written beside a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TIME = re.compile(
    r"(?<!\d)(?P<before>午前|午後|上午|下午|오전|오후)?\s*(?P<hour>\d{1,2})"
    r"(?:\s*[:.h時时点시]\s*(?P<minute>\d{2})\s*[分분]?"
    r"(?:\s*[:.]?(?P<second>\d{2})(?:[.,]\d+)?\s*[秒초]?)?"
    r"|\s*[時时시])(?!\d)\s*(?P<half>[ap]\.?\s?m\.?(?![^\W\d_]))?",
    re.IGNORECASE,
)
_HOUR_ONLY = re.compile(r"(?<!\d)(?P<hour>\d{1,2})\s*(?P<half>[ap]\.?m\.?)(?![^\W\d_])", re.IGNORECASE)
_OFFSET = re.compile(r"(?<![\w])(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?(\d{2}))?(?!\d)")
_ZONE = re.compile(r"(?<![^\W\d_])(Z|[A-Z]{2,5})(?![^\W\d_])|(?<=\d)(Z)(?![^\W\d_])")
_MINUTES = {
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120,
    "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "SAST": 120, "HKT": 480, "SGT": 480, "AWST": 480, "JST": 540, "KST": 540,
    "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "AST": -240, "ADT": -180,
}  # fmt: skip
# Short names that mean standard or summer time, whichever is in force on the day.
_AMERICAN = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    Attributes:
        offset: minutes east of UTC; None if no zone was written.
        rest: the text without the time and its zone.
    """

    hour: int
    minute: int
    second: int
    offset: int | None
    rest: str


def read_clock(text: str, day: tuple[int, int, int]) -> Clock | None:
    """The time of day in a text, if there is one.

    Args:
        text: what stands beside the date.
        day: year, month and day it belongs to; decides between standard and summer time for "ET" and its like.
    """
    found = _TIME.search(text) or _HOUR_ONLY.search(text)
    if found is None:
        return None
    parts = found.groupdict()
    hour, minute, second = int(parts["hour"]), int(parts.get("minute") or 0), int(parts.get("second") or 0)
    half = (parts.get("half") or parts.get("before") or "").lower()
    if half.startswith("p") or half in ("午後", "下午", "오후"):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    if hour > 23 or minute > 59 or second > 60:
        return None
    before, after = text[: found.start()], text[found.end() :]
    offset, after = _zone(after, day)
    return Clock(hour, minute, min(second, 59), offset, before + " " + after)


def _zone(text: str, day: tuple[int, int, int]) -> tuple[int | None, str]:
    """Minutes east of UTC that a text names, and the text without it."""
    if found := _OFFSET.search(text):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes <= 15 * 60:
            return (minutes if found[1] == "+" else -minutes), text[: found.start()] + text[found.end() :]
    for found in _ZONE.finditer(text):
        name = found[1] or found[2]
        minutes_east = _MINUTES.get(name)
        if minutes_east is None and name in _AMERICAN:
            minutes_east = _AMERICAN[name] + (60 if _american_summer(*day) else 0)
        if minutes_east is not None:
            return minutes_east, text[: found.start()] + text[found.end() :]
    return None, text


def _american_summer(year: int, month: int, day: int) -> bool:
    """Whether daylight saving time is in force in the USA: second Sunday of March to first Sunday of November."""
    if month in (3, 11):
        first_sunday = 1 + (6 - _weekday(year, month, 1)) % 7
        return day >= first_sunday + 7 if month == 3 else day < first_sunday
    return 3 < month < 11


def _weekday(year: int, month: int, day: int) -> int:
    """Monday is 0; by Sakamoto's method, which knows every year."""
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + shift[month - 1] + day + 6) % 7
