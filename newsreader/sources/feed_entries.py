"""Finds the entries in the tree of a document, and of very many the newest."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newsreader.sources.feed_dates import seconds_of
from newsreader.sources.feed_names import field_of

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

# Of more entries the first so many are looked at.
MOST_LOOKED_AT = 100_000
_DATES = frozenset(("published", "dc_date", "created", "updated"))


def whole(data: bytes) -> _Element | None:
    """The tree of a document in UTF-8; None if it is not well-formed, or deeper or longer than a feed may be."""
    from lxml import etree

    try:
        return etree.fromstring(data, _strict())
    except etree.XMLSyntaxError:
        return None


def entries_in(root: _Element) -> list[_Element]:
    """The entries of a document, in its order; an entry within an entry is a part of it."""
    named = (each for each in root.iter("{*}item", "{*}entry") if field_of(str(each.tag)) == "entry")
    found = list(islice(named, MOST_LOOKED_AT))
    if not found:  # in upper case, perhaps
        found = [each for each in root.iter() if isinstance(each.tag, str) and field_of(each.tag) == "entry"]
    holders = {root}
    entries: list[_Element] = []
    for element in found:
        parent = element.getparent()
        if parent in holders or not any(field_of(str(each.tag)) == "entry" for each in element.iterancestors()):
            holders.add(parent if parent is not None else root)
            entries.append(element)
    return entries


def newest(entries: list[_Element], most: int) -> list[_Element]:
    """The entries with the latest dates, in their order; one without a date is as new as the one before it."""
    moments: list[float] = []
    for entry in entries:
        moment = next((moment for text in _dates(entry) if (moment := seconds_of(text)) is not None), None)
        moments.append(moment if moment is not None else moments[-1] if moments else 0.0)
    order = sorted(range(len(entries)), key=lambda number: (-moments[number], number))
    return [entries[number] for number in sorted(order[:most])]


def _dates(entry: _Element) -> list[str]:
    """The dates of an entry, that of its publication first; nothing else of it is kept in memory."""
    found = [(field, child.text or "") for child in entry if (field := field_of(str(child.tag))) in _DATES]
    return [text.strip() for field, text in sorted(found, key=lambda each: each[0] == "updated")]


def _strict() -> XMLParser:
    """A parser that resolves nothing, fetches nothing and refuses what is not well-formed."""
    from lxml.etree import XMLParser

    return XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
