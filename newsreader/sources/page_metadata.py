"""Headline, byline, dates, site, language, address and tags of a page, from the most reliable place that has them.

JSON-LD speaks for the article alone and comes first; meta elements often carry the site's name with the headline, so
that a visible first heading that agrees with them is preferred; what is only visible comes last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreader.article.dates import parse_published
from newsreader.article.model import Published
from newsreader.article.urls import web_address
from newsreader.sources.page_byline import read_byline
from newsreader.sources.page_headline import read_headline
from newsreader.sources.page_json import LinkedData

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_TAGS = 12
_LONGEST_TAG = 50
_LONGEST_DATE = 80
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "published_time", "publishdate", "publish_date", "publish-date", "pubdate", "pub_date",
    "dc.date.issued", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime",
    "citation_publication_date", "originalpublicationdate",
)  # fmt: skip
_DATE = ("date", "dc.date", "dc:date", "dcterms.date", "citation_date", "last-published")
_DATED = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|$|-)")
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_YEAR = re.compile(r"\d{4}")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_].*)?$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page tells about its article, apart from the text.

    Attributes:
        unread: the date of publication as the page states it, where no date of the calendar could be made of it.
    """

    headline: str
    byline: tuple[str, ...]
    published: Published | None
    updated: Published | None
    site: str | None
    language: str | None
    url: str | None
    tags: tuple[str, ...]
    description: str
    linked: LinkedData
    unread: str = ""


def read_metadata(tree: HtmlElement, source: str, linked: LinkedData, outside: set[HtmlElement]) -> Metadata:
    """Reads what a page tells of its article.

    Args:
        tree: the page.
        source: the page as text, for the address that browsers note in a comment when they save it.
        linked: what its JSON-LD says.
        outside: elements that do not belong to the article.
    """
    meta = _meta(tree)
    url = _address(tree, meta, linked, source)
    site = _site(meta, linked, url)
    language = _language(tree, meta, linked)
    written = _written_dates(tree, meta, linked)
    changed = [linked.updated, *(meta[name][0] for name in _UPDATED if name in meta)]
    published, updated = _dates(tree, written, changed, (language,) if language else (), url)
    return Metadata(
        headline=read_headline(tree, linked.headline, meta, [site or "", _host(url)]),
        byline=read_byline(tree, linked.authors, meta, [site or "", _host(url), linked.site], outside),
        published=published,
        updated=updated,
        site=site,
        language=language,
        url=url,
        tags=_tags(meta, linked),
        description=_first(meta, "og:description", "description", "twitter:description"),
        linked=linked,
        unread="" if published else next((text[:_LONGEST_DATE] for text in written), ""),
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Contents of the meta elements by their lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "")[:5_000].split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and element.get(key):
                found.setdefault(element.get(key, "").lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _address(tree: HtmlElement, meta: dict[str, list[str]], linked: LinkedData, source: str) -> str | None:
    saved = _SAVED_FROM.search(source[:10_000])
    base = web_address(saved[1]) if saved else None
    canonical = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    base = base or web_address(_first(meta, "og:url")) or web_address(linked.url)
    for address in (*canonical[:1], _first(meta, "og:url"), linked.url, _first(meta, "twitter:url")):
        if found := web_address(address, base):
            return found
    return base


def _host(url: str | None) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def _site(meta: dict[str, list[str]], linked: LinkedData, url: str | None) -> str | None:
    name = _first(meta, "og:site_name") or linked.site or _first(meta, "application-name", "dc.publisher", "publisher")
    return name[:100] or _host(url) or None


def _language(tree: HtmlElement, meta: dict[str, list[str]], linked: LinkedData) -> str | None:
    root = tree.getroottree().getroot()
    body = root.find("body")
    declared = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    declared += [body.get("lang") if body is not None else "", linked.language]
    declared += [_first(meta, "og:locale", "content-language", "dc.language", "language", "inlanguage")]
    for code in declared:
        if found := _LANGUAGE.match((code or "").strip()):
            return found[1].lower()
    return None


def _written_dates(tree: HtmlElement, meta: dict[str, list[str]], linked: LinkedData) -> list[str]:
    """The dates of publication that a page states, as written, the most reliable first."""
    marked, times = _visible_dates(tree)
    written = [linked.published, *(meta[name][0] for name in _PUBLISHED if name in meta), *marked]
    written += [*(meta[name][0] for name in _DATE if name in meta), *times]
    return [text.strip() for text in written if text.strip()]


def _dates(
    tree: HtmlElement, written: list[str], changed: list[str], languages: tuple[str, ...], url: str | None
) -> tuple[Published | None, Published | None]:
    published = _first_date(written, languages)
    if published is None and not any(_YEAR.search(text) for text in written):  # else it is an impossible date
        published = _searched_date(tree)
    published = _earlier(published, _dated_address(url))
    updated = _first_date(changed, languages)
    # What was last changed before it came out was written in advance.
    return published, updated if published is None or (updated and updated.moment > published.moment) else None


def _first_date(written: list[str], languages: tuple[str, ...]) -> Published | None:
    return next((date for date in (parse_published(text, languages) for text in written if text) if date), None)


def _dated_address(url: str | None) -> Published | None:
    """The day that an address like `/2019/11/16/headline` says."""
    found = _DATED.search(url or "")
    return parse_published(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None


def _earlier(published: Published | None, addressed: Published | None) -> Published | None:
    """The date of the address where it is days before the stated one, which is then that of a republication."""
    if published is None or addressed is None:
        return published or addressed
    return addressed if published.moment - addressed.moment > timedelta(days=2) else published


def _visible_dates(tree: HtmlElement) -> tuple[list[str], list[str]]:
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


def _searched_date(tree: HtmlElement) -> Published | None:
    """The date that htmldate finds in addresses, classes and the text, to the day."""
    from copy import deepcopy

    from htmldate import find_date

    found = find_date(deepcopy(tree), original_date=True, extensive_search=True)
    return parse_published(found) if found and _ISO_DAY.fullmatch(found) else None


def _tags(meta: dict[str, list[str]], linked: LinkedData) -> tuple[str, ...]:
    listed = meta.get("article:tag", []) or list(linked.tags)
    if not listed:
        listed = _first(meta, "news_keywords", "parsely-tags", "sailthru.tags", "keywords").split(",")
    if len(listed) == 1:
        listed = listed[0].split(",")
    tags = [" ".join(tag.split()) for tag in listed]
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= _LONGEST_TAG))[:_MOST_TAGS]
