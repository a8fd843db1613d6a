"""One entry of an XML feed: which of its elements say what.

An entry is read in two steps: its elements are gathered by what they mean, then each field is taken from the first that
has it. What is wrong with one field costs that field alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsreader.article.feed import Entry
from newsreader.article.urls import web_address
from newsreader.sources.feed_bodies import body_in, from_base64, is_base64
from newsreader.sources.feed_identity import digest_of
from newsreader.sources.feed_media import enclosures_in, image_in
from newsreader.sources.feed_names import is_atom
from newsreader.sources.feed_parts import (
    LONGEST_NAME,
    MOST,
    XML_LANG,
    Parts,
    first_text,
    language_code,
    names_in,
    own_base,
    parts_of,
)
from newsreader.sources.feed_words import one_line, text_of, title_of, words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LONGEST_DATE = 100


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an entry has from the document around it.

    Attributes:
        base: the absolute address that relative ones are resolved against.
        has_bases: some elements have an `xml:base` of their own.
        byline: names for entries that give none.
    """

    base: str | None = None
    has_bases: bool = False
    byline: tuple[str, ...] = ()


def guid_of(element: _Element, parts: Parts) -> str:
    """The id that an entry gives; empty if it gives none."""
    return first_text(parts, "guid") or (element.get(_RDF_ABOUT) or "").strip() or first_text(parts, "dc_identifier")


class Found(NamedTuple):
    """An entry before it is read: what it is known by.

    Attributes:
        base: the absolute address that relative ones in it are resolved against.
    """

    element: _Element
    parts: Parts
    guid: str
    url: str | None
    base: str | None


def find_entry(element: _Element, around: Surroundings) -> Found:
    """What an entry is known by."""
    parts = parts_of(element)
    base = own_base(element, around.base) if around.has_bases else around.base
    guid = guid_of(element, parts)
    return Found(element, parts, guid, _url(element, parts, guid, base), base)


def said_by(found: Found) -> str:
    """Headline, date and body of an entry as one text."""
    date = first_text(found.parts, "published", "dc_date", "created", "updated")
    return f"{headline_in(found.parts)}\0{date}\0{body_in(found.parts)[0]}"


def read_entry(found: Found, key: bytes, around: Surroundings) -> Entry:
    """The entry.

    Args:
        found: where it stands.
        key: by which it is known.
        around: what it has from its document.
    """
    element, parts, guid, url, base = found
    headline, byline = headline_in(parts), names_in(parts) or around.byline
    body, summary = body_in(parts)
    published = first_text(parts, "published", "dc_date", "created")[:_LONGEST_DATE]
    updated = first_text(parts, "updated")[:_LONGEST_DATE] if "updated" in parts else ""
    enclosures = tuple(enclosures_in(parts, base))
    return Entry(
        key=key,
        digest=digest_of(headline, byline, body, url, *(each.url for each in enclosures)),
        guid=guid,
        url=url,
        headline=headline,
        byline=byline,
        body=body,
        summary=summary,
        base=_body_base(parts, url, base, around),
        published=published or updated,
        updated=updated if published else "",
        site=_site(parts) if "source" in parts else None,
        language=_language(element, parts),
        tags=tuple(_tags(parts)) if "category" in parts else (),
        enclosures=enclosures,
        image=image_in(parts, base),
    )


def headline_in(parts: Parts) -> str:
    """The headline of an entry or the title of a feed."""
    for field in ("title", "dc_title", "media_title", "itunes_title"):
        for element in parts.get(field, ()):
            if title := title_in(element):
                return title
    group = parts.get("media_group")
    return headline_in(parts_of(group[0])) if group else ""


def title_in(element: _Element) -> str:
    """The title that an element holds, as plain text; its `type` tells whether it is markup."""
    kind = (element.get("type") or "").lower()
    if len(element):
        return one_line(words_in(element)) if kind in ("xhtml", "application/xhtml+xml") else title_of(text_of(element))
    text = element.text or ""
    if kind in ("text", "text/plain"):
        return one_line(text)
    if (kind or element.get("mode")) and is_base64(element, kind):
        text = from_base64(text)
    return title_of(text, markup="html" in kind or not is_atom(element.tag))


def _url(element: _Element, parts: Parts, guid: str, base: str | None) -> str | None:
    """The address of an entry's page: the one before a redirecting service counted the clicks, if it is told."""
    for text in _addresses(parts):
        if url := web_address(text, base):
            return url
    is_link = next((each.get("isPermaLink", "true").strip().lower() for each in parts.get("guid", ())), "true")
    for text in (guid if is_link != "false" else "", element.get(_RDF_ABOUT) or ""):
        if text.startswith(("http://", "https://")) and (url := web_address(text, None)):
            return url
    return None


def _addresses(parts: Parts) -> Iterator[str]:
    if "origlink" in parts:
        yield first_text(parts, "origlink")
    links = parts.get("link", ())
    for link in links:
        if (text := (link.text or "").strip()) and not link.get("href"):
            yield text
    ranked = [link for link in links if link.get("href") and (link.get("rel") or "alternate").lower() == "alternate"]
    for link in sorted(ranked, key=lambda each: "html" not in (each.get("type") or "html")):
        yield link.get("href") or ""
    for content in parts.get("content", ()):
        if source := content.get("src"):
            yield source


def _body_base(parts: Parts, url: str | None, base: str | None, around: Surroundings) -> str | None:
    """What links in the body are relative to: the entry's page if it is of the feed's own site, else the feed."""
    if around.has_bases:
        for field in ("content", "summary", "encoded", "description"):
            for element in parts.get(field, ()):
                if element.base:
                    return own_base(element, around.base)
    if base and url and base.split("/", 3)[2:3] != url.split("/", 3)[2:3]:
        return base
    return url or base


def _site(parts: Parts) -> str | None:
    """The title of the feed that an entry comes from, where it names one."""
    for source in parts["source"]:
        text = first_text(parts_of(source), "title") if len(source) else source.text or ""
        if title := title_of(text):
            return title[:LONGEST_NAME]
    return None


def _language(element: _Element, parts: Parts) -> str | None:
    said = element.get(XML_LANG) or first_text(parts, "language")
    for content in parts.get("content", ()):
        said = content.get(XML_LANG) or said
    return language_code(said)


def _tags(parts: Parts) -> Iterator[str]:
    seen: set[str] = set()
    for category in parts["category"][:MOST]:
        text = category.text or category.get("label") or category.get("term") or ""
        tag = title_of(text)[:LONGEST_NAME]
        if tag and tag.casefold() not in seen:
            seen.add(tag.casefold())
            yield tag
