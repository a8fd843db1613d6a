"""Puts back into the chosen body what belongs to it: the lede, paragraphs left out in its midst, and its pictures.

The choice of the body knows blocks of text, not the page's order. Here the page is walked in its order; what was kept
gives the place, and what was not kept but stands between it, looks like prose and is in no menu, goes where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.article.headline import normalize_headline
from newsreader.sources.page_pictures import Pictures
from newsreader.sources.page_tree import letters_of, names_in, parse_tree, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "dd", "dt", "figcaption")
)
_LEDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro\w*|standfirst|excerpt|dek|deck|summary|abstract|vorspann|anlauf|chapo|sapo|bajada|"
    r"entradilla|ingress|sub-?title|sub-?head(?:line)?|teaser-?text|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_NAME = re.compile(
    r"caption|credit|copyright|author|byline|bio|meta|date|ad-|advert|subscribe|paywall|disclaimer",
    re.IGNORECASE,
)
_KEY = 40
_SHORTEST_KEY = 12
_SHORTEST_LEDE = 40
_SHORTEST_PROSE = 60
_LONGEST = 5_000
_NEIGHBOURS = 2


class _Body:
    """The chosen body with the letters of its blocks, for finding where a text of the page stands in it."""

    def __init__(self, html: str) -> None:
        tree = parse_tree(f"<html><body>{html}</body></html>")
        body = tree.find("body")
        self.root: HtmlElement = tree if body is None else body
        while len(self.root) == 1 and self.root[0].tag == "div" and not (self.root.text or "").strip():
            self.root = self.root[0]
        self.starts: list[int] = []
        letters: list[str] = []
        length = 0
        for child in self.root:
            self.starts.append(length)
            part = letters_of("".join(str(text) for text in child.itertext()) + (child.tail or ""))
            letters.append(part)
            length += len(part)
        self.letters = "".join(letters)
        self.added: dict[int, list[HtmlElement]] = defaultdict(list)

    def place(self, text: str) -> int | None:
        """The number of the block that holds a text's beginning; None if the text was not kept."""
        key = letters_of(text)[:_KEY]
        at = self.letters.find(key) if len(key) >= _SHORTEST_KEY else -1
        return bisect_right(self.starts, at) - 1 if at >= 0 else None

    def html(self) -> str:
        from lxml.etree import tostring

        for number in sorted(self.added, reverse=True):
            for element in reversed(self.added[number]):
                self.root.insert(number + 1, element)
        return str(tostring(self.root, encoding="unicode", method="html"))


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells where the article of a page is.

    Attributes:
        headline: before the heading that says it nothing of the page is looked at.
        description: what the page says of its article in a sentence; often the lede.
        outside: elements that do not belong to the article.
        generous: much is missing from the body; paragraphs need not stand among kept ones to be put back.
    """

    headline: str
    description: str
    outside: set[HtmlElement]
    generous: bool = False


def weave(html: str, tree: HtmlElement, clues: Clues, pictures: Pictures) -> str:
    """The body with what belongs to it put back.

    Args:
        html: the chosen body, not sanitized.
        tree: the page.
        clues: where on the page the article is.
        pictures: finds pictures and takes those along that lie beside the page.
    """
    body = _Body(html)
    last, prose = _prose(tree, body, clues)
    here = -1
    begun = last is None
    for element in tree.iter() if last is not None else ():
        if element.tag == "h1" and not begun:
            begun = normalize_headline(words_of(element, 500)) == normalize_headline(clues.headline)
        if element in clues.outside:
            continue
        if element.tag in ("figure", "img") and begun:
            _put_picture(element, body, here, pictures)
        elif element.tag in _BLOCKS or _is_lede(element):
            text = words_of(element, _LONGEST)
            place = body.place(text)
            if place is not None:
                here, begun = place, True
            elif begun and (_is_prose(element, text, prose) if here >= 0 else _opens(element, text, clues.description)):
                _put_text(text, body, here)
        if element is last:
            break
    return body.html()


def _prose(tree: HtmlElement, body: _Body, clues: Clues) -> tuple[HtmlElement | None, Counter[HtmlElement]]:
    """The last long block that was kept, and how many such blocks each element holds directly.

    Generously: the last long paragraph, kept or not, and how many of these.
    """
    last = None
    held: Counter[HtmlElement] = Counter()
    for element in tree.iter(*_BLOCKS):
        text = words_of(element, 400)
        if len(text) < _SHORTEST_PROSE or element in clues.outside:
            continue
        if body.place(text) is not None or (clues.generous and element.tag == "p"):
            last = element
            held[element.getparent()] += 1
    return last, held


def _is_lede(element: HtmlElement) -> bool:
    return element.tag in ("p", "div", "section", "h2", "h3", "strong", "span") and bool(
        _LEDE_NAME.search(names_in(element))
    )


def _is_ours(element: HtmlElement, text: str) -> bool:
    """Whether a block is text of its own: not mostly links, no caption, no line about the author, no code."""
    linked = sum(len(words_of(link, 500)) for link in element.iter("a"))
    if linked * 3 > len(text) or "lt;" in text or _ASIDE_NAME.search(names_in(element)):
        return False
    return element.find(".//p") is None


def _opens(element: HtmlElement, text: str, description: str) -> bool:
    """Whether a block that stands before all that was kept is the lede: it is named so, or describes the page."""
    if len(text) < _SHORTEST_LEDE or not _is_ours(element, text):
        return False
    parent = element.getparent()
    named = _is_lede(element) or (parent is not None and bool(_LEDE_NAME.search(names_in(parent))))
    return named or (bool(description) and letters_of(text)[:_KEY] == letters_of(description)[:_KEY])


def _is_prose(element: HtmlElement, text: str, prose: Counter[HtmlElement]) -> bool:
    """Whether a block is a paragraph beside others of the article."""
    if element.tag != "p" or len(text) < _SHORTEST_PROSE or prose[element.getparent()] < _NEIGHBOURS:
        return False
    return _is_ours(element, text)


def _put_text(text: str, body: _Body, here: int) -> None:
    paragraph = body.root.makeelement("p")
    paragraph.text = text
    body.added[here].append(paragraph)


def _put_picture(element: HtmlElement, body: _Body, here: int, pictures: Pictures) -> None:
    if element.tag == "figure" and element.find(".//figure") is not None:
        return
    picture = pictures.of(element)
    if picture is None:
        return
    figure = body.root.makeelement("figure")
    image = figure.makeelement("img")
    image.set("src", picture.address)
    image.set("alt", picture.description)
    if picture.width and picture.height:
        image.set("width", str(picture.width))
        image.set("height", str(picture.height))
    figure.append(image)
    if picture.caption:
        caption = figure.makeelement("figcaption")
        caption.text = picture.caption
        figure.append(caption)
    body.added[here].append(figure)
