"""The elements of a page that say they name its author: by itemprop and rel first, then by class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.sources.page_tree import names_in, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_NAME = 80
_LONGEST = 320
_MOST_GROUPS = 6
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:byline|bylines|by-line|authors?|autore?|autorin|auteurs?|verfasser|writer|redakteur|creator)"
    r"(?:$|[\s_-])|author[_-]?names?|bylinename|authorname",
    re.IGNORECASE,
)
_NOT_THE_NAME = re.compile(
    r"bio|image|avatar|photo|social|description|desc\b|more|about|twitter|follow|archive|comment|date|list|box|"
    r"license|(?:^|[\s_-])(?:prep|title|role|job|location)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_SHOWN = frozenset(("meta", "link", "script", "img", "html", "body"))


def said_to_be_authors(tree: HtmlElement, outside: set[HtmlElement]) -> list[list[str]]:
    """Texts of the elements that name authors, those that stand together in one list, the surest first.

    Args:
        tree: the page.
        outside: elements that do not belong to the article. The foot of an article, and what stands in one block
            with its headline, belong to it all the same.
    """
    stated: list[str] = []
    groups: list[list[HtmlElement]] = []
    for element in tree.iter():
        if element.tag in _NOT_SHOWN or (element in outside and not _is_beside(element, outside)):
            continue
        if element.get("itemprop") == "author" or element.get("rel") == "author":
            name = next((inner for inner in element.iter() if inner.get("itemprop") == "name"), element)
            stated.append(name.get("content") or words_of(name, _LONGEST))
        elif len(groups) < _MOST_GROUPS and _is_marked(element):
            _add(element, groups)
    return [stated, *([_shortest(element) for element in group] for group in groups)]


def _is_marked(element: HtmlElement) -> bool:
    names = f"{names_in(element)} {(element.get('data-testid') or '')[:100]}"
    return element.tag == "byline" or bool(_MARKED.search(names) and not _NOT_THE_NAME.search(names))


def _is_beside(element: HtmlElement, outside: set[HtmlElement]) -> bool:
    """Whether an element stands in the foot of an article, or in one block with a first heading."""
    block = element.getparent()
    for _ in range(2):
        if block is not None and block.tag != "body" and any(child.tag == "h1" for child in block):
            return True
        block = block.getparent() if block is not None else None
    foot = next(element.iterancestors("footer"), None)
    parent = foot.getparent() if foot is not None else None
    return parent is not None and parent.tag == "article" and parent not in outside


def _add(element: HtmlElement, groups: list[list[HtmlElement]]) -> None:
    """Puts an element to those it stands in one block with; what is inside of another is the closer one."""
    ancestors = set(element.iterancestors())
    for group in groups:
        outer = next((member for member in group if member in ancestors), None)
        if outer is not None:
            group[group.index(outer)] = element
            return
        if group[0].getparent() is element.getparent():
            group.append(element)
            return
    groups.append([element])


def _shortest(element: HtmlElement) -> str:
    """The text of an element; of the links in it where the element says more than names."""
    text = words_of(element, _LONGEST)
    links = [words_of(link, _LONGEST // 2) for link in element.iter("a")]
    names = " and ".join([link for link in links if 2 < len(link) <= _LONGEST_NAME][:4])
    return names if names and (text.endswith(names) or len(text) > len(names) + 4) else text
