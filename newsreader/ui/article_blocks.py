"""What the reading pane sets on its page: paragraphs, headings, pictures, tables, as plain data.

The body of an article is read into these blocks before Qt sees any of it (`article_body`), and only these blocks
become a document (`article_document`). So Qt's own HTML reader, which opens local files by itself and takes for
ever over small nested tables, never meets text from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal[
    "kicker",
    "headline",
    "byline",
    "date",
    "note",
    "lede",
    "paragraph",
    "attribution",
    "heading2",
    "heading3",
    "heading4",
    "code",
    "caption",
    "picture",
    "missing",
    "rule",
    "term",
    "footnote",
    "record",
    "story_day",
    "story_meta",
    "story_title",
    "story_note",
    "story_detail",
]
Align = Literal["start", "end", "center"]


class Style:
    """How a run of text differs from its block, as bits. `SOFT` is text of ours that a copy leaves out."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    CODE = 4
    STRIKE = 8
    SUPER = 16
    SUB = 32
    MARK = 64
    UNDERLINE = 128
    SOFT = 256


class Run(NamedTuple):
    """Text of one style.

    `href` is `http:`, `https:`, `mailto:`, `named:N`, `#place`, one of ours (`edited:`, `decode:`, `part:`, `story:`,
    `do:`, `copy:N`), or empty.
    """

    text: str
    style: int = Style.PLAIN
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the page.

    Attributes:
        quote: how many quotations it stands in.
        indent: how many lists it stands in.
        marker: the bullet or number before its first line.
        image: name of the article's picture that a `picture` shows.
        href: where a picture leads.
        anchors: names by which links of the same page find this place.
    """

    kind: Kind = "paragraph"
    runs: tuple[Run, ...] = ()
    quote: int = 0
    indent: int = 0
    marker: str = ""
    image: str = ""
    href: str = ""
    anchors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words without their styles."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `span` columns wide, empty ones following it."""

    runs: tuple[Run, ...] = ()
    header: bool = False
    align: Align | None = None
    span: int = 1

    @property
    def text(self) -> str:
        """The words without their styles."""
        return plain(self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, each row as long as the others."""

    rows: tuple[tuple[Cell, ...], ...]
    quote: int = 0
    indent: int = 0

    @property
    def header_rows(self) -> int:
        """How many rows at the top hold nothing but headers."""
        count = 0
        for row in self.rows:
            if not all(cell.header or not cell.runs for cell in row):
                break
            count += 1
        return count


def plain(runs: Sequence[Run]) -> str:
    """The words of some runs, without what is ours."""
    return "".join(run.text for run in runs if not run.style & Style.SOFT)
