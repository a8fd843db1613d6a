"""Reads dates as sources write them, with the precision they give and nothing invented.

The usual forms are read here in microseconds: `Aug 23, 2025`, `23 August 2025`, ISO 8601, RFC 822, `2025年8月23日`,
`23.08.2025 14:05 Uhr`, in the languages whose months are known. Other languages go to dateparser, which takes a tenth
of a second to import. What is relative ("yesterday") or impossible (31 February) is no date.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from newsreader.article.clock import Clock, read_clock
from newsreader.article.date_words import labels, months, words_around
from newsreader.article.markers import fold
from newsreader.article.model import Precision, Published

_LONGEST = 80
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])\s?(\d{1,2})(?:\2\s?(\d{1,2}))?(?!\d)\.?(?:T(?=\d))?")
_CJK = re.compile(
    r"(?<!\d)(?:(令和|平成|昭和)\s*(\d{1,2}|元)|(\d{4}))\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?=T| |$)T?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_MONTH = r"([^\W\d_]{3,13})\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?"
_DAY_FIRST = re.compile(
    rf"(?<!\d){_DAY}[\s-]*(?:of |de |d')?{_MONTH},?[\s-]*(?:of |de |del )?(\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"(?<![^\W_]){_MONTH}\s*{_DAY}(?:,|\s)\s*(\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"(?<![^\W_]){_MONTH},?\s+(?:of |de |del )?(\d{{4}})(?!\d)", re.IGNORECASE)
# Each with its groups of day (0: none), month and year.
_WITH_NAMES = ((_DAY_FIRST, 1, 2, 3), (_MONTH_FIRST, 2, 1, 3), (_MONTH_YEAR, 0, 1, 2))
_DAY_WORD_YEAR = re.compile(r"\d{1,2}\.?\s+[^\W\d_]{3,}\.?\s+\d{4}")
_UNIX = re.compile(r"(?<![^\W_])([A-Z][a-z]{2} +\d{1,2}) (\d\d:\d\d:\d\d)(?: ([A-Z]{3,4}))? (\d{4})$")
_COMPACT_TIME = re.compile(r"(?<=\d{8}T)(\d\d)(\d\d)(\d\d)?(?=Z|[+-]|$)")
_YEAR = re.compile(r"^(\d{4})年?$")
_LEFT_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CJK_AROUND = re.compile(
    r"[((]?[月火水木金土日월화수목금토일周一二三四五六][))]|[月火水木金土日]曜日?|星期[一二三四五六日天]|[월화수목금토일]요일"
)
_MONTH_DAY_LANGUAGES = frozenset(("en", ""))


class _Day:
    """A day that was found: year, month and day (0 where none was given), and where in the text it stands."""

    def __init__(self, found: re.Match[str], year: int, month: int = 0, day: int = 0) -> None:
        self.start, self.end = found.span()
        self.year, self.month, self.day = year, month, day


def parse_published(text: str, languages: Sequence[str] = ()) -> Published | None:
    """Reads a text that is a date, with or without a time, a weekday and a label such as "Published:".

    Args:
        text: the date as written, up to 80 characters.
        languages: two letters each, of the text around it; decides `3/4/2025`, which is March 4 in English and
            3 April elsewhere, and what dateparser tries.

    Returns:
        The date, in UTC, with the precision and offset the text gave; None if it is relative, impossible or no date.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text[: _LONGEST * 2]).split())
    if not plain or len(plain) > _LONGEST or not any(c.isdigit() for c in plain):
        return None
    plain = _COMPACT_TIME.sub(_spread, _UNIX.sub(r"\1 \4 \2 \3", plain))
    found = _find_day(plain, tuple(languages))
    if found is None:
        return _other_language(plain, text.strip(), languages)
    rest = plain[: found.start] + " " + plain[found.end :]
    clock = read_clock(rest, (found.year, found.month, found.day)) if found.day else None
    if not _nothing_else(clock.rest if clock else rest):
        return None
    return _published(found, clock, text.strip())


def label_of(text: str) -> tuple[str, str]:
    """Which date a text announces, `published`, `updated` or empty, and the text without the announcement."""
    rest, kind = text.strip(), ""
    while word := re.match(r"[^\W\d_]+", rest):
        announced = labels().get(fold(word.group()))
        if not announced:
            break
        kind = announced if kind != "updated" else kind
        rest = rest[word.end() :].lstrip(" :：.|")
    if kind:
        rest = re.sub(r"^(?:on|at|am|le|el|il|em|op|den|dnia|um)\s+", "", rest, flags=re.IGNORECASE)
    return kind, rest


def _spread(found: re.Match[str]) -> str:
    """A compact time with its colons."""
    return " " + ":".join(part for part in found.groups() if part)


def _find_day(text: str, languages: tuple[str, ...]) -> _Day | None:
    """The first day that is written in one of the known forms."""
    if found := _CJK.search(text):
        era, era_year, year, month, day = found.groups()
        number = int(year) if year else _ERAS[era] + (1 if era_year == "元" else int(era_year))
        return _Day(found, number, int(month), int(day or 0))
    if found := _ISO.search(text) or _COMPACT.search(text):
        groups = found.groups()
        return _Day(found, int(groups[0]), int(groups[-2]), int(groups[-1] or 0))
    if found := _NUMERIC.search(text):
        return _numeric(found, languages)
    return _named_month(text)


def _numeric(found: re.Match[str], languages: tuple[str, ...]) -> _Day:
    """`3/4/2025` and its like: the month first in English with slashes, where it can be; else the day first."""
    first, second = int(found[1]), int(found[3])
    year = int(found[4])
    if year < 100:
        year += 2000 if year < 70 else 1900
    month_first = found[2] == "/" and (not languages or languages[0] in _MONTH_DAY_LANGUAGES)
    if (month_first and first <= 12) or second > 12:
        return _Day(found, year, first, second)
    return _Day(found, year, second, first)


def _named_month(text: str) -> _Day | None:
    """A date whose month is a word, or a year alone."""
    for pattern, day, month, year in _WITH_NAMES:
        found = pattern.search(text)
        number = months().get(fold(found[month])) if found else None
        if found and number:
            return _Day(found, int(found[year]), number, int(found[day]) if day else 0)
    if found := _YEAR.search(text):
        return _Day(found, int(found[1])) if 1400 <= int(found[1]) <= 2399 else None
    return None


def _nothing_else(rest: str) -> bool:
    """Whether what remains beside day and time is weekdays, labels and small words."""
    rest = _CJK_AROUND.sub(" ", rest)
    if re.search(r"\d", rest):
        return False
    return all(
        word in words_around() or word in labels() or len(word) == 1 for word in map(fold, _LEFT_WORD.findall(rest))
    )


def _published(day: _Day, clock: Clock | None, raw: str) -> Published | None:
    """The moment of a day and a time, or None where the calendar has no such day."""
    try:
        moment = datetime(day.year, day.month or 1, day.day or 1, tzinfo=UTC)
        if clock is not None:
            moment += timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
            moment -= timedelta(minutes=clock.offset or 0)
    except (ValueError, OverflowError):
        return None
    precision: Precision = "time" if clock else "day" if day.day else "month" if day.month else "year"
    return Published(moment, precision, clock.offset if clock else None, raw)


def _other_language(plain: str, raw: str, languages: Sequence[str]) -> Published | None:
    """A date in a language whose months are not known here, by dateparser; only with a day, a word and a year."""
    words = _LEFT_WORD.findall(plain)
    if plain.isascii() and not _DAY_WORD_YEAR.fullmatch(plain):
        return None
    if not 1 <= len(words) <= 4 or not re.search(r"(?<!\d)\d{4}(?!\d)", plain):
        return None
    if not re.search(r"(?<!\d)\d{1,2}(?!\d)", plain):
        return None
    import dateparser

    settings = {
        "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
    }  # fmt: skip
    try:
        moment = dateparser.parse(plain, languages=[*languages] or None, settings=settings)
    except (ValueError, OverflowError):  # a language that dateparser does not know, or a year beyond the calendar
        return None
    if moment is None:
        return None
    has_time = ":" in plain
    moment = moment.astimezone(UTC)
    return Published(
        moment if has_time else moment.replace(hour=0, minute=0, second=0), "time" if has_time else "day", None, raw
    )
