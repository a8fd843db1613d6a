"""The headline of a page: its first heading where its own title agrees, else the title without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.article.headline import normalize_headline
from newsreader.sources.page_tree import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 300
_PART = re.compile(r"\s+(?:[-–—|·•»«›‹:/]|::|>>)\s+|\s*[|»›]\s*|:\s+(?=[A-Z]\w+$)")
_WORD = re.compile(r"\w+")
_SURE_WORDS = 4
_SHORT_NAME = 4


def read_headline(tree: HtmlElement, described: str, meta: dict[str, list[str]], sites: Sequence[str]) -> str:
    """The headline of the article on a page; empty if there is none.

    Args:
        tree: the page.
        described: the headline that its JSON-LD gives.
        meta: contents of the meta elements by name.
        sites: names of the site and its host.
    """
    element = next(tree.iter("title"), None)
    title = words_of(element, _LONGEST * 2) if element is not None else ""
    open_graph = next(iter(meta.get("og:title", []) or meta.get("twitter:title", [])), "")
    named = next(
        (meta[key][0] for key in ("dc.title", "dcterms.title", "citation_title", "headline") if key in meta), ""
    )
    elements = [h1 for h1 in tree.iter("h1") if 1 < len(words_of(h1, _LONGEST * 2)) <= _LONGEST]
    headings = [words_of(h1, _LONGEST * 2) for h1 in elements]
    titles = [_without_site(text, sites, headings) for text in (described, open_graph, title, named) if text]
    best = _agreeing(headings, titles, sites)
    if best:
        return _core(best, elements[headings.index(best)], titles)
    if (
        len(headings) == 1
        and len(_words(headings[0])) >= _SURE_WORDS
        and not _is_masthead(elements[0], headings[0], sites)
    ):
        return headings[0]
    return next(iter(titles), "") or next((text for text in headings if not _is_site(text, sites)), "")[:_LONGEST]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _agreeing(headings: Sequence[str], titles: Sequence[str], sites: Sequence[str]) -> str:
    """The heading that shares most words with a title, if that is about the same."""
    best, most = "", 0.0
    for heading in headings:
        if _is_site(heading, sites):
            continue
        for title in titles:
            mine, theirs = set(_words(heading)), set(_words(title))
            shared = len(mine & theirs) / (max(len(mine), len(theirs)) or 1)
            if shared > most and shared >= 0.3 and len(mine & theirs) * 2 >= min(len(mine), len(theirs)):
                best, most = heading, shared
    return best


def _core(heading: str, element: HtmlElement, titles: Sequence[str]) -> str:
    """A heading without a kicker or a subtitle that stands in an element of its own in it."""
    if not len(element):
        return heading
    whole = _words(heading)
    for title in titles:
        part = _words(title)
        if _SURE_WORDS <= len(part) < len(whole) and whole[: len(part)] == part:
            return title
    return heading


def _is_masthead(element: HtmlElement, heading: str, sites: Sequence[str]) -> bool:
    """Whether a heading is the name of the site, alone or with its motto."""
    if _is_site(heading, sites) or any(site and heading.casefold().startswith(site.casefold()) for site in sites):
        return True
    return any(parent.tag == "header" and parent.find(".//nav") is not None for parent in element.iterancestors())


def _is_site(text: str, sites: Sequence[str]) -> bool:
    key = normalize_headline(text).replace(" ", "")
    names = [normalize_headline(site).replace(" ", "") for site in sites if site]
    hosts = [site.split(".")[0].replace("-", "") for site in sites if "." in site and " " not in site]
    return bool(key) and key in {*names, *hosts}


def _without_site(title: str, sites: Sequence[str], headings: Sequence[str]) -> str:
    """A title without the name of the site before or after it; without a short last part if a heading says so."""
    title = title[:_LONGEST]
    parts = list(_PART.finditer(title))
    if not parts:
        return title
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    if _is_site(tail, sites) or _is_site(tail.removesuffix(".de").removesuffix(".com"), sites):
        return _without_site(head, sites, headings)
    if _is_site(title[: parts[0].start()], sites):
        return title[parts[0].end() :]
    for part in parts:
        if normalize_headline(title[: part.start()]) in {normalize_headline(heading) for heading in headings}:
            return title[: part.start()]
    if len(_words(tail)) <= _SHORT_NAME < len(_words(head)) + 1 and ":" not in parts[-1][0]:
        return head
    return title
