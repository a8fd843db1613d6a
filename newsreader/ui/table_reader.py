"""Reads the rows and cells of a table; one inside another becomes lines of the outer one's cell."""

from __future__ import annotations

import re

from newsreader.ui.article_blocks import Align, Block, Cell, Run, Table

MAX_COLUMNS = 40
_NUMBER = re.compile(
    r"[(+\-−–~≈<>]?\s?[£$€¥₩]?\s?\d[\d.,'’\s\u00a0\u202f]*\s?(%|‰|[€£$¥₩])?\)?[*†]?|[-–—]|n/?a", re.IGNORECASE
)
_ALIGN: dict[str, Align] = {"right": "end", "end": "end", "center": "center", "left": "start", "start": "start"}
_LINES = frozenset({"p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "hr"})


class TableReader:
    """Takes the tags between `<table>` and its end."""

    def __init__(self) -> None:
        self._depth = 1
        self._rows: list[list[Cell]] = []
        self._runs: list[Run] = []
        self._cell: Cell | None = None
        self._stray: list[Run] = []
        self._from_above: dict[int, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens inside the table."""
        if tag == "table":
            self._depth += 1
        if self._depth == 1 and tag == "tr":
            self._end_cell()
            self._rows.append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._start_cell(tag, attributes)
        elif tag in _LINES:
            self._end_line()

    def end(self, tag: str) -> bool:
        """A tag closes; whether that ends the table."""
        if tag == "table":
            self._depth -= 1
            return self._depth == 0
        if self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _LINES:
            self._end_line()
        return False

    def add(self, run: Run) -> None:
        """Text inside the table."""
        if self._cell is None:
            self._stray.append(run)
        elif not (run.text == " " and (not self._runs or self._runs[-1].text[-1] in " \u2028")):
            self._runs.append(run)

    def finish(self, quote: int, indent: int) -> list[Block | Table]:
        """What the table comes to: stray text, and the table, or its text as paragraphs if it has one column only."""
        self._end_cell()
        found: list[Block | Table] = []
        if "".join(run.text for run in self._stray).strip():
            found.append(Block("paragraph", tuple(self._stray), quote, indent))
        rows = [row for row in self._rows if any(cell.runs for cell in row)]
        width = max((len(row) for row in rows), default=0)
        if width < 2:
            return found + [Block("paragraph", cell.runs, quote, indent) for row in rows for cell in row if cell.runs]
        return [*found, _even(rows, quote, indent)]

    def _start_cell(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._rows:
            self._rows.append([])
        row = self._rows[-1]
        while self._from_above.get(len(row), 0) > 0:
            self._from_above[len(row)] -= 1
            row.append(Cell())
        span, below = _count(attributes.get("colspan")), _count(attributes.get("rowspan"))
        align = _ALIGN.get((attributes.get("align") or "").lower())
        for column in range(len(row), len(row) + span):
            self._from_above[column] = below - 1
        self._cell = Cell((), tag == "th", align, span)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        cell, runs = self._cell, _tidy(self._runs)
        self._cell, self._runs = None, []
        row = self._rows[-1]
        row.append(Cell(runs, cell.header, cell.align, cell.span))
        row.extend(Cell(header=cell.header) for _ in range(cell.span - 1))

    def _end_line(self) -> None:
        if self._runs and self._runs[-1].text[-1] != "\u2028":
            self._runs.append(Run("\u2028"))


def _count(value: str | None) -> int:
    """A colspan or rowspan, between one and what a table may have."""
    text = (value or "").strip()
    return max(1, min(int(text), MAX_COLUMNS)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    while runs and not runs[-1].text.strip(" \u2028"):
        runs.pop()
    if runs:
        first, last = runs[0], runs[-1]
        runs[-1] = Run(last.text.rstrip(" \u2028"), last.style, last.href)
        runs[0] = Run(runs[0].text.lstrip(" \u2028"), first.style, first.href)
    return tuple(run for run in runs if run.text)


def _even(rows: list[list[Cell]], quote: int, indent: int) -> Table:
    """Rows of one length; columns of numbers stand at the end of their column where the page said nothing."""
    width = max(len(row) for row in rows)
    even = [[*row, *(Cell() for _ in range(width - len(row)))] for row in rows]
    table = Table(tuple(tuple(row) for row in even), quote, indent)
    numbers = {column for column in range(width) if _is_numeric(even[table.header_rows :], column)}
    return Table(
        tuple(tuple(_aligned(cell, i in numbers) for i, cell in enumerate(row)) for row in even), quote, indent
    )


def _is_numeric(rows: list[list[Cell]], column: int) -> bool:
    texts = [row[column].text.strip() for row in rows if row[column].runs and row[column].span == 1]
    return any(any(c.isdigit() for c in text) for text in texts) and all(_NUMBER.fullmatch(text) for text in texts)


def _aligned(cell: Cell, numeric: bool) -> Cell:
    return Cell(cell.runs, cell.header, cell.align or ("end" if numeric and cell.span == 1 else "start"), cell.span)
