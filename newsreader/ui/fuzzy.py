"""Finds what somebody means by a few typed letters: words and their beginnings first, scattered letters last.

Case and the accents of Latin letters do not count. All places are counted in characters of the label.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 300
STRONG = 600
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a label answers a query.

    Attributes:
        score: larger is better; from STRONG on, whole pieces of the query stand in the label.
        spans: (start, length) of what matched, in order, not touching.
    """

    score: int
    spans: tuple[Span, ...]


def match(query: str, label: str) -> Match | None:
    """How `label` answers `query`; None if it does not. An empty query is answered by everything alike."""
    wanted, text = fold(" ".join(query.split())), fold(label[:LONGEST])
    if not wanted:
        return Match(0, ())
    found = _whole(wanted, text) or _beginnings(wanted.split(), text) or _scattered(wanted.replace(" ", ""), text)
    # Of equals the shorter label is meant more often.
    return found and Match(found.score - min(len(text), 99), _joined(found.spans))


def word_spans(query: str, label: str) -> tuple[Span, ...]:
    """Where the words of a label begin with a word of the query: what a search by words has found there."""
    words, text = fold(query).split(), fold(label[:LONGEST])
    found = [(start, len(word)) for start in _starts(text) for word in words if text.startswith(word, start)]
    return _joined(found)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without case and Latin accents, character for character as long as before."""
    return "".join(map(_plain, text))


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    lower = (base if base.isascii() else char).lower()
    return lower if len(lower) == 1 else char


def _whole(wanted: str, text: str) -> Match | None:
    """The query in one piece, best at the very beginning, then at the beginning of a word."""
    starts = set(_starts(text))
    place = text.find(wanted)
    if place < 0:
        return None
    anywhere = place
    while place >= 0 and place not in starts:
        place = text.find(wanted, place + 1)
    if place < 0:
        return Match(700, ((anywhere, len(wanted)),))
    return Match(1000 if place == 0 else 900, ((place, len(wanted)),))


def _beginnings(words: Sequence[str], text: str) -> Match | None:
    """Each word of the query begins a word of the label, in any order."""
    free = _starts(text)
    spans: list[Span] = []
    for word in sorted(words, key=len, reverse=True):
        start = next((start for start in free if text.startswith(word, start)), None)
        if start is None:
            return None
        free.remove(start)
        spans.append((start, len(word)))
    return Match(800, tuple(spans))


def _scattered(letters: str, text: str) -> Match | None:
    """The letters in their order with others between, as close together as the last of them allows."""
    end = 0
    for letter in letters:
        end = text.find(letter, end) + 1
        if not end:
            return None
    places: list[int] = []
    at = end
    for letter in reversed(letters):
        at = text.rfind(letter, 0, at)
        places.insert(0, at)
    starts = set(_starts(text))
    begun = sum(place in starts for place in places)
    gaps = places[-1] - places[0] + 1 - len(letters)
    # Letters strewn over a label mean nothing unless most of them begin words.
    if gaps > 2 * len(letters) and 2 * begun < len(letters):
        return None
    return Match(300 + 40 * begun - 5 * gaps, tuple((place, 1) for place in places))


def _starts(text: str) -> list[int]:
    return [at for at, char in enumerate(text) if char.isalnum() and (at == 0 or not text[at - 1].isalnum())]


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    result: list[Span] = []
    for start, length in sorted(spans):
        if result and start <= sum(result[-1]):
            first = result.pop()[0]
            result.append((first, max(start + length - first, 0)))
        else:
            result.append((start, length))
    return tuple(result)
