"""The fields of an entry whose XML is broken, found by their tags alone and put into an element that is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.article.tokens import unescape
from newsreader.sources.feed_mend import printable
from newsreader.sources.feed_names import field_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = re.compile(r"""xmlns(?::([\w.-]+))?\s*+=\s*+(?:"([^"<>]{1,300})"|'([^'<>]{1,300})')""")
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]{0,30}):(?=[A-Za-z_])")
_FIELD = re.compile(r"<((?:[\w.-]+:)?[A-Za-z][\w.-]*+)((?:\s[^<>]*+)?)>")
_ATTRIBUTE = re.compile(r"""([\w.:-]{1,60})\s*+=\s*+(?:"([^"<>]*+)"|'([^'<>]*+)'|([^\s"'<>]++))""")
_SECTION = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NAME_WITHIN = re.compile(r"<(?:[\w.-]+:)?(?:name|title)(?:\s[^<>]*+)?>([^<]*+)", re.IGNORECASE)
# A namespace that lxml takes; a damaged one tells nothing.
_ADDRESS = re.compile(r"[A-Za-z]+:[A-Za-z0-9/.#_~?=+-]+")
_ATTRIBUTE_NAME = re.compile(r"(?:xml:)?[A-Za-z][A-Za-z0-9-]*")
_XML = "http://www.w3.org/XML/1998/namespace"
_KNOWN = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
}
_MOST_PREFIXES = 40
_MOST_FIELDS = 500
_MOST_UNCLOSED = 20
# These hold elements of their own; who needs those looks for them in the text.
_NO_FIELDS = frozenset(
    ("", "ignored", "url", "name", "email", "body", "entry", "items", "media_group", "icon", "image")
)
_PEOPLE = frozenset(("author", "creator", "source"))
# A field that was never closed is worth its text only if half of it is worth anything.
_WHOLE_ONLY = frozenset(("link", "guid", "published", "updated", "created", "dc_date", "origlink", "category"))


@dataclass(frozen=True, slots=True)
class Names:
    """The namespaces of a document: what its prefixes stand for, and a tag that declares them all."""

    spaces: dict[str, str]
    opening: str

    def tag(self, written: str) -> str:
        """The name of an element as lxml has it."""
        prefix, _, local = written.rpartition(":")
        space = self.spaces.get(prefix, "")
        return f"{{{space}}}{local}" if _ADDRESS.fullmatch(space) else local


def names_of_document(text: str, head: int) -> Names:
    """The namespaces that a document declares before its first entry, or uses without having declared them."""
    spaces = dict.fromkeys(_prefixes(text), "urn:undeclared")
    spaces |= {prefix: uri for prefix, uri in _KNOWN.items() if prefix in spaces}
    for prefix, double, single in _NAMESPACE.findall(text[:head]):
        spaces[prefix] = double or single
    declared = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{uri.replace("&", "&amp;")}"' for prefix, uri in spaces.items()
    )
    return Names(spaces, f"<x{declared}>")


def _prefixes(text: str) -> list[str]:
    """The prefixes that a document uses, forty at most."""
    found: dict[str, None] = {}
    for each in _PREFIX.finditer(text):
        found.setdefault(each[1])
        if len(found) >= _MOST_PREFIXES:
            break
    return [prefix for prefix in found if not prefix.lower().startswith("xml")]


def loose_entry(piece: str, names: Names) -> _Element:
    """An element with the fields that a piece of a document holds."""
    from lxml import etree

    entry = etree.Element("item")
    for written, attributes, text in _fields(piece):
        element = etree.SubElement(entry, names.tag(written))
        for name, *values in _ATTRIBUTE.findall(attributes):
            key = f"{{{_XML}}}{name[4:]}" if name.startswith("xml:") else name
            if _ATTRIBUTE_NAME.fullmatch(name):
                element.set(key, printable(unescape("".join(values))))
        element.text = text if "xhtml" in attributes else _read(text, field_of(str(element.tag)))
    return entry


def _fields(piece: str) -> Iterator[tuple[str, str, str]]:
    """Name, attributes and content, as written, of each field of an entry, one after the other."""
    at = number = unclosed = 0
    while (found := _FIELD.search(piece, at)) and number < _MOST_FIELDS:
        at, name = found.end(), found[1]
        field = field_of(name)
        if field in _NO_FIELDS:
            continue
        number += 1
        if found[2].endswith("/"):
            yield name, found[2][:-1], ""
            continue
        end, at = _end(piece, at, name) if unclosed < _MOST_UNCLOSED else (-1, at)
        if end < 0:
            unclosed += 1
            following = _following(piece, found.end())
            if field not in _WHOLE_ONLY:
                yield name, found[2], piece[found.end() : following]
            at = following
        else:
            yield name, found[2], piece[found.end() : end]


def _end(piece: str, at: int, name: str) -> tuple[int, int]:
    """Where the content of a field ends, -1 if it is not closed, and where what follows it begins."""
    closing = re.compile(
        rf"</{re.escape(name)}\s*+>|(?P<section><!\[CDATA\[)|<(?P<again>{re.escape(name)})[\s>]", re.IGNORECASE
    )
    section_end = 0
    while found := closing.search(piece, at):
        at = found.end()
        if found["section"]:
            if 0 <= section_end <= at:
                section_end = piece.find("]]>", at)
            if section_end >= 0 and piece.find("<![CDATA[", at, section_end) < 0:
                at = section_end + 3
        elif found["again"]:
            break
        else:
            return found.start(), at
    return -1, at


def _following(piece: str, at: int) -> int:
    """Where the next field begins."""
    fields = (each.start() for each in _FIELD.finditer(piece, at) if field_of(each[1]) not in _NO_FIELDS)
    return next(fields, len(piece))


def _read(text: str, field: str) -> str:
    """The text that the content of a field stands for: decoded once, tags within it as they are."""
    if field in _PEOPLE and "<" in text and (found := _NAME_WITHIN.search(text)):
        text = found[1]
    if "<!" not in text:
        return printable(unescape(text)).strip()
    parts, at = [], 0
    for section in _SECTION.finditer(text):
        parts += [unescape(_COMMENT.sub("", text[at : section.start()])), section[1]]
        at = section.end()
    return printable("".join([*parts, unescape(_COMMENT.sub("", text[at:]))])).strip()
