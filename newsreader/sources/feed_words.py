"""The words of a feed's fields: titles, names and tags as plain text, bodies as HTML.

What an XML parser gives was decoded once already. Titles in RSS hold HTML on top of that, by custom and without saying
so: real tags go and references are read, and what then looks like a tag is text.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from newsreader.article.plain import paragraphs_of, text_to_html
from newsreader.article.tokens import escape, unescape

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_TITLE = 2_000

_INLINE = (
    "a|abbr|acronym|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr"
)
_BLOCK = "blockquote|br|center|div|h[1-6]|hr|img|li|ol|p|pre|table|td|tr|ul|script|style"
_TAG = re.compile(rf"</?(?:(?:{_INLINE})|({_BLOCK}))(?=[\s/>])[^<>]*>", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def title_of(text: str, *, markup: bool = True) -> str:
    """A title on one line of plain text.

    Args:
        text: as the parser gave it.
        markup: it may hold tags, which are left out; else they are text.
    """
    if markup and "<" in text:
        text = _TAG.sub(lambda tag: " " if tag[1] else "", text)
    if "&" in text:
        text = unescape(text)
    return one_line(text)


def without_tags(text: str) -> str:
    """Text without tags of HTML; those that only come about when others go, go too."""
    before = ""
    while "<" in text and text != before:
        before, text = text, _TAG.sub(lambda tag: " " if tag[1] else "", text[: 4 * LONGEST_TITLE])
    return text


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Plain text on one line without control characters, cut where it is longer than any title."""
    text = " ".join(text[: 4 * longest].split())
    if not text.isprintable():
        text = " ".join(_CONTROL.sub(" ", text).split())
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


def text_of(element: _Element) -> str:
    """The text of an element; where it holds elements, as HTML."""
    return (element.text or "").strip() if not len(element) else inner_html(element)


def words_in(element: _Element) -> str:
    """The text of an element and of all elements in it."""
    return (element.text or "") if not len(element) else "".join(map(str, element.itertext()))


def inner_html(element: _Element) -> str:
    """What stands within an element, as HTML without namespaces."""
    from lxml.etree import Element, cleanup_namespaces, tostring

    holder = Element("x")
    holder.extend(list(deepcopy(element)))
    for node in holder.iterdescendants():
        if isinstance(node.tag, str):
            local = node.tag.rpartition("}")[2]
            node.tag = local if _NAME.fullmatch(local) else "span"
            for name in list(node.attrib):
                if str(name).startswith("{"):
                    del node.attrib[name]
    cleanup_namespaces(holder)
    return (
        escape(element.text or "") + "".join(tostring(child, encoding="unicode", method="html") for child in holder)
    ).strip()


def plain_body(text: str) -> str:
    """Plain text as HTML."""
    return text_to_html(paragraphs_of(text))
