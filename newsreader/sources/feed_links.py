"""The headlines that the body of an entry names: in links below or behind words such as "Also read", as on pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsreader.article.feed import Entry
from newsreader.article.model import NamedLink
from newsreader.article.named_links import marker_of

_LONGEST_MARKER = 60
_SEPARATES = re.compile(r"[:：»›|｜>→▸►】］」〉》]|\s[-–—~]\s")


def link_named(html: str, text: str, entry: Entry) -> tuple[str, tuple[NamedLink, ...]]:
    """The body with the headlines it names linked, and those headlines in the order of the text.

    Args:
        html: the sanitized body.
        text: its plain text.
        entry: whose body it is.
    """
    if not any(map(marker_of, _candidates(text))):
        return html, ()
    from newsreader.sources.page_links import find_named_links
    from newsreader.sources.page_tree import drop_unseen, parse_tree

    tree = parse_tree(html)
    drop_unseen(tree)
    return html, find_named_links(tree, entry.base, entry.url)


def _candidates(text: str) -> Iterator[str]:
    """The lines of a text that may begin with such words: short ones, shouted ones, and those with a colon early on."""
    for line in text.split("\n"):
        if line and (
            len(line) <= _LONGEST_MARKER or _SEPARATES.search(line, 0, _LONGEST_MARKER + 4) or line[:2].isupper()
        ):
            yield line[:400]
