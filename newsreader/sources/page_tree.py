"""Reads a page into a tree without losing text, and marks the parts of it that are not the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.article.tokens import INLINE
from newsreader.sources.page_math import write_formulas

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_NAME = 2_000
UNSEEN = ("script", "style", "noscript", "template", "svg")
_BLOCKS = (
    "br", "p", "div", "li", "ul", "ol", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "section",
    "article", "blockquote", "dt", "dd", "header", "footer", "aside", "time", "button", "label",
)  # fmt: skip
_HOLDERS = ("body", "div", "article", "section", "main", "center")
IN_LINE = INLINE | {"br", "img"} | frozenset(UNSEEN)
_NOT_PROSE = frozenset(("a", *UNSEEN))
_OUTSIDE_TAGS = frozenset(("nav", "footer", "aside", "form", "menu", "dialog"))
_OUTSIDE_NAME = re.compile(
    r"(?:^|\s)(?:(?:site|page|main|global)[_-])?footer(?:$|\s)|"
    r"(?:^|[\s_-])(?:comments?|disqus|respond|kommentare?|sidebar|related|relatedposts|recommend\w*|promo\w*|newsletter|"
    r"nav|menu|breadcrumbs?|share|sharing|social|widget|teaser\w*|popular|trending|cookie\w*|advert\w*)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_BODY_TAGS = frozenset(("html", "body", "article", "main"))
# Characters that no tree may hold, as themselves and as references.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]))(?![0-9a-fA-F]);?"
)
_NO_LETTERS = re.compile(r"\W+")
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W_]")


def parse_tree(html: str) -> HtmlElement:
    """The tree of a page that was brought into shape before; an empty page gives an empty tree."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree: HtmlElement = document_fromstring(_CONTROL.sub("", html).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return document_fromstring(b"<html><body></body></html>")
    for element in tree.xpath(f"//*[string-length(@class) > {_LONGEST_NAME} or string-length(@id) > {_LONGEST_NAME}]"):
        element.attrib.pop("class", None)
        element.attrib.pop("id", None)
    write_formulas(tree)
    return tree


def wrap_loose(tree: HtmlElement) -> None:
    """Makes paragraphs of the text and the inline elements that stand loose beside paragraphs.

    What chooses the body of a page looks at blocks, and leaves out or runs together what is in none.
    """
    blocky = _with_blocks(tree)
    for holder in list(tree.iter(*_HOLDERS)):
        if any(child.tag == "p" for child in holder):
            _wrap_runs(holder, blocky)


def _with_blocks(tree: HtmlElement) -> set[HtmlElement]:
    """The elements that are, or hold, something else than inline elements."""
    found: set[HtmlElement] = set()
    for element in reversed(list(tree.iter())):
        if element in found or element.tag not in IN_LINE:
            found.add(element)
            if (parent := element.getparent()) is not None:
                found.add(parent)
    return found


def _wrap_runs(holder: HtmlElement, blocky: set[HtmlElement]) -> None:
    """Puts each run of loose text and inline elements of an element into a paragraph of its own."""
    run: list[HtmlElement] = []
    text, before = holder.text, None
    for child in [*holder, None]:
        if child is not None and child not in blocky:
            run.append(child)
            continue
        if _is_prose(text, run):
            _wrap(holder, before, run)
        if child is not None:
            text, before, run = child.tail, child, []


def _is_prose(text: str | None, run: list[HtmlElement]) -> bool:
    """Whether loose text and elements are words that are shown, and not links alone."""
    parts = [text or "", *(child.tail or "" for child in run)]
    parts += [str(part) for child in run if child.tag not in _NOT_PROSE for part in child.itertext()]
    return any(_LETTER.search(part) for part in parts)


def _wrap(holder: HtmlElement, before: HtmlElement | None, run: list[HtmlElement]) -> None:
    """Moves what follows a block, or begins the element, into a paragraph."""
    paragraph = holder.makeelement("p")
    if before is None:
        paragraph.text, holder.text = holder.text, None
        holder.insert(0, paragraph)
    else:
        paragraph.text, before.tail = before.tail, None
        before.addnext(paragraph)
    paragraph.extend(run)


def drop_unseen(tree: HtmlElement) -> None:
    """Takes scripts, styles and the like out of a tree and parts its blocks by spaces, as `words_of` needs it."""
    for element in list(tree.iter(*UNSEEN)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        if element.tag == "br":
            element.tail = f" {element.tail or ''}"
        else:
            element.text = f" {element.text or ''}"


def words_of(element: HtmlElement, longest: int = 100_000) -> str:
    """The text of an element of a tree without unseen elements, single-spaced; at most about `longest` characters."""
    parts: list[str] = []
    length = 0
    for text in element.itertext():
        part = _SPACE.sub(" ", str(text))
        parts.append(part)
        length += len(part)
        if length > longest:
            break
    return _SPACE.sub(" ", "".join(parts)).strip()


def letters_of(text: str) -> str:
    """Letters and digits alone: what stays the same of a text whatever happened to markup and spaces."""
    return _NO_LETTERS.sub("", text.casefold())


def outside(tree: HtmlElement) -> set[HtmlElement]:
    """The elements that are, or are inside of, navigation, comments, recommendations and the like."""
    found: set[HtmlElement] = set()
    for element in tree.iter():
        if element.getparent() in found or _is_outside(element):
            found.add(element)
    return found


def names_in(element: HtmlElement) -> str:
    """Class and id of an element, by which sites say what it is for."""
    return f"{(element.get('class') or '')[:300]} {(element.get('id') or '')[:100]}"


def _is_outside(element: HtmlElement) -> bool:
    if element.tag in _OUTSIDE_TAGS:
        return True
    return element.tag not in _BODY_TAGS and bool(_OUTSIDE_NAME.search(names_in(element)))
