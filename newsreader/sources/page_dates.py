"""When a page says that its article came out and was changed, from the most reliable place that tells.

A date that stands beside the headline is the article's; one in a meta element named plainly "date" is often that of
the page as a file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from newsreader.article.byline import parse_byline
from newsreader.article.dates import label_of, parse_published
from newsreader.article.model import Published
from newsreader.sources.page_json import LinkedData
from newsreader.sources.page_lines import Front

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "published_time", "publishdate", "publish_date", "publish-date", "pubdate", "pub_date",
    "dc.date.issued", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime",
    "citation_publication_date", "originalpublicationdate",
)  # fmt: skip
_DATE = ("date", "dc.date", "dc:date", "dcterms.date", "citation_date", "last-published")
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_DATED = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|$|-)")
_YEAR = re.compile(r"\d{4}")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY = re.compile(r"\d[./-]\s?(?:\d|[^\W\d_]).*\d|[^\W\d_]{3}.*\d{4}|\d{4}\D")
_LONGEST = 120
_BEFORE, _AFTER = 3, 6
_MOST_ZONES = timedelta(hours=14)
_ZONE_STEP = timedelta(minutes=15)


def read_dates(
    front: Front, linked: LinkedData, meta: dict[str, list[str]], language: str | None, url: str | None
) -> tuple[Published | None, Published | None, str]:
    """The dates of publication and of the last change; where the first cannot be read, also how it is written."""
    languages = (language,) if language else ()
    marked, times = _marked_dates(front.tree)
    beside = _beside_headline(front, languages)
    written = [linked.published, *(meta[name][0] for name in _PUBLISHED if name in meta), *marked]
    weak = [*(meta[name][0] for name in _DATE if name in meta), *times]
    published = _first_date(written, languages) or next(iter(beside), None) or _first_date(weak, languages)
    stated = [text.strip() for text in (*written, *weak) if text.strip()]
    if published is None and not any(_YEAR.search(text) for text in stated):  # else it is an impossible date
        published = _searched_date(front.tree)
    published = _earlier(_in_its_zone(published, beside), _dated_address(url))
    changed = [linked.updated, *(meta[name][0] for name in _UPDATED if name in meta)]
    updated = _first_date(changed, languages)
    # What was last changed before it came out was written in advance.
    if published and updated and updated.moment <= published.moment:
        updated = None
    return published, updated, "" if published else next(iter(stated), "")


def _first_date(written: Sequence[str], languages: tuple[str, ...]) -> Published | None:
    return next((date for date in (parse_published(text, languages) for text in written if text) if date), None)


def _beside_headline(front: Front, languages: tuple[str, ...]) -> list[Published]:
    """The days in the lines beside the headline, unless they are said to be those of a change."""
    found = [_date_in(text, languages) for text in front.near(_BEFORE, _AFTER)]
    return [date for date in found if date and date.precision in ("day", "time")]


def _date_in(text: str, languages: tuple[str, ...]) -> Published | None:
    """The date of publication that a line says, alone or with names."""
    if len(text) > _LONGEST or not _DAY.search(text):
        return None
    kind, rest = label_of(text)
    if kind != "updated" and (date := parse_published(rest, languages)):
        return date
    line = parse_byline(text, languages)
    return line.published if line else None


def _marked_dates(tree: HtmlElement) -> tuple[list[str], list[str]]:
    """Dates of the elements that say they hold the date of publication, and of the first other `<time>` elements."""
    marked: list[str] = []
    times: list[str] = []
    for element in tree.iter():
        if element.tag != "time" and not element.get("itemprop"):
            continue
        written = element.get("datetime") or element.get("content") or element.text or ""
        if "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None:
            marked.append(written)
        elif element.tag == "time":
            times.append(element.get("datetime") or "")
    return marked[:3], times[:2]


def _in_its_zone(published: Published | None, beside: Sequence[Published]) -> Published | None:
    """A moment that the data give in universal time, with the zone in which the page shows it beside the headline."""
    if published is None or published.precision != "time" or published.offset:
        return published
    for shown in beside:
        apart = shown.moment - published.moment.replace(second=shown.moment.second)
        if shown.precision == "time" and shown.offset is None and _is_zone(apart):
            return replace(published, offset=int(apart.total_seconds()) // 60)
    return published


def _is_zone(apart: timedelta) -> bool:
    return abs(apart) <= _MOST_ZONES and bool(apart) and not apart % _ZONE_STEP


def _dated_address(url: str | None) -> Published | None:
    """The day that an address like `/2019/11/16/headline` says."""
    found = _DATED.search(url or "")
    return parse_published(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None


def _earlier(published: Published | None, addressed: Published | None) -> Published | None:
    """The date of the address where it is days before the stated one, which is then that of a republication."""
    if published is None or addressed is None:
        return published or addressed
    return addressed if published.moment - addressed.moment > timedelta(days=2) else published


def _searched_date(tree: HtmlElement) -> Published | None:
    """The date that htmldate finds in addresses, classes and the text, to the day."""
    from copy import deepcopy

    from htmldate import find_date

    found = find_date(deepcopy(tree), original_date=True, extensive_search=True)
    return parse_published(found) if found and _ISO_DAY.fullmatch(found) else None
