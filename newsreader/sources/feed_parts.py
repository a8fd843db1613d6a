"""The elements of a feed by what they mean, and what is read alike of a whole feed and of one entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.article.urls import web_address
from newsreader.sources.feed_names import field_of
from newsreader.sources.feed_words import one_line, title_of, words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

Parts = dict[str, "list[_Element]"]

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LONGEST_NAME = 300
MOST = 50

_MAIL_AND_NAME = re.compile(r"\s*[^\s()<>]+@[^\s()<>]+\s*\(([^()]+)\)\s*")
_NAME_AND_MAIL = re.compile(r"\s*(.*\S)\s*[<(][^\s()<>]+@[^\s()<>]+[>)]\s*")


def parts_of(element: _Element) -> Parts:
    """The children of an element by what they mean."""
    parts: Parts = {}
    for child in element:
        field = field_of(child.tag) if isinstance(child.tag, str) else ""
        if field:
            parts.setdefault(field, []).append(child)
    return parts


def first_text(parts: Parts, *fields: str) -> str:
    """The text of the first element of the first field that has any."""
    for field in fields:
        for element in parts.get(field, ()):
            if text := words_in(element).strip():
                return text
    return ""


def own_base(element: _Element, base: str | None) -> str | None:
    """The base of an element: its own `xml:base` and those around it, where they are http or https."""
    return web_address(element.base or "", base) or base


def names_in(parts: Parts) -> tuple[str, ...]:
    """Who wrote it."""
    names: dict[str, None] = {}
    for field in ("creator", "author", "itunes_author"):
        for element in parts.get(field, ())[:MOST]:
            if name := one_line(_name(element), LONGEST_NAME):
                names.setdefault(name)
        if names:
            break
    return tuple(names)


def _name(element: _Element) -> str:
    """A person's name: of an Atom person, or of an address of electronic mail with a name."""
    text = element.text or ""
    if len(element):
        inner = parts_of(element)
        text = first_text(inner, "name", "title") or first_text(inner, "email")
    if "@" in text and (found := _MAIL_AND_NAME.fullmatch(text) or _NAME_AND_MAIL.fullmatch(text)):
        return found[1]
    return title_of(text) if "&" in text or "<" in text else text


def language_code(said: str) -> str | None:
    """The two letters of a language, of a code such as `en-GB`; None for anything else."""
    code = said.strip()[:2].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() and not said.strip()[2:3].isalpha() else None
