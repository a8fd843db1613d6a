"""Keeps words apart that the page shows apart.

What chooses the body trims the text around emphasis and links, so that `<b>One</b> word` becomes "Oneword". Where the
text of two elements meets on the page is noted before, and what was run together at such a seam is parted after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsreader.sources.page_tree import IN_LINE, UNSEEN

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 40
_FIRST = re.compile(rf"\S{{1,{_LONGEST}}}")
_LAST = re.compile(rf"\S{{1,{_LONGEST}}}\Z")
_WORD = re.compile(r"\S+")
_PARTING = frozenset(("br", "img"))


@dataclass(frozen=True, slots=True)
class Seams:
    """Where texts of neighbouring elements meet on a page: the end of one and the beginning of the next.

    Attributes:
        apart: pairs that a space, a line end or a block parts.
        joined: pairs that stand together, such as a word half of which is emphasized.
        words: all that stands between spaces on the page.
    """

    apart: set[tuple[str, str]] = field(default_factory=set)
    joined: set[tuple[str, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


class _Piece(NamedTuple):
    """A text of a tree: of which element, as its text or tail, and whether something parts it from the one before."""

    element: _Element
    place: Literal["text", "tail"]
    text: str
    parted: bool


def read_seams(tree: _Element) -> Seams:
    """The seams of a page."""
    seams = Seams()
    before = ""
    for piece in _pieces(tree):
        if not piece.text.strip():
            continue
        pair = _pair(before, piece.text)
        parted = piece.parted or before[-1:].isspace() or piece.text[0].isspace()
        (seams.apart if parted else seams.joined).add(pair)
        seams.words.update(_WORD.findall(piece.text))
        before = piece.text
    seams.words.update("".join(pair) for pair in seams.joined)
    return seams


def part_words(body: _Element, seams: Seams) -> None:
    """Puts a space where words were run together at a seam that parts them on the page."""
    apart = seams.apart - seams.joined
    fused = {first + second: f"{first} {second}" for first, second in apart if first + second not in seams.words}
    before = ""
    for piece in list(_pieces(body)):
        if not piece.text.strip():
            continue
        text = _WORD.sub(lambda word: fused.get(word[0], word[0]), piece.text)
        meets = not piece.parted and not before[-1:].isspace() and not text[0].isspace()
        if meets and _pair(before, text) in apart:
            text = f" {text}"
        if text != piece.text:
            setattr(piece.element, piece.place, text)
        before = text


def _pair(before: str, text: str) -> tuple[str, str]:
    last = _LAST.search(before.rstrip()[-_LONGEST:])
    first = _FIRST.search(text)
    return last[0] if last else "", first[0] if first else ""


def _pieces(tree: _Element) -> Iterator[_Piece]:
    """The shown texts of a tree in its order; a text of spaces alone parts what stands around it."""
    from lxml.etree import iterwalk

    parted = True
    for event, element in iterwalk(tree, events=("start", "end")):
        starts = event == "start"
        parted = parted or element.tag not in IN_LINE or element.tag in _PARTING
        text = (element.text if element.tag not in UNSEEN else None) if starts else element.tail
        if text:
            yield _Piece(element, "text" if starts else "tail", text, parted)
            parted = not text.strip()
