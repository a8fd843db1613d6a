"""The outlines of a subscription list, one by one: by lxml where the list is well-formed, else by their tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from newsreader.article.tokens import unescape
from newsreader.sources.feed_mend import mended, printable

if TYPE_CHECKING:
    from lxml.etree import _Element

Event = dict[str, str] | None

_NAME = r"[A-Za-z_][\w.-]{0,80}(?::[A-Za-z_][\w.-]{0,80})?"
_ATTRIBUTE = re.compile(rf"""({_NAME})\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""")
_ATTRIBUTES = re.compile(rf"(?:\s*+{_NAME}\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+\s*+/?\s*+")
# Where quotes stand within a value, it ends at one that the next attribute follows.
_QUOTED = re.compile(
    rf"""({_NAME})\s*+=\s*+(?:(["'])(.*?)\2(?=\s+{_NAME}\s*+=|\s*+/?\s*+\Z)|([^\s"'<>]++))""", re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OUTLINE = re.compile(r"<(?P<end>/?)outline(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(r"""(.*["']\s*+/?)>|([^>]*+)""", re.DOTALL)
_HEAD = re.compile(r"<head(?:\s[^<>]*+)?>(.*?)</head\s*>", re.IGNORECASE | re.DOTALL)
_IN_HEAD = re.compile(r"<([A-Za-z][\w.:-]*+)[^<>]*+>([^<]*+)</\1\s*+>")
_SPACE = re.compile(r"""xmlns:([\w.-]+)\s*+=\s*+(?:"([^"<>]{1,300})"|'([^'<>]{1,300})')""")
_MOST_IN_HEAD, _LONGEST_IN_HEAD = 50, 2_000
_LONGEST_QUOTED = 20_000


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a list holds.

    Attributes:
        head: name and text of what its head says.
        events: the attributes of each outline that begins, None for each that ends.
        broken: it was not well-formed.
    """

    head: list[tuple[str, str]]
    events: Iterator[Event]
    broken: bool = False


def outlines_of(data: bytes) -> Outlines:
    """The head and the outlines of a list.

    Args:
        data: in UTF-8, from its root on.
    """
    from newsreader.sources.feed_entries import whole

    root = whole(data)
    if root is not None:
        return Outlines(_head(root), _walked(root))
    text = mended(data.decode("utf-8", "replace"))
    root = whole(text.encode("utf-8", "replace"))
    if root is not None:
        return Outlines(_head(root), _walked(root), broken=True)
    return Outlines(_loose_head(text), _loose(text), broken=True)


def _head(root: _Element) -> list[tuple[str, str]]:
    head = next((child for child in root if _local(child) == "head"), None)
    if head is None:
        return []
    said = [(_local_as_written(child), " ".join((child.text or "").split())) for child in head if not len(child)]
    return [(name, text[:_LONGEST_IN_HEAD]) for name, text in said[:_MOST_IN_HEAD] if name and text]


def _walked(root: _Element) -> Iterator[Event]:
    from lxml.etree import iterwalk

    for event, element in iterwalk(root, events=("start", "end")):
        if _local(element) == "outline":
            yield {str(name): str(value) for name, value in element.attrib.items()} if event == "start" else None


def _local(element: _Element) -> str:
    return _local_as_written(element).lower()


def _local_as_written(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _loose_head(text: str) -> list[tuple[str, str]]:
    found = _HEAD.search(text)
    said = _IN_HEAD.findall(found[1]) if found else []
    return [
        (name, " ".join(printable(unescape(value)).split())[:_LONGEST_IN_HEAD])
        for name, value in said[:_MOST_IN_HEAD]
        if value.strip()
    ]


def _loose(text: str) -> Iterator[Event]:
    text = _COMMENT.sub("", text)
    spaces = {prefix: double or single for prefix, double, single in _SPACE.findall(text)}
    tags = [*_OUTLINE.finditer(text), None]
    for found, following in pairwise(tags):
        if found is None or found["end"]:
            yield None
            continue
        piece = text[found.end() : following.start() if following else len(text)]
        tag = _TAG.match(piece)
        inner = (tag[1] or tag[2]) if tag else piece
        yield dict(_attributes(inner, spaces))
        if inner.endswith("/"):
            yield None


def _attributes(inner: str, spaces: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The attributes of a tag, also where quotes stand within their values."""
    if _ATTRIBUTES.fullmatch(inner) or len(inner) > _LONGEST_QUOTED:
        written = [(name, "".join(values)) for name, *values in _ATTRIBUTE.findall(inner)]
    else:
        written = [(name, quoted or bare) for name, _quote, quoted, bare in _QUOTED.findall(inner)]
    for name, value in written:
        prefix, _, local = name.rpartition(":")
        if prefix != "xmlns" and name != "xmlns":
            key = f"{{{spaces[prefix]}}}{local}" if prefix in spaces else local
            yield key, " ".join(printable(unescape(value)).split("\n"))
