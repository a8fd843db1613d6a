"""Feeds in XML: every entry that is in the bytes, in whatever state they are.

A document that is well-formed is read by lxml as a whole, and what is in its tree is all there is. That is as fast as
the fastest feed parsers, and keeps what those leave out: dates as they were written, bases, the addresses before click
counters. Any other document is cut into its entries first, so that no fault in one reaches the next; how many entries
there should be, and how many were read, is then part of what is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.article.feed import FeedDocument
from newsreader.sources.feed_channel import read_channel
from newsreader.sources.feed_dates import seconds_of
from newsreader.sources.feed_entry import Parts, first_text, guid_of, parts_of, read_entry
from newsreader.sources.feed_identity import digest_of, keys_of
from newsreader.sources.feed_names import field_of

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

    from newsreader.article.feed import Entry

MOST_ENTRIES = 2_000
MANY = "The feed has {:,} entries; the {:,} newest were read."

_Read = list["tuple[_Element, Parts, str]"]


def read_xml(data: bytes, source: str, base: str | None, most: int = MOST_ENTRIES) -> FeedDocument:
    """The feed in a document.

    Args:
        data: in UTF-8, from its root on.
        source: where it came from.
        base: the address that it was fetched from, if it was.
        most: of more entries than these, the newest are read.
    """
    root = whole(data)
    if root is not None:
        elements, warnings = entries_in(root), list[str]()
    else:
        from newsreader.sources.feed_broken import read_broken

        root, elements, warnings = read_broken(data)
    has_bases = b"xml:base" in data
    document, around = read_channel(root, source, base, has_bases=has_bases)
    read = [(element, parts := parts_of(element), guid_of(element, parts)) for element in elements]
    if len(read) > most:
        warnings = [*warnings, MANY.format(len(read), most)]
        read = _newest(read, most)
    entries = [read_entry(element, parts, guid, around) for element, parts, guid in read]
    return replace(document, entries=identified(entries), warnings=tuple(warnings))


def identified(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with their keys and digests."""
    said = [f"{entry.headline}\0{entry.published}\0{entry.body}" for entry in entries]
    keys = keys_of([entry.guid for entry in entries], [entry.url for entry in entries], said)
    return tuple(
        replace(
            entry,
            key=key,
            digest=digest_of(
                entry.headline, entry.byline, entry.body, entry.url, *(each.url for each in entry.enclosures)
            ),
        )
        for entry, key in zip(entries, keys, strict=True)
    )


def strict_parser() -> XMLParser:
    """A parser that resolves nothing, fetches nothing and refuses what is not well-formed."""
    from lxml.etree import XMLParser

    return XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip


def entries_in(root: _Element) -> list[_Element]:
    """The entries of a document, in its order; an entry within an entry is a part of it."""
    found = [each for each in root.iter("{*}item", "{*}entry") if field_of(str(each.tag)) == "entry"]
    if not found:
        found = [each for each in root.iter() if isinstance(each.tag, str) and field_of(each.tag) == "entry"]
    holders = {root}
    entries: list[_Element] = []
    for element in found:
        parent = element.getparent()
        if parent in holders or not any(field_of(str(each.tag)) == "entry" for each in element.iterancestors()):
            holders.add(parent if parent is not None else root)
            entries.append(element)
    return entries


def whole(data: bytes) -> _Element | None:
    """The tree of a document that is well-formed."""
    from lxml import etree

    try:
        return etree.fromstring(data, strict_parser())
    except etree.XMLSyntaxError:
        return None


def _newest(read: _Read, most: int) -> _Read:
    """The entries with the latest dates, in their order; one without a date is as new as the one before it."""
    moments: list[float] = []
    for _element, parts, _guid in read:
        moment = seconds_of(first_text(parts, "published", "dc_date", "created", "updated"))
        moments.append(moment if moment is not None else moments[-1] if moments else 0.0)
    order = sorted(range(len(read)), key=lambda number: (-moments[number], number))
    return [read[number] for number in sorted(order[:most])]
