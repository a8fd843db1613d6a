"""The body and the summary of an entry of an XML feed, as HTML, whatever content type they came in."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from newsreader.sources.feed_names import field_of, is_atom
from newsreader.sources.feed_words import inner_html, plain_body

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsreader.sources.feed_parts import Parts

_WHOLE = ("encoded", "content", "body")
_SHORT = ("description", "summary", "dc_description", "media_description", "itunes_summary", "itunes_subtitle")


def body_in(parts: Parts) -> tuple[str, str]:
    """Body and summary of an entry; where it gives one text only, that is the body."""
    whole = _first(parts, _WHOLE)
    short = _first(parts, _SHORT) or _grouped(parts)
    if not whole:
        return short, ""
    return whole, short if short != whole else ""


def _first(parts: Parts, fields: tuple[str, ...]) -> str:
    for field in fields:
        for element in parts.get(field, ()):
            if html := html_of(element):
                return html
    return ""


def _grouped(parts: Parts) -> str:
    """The description of a Media RSS group, where films have it."""
    for group in parts.get("media_group", ()):
        for child in group:
            if isinstance(child.tag, str) and field_of(child.tag) == "media_description":
                return html_of(child)
    return ""


def html_of(element: _Element) -> str:
    """The HTML that an element holds, by its content type: Atom says it, RSS means HTML without saying so."""
    kind = (element.get("type") or "").strip().lower()
    if len(element):
        return inner_html(element)
    text = (element.text or "").strip()
    if not text or not (kind or is_atom(element.tag)):
        return text
    if kind in ("html", "text/html", "xhtml", "application/xhtml+xml"):
        return from_base64(text) if is_base64(element, kind) else text
    if is_base64(element, kind):
        text = from_base64(text)
    if kind in ("text", "text/plain", "plain") or "<" not in text:
        return plain_body(text)
    return text  # without a type, tags that were escaped are meant as tags


def is_base64(element: _Element, kind: str) -> bool:
    """Whether an element of Atom holds base64: it says so, or its content type is neither text nor markup."""
    known = kind.startswith("text") or kind.endswith(("html", "xml", "plain"))
    return element.get("mode") == "base64" or bool(kind and not known)


def from_base64(text: str) -> str:
    """What base64 stands for, if that is text; empty otherwise."""
    try:
        return base64.b64decode(text, validate=False).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
