"""One entry of an XML feed: which of its elements say what.

An entry is read in two steps: its elements are gathered by what they mean, then each field is taken from the first that
has it. What is wrong with one field costs that field alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsreader.article.feed import Enclosure, Entry
from newsreader.article.urls import web_address
from newsreader.sources.feed_bodies import body_in, from_base64, is_base64
from newsreader.sources.feed_identity import digest_of
from newsreader.sources.feed_names import field_of, is_atom
from newsreader.sources.feed_words import one_line, text_of, title_of, words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

Parts = dict[str, "list[_Element]"]

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LONGEST_DATE, _LONGEST_NAME, _LONGEST_TEXT = 100, 300, 4_096
_MOST = 50
_MAIL_AND_NAME = re.compile(r"\s*[^\s()<>]+@[^\s()<>]+\s*\(([^()]+)\)\s*")
_NAME_AND_MAIL = re.compile(r"\s*(.*\S)\s*[<(][^\s()<>]+@[^\s()<>]+[>)]\s*")


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


def own_base(element: _Element, base: str | None) -> str | None:
    """The base of an element: its own `xml:base` and those around it, where they are http or https."""
    return web_address(element.base or "", base) or base


def names_in(parts: Parts) -> tuple[str, ...]:
    """Who wrote it."""
    names: dict[str, None] = {}
    for field in ("creator", "author", "itunes_author"):
        for element in parts.get(field, ())[:_MOST]:
            if name := one_line(_name(element), _LONGEST_NAME):
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
            return title[:_LONGEST_NAME]
    return None


def _language(element: _Element, parts: Parts) -> str | None:
    said = element.get(XML_LANG) or first_text(parts, "language")
    for content in parts.get("content", ()):
        said = content.get(XML_LANG) or said
    return language_code(said)


def language_code(said: str) -> str | None:
    """The two letters of a language, of a code such as `en-GB`; None for anything else."""
    code = said.strip()[:2].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() and not said.strip()[2:3].isalpha() else None


def _tags(parts: Parts) -> Iterator[str]:
    seen: set[str] = set()
    for category in parts["category"][:_MOST]:
        text = category.text or category.get("label") or category.get("term") or ""
        tag = title_of(text)[:_LONGEST_NAME]
        if tag and tag.casefold() not in seen:
            seen.add(tag.casefold())
            yield tag


def enclosures_in(parts: Parts, base: str | None) -> Iterator[Enclosure]:
    """The files that an entry offers, each address once."""
    seen: set[str] = set()
    for element in _offers(parts):
        written = element.get("url") or element.get("href") or (element.text or "").strip()
        kind = one_line(element.get("type") or "", 100)
        if not written or (field_of(str(element.tag)) == "media_content" and _is_picture(element)):
            continue
        url = web_address(written, base) or one_line(written, _LONGEST_TEXT)
        if url in seen or len(seen) >= _MOST:
            continue
        seen.add(url)
        length = element.get("length") or element.get("fileSize") or ""
        size = int(length) if length.strip().isascii() and length.strip().isdigit() and len(length) < 16 else None
        yield Enclosure(url, kind, size, one_line(element.get("title") or "", _LONGEST_NAME))


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
