"""The headline of a page: its first heading where its own title agrees, else the title without the site's name.

A heading that is a link to the front page is the site's name, whatever the page says elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreader.article.headline import normalize_headline
from newsreader.sources.page_address import without_archive
from newsreader.sources.page_tree import letters_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 300
_PART = re.compile(r"\s+(?:[-–—|·•»«›‹:/]|::|>>)\s+|\s*[|»›]\s*|:\s+(?=[A-Z]\w+$)")
_NAMED = ("dc.title", "dcterms.title", "citation_title", "parsely-title", "headline")
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
    named = next((meta[key][0] for key in _NAMED if key in meta), "")
    elements = [h1 for h1 in tree.iter("h1") if 1 < len(words_of(h1, _LONGEST * 2)) <= _LONGEST]
    mastheads = [words_of(h1, _LONGEST * 2) for h1 in elements if _leads_home(h1)]
    sites = [*sites, *mastheads]
    elements = [h1 for h1 in elements if not _is_site(words_of(h1, _LONGEST * 2), mastheads)]
    headings = [words_of(h1, _LONGEST * 2) for h1 in elements]
    written = [text for text in (described, open_graph, named, title) if text and not _is_site(text, mastheads)]
    titles = [_without_site(text, sites, [*headings, *_second_headings(tree)]) for text in written]
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


def _leads_home(heading: HtmlElement) -> bool:
    """Whether a heading is as a whole a link to the front page of a site."""
    link = next(heading.iter("a"), None)
    if link is None or letters_of(words_of(link, _LONGEST)) != letters_of(words_of(heading, _LONGEST)):
        return False
    try:
        address = urlsplit(without_archive((link.get("href") or "").strip()))
    except ValueError:
        return False
    return bool(address.netloc or address.path) and address.path in ("", "/") and not address.query


def _second_headings(tree: HtmlElement) -> list[str]:
    """Second headings that are long enough to be told from the name of a section."""
    texts = [words_of(h2, _LONGEST * 2) for h2 in tree.iter("h2")]
    return [text for text in texts if len(text) <= _LONGEST and len(_words(text)) >= _SURE_WORDS]


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
    """A heading without a kicker or a subtitle that stands in an element of its own in it.

    Where nothing but the page's style parts these, the title's own spelling is taken.
    """
    if not len(element):
        return heading
    whole = _words(heading)
    for title in titles:
        part = _words(title)
        if letters_of(title) == letters_of(heading) and len(title) > len(heading):
            return title
        if _SURE_WORDS <= len(part) < len(whole) and part in (whole[: len(part)], whole[-len(part) :]):
            return title
        if len(part) >= _SURE_WORDS and letters_of(heading).endswith(letters_of(title)):
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
    known = {normalize_headline(heading) for heading in headings}
    for part in parts:
        for side in (title[: part.start()], title[part.end() :]):
            if normalize_headline(side) in known:
                return side
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    if _is_site(tail, sites) or _is_site(tail.removesuffix(".de").removesuffix(".com"), sites):
        return _without_site(head, sites, headings)
    if _is_site(title[: parts[0].start()], sites):
        return title[parts[0].end() :]
    if len(_words(tail)) <= _SHORT_NAME < len(_words(head)) + 1 and ":" not in parts[-1][0]:
        return head
    return title
