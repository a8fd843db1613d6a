"""Finds in the document of a page what is meant by places in the article's plain text.

A page is made from the article's HTML: it has a head, markers, captions and breaks that the plain text has not. But
letters and digits follow each other in both alike, so a stretch of the text is known again by them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Span = tuple[int, int]


LONG_ENOUGH = 60


def sentence_at(text: str, start: int) -> Span:
    """(start, length) of enough of a text from a place on to be known again, within its paragraph."""
    end = text.find("\n", start)
    return start, min(end if end > start else len(text), start + LONG_ENOUGH) - start


class TextPlaces:
    """The places of one text in one document.

    Args:
        text: the article's plain text; places in it are counted in characters.
        document: the text of the document; places in it are counted in units of UTF-16.
    """

    def __init__(self, text: str, document: str) -> None:
        self._letters, self._places = _squeezed(text)
        self._seen, self._units = _squeezed(document, units=True)

    def spans(self, wanted: Sequence[Span]) -> list[Span]:
        """The (start, end) in the document of (start, length) in the text, in order; what is not there is left out."""
        found: list[Span] = []
        text_end = seen_end = 0
        for start, length in wanted:
            first, last = bisect_left(self._places, start), bisect_left(self._places, start + length)
            if first >= last:
                continue
            place = self._find(self._letters[first:last], seen_end + first - text_end)
            if place >= 0:
                text_end, seen_end = last, place + last - first
                found.append((self._units[place], self._units[seen_end - 1] + self._width(seen_end - 1)))
        return found

    def _find(self, letters: str, expected: int) -> int:
        """Where letters stand nearest to a place; -1 if nowhere."""
        if self._seen.startswith(letters, expected):
            return expected
        behind = self._seen.find(letters, max(expected, 0))
        before = self._seen.rfind(letters, 0, max(expected, 0) + len(letters))
        places = [place for place in (before, behind) if place >= 0]
        return min(places, key=lambda place: abs(place - expected), default=-1)

    def _width(self, place: int) -> int:
        return 2 if self._seen[place] > "\uffff" else 1


def _squeezed(text: str, *, units: bool = False) -> tuple[str, list[int]]:
    """The letters and digits of a text alone, and where each stands."""
    letters, places, passed = [], [], 0
    for character in text:
        if character.isalnum():
            letters.append(character)
            places.append(passed)
        passed += 2 if units and character > "\uffff" else 1
    return "".join(letters), places
