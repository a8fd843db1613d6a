"""The articles that a page itself names: "Also read: ...", a heading such as "Related stories" with links below it.

Topics, tags, authors, home pages and menus are no named articles; a link counts when its words read like a headline and
its address like an article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreader.article.headline import normalize_headline
from newsreader.article.markers import Marker
from newsreader.article.model import LinkGroup, LinkKind, NamedLink
from newsreader.article.named_links import marker_of
from newsreader.article.urls import web_address
from newsreader.sources.page_tree import names_in, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_HEADING = 80
_LONGEST_INLINE = 400
_LONGEST_HEADLINE = 250
_MOST_IN_BLOCK = 12
_MOST_INLINE = 6
_MOST_LINKS = 60
_MOST_MORE = 12
_CLIMB = 4
_FOLLOWING = 8
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADING_LIKE = _HEADINGS | {
    "p",
    "div",
    "span",
    "strong",
    "b",
    "label",
    "legend",
    "dt",
    "header",
    "li",
    "a",
    "td",
    "em",
}
_INLINE_BLOCKS = frozenset(("p", "div", "li", "aside", "blockquote", "td", "section", "dd", "strong", "em"))
_MENUS = frozenset(("nav", "footer", "header", "menu"))
_MENU_NAME = re.compile(
    r"(?:^|\s)(?:(?:[\w-]+[_-])?(?:nav|navbar|navigation|menu|breadcrumbs?|masthead)"
    r"|(?:(?:site|page|main|global)[_-])?footer)(?:$|\s)",
    re.IGNORECASE,
)
# What everybody reads has nothing to do with this article.
_CHARTS_NAME = re.compile(r"(?:most|top)[_-]?(?:popular|read|viewed|watched|shared|clicked)|trending", re.IGNORECASE)
_HEADING_NAME = re.compile(r"(?:^|[\s_-])(?:head|heading|headline|title|label|kicker)(?:$|[\s_-])", re.IGNORECASE)
_RELATED_NAME = re.compile(
    r"(?:^|[\s_-])(?:related|relatedposts|read-?also|also-?read|see-?also|lees-?ook|verwandt\w*|correlat\w*)"
    r"(?:[\s_-](?:articles?|stories|story|posts?|links?|news|content|list|items?|coverage|module|box|reading))?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_ARTICLE_PATH = re.compile(
    r"/(?:tags?|topics?|thema|themen|categor(?:y|ies)|kategorie|rubrik|authors?|autor(?:en)?|writers?|people|profiles?|search|login|"
    r"subscribe|newsletter|account|about|contact|keyword|hashtag|section)(?:/|$)|/portal:|/category:|/wikipedia:",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class _Found:
    """The links found so far, each address and each headline once."""

    base_url: str | None
    page_url: str | None
    links: list[NamedLink] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    used: set[HtmlElement] = field(default_factory=set)

    def add(self, headline: str, href: str, kind: LinkKind, group: LinkGroup) -> None:
        address = web_address(href, self.base_url) or href.strip()
        key, words = _bare(address), normalize_headline(headline)
        if key in self.seen or words in self.seen or key == _bare(self.page_url or "-"):
            return
        if group == "more" and not self._is_wanted(address):
            return
        self.seen |= {key, words}
        self.links.append(NamedLink(headline, address, kind, group))

    def _is_wanted(self, address: str) -> bool:
        """Whether a general recommendation is one of the site itself, and there are not enough of them yet."""
        own, other = (".".join(_host(each).split(".")[-2:]) for each in (self.page_url or "", address))
        return (not own or not other or own == other) and sum(link.group == "more" for link in self.links) < _MOST_MORE


def find_named_links(tree: HtmlElement, base_url: str | None, page_url: str | None) -> tuple[NamedLink, ...]:
    """The articles a page names, in the order of the page, at most sixty.

    Args:
        tree: the page.
        base_url: what relative addresses are resolved against; without it they stay as written.
        page_url: the page's own address, which is not named.
    """
    found = _Found(base_url, page_url)
    menus: set[HtmlElement] = set()
    for element in tree.iter():
        if element.getparent() in menus or _is_menu(element):
            menus.add(element)
        elif element.tag in _HEADING_LIKE and element not in found.used:
            _try_element(element, found)
        elif element.tag in ("ul", "section", "aside") and element not in found.used:
            _try_container(element, found)
        if len(found.links) >= _MOST_LINKS:
            break
    return tuple(found.links[:_MOST_LINKS])


def _is_menu(element: HtmlElement) -> bool:
    if element.tag in ("body", "html", "article", "main", "h1", "h2", "h3", "h4"):
        return False
    if element.tag == "header":
        return element.find(".//h1") is None and element.find(".//h2") is None and element.find(".//h3") is None
    names = names_in(element)
    return element.tag in _MENUS or bool(_MENU_NAME.search(names) or _CHARTS_NAME.search(names))


def _try_element(element: HtmlElement, found: _Found) -> None:
    text = _short_text(element)
    marker = marker_of(text) if text else None
    if marker is None:
        if element.tag in ("div", "ul"):
            _try_container(element, found)
    elif marker.rest:
        _take_inline(element, marker, found)
    elif element.tag in _HEADINGS or not marker.plain or _stands_out(element):
        _take_block(element, marker, found)


def _short_text(element: HtmlElement) -> str:
    """The element's text if it is short enough for a marker; empty otherwise."""
    if element.tag not in _INLINE_BLOCKS | _HEADINGS and len(element) > 3:
        return ""
    text = words_of(element, _LONGEST_INLINE + 1)
    return text if len(text) <= _LONGEST_INLINE else ""


def _stands_out(element: HtmlElement) -> bool:
    """Whether a short text looks like a heading: emphasized as a whole, or named so."""
    if element.tag in ("li", "a"):
        return False
    return element.tag in ("strong", "b", "label", "legend", "dt") or bool(_HEADING_NAME.search(names_in(element)))


def _take_inline(element: HtmlElement, marker: Marker, found: _Found) -> None:
    """Takes the links after a marker in the same element, if they are most of what follows it."""
    links = list(_article_links(element))
    linked = sum(len(text) for text, _href in links)
    if not links or len(links) > _MOST_INLINE or linked * 10 < len(marker.rest) * 6:
        return
    for text, href in links:
        found.add(_without_marker(text, marker), href, "also_read", marker.group)
    found.used.update(element.iter())


def _without_marker(text: str, marker: Marker) -> str:
    own = marker_of(text)
    return own.rest if own and own.rest and own.marker == marker.marker else text


def _take_block(heading: HtmlElement, marker: Marker, found: _Found) -> None:
    """The links below a heading: of the next elements beside it, or beside what holds it."""
    node = heading
    for _ in range(_CLIMB):
        taken = _following_links(node)
        if taken:
            for text, href in taken[:_MOST_IN_BLOCK]:
                found.add(text, href, "block", marker.group)
            found.used.update(heading.iter())
            return
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html", "main"):
            return
        if parent.tag == "article" and node is not heading:
            return
        node = parent


def _following_links(node: HtmlElement) -> list[tuple[str, str]]:
    """Article links of the elements after a node, until a new heading or a paragraph of prose."""
    links: list[tuple[str, str]] = []
    for number, sibling in enumerate(node.itersiblings()):
        if number >= _FOLLOWING or not isinstance(sibling.tag, str):
            break
        text = words_of(sibling, 5_000)
        if sibling.tag in _HEADINGS and (links or not _article_link(sibling)):
            break
        if marker_of(text) and not marker_of(text).rest:  # type: ignore[union-attr]
            break
        here = list(_article_links(sibling))
        linked = sum(len(each) for each, _href in here)
        if sibling.tag == "p" and len(text) > 2 * linked + 60:
            break
        links += here
        if here and sibling.tag in ("ul", "ol", "div", "section", "article") and len(here) > 1:
            break
    return links


def _try_container(element: HtmlElement, found: _Found) -> None:
    """A container that calls itself related, without a heading that does."""
    if not _RELATED_NAME.search(names_in(element)) or element.getparent() in found.used:
        return
    links = list(_article_links(element))
    text = words_of(element, 6_000)
    if not links or len(links) > _MOST_IN_BLOCK or len(text) > 5_000:
        return
    if sum(len(each) for each, _href in links) * 4 < len(text):
        return
    for headline, href in links:
        found.add(headline, href, "block", "related")
    found.used.update(element.iter())


def _article_links(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Text and address of the links in an element that may lead to articles; of several to one place the longest."""
    by_href: dict[str, str] = {}
    links: Iterable[HtmlElement] = element.iter("a")
    for link in links:
        if found := _article_link(link):
            text, href = found
            if len(text) > len(by_href.get(href, "")):
                by_href[href] = text
    for href, text in by_href.items():
        if _reads_like_a_title(text):
            yield text, href


def _article_link(link: HtmlElement) -> tuple[str, str] | None:
    href = (link.get("href") or "").strip()
    if link.tag != "a" or not _is_article_address(href) or _is_in_prose(link):
        return None
    heading = next((inner for inner in link.iter() if inner.tag in _HEADINGS), link)
    text = words_of(heading, _LONGEST_HEADLINE + 1) or words_of(link, _LONGEST_HEADLINE + 1)
    return (text or link.get("title") or "", href)


def _is_in_prose(link: HtmlElement) -> bool:
    """Whether a link is a few words of a sentence: text runs on before or after it."""
    before = link.getprevious()
    parent = link.getparent()
    left = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    right = (link.tail or "").lstrip()
    runs_on = len(right.split()) > 2 and (right[0] in ",;" or right[0].islower()) and not right.startswith("by ")
    return runs_on or (len(left.split()) > 2 and left.rstrip()[-1].isalnum())


def _is_article_address(href: str) -> bool:
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return False
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https"):
        return False
    path = parts.path.strip("/")
    return bool(path or parts.query) and not _NO_ARTICLE_PATH.search(parts.path + "/")


def _reads_like_a_title(text: str) -> bool:
    """Three words or more, numbers not counted, or a phrase of a script without spaces."""
    if not 6 <= len(text) <= _LONGEST_HEADLINE:
        return False
    if text.startswith(("http", "www.", "pic.twitter")):
        return False
    return len(_WORD.findall(text)) >= 3 or len(_CJK.findall(text)) >= 6


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _bare(address: str) -> str:
    """An address without protocol, `www.`, query and fragment, by which two are the same."""
    return re.sub(r"^(?:https?:)?//(?:www\.)?|[#?].*$", "", address).strip("/").casefold()
