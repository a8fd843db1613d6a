"""Finds words in a text, by the places a document counts in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

MAX_MATCHES = 1000


def find_all(text: str, wanted: str, limit: int = MAX_MATCHES) -> list[tuple[int, int]]:
    """Every place of `wanted`, whatever its case: (start, end) in UTF-16 units, at most `limit` of them."""
    words = wanted.split()
    if not words:
        return []
    return _matches(text, re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE), limit)


def find_words(text: str, words: Sequence[str], limit: int = MAX_MATCHES) -> list[tuple[int, int]]:
    """Every word that begins with one of `words`, as `find_all`."""
    starts = [re.escape(word) for word in words if word.strip()]
    if not starts:
        return []
    return _matches(text, re.compile(rf"(?<!\w)(?:{'|'.join(starts)})\w*", re.IGNORECASE), limit)


def _matches(text: str, pattern: re.Pattern[str], limit: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    wide = [i for i, char in enumerate(text) if char > "\uffff"] if text and max(text) > "\uffff" else []
    for match in pattern.finditer(text):
        start, end = match.span()
        found.append((start + bisect_right(wide, start - 1), end + bisect_right(wide, end - 1)))
        if len(found) >= limit:
            break
    return found
