"""Feeds that are not well-formed XML: cut into their entries, each read for itself.

Where an entry begins is told by its tag alone, outside of CDATA sections and comments; so many entries are expected.
What lies between is parsed strictly, and where that fails too, field by field: a title with a stray tag in it costs
nothing then, neither the link behind it nor the next entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from newsreader.sources.feed_entries import MOST_LOOKED_AT, entries_in, whole
from newsreader.sources.feed_fields import Names, loose_entry, names_of_document
from newsreader.sources.feed_mend import mended
from newsreader.sources.feed_names import field_of
from newsreader.sources.feed_parts import first_text, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

BROKEN = "The feed is not well-formed XML; {:,} of its {:,} entries were read."
CUT_OFF = "The feed ends in the middle of an entry; what was there is shown."

_MARK = re.compile(r"<!\[CDATA\[|<!--|<(?P<end>/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:rss|channel|feed|(?:\w+:)?rdf)\s*>", re.IGNORECASE)
_LONGEST_HEAD = 1_000_000


def read_broken(data: bytes) -> tuple[_Element, list[_Element], list[str]]:
    """What stands around the entries, the entries, and sentences about what was wrong."""
    text = mended(data.decode("utf-8", "replace"))
    root = _strict(text)
    if root is not None:
        entries = entries_in(root)
        return root, entries, [BROKEN.format(len(entries), len(entries))]
    pieces = list(islice(_pieces(text), MOST_LOOKED_AT))
    names = names_of_document(text, pieces[0][0] if pieces else len(text))
    entries = [entry for begin, end in pieces if (entry := _entry(text[begin:end], names)) is not None]
    warnings = []
    if not _CLOSED.search(text, pieces[-1][0] if pieces else 0):
        warnings.append(CUT_OFF)
        entries = entries[:-1] if entries and not _is_known(entries[-1]) else entries
    warnings.insert(0, BROKEN.format(len(entries), len(pieces)))
    return _around(text, pieces), entries, warnings


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends: at its closing tag, or where the next one begins."""
    begin = -1
    for at, after, closing in _marks(text):
        if closing and begin >= 0:
            end = text.find(">", after)
            yield begin, end + 1 if end >= 0 else len(text)
            begin = -1
        elif not closing:
            if begin >= 0:
                yield begin, at
            begin = at
    if begin >= 0:
        closed = _CLOSED.search(text, begin)
        yield begin, closed.start() if closed else len(text)


def _marks(text: str) -> Iterator[tuple[int, int, bool]]:
    """The tags of entries: where each begins and its name ends, and whether it is a closing one.

    A CDATA section with the beginning of another in it was never closed, and hides nothing.
    """
    at = section_end = 0
    while found := _MARK.search(text, at):
        at = found.end()
        if found[0] == "<!--":
            end = text.find("-->", at)
            at = end + 3 if end >= 0 else at
        elif found[0][:2] == "<!":
            if 0 <= section_end <= at:
                section_end = text.find("]]>", at)
            if section_end >= 0 and text.find("<![CDATA[", at, section_end) < 0:
                at = section_end
        else:
            yield found.start(), at, bool(found["end"])


def _entry(piece: str, names: Names) -> _Element | None:
    """The entry in a piece; None if nothing of it can be read."""
    root = _strict(f"{names.opening}{piece}</x>")
    element = root[0] if root is not None and len(root) else loose_entry(piece, names)
    return element if parts_of(element) else None


def _is_known(entry: _Element) -> bool:
    """Whether an entry that may be cut has what it will be known by when it comes whole."""
    parts = parts_of(entry)
    return bool(first_text(parts, "guid", "link") or "link" in parts)


def _around(text: str, pieces: list[tuple[int, int]]) -> _Element:
    """What the feed says of itself, before and behind its entries."""
    from lxml import etree

    head = text[: pieces[0][0]] + text[pieces[-1][1] :] if pieces else text
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root: _Element | None = etree.fromstring(head[:_LONGEST_HEAD].encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or field_of(str(root.tag)) == "entry":
        return etree.Element("channel")
    return root


def _strict(text: str) -> _Element | None:
    return whole(text.encode("utf-8", "replace"))
