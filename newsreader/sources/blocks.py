"""Turns the lines of a plain text into paragraphs, bulleted lists and set tables.

Two shapes are told apart: one line a paragraph, and paragraphs parted by blank lines and wrapped at some column. A
line was wrapped if the first word of the next one would not have fitted on it; where most lines are such, lines are
joined, otherwise each stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Literal

from newsreader.article.named_links import bullet_of, marker_of, names_headline

_NARROWEST, _WIDEST, _SHORTEST_WRAPPED = 40, 120, 30
_ENOUGH_LINES, _ENOUGH = 20_000, 2_000_000
_UNSPACED = re.compile("[぀-ヿ㐀-鿿豈-﫿฀-๿]")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")
_NUMBERED = re.compile(r"\s*\(?\d{1,3}[.)]\s")
_STOP = (".", "!", "?", "…", ":", ";", "。", "！", "？", '."', ".”", ".»", ".)", "؟", "»", "”")
_DASHES = ("–", "‒")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a body: a `paragraph` of one joined line, the items of a `list`, or the lines of a `table`."""

    kind: Literal["paragraph", "list", "table"]
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Builder:
    """Collects lines into blocks."""

    width: int
    blocks: list[Block] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        item = bullet_of(line)
        if item is not None and re.search(r"\w", item):
            self.end_paragraph()
            self.items.append(item)
            self.bullets.append(line.strip())
        elif self.items and self._continues_item(line):
            self.items[-1] = _joined([self.items[-1], line.strip()])
            self.bullets[-1] = _joined([self.bullets[-1], line.strip()])
        else:
            self.end_list()
            if self.paragraph and not self._continues(line):
                self.end_paragraph()
            self.paragraph.append(line)

    def _continues_item(self, line: str) -> bool:
        """Whether a line goes on with the list item before it: it is indented, or the item was wrapped."""
        if line.startswith(("  ", "\t")):
            return True
        return bool(self.width) and _is_full(self.bullets[-1], line, self.width) and _begins_small(line)

    def _continues(self, line: str) -> bool:
        """Whether a line goes on with the paragraph before it."""
        before = self.paragraph[-1]
        wrapped = bool(self.width)
        if not wrapped and not _begins_small(line):
            return False
        if _NUMBERED.match(line) or _announces(line) or _announces(before):
            return False
        if wrapped and line.startswith(("   ", "\t")) and not before.startswith(("   ", "\t")):
            return False
        if wrapped and (_is_full(before, line, self.width) or not before.rstrip().endswith(_STOP)):
            return True
        return len(before) >= _SHORTEST_WRAPPED and _begins_small(line) and not before.rstrip().endswith(_STOP)

    def end_paragraph(self) -> None:
        if self.paragraph:
            self.blocks.append(Block("paragraph", (_joined(self.paragraph),)))
            self.paragraph = []

    def end_list(self) -> None:
        if not self.items:
            return
        spoken = self.bullets[0].startswith(_DASHES) and sum(i.endswith(_STOP) for i in self.items) * 2 >= len(
            self.items
        )
        if spoken:
            self.blocks += [Block("paragraph", (line,)) for line in self.bullets]
        else:
            self.blocks.append(Block("list", tuple(self.items)))
        self.items, self.bullets = [], []

    def finished(self) -> list[Block]:
        """The blocks that are whole and were not taken yet."""
        blocks, self.blocks = self.blocks, []
        return blocks


def blocks_of(lines: Iterable[str]) -> Iterator[Block]:
    """The blocks of a body, each as soon as it is whole; the words of every line are in one of them, in order."""
    lines = iter(lines)
    first = first_lines(lines)
    builder = _Builder(wrap_width(first))
    list_was_open = False
    for chunk in chunks_of(chain(first, lines)):
        if _is_table(chunk):
            builder.end_list()
            builder.blocks.append(Block("table", tuple(line.rstrip() for line in chunk)))
            yield from builder.finished()
            continue
        if list_was_open and bullet_of(chunk[0]) is None:
            builder.end_list()
        for line in chunk:
            builder.add(line)
            yield from builder.finished()
        list_was_open = bool(builder.items)
        builder.end_paragraph()
        yield from builder.finished()
    builder.end_list()
    yield from builder.finished()


def first_lines(lines: Iterator[str]) -> list[str]:
    """Takes so many lines from the front that a text can be judged by them."""
    taken: list[str] = []
    size = 0
    for line in lines:
        taken.append(line)
        size += len(line)
        if len(taken) >= _ENOUGH_LINES or size >= _ENOUGH:
            break
    return taken


def chunks_of(lines: Iterable[str]) -> Iterator[list[str]]:
    """Runs of lines between blank lines."""
    chunk: list[str] = []
    for line in lines:
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def wrap_width(lines: Sequence[str]) -> int:
    """The column at which the lines were wrapped; 0 if they were not.

    Wrapped are lines of which most are full, few end with the stop of a sentence, and enough begin with a small letter.
    Width is counted in characters, also for East Asian writing, where every character may begin a line.
    """
    lines = lines[:_ENOUGH_LINES]
    plain = [line for line in lines if line.strip() and bullet_of(line) is None]
    width = max((len(line.rstrip()) for line in plain), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(one, two) for one, two in pairwise(lines) if one.strip() and two.strip() and bullet_of(two) is None]
    full = sum(_is_full(one, two, width) for one, two in pairs)
    stopped = sum(one.rstrip().endswith(_STOP) for one, _two in pairs)
    small = sum(_begins_small(two) for _one, two in pairs)
    cased = any(_first_letter(two).isupper() or _begins_small(two) for _one, two in pairs)
    if full * 10 < len(pairs) * 6 or stopped * 10 > len(pairs) * 4 or (cased and small * 10 < len(pairs) * 3):
        return 0
    return width if pairs else 0


def _first_letter(line: str) -> str:
    return next((character for character in line if character.isalpha()), "")


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    return len(line.rstrip()) + _first_word_length(following) + 3 > width


def _first_word_length(line: str) -> int:
    line = line[: 2 * _WIDEST].lstrip()
    if _UNSPACED.match(line):
        return 1
    return len(line.partition(" ")[0])


def _joined(lines: Sequence[str]) -> str:
    """Lines as one; no space where East Asian writing was wrapped."""
    out = lines[0].strip()
    for line in map(str.strip, lines[1:]):
        gap = "" if out and line and _UNSPACED.match(out[-1]) and _UNSPACED.match(line) else " "
        out += gap + line
    return out


def _begins_small(line: str) -> bool:
    return line[:1].islower() or line[:_WIDEST].lstrip()[:1].islower()


def _announces(line: str) -> bool:
    """Whether a line is a marker that must stand apart from its neighbours."""
    found = marker_of(line)
    return found is not None and (not found.rest or names_headline(found))


def _is_table(chunk: Sequence[str]) -> bool:
    """Whether lines are set in columns by spaces or tabs, so that joining them would spoil them."""
    return len(chunk) > 1 and sum(bool(_COLUMNS.search(line)) for line in chunk) * 10 >= len(chunk) * 6
