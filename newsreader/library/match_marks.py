"""Where a search matched: the marks in a headline, and the piece of a text around the first match.

The indexes keep no copy of the texts; what a match looks like is worked out here for the rows that are shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.article.question.tree import Question
from newsreader.library.word_index import UNSPACED_LETTER as _SINGLE

_LETTER = r"[^\W_]"
SNIPPET_LENGTH = 200
_SNIPPET_SEARCHED = 20_000
Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a question; `prefix`: the word may go on, `inside`: it may stand anywhere in words."""

    text: str
    prefix: bool = False
    inside: bool = False


def terms(question: Question) -> list[Term]:
    """The words of a question as they are marked in a text."""
    return [Term(word.text, word.kind == "prefix", word.kind == "inside") for word in question.words]


def marks(wanted: Sequence[Term], text: str) -> Marks:
    """(start, length) of every place where a term stands in the text; without overlaps, in order."""
    folded = _folded(text)
    found = sorted(match.span() for term in wanted for match in _pattern(term).finditer(folded))
    places: list[tuple[int, int]] = []
    end = 0
    for start, stop in found:
        if start >= end and stop > start:
            places.append((start, stop - start))
            end = stop
    return tuple(places)


def snippet(wanted: Sequence[Term], text: str) -> tuple[str, Marks]:
    """About 200 characters of the text around the first match, in one line, and the marks in it; ("", ()) if none."""
    text = text[:_SNIPPET_SEARCHED]
    folded = _folded(text)
    starts = [match.start() for term in wanted if (match := _pattern(term).search(folded))]
    if not starts:
        return "", ()
    first = min(starts)
    start = 0 if first < SNIPPET_LENGTH // 2 else _word_start(text, first - 60)
    cut = " ".join(text[start : start + SNIPPET_LENGTH].split())
    piece = ("…" if start else "") + cut + ("…" if start + SNIPPET_LENGTH < len(text) else "")
    return piece, marks(wanted, piece)


def _folded(text: str) -> str:
    """The text without case and accents, of the very same length, so that places in it are places in the text."""
    if text.isascii():
        return text.lower()
    return "".join(character if character.isascii() else _base(character) for character in text.lower()[: len(text)])


def _base(character: str) -> str:
    """A character without its accents, if that leaves exactly one."""
    bare = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    return bare[0] if len(bare) == 1 else character


def _pattern(term: Term) -> re.Pattern[str]:
    """Finds a term in folded text: its words with anything but letters and digits between them."""
    words = re.findall(rf"{_LETTER}+", _folded(term.text)) or [term.text]
    inner = rf"(?:(?!{_LETTER}).)*?".join(map(re.escape, words))
    front = "" if term.inside or _SINGLE.match(words[0][0]) else rf"(?<!{_LETTER})"
    back = "" if term.prefix or term.inside or _SINGLE.match(words[-1][-1]) else rf"(?!{_LETTER})"
    return re.compile(front + inner + back, re.DOTALL)


def _word_start(text: str, near: int) -> int:
    """The start of a word close behind a place."""
    space = text.find(" ", near, near + 30)
    return near if space < 0 else space + 1
