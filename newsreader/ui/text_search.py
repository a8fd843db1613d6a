"""Finds words in a text, by the places a document counts in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

MAX_MATCHES = 1000
LONGEST_ABBREVIATION = 4
_GAPLESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")


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


def find_whole(text: str, terms: Sequence[str], limit: int = MAX_MATCHES) -> list[tuple[int, int]]:
    """Every place of some words or phrases as whole words, whatever their case, as `find_all`.

    Short words in capitals are meant so: "US" is not "us". A script without gaps between words has no whole ones.
    """
    patterns = [_whole(term) for term in sorted(terms, key=len, reverse=True) if term.strip()]
    return _matches(text, re.compile("|".join(patterns), re.IGNORECASE), limit) if patterns else []


def _whole(term: str) -> str:
    pattern = r"\s+".join(map(re.escape, term.split()))
    if term.isupper() and len(term) <= LONGEST_ABBREVIATION:
        pattern = f"(?-i:{pattern})"
    before = "" if _GAPLESS.match(term[0]) else r"(?<!\w)"
    after = "" if _GAPLESS.match(term[-1]) else r"(?!\w)"
    return f"{before}{pattern}{after}"


def _matches(text: str, pattern: re.Pattern[str], limit: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    wide = [i for i, char in enumerate(text) if char > "\uffff"] if text and max(text) > "\uffff" else []
    for match in pattern.finditer(text):
        start, end = match.span()
        found.append((start + bisect_right(wide, start - 1), end + bisect_right(wide, end - 1)))
        if len(found) >= limit:
            break
    return found
