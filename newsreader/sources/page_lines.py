"""What a page shows, line by line: the text between two blocks or line ends, in whatever elements it stands.

Who wrote an article and when is often said in a line of its own beside the headline, or after a label such as
"Author:", and in no element that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsreader.article.headline import normalize_headline
from newsreader.article.tokens import INLINE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 200
_VERY_NEAR = 4
_HEADINGS = frozenset(("h1", "h2", "h3"))
_NO_LINES = frozenset(("title", "head", "option", "select", "textarea", "figure", "figcaption"))


class Line(NamedTuple):
    """A short line of a page, single-spaced, and the block that holds it."""

    text: str
    holder: HtmlElement


class _Lines:
    """Collects the pieces of a line until a block or a line end ends it."""

    def __init__(self) -> None:
        self.found: list[Line] = []
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        if self._length <= LONGEST:
            self._parts.append(text[: LONGEST * 2])
            self._length += len(self._parts[-1])

    def end(self, holder: HtmlElement | None) -> None:
        text = " ".join("".join(self._parts).split())[:LONGEST]
        self._parts.clear()
        self._length = 0
        if text and holder is not None and holder.tag not in _NO_LINES:
            self.found.append(Line(text, holder))


def shown_lines(tree: HtmlElement) -> list[Line]:
    """The lines of a tree without unseen elements, in its order; those longer than 200 characters are cut there."""
    from lxml.etree import iterwalk

    lines = _Lines()
    holder: HtmlElement | None = tree
    for event, element in iterwalk(tree, events=("start", "end")):
        starts = event == "start"
        if element.tag not in INLINE:
            lines.end(holder)
            holder = element if starts else element.getparent()
        if text := element.text if starts else element.tail:
            lines.add(text)
    lines.end(holder)
    return lines.found


@dataclass(frozen=True, slots=True)
class Front:
    """The lines of a page and where among them its headline stands.

    Attributes:
        outside: elements that do not belong to the article.
        place: number of the line that is the headline; None if it is not shown.
    """

    tree: HtmlElement
    outside: set[HtmlElement]
    lines: Sequence[Line]
    place: int | None

    def near(self, before: int, after: int) -> Iterator[str]:
        """The lines beside the headline: what follows it, the nearest first, and then what stands before it.

        What seems to be no part of the article counts only if it stands very near.
        """
        if self.place is None:
            return
        following = self.lines[self.place + 1 : self.place + 1 + after]
        leading = self.lines[max(0, self.place - before) : self.place][::-1]
        for lines in (following, leading):
            for number, line in enumerate(lines):
                if number < _VERY_NEAR or line.holder not in self.outside:
                    yield line.text

    def own(self) -> list[str]:
        """The lines that seem to belong to the article."""
        return [line.text for line in self.lines if line.holder not in self.outside]


def read_front(tree: HtmlElement, outside: set[HtmlElement], headline: str) -> Front:
    """The lines of a page, and its headline among them."""
    lines = shown_lines(tree)
    return Front(tree, outside, lines, _place_of(headline, lines))


def _place_of(headline: str, lines: Sequence[Line]) -> int | None:
    """The line that is the headline, in a heading if it is in any, else the first heading."""
    key = normalize_headline(headline[:LONGEST])
    same = [number for number, line in enumerate(lines) if key and normalize_headline(line.text) == key]
    headings = [number for number in same if _in_heading(lines[number].holder)]
    first = [number for number, line in enumerate(lines) if line.holder.tag == "h1"]
    return next(iter([*headings, *same, *first]), None)


def _in_heading(element: HtmlElement) -> bool:
    return element.tag in _HEADINGS or any(parent.tag in _HEADINGS for parent in element.iterancestors())
