"""Headline, byline, dates, site, language, address and tags of a page, from the most reliable place that has them.

JSON-LD speaks for the article alone and comes first; meta elements often carry the site's name with the headline, so
that a visible first heading that agrees with them is preferred; what is only visible comes last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreader.article.model import Published
from newsreader.article.urls import web_address
from newsreader.sources.page_address import host_of
from newsreader.sources.page_byline import read_byline
from newsreader.sources.page_dates import read_dates
from newsreader.sources.page_headline import read_headline
from newsreader.sources.page_json import LinkedData
from newsreader.sources.page_lines import read_front

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_TAGS = 12
_LONGEST_TAG = 50
_LONGEST_DATE = 80
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)", re.IGNORECASE)
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


def read_metadata(
    tree: HtmlElement, source: str, linked: LinkedData, outside: set[HtmlElement], address: str | None = None
) -> Metadata:
    """Reads what a page tells of its article.

    Args:
        tree: the page.
        source: the page as text, for the address that browsers note in a comment when they save it.
        linked: what its JSON-LD says.
        outside: elements that do not belong to the article.
        address: where the page was fetched from; None for a file.
    """
    meta = _meta(tree)
    url = _address(tree, meta, linked, address or _saved_from(source))
    site = _site(meta, linked, url)
    language = _language(tree, meta, linked)
    headline = read_headline(tree, linked.headline, meta, [site or "", host_of(url)])
    front = read_front(tree, outside, headline)
    published, updated, unread = read_dates(front, linked, meta, language, url)
    return Metadata(
        headline=headline,
        byline=read_byline(front, linked.authors, meta, [site or "", host_of(url), linked.site]),
        published=published,
        updated=updated,
        site=site,
        language=language,
        url=url,
        tags=_tags(meta, linked),
        description=_first(meta, "og:description", "description", "twitter:description"),
        linked=linked,
        unread=unread[:_LONGEST_DATE],
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


def _saved_from(source: str) -> str | None:
    """The address that a browser noted in a page that it saved."""
    saved = _SAVED_FROM.search(source[:10_000])
    return web_address(saved[1]) if saved else None


def _address(tree: HtmlElement, meta: dict[str, list[str]], linked: LinkedData, known: str | None) -> str | None:
    """The page's address as it states it, unless that is the front page of a site; else as it is known."""
    base = known or web_address(_first(meta, "og:url")) or web_address(linked.url)
    canonical = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*canonical[:1], _first(meta, "og:url"), linked.url, _first(meta, "twitter:url")):
        if (found := web_address(address, base)) and not (known and _is_front(found) and not _is_front(known)):
            return found
    return base


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _site(meta: dict[str, list[str]], linked: LinkedData, url: str | None) -> str | None:
    name = _first(meta, "og:site_name") or linked.site or _first(meta, "application-name", "dc.publisher", "publisher")
    return name[:100] or host_of(url) or None


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


def _tags(meta: dict[str, list[str]], linked: LinkedData) -> tuple[str, ...]:
    listed = meta.get("article:tag", []) or list(linked.tags)
    if not listed:
        listed = _first(meta, "news_keywords", "parsely-tags", "sailthru.tags", "keywords").split(",")
    if len(listed) == 1:
        listed = listed[0].split(",")
    tags = [" ".join(tag.split()) for tag in listed]
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= _LONGEST_TAG))[:_MOST_TAGS]
