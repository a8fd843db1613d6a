"""The authors of a page: as its data say, as its meta elements say, else as the line under the headline says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsreader.article.byline import names_of, parse_byline
from newsreader.article.headline import normalize_headline
from newsreader.sources.page_tree import names_in, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_NAME = 80
_LONGEST_LINE = 160
_MOST_NAMES = 9
_META = ("author", "article:author", "og:author", "byl", "dc.creator", "dcterms.creator", "citation_author", "creator",
         "parsely-author", "sailthru.author", "authors", "dc.contributor", "article:author_name")  # fmt: skip
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:byline|bylines|by-line|authors?|autore?|autorin|auteurs?|verfasser|writer|redakteur|creator)"
    r"(?:$|[\s_-])|author[_-]?names?|bylinename|authorname",
    re.IGNORECASE,
)
_NOT_THE_NAME = re.compile(
    r"bio|image|avatar|photo|social|description|desc\b|more|about|twitter|follow|archive|comment|date|list|box",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|@|[/\\]\w+[/\\]|\d{3}|[{}<>=]")
_SAID = re.compile(r"^(?:by|von|par|por|di|door|autor(?:in)?|author|text|foto|posted|written)\b", re.IGNORECASE)
_LINES = frozenset(("p", "div", "span", "address", "small", "li", "h2", "h3", "h4", "h5", "em", "i", "strong", "b"))
_MANY = re.compile(r"[,;&/|、，・]|\s(?:and|und|et|y|e|och|og|en|with|mit)\s|\d", re.IGNORECASE)
_NEAR = 40


def read_byline(
    tree: HtmlElement,
    described: Sequence[str],
    meta: dict[str, list[str]],
    sites: Sequence[str],
    outside: set[HtmlElement],
) -> tuple[str, ...]:
    """Names of the authors, at most nine; the site itself is named only if nobody else is.

    Args:
        tree: the page.
        described: the authors that its JSON-LD gives.
        meta: contents of the meta elements by name.
        sites: names of the site, its host and its publisher.
        outside: elements that do not belong to the article.
    """
    offices: tuple[str, ...] = ()
    listed = [content for name in _META for content in meta.get(name, [])]
    for source in (described, listed, _marked(tree, outside), _said(tree, outside)):
        names = _clean(source)
        people = tuple(name for name in names if not _is_site(name, sites) and not _is_account(name))
        if people and len(people) <= _MOST_NAMES:
            return people
        offices = offices or names[:1]
    return offices


def _clean(texts: Iterable[str]) -> tuple[str, ...]:
    """The single names in texts that may be bylines, without labels, addresses and dates."""
    names: dict[str, str] = {}
    for text in texts:
        for name in _names(text):
            if 1 < len(name) <= _LONGEST_NAME and not _ADDRESS.search(name) and any(c.isalpha() for c in name):
                names.setdefault(normalize_headline(name), name)
    return tuple(names.values())


def _names(text: str) -> tuple[str, ...]:
    text = " ".join(text.split())
    if len(text) > _LONGEST_LINE or text.startswith(("http:", "https:", "www.", "//")):
        return ()
    if not _MANY.search(text) and not _SAID.match(text):
        return (text.strip(" ,;:|-"),)
    line = parse_byline(text)
    if line and (line.names or line.said_by):
        return line.names
    return () if line or _SAID.match(text) else names_of(text)


def _is_account(name: str) -> bool:
    """Whether a name is one that a system uses: "jane.doe", "jdoe"."""
    return " " not in name and name.islower() and name.isascii()


def _is_site(name: str, sites: Sequence[str]) -> bool:
    key = normalize_headline(name).replace(" ", "")
    keys = {normalize_headline(site).replace(" ", "") for site in sites if site}
    return key in keys or any(key == site.split(".")[0].replace("-", "") for site in sites if "." in site)


def _marked(tree: HtmlElement, outside: set[HtmlElement]) -> Iterator[str]:
    """Texts of the elements that say they name the author: by itemprop and rel first, then by class."""
    by_class: list[str] = []
    for element in tree.iter():
        if element in outside or element.tag in ("meta", "link", "script", "img", "html", "body"):
            continue
        if element.get("itemprop") == "author" or element.get("rel") == "author":
            name = next((inner for inner in element.iter() if inner.get("itemprop") == "name"), element)
            yield name.get("content") or words_of(name, _LONGEST_LINE * 2)
        elif len(by_class) < 3 and _MARKED.search(names_in(element)) and not _NOT_THE_NAME.search(names_in(element)):
            by_class.append(_shortest(element))
    yield from by_class[:1]


def _shortest(element: HtmlElement) -> str:
    """The text of an element; of the link in it where the element says more than a name."""
    text = words_of(element, _LONGEST_LINE * 2)
    links = [words_of(link, _LONGEST_LINE) for link in element.iter("a")]
    links = [link for link in links if 2 < len(link) <= _LONGEST_NAME]
    return " and ".join(links[:4]) if links and len(text) > len(" and ".join(links)) + 4 else text


def _said(tree: HtmlElement, outside: set[HtmlElement]) -> Iterator[str]:
    """The first short line after the headline that begins with "By" or the like."""
    after = False
    seen = 0
    for element in tree.iter():
        after = after or element.tag == "h1"
        if not after or element.tag not in _LINES or element in outside:
            continue
        seen += 1
        text = words_of(element, _LONGEST_LINE * 2)
        if seen > _NEAR:
            return
        if len(text) <= _LONGEST_LINE // 2 and _SAID.match(text):
            line = parse_byline(text)
            if line and line.names:
                yield text
                return
