"""Feeds in XML: every entry that is in the bytes, in whatever state they are.

A document that is well-formed is read by lxml as a whole, and what is in its tree is all there is. That is as fast as
the fastest feed parsers, and keeps what those leave out: dates as they were written, bases, the addresses before click
counters. Any other document is cut into its entries first, so that no fault in one reaches the next; how many entries
there should be, and how many were read, is then part of what is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.article.feed import FeedDocument
from newsreader.sources.feed_channel import read_channel
from newsreader.sources.feed_dates import seconds_of
from newsreader.sources.feed_entry import Found, find_entry, first_text, read_entry, said_by
from newsreader.sources.feed_identity import keys_of
from newsreader.sources.feed_names import field_of

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

MOST_ENTRIES = 2_000
MANY = "The feed has {:,} entries; the {:,} newest were read."


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
    found = [find_entry(element, around) for element in elements]
    if len(found) > most:
        warnings = [*warnings, MANY.format(len(found), most)]
        found = _newest(found, most)
    keys = keys_of([each.guid for each in found], [each.url for each in found], lambda number: said_by(found[number]))
    entries = tuple(read_entry(each, key, around) for each, key in zip(found, keys, strict=True))
    return replace(document, entries=entries, warnings=tuple(warnings))


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


def _newest(found: list[Found], most: int) -> list[Found]:
    """The entries with the latest dates, in their order; one without a date is as new as the one before it."""
    moments: list[float] = []
    for each in found:
        moment = seconds_of(first_text(each.parts, "published", "dc_date", "created", "updated"))
        moments.append(moment if moment is not None else moments[-1] if moments else 0.0)
    order = sorted(range(len(found)), key=lambda number: (-moments[number], number))
    return [found[number] for number in sorted(order[:most])]
