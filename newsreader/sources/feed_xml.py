"""Feeds in XML: every entry that is in the bytes, in whatever state they are.

A document that is well-formed is read by lxml as a whole, and what is in its tree is all there is. That is as fast as
the fastest feed parsers, and keeps what those leave out: dates as they were written, bases, the addresses before click
counters. Any other document is cut into its entries first, so that no fault in one reaches the next; how many entries
there should be, and how many were read, is then part of what is told.
"""

from __future__ import annotations

from dataclasses import replace

from newsreader.article.feed import FeedDocument
from newsreader.sources.feed_channel import read_channel
from newsreader.sources.feed_entries import MOST_LOOKED_AT, entries_in, newest, whole
from newsreader.sources.feed_entry import find_entry, read_entry, said_by
from newsreader.sources.feed_identity import keys_of

MOST_ENTRIES = 2_000
MANY = "The feed has {} entries; the {:,} newest were read."


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
    if len(elements) > most:
        warnings = [*warnings, too_many(len(elements), most)]
        elements = newest(elements, most)
    found = [find_entry(element, around) for element in elements]
    keys = keys_of([each.guid for each in found], [each.url for each in found], lambda number: said_by(found[number]))
    entries = tuple(read_entry(each, key, around) for each, key in zip(found, keys, strict=True))
    return replace(document, entries=entries, warnings=tuple(warnings))


def too_many(count: int, most: int) -> str:
    """The sentence on a feed of which only the newest entries were read."""
    return MANY.format(f"{count:,}{' or more' if count >= MOST_LOOKED_AT else ''}", most)
