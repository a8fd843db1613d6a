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
        self._letters, self._places, _ = _squeezed(text)
        self._seen, self._starts, self._ends = _squeezed(document, units=True)

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
                found.append((self._starts[place], self._ends[seen_end - 1]))
        return found

    def _find(self, letters: str, expected: int) -> int:
        """Where letters stand nearest to a place; -1 if nowhere."""
        if self._seen.startswith(letters, expected):
            return expected
        behind = self._seen.find(letters, max(expected, 0))
        before = self._seen.rfind(letters, 0, max(expected, 0) + len(letters))
        places = [place for place in (before, behind) if place >= 0]
        return min(places, key=lambda place: abs(place - expected), default=-1)


def _squeezed(text: str, *, units: bool = False) -> tuple[str, list[int], list[int]]:
    """The letters and digits of a text alone, and where each stands, with the marks that cling to it: from, to."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    passed, marks, clings = 0, -1, False
    for character in text:
        width = 2 if units and character > "\uffff" else 1
        if character.isalnum():
            letters.append(character)
            starts.append(marks if marks >= 0 and units else passed)
            ends.append(passed + width)
            marks, clings = -1, True
        elif character.isspace():
            marks, clings = -1, False
        elif clings:
            ends[-1] = passed + width
        elif marks < 0:
            marks = passed
        passed += width
    return "".join(letters), starts, ends
