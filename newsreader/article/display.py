"""The last guard before HTML is laid out: keeps the shapes away that freeze a text widget, and keeps the text.

Qt's layout doubles its time with each nested table, is quadratic in the length of a word and worse than that in depth.
What is changed here is a copy for display; the stored article stays exact. Figures are those at which a page is laid
out within a second.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from newsreader.article.tokens import INLINE, VOID, Token, escape, tokens, unescape

DEEPEST = 24
MOST_CELLS = 2_000
MOST_COLUMNS = 40
MOST_IMAGES = 300
MOST_LINKS = 5_000
MOST_BREAKS = 5_000
LONGEST_RUN = 400
LONGEST_BLOCK = 20_000
LONGEST_PAGE = 600_000
MOST_MARKS = 32
MOST_BLOCKS = 20_000

BREAK = "\u200b"

_SPACE = re.compile(r"[ \t\r\n\f\u200b]")
_RUN = re.compile(rf"[^ \t\r\n\f\u200b]{{{LONGEST_RUN}}}")
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")
_TABLE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"))
_ROW_PARTS = frozenset(("thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))


@dataclass(slots=True)
class _Element:
    name: str
    source: str
    shown: bool


class _Page:
    """Writes pages within the limits; every operation costs the same however much was written before."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self._out: list[str] = []
        self._open: list[_Element] = []
        self._named: Counter[str] = Counter()
        self._depth = 0
        self._run = 0
        self._block = 0
        self._columns = 0
        self._start_page()

    def _start_page(self) -> None:
        self._length = self._cells = self._images = self._links = self._breaks = self._blocks = 0

    def text(self, source: str) -> None:
        text = _few_marks(unescape(source))
        at = 0
        while at < len(text):
            part = _cut(text, at, min(LONGEST_BLOCK - self._block, LONGEST_PAGE - self._length))
            at += len(part)
            self._block += len(part)
            self._length += len(part)
            self._out.append(escape(self._with_breaks(part)))
            if self._length >= LONGEST_PAGE:
                self._end_page()
            elif self._block >= LONGEST_BLOCK or at < len(text):
                self._split_block()

    def _with_breaks(self, text: str) -> str:
        """The text with a break opportunity after each long run, also one that began in an earlier text."""
        first = _SPACE.search(text)
        head = first.start() if first else len(text)
        if self._run + head > LONGEST_RUN:
            text, self._run = BREAK + text, 0
        if len(text) < LONGEST_RUN:
            self._run = len(text) - 1 - max(text.rfind(space) for space in " \n\t\u200b") if first else self._run + head
            return text
        text = _RUN.sub(lambda match: match[0] + BREAK, text)
        self._run = len(text) - 1 - max(text.rfind(space) for space in " \n\t\u200b")
        return text

    def start(self, token: Token) -> None:
        name = token.name
        if name in VOID:
            self._void(token)
            return
        self._end_implied(name)
        shown = self._has_room(name)
        self._count(name, shown)
        if name not in INLINE:
            self._new_block(name, shown)
        self._open.append(_Element(name, token.source, shown))
        self._named[name] += 1
        self._depth += shown
        if shown:
            self._out.append(token.source)

    def _end_implied(self, name: str) -> None:
        """A paragraph ends where a block begins."""
        if self._open and self._open[-1].name == "p" and name not in INLINE:
            self.end("p")

    def _has_room(self, name: str) -> bool:
        if name in _TABLE:
            return self._table_part_has_room(name)
        if name == "a" and self._links >= MOST_LINKS:
            return False
        if name not in INLINE and self._blocks >= MOST_BLOCKS:
            return False
        return self._depth < DEEPEST

    def _table_part_has_room(self, name: str) -> bool:
        if self._named["table"] > (name != "table") or self._cells >= MOST_CELLS:
            return False
        if name in _CELLS and self._columns >= MOST_COLUMNS:
            return False
        return self._depth < DEEPEST - 4 if name == "table" else self._in_shown_table()

    def _in_shown_table(self) -> bool:
        return self._depth > 0 and any(element.name in _TABLE and element.shown for element in self._open[-3:])

    def _count(self, name: str, shown: bool) -> None:
        self._links += name == "a"
        self._blocks += shown and name not in INLINE
        if name == "tr":
            self._columns = 0
        elif name in _CELLS:
            self._columns += 1
            self._cells += shown

    def _new_block(self, name: str, shown: bool) -> None:
        self._block = self._run = 0
        if not shown:
            self._part(" | " if name in _CELLS and self._columns > 1 else "\n")

    def _part(self, text: str) -> None:
        """Parts the text where an element that would part it is left out: a new line, else a space."""
        self._length += len(text)
        if text == "\n" and self._breaks < MOST_BREAKS and self._out and not self._out[-1].startswith("<"):
            self._breaks += 1
            self._out.append("<br>")
        else:
            self._out.append(text)

    def _void(self, token: Token) -> None:
        name = token.name
        if name == "img":
            self._images += 1
            if self._images <= MOST_IMAGES:
                self._out.append(token.source)
        elif name in ("br", "hr"):
            self._breaks += 1
            self._out.append(token.source if self._breaks <= MOST_BREAKS else "\n")
            self._run = 0
            self._block = 0 if name == "hr" else self._block

    def end(self, name: str) -> None:
        if not self._named[name]:
            return
        while True:
            element = self._open.pop()
            self._named[element.name] -= 1
            self._depth -= element.shown
            if element.shown:
                self._out.append(f"</{element.name}>")
            elif element.name not in INLINE and element.name not in _CELLS:
                self._part("\n")
            if element.name not in INLINE:
                self._block = self._run = 0
            if element.name == name:
                return

    def _split_block(self) -> None:
        """Ends the open elements up to the innermost block and opens them again."""
        shown = [element for element in self._open[-DEEPEST:] if element.shown]
        first = next((i for i in range(len(shown) - 1, -1, -1) if shown[i].name in ("p", "pre", "blockquote")), None)
        if first is None:
            self._out.append("<br>")
        else:
            self._out.extend(f"</{element.name}>" for element in reversed(shown[first:]))
            self._out.extend(element.source for element in shown[first:])
        self._block = self._run = 0

    def _end_page(self) -> None:
        """Ends the page; what follows goes on a new one inside of the same elements."""
        shown = [element for element in self._open if element.shown]
        self._out.extend(f"</{element.name}>" for element in reversed(shown))
        self.pages.append("".join(self._out))
        self._out = [element.source for element in shown]
        self._start_page()
        self._block = self._run = 0

    def finish(self) -> None:
        """Ends the last page, unless it would be an empty one after others."""
        if self._length or self._images or not self.pages:
            self._end_page()


def display_pages(html: str) -> Iterator[str]:
    """Sanitized HTML as pages of at most 600,000 characters, each of a shape that is laid out quickly; at least one.

    Long words carry zero-width spaces at which they may break; what is copied out must lose them again.
    """
    page = _Page()
    given = 0
    for token in tokens(html):
        if token.kind == "text":
            page.text(token.source)
        elif token.kind == "start":
            page.start(token)
        elif token.kind == "end":
            page.end(token.name)
        while given < len(page.pages):
            yield page.pages[given]
            given += 1
    page.finish()
    yield from page.pages[given:]


def guard_for_display(html: str, page: int = 0) -> str:
    """One page of `display_pages`, with a note at its end if others follow; the first unless told otherwise."""
    pages = islice(display_pages(html), page, page + 2)
    shown = next(pages, "")
    if next(pages, None) is None:
        return shown
    return (
        f"{shown}<hr><p><em>This article is very long; this is part {page + 1} of it. "
        "All of it is kept in the library, and “newsreader show” prints it whole.</em></p>"
    )


def _cut(text: str, at: int, room: int) -> str:
    """At most `room` characters of `text` from `at` on, to the end of a word where one is near."""
    end = at + max(room, 1)
    if end >= len(text):
        return text[at:]
    space = text.rfind(" ", max(at, end - 200), end)
    return text[at : space + 1 if space >= at else end]


def _few_marks(text: str) -> str:
    """At most 32 combining marks on a letter; a stack of a thousand would cover the page."""
    if text.isascii():
        return text
    return _MAYBE_MARKS.sub(lambda match: _capped(match[0]), text)


def _capped(run: str) -> str:
    out: list[str] = []
    marks = 0
    for character in run:
        marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        if marks <= MOST_MARKS:
            out.append(character)
    return "".join(out)
