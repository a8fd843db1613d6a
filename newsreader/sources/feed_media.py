"""The files that an entry offers, and the picture that stands for it: enclosures, Media RSS, podcasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsreader.article.feed import Enclosure
from newsreader.article.urls import web_address
from newsreader.sources.feed_names import field_of
from newsreader.sources.feed_parts import LONGEST_NAME, MOST, Parts, parts_of
from newsreader.sources.feed_words import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_TEXT = 4_096


def enclosures_in(parts: Parts, base: str | None) -> Iterator[Enclosure]:
    """The files that an entry offers, each address once."""
    seen: set[str] = set()
    for element in _offers(parts):
        written = element.get("url") or element.get("href") or (element.text or "").strip()
        kind = one_line(element.get("type") or "", 100)
        if not written or (field_of(str(element.tag)) == "media_content" and _is_picture(element)):
            continue
        url = web_address(written, base) or one_line(written, _LONGEST_TEXT)
        if url in seen or len(seen) >= MOST:
            continue
        seen.add(url)
        length = element.get("length") or element.get("fileSize") or ""
        size = int(length) if length.strip().isascii() and length.strip().isdigit() and len(length) < 16 else None
        yield Enclosure(url, kind, size, one_line(element.get("title") or "", LONGEST_NAME))


def _offers(parts: Parts) -> Iterator[_Element]:
    yield from parts.get("enclosure", ())
    for link in parts.get("link", ()):
        if (link.get("rel") or "").lower() == "enclosure":
            yield link
    yield from _media(parts, "media_content")


def _media(parts: Parts, field: str) -> Iterator[_Element]:
    """The elements of Media RSS, alone and in a group."""
    yield from parts.get(field, ())
    for group in parts.get("media_group", ()):
        inner = parts_of(group)
        yield from inner.get(field, ())
    for content in parts.get("media_content", ()):
        if field != "media_content" and len(content):
            yield from parts_of(content).get(field, ())


def _is_picture(element: _Element) -> bool:
    kind = element.get("type") or ""
    return element.get("medium") == "image" or kind.startswith("image/") or not (kind or element.get("medium"))


def image_in(parts: Parts, base: str | None) -> str | None:
    """The address of the picture that stands for an entry."""
    candidates = [
        element.get("url")
        for field in ("media_content", "thumbnail")
        for element in _media(parts, field)
        if field == "thumbnail" or _is_picture(element)
    ]
    candidates += [each.get("url") for each in parts.get("enclosure", ()) if (each.get("type") or "")[:6] == "image/"]
    candidates += [each.get("href") for each in parts.get("itunes_image", ())]
    for address in candidates:
        if address and (url := web_address(address.strip(), base)):
            return url
    return None
