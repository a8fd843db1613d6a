"""The article's body out of a page: trafilatura chooses, we keep its paragraphs, emphasis, links, lists and tables.

Pages of an ordinary size are read here; larger ones in a process that is ended after a deadline, because the choice
takes time that grows faster than the page.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from newsreader.article.deadline import run_with_deadline
from newsreader.article.tokens import INLINE, escape
from newsreader.sources.page_seams import part_words, read_seams
from newsreader.sources.page_tree import parse_tree, wrap_loose

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

DEADLINE_SECONDS = 1.5
_MOST_TAGS = 30_000
_LONGEST = 4_000_000

_JUMP = re.compile(
    r"\s*(?:(?:jump|skip|go) to|direkt z|zum (?:inhalt|hauptinhalt)|zur navigation|aller (?:au|à)|passer au|"
    r"saltar al?|ir al?|vai al|naar (?:de )?inhoud)\b",
    re.IGNORECASE,
)
_PLAIN_NAMES = {
    "quote": "blockquote", "lb": "br", "ref": "a", "row": "tr", "item": "li", "graphic": "img", "del": "s",
    "main": "div", "body": "div", "figure": "div",
}  # fmt: skip
_IN_LINES = ("br", "img", "wbr")
_EMPHASIS = {"#b": "strong", "#i": "em", "#u": "u", "#t": "code", "#sub": "sub", "#sup": "sup"}


def extract_body(html: str) -> str | None:
    """The body of the article on a page as HTML, not yet sanitized; None if it could not be found in time.

    Args:
        html: a page whose shape was brought into bounds.
    """
    if is_large(html):
        return run_with_deadline(extracted, html, DEADLINE_SECONDS) or None
    return extracted(html) or None


def is_large(html: str) -> bool:
    """Whether a page is so large that what is slower than linear must not be done with it."""
    return len(html) > _LONGEST or html.count("<") > _MOST_TAGS


def extracted(html: str) -> str:
    """As `extract_body`, without a deadline; empty if nothing was found."""
    from lxml.etree import tostring
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = parse_tree(html)
    _rename_custom(tree)
    _drop_jumps(tree)
    _open_tables(tree)
    wrap_loose(tree)
    seams = read_seams(tree)
    _mark_code(tree)
    found = bare_extraction(
        tree, include_comments=False, include_formatting=True, include_links=True, include_tables=True
    )
    body = getattr(found, "body", None)
    if body is None:
        return ""
    _rename(body)
    part_words(body, seams)
    return str(tostring(body, encoding="unicode", method="html"))


def paragraphs_html(text: str) -> str:
    """Text whose line ends part paragraphs, as HTML."""
    return "\n".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


def _rename_custom(tree: HtmlElement) -> None:
    """Makes ordinary elements of those that a site made up (`<story-body>`); the choice knows only the ordinary."""
    with_blocks: set[HtmlElement] = set()
    for element in reversed(list(tree.iter())):
        custom = "-" in element.tag
        if element in with_blocks or not (custom or element.tag in INLINE or element.tag in _IN_LINES):
            with_blocks.add(element.getparent())
        if custom:
            element.tag = "div" if element in with_blocks else "span"


def _drop_jumps(tree: HtmlElement) -> None:
    """Takes out the links that only lead down the page, past its menus."""
    for link in list(tree.iter("a")):
        if (link.get("href") or "").startswith("#") and _JUMP.match("".join(map(str, link.itertext()))):
            link.drop_tree()


def _open_tables(tree: HtmlElement) -> None:
    """Makes blocks of the quotations and tables that only give tables their place; the choice drops what is in them."""
    for quote in tree.iter("blockquote"):
        if quote.find(".//table") is not None:
            quote.tag = "div"
    for table in list(tree.iter("table")):
        if table.find(".//table") is None:
            continue
        for part in list(table.iter("tbody", "thead", "tfoot", "tr", "td", "th")):
            if next(part.iterancestors("table")) is table:
                part.tag = "div"
        table.tag = "div"


def _mark_code(tree: _Element) -> None:
    """Puts the content of preformatted text into one element, by which trafilatura knows that it is no quotation."""
    for pre in tree.iter("pre"):
        if len(pre) == 1 and pre[0].tag == "span" and not (pre.text or "").strip():
            continue
        inner = pre.makeelement("span")
        inner.text, pre.text = pre.text, None
        inner.extend(list(pre))
        pre.append(inner)


def _rename(body: _Element) -> None:
    """Turns the element names of the extraction into those of HTML, and drops its attributes."""
    for element in body.iter():
        kind = element.get("rend") or ""
        target = element.get("target") if element.tag == "ref" else None
        name = _name(element, kind)
        element.attrib.clear()
        if target:
            element.set("href", target)
        element.tag = name


def _name(element: _Element, kind: str) -> str:
    tag = str(element.tag)
    if tag == "head":
        return kind if kind in ("h1", "h2", "h3", "h4", "h5", "h6") else "h3"
    if tag == "list":
        return "ol" if kind == "ol" else "ul"
    if tag == "hi":
        return _EMPHASIS.get(kind, "em")
    if tag == "cell":
        return "th" if element.get("role") == "head" else "td"
    if tag == "code":
        return (
            "pre" if any("\n" in str(text) for text in element.itertext()) or element.find("lb") is not None else "code"
        )
    return _PLAIN_NAMES.get(tag, tag if tag in ("p", "div", "table") else "span")
