"""Sets a table into the document; one too wide for the column becomes a list of records instead."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from newsreader.ui.article_blocks import Block, Cell, Kind, Run, Style, Table
from newsreader.ui.document_formats import Formats
from newsreader.ui.typography import Typography

_SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid


def needed_width(table: Table, typography: Typography) -> int:
    """Pixels below which some word of the table would not fit its column."""
    plain, bold = (QFontMetricsF(typography.font(kind)) for kind in ("cell", "cell_head"))
    head, widths = table.header_rows, []
    for column in range(len(table.rows[0])):
        words = [(word, i < head) for i, row in enumerate(table.rows) for word in row[column].text.split()]
        longest = sorted(words, key=lambda word: len(word[0]))[-8:]
        widths.append(max(((bold if top else plain).horizontalAdvance(word) for word, top in longest), default=0))
    return round(sum(widths)) + _gutter(typography) * (len(widths) - 1) + 2


def as_records(table: Table) -> list[Block]:
    """The table as lines: per row its first cell, then each further cell behind the header of its column."""
    head = table.rows[table.header_rows - 1] if table.header_rows else None
    blocks: list[Block] = []
    for row in table.rows[table.header_rows :]:
        filled = [(i, cell) for i, cell in enumerate(row) if cell.runs]
        for place, (i, cell) in enumerate(filled):
            label = (Run(head[i].text + ": ", Style.BOLD),) if head and place and head[i].runs else ()
            kind: Kind = "record" if place else "term"
            blocks.append(Block(kind, (*label, *cell.runs), table.quote, table.indent))
    return blocks or [Block("paragraph", cell.runs, table.quote, table.indent) for row in table.rows for cell in row]


@dataclass(frozen=True, slots=True)
class TableSetter:
    """Sets tables of one page.

    Attributes:
        formats: sizes, faces and colours.
    """

    formats: Formats

    def insert(self, cursor: QTextCursor, table: Table, *, rtl: bool) -> None:
        """Writes the table at the cursor and leaves the cursor in the empty paragraph below it.

        Qt sets columns from left to right always, so those of a right-to-left table are written in reverse.
        """
        columns = len(table.rows[0])
        made = cursor.insertTable(len(table.rows), columns, self._format(table, rtl))
        for i, row in enumerate(table.rows):
            header = i < table.header_rows
            rule = QBrush(QColor(self.formats.typography.theme["border" if i == table.header_rows - 1 else "line"]))
            for j, cell in enumerate(row):
                place = made.cellAt(i, columns - 1 - j if rtl else j)
                self._fill(place, cell, header=header, rtl=rtl)
                self._frame(place, rule, last=j + cell.span >= columns, rtl=rtl)
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row):
                if cell.span > 1:
                    span = min(cell.span, columns - j)
                    _merge(made, i, columns - j - span if rtl else j, span, filled=span - 1 if rtl else 0)
        cursor.setPosition(made.lastPosition() + 1)

    def _format(self, table: Table, rtl: bool) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        made.setBorder(0)
        made.setBorderCollapse(True)
        made.setCellSpacing(0)
        made.setCellPadding(0)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        # Qt gives the block below a table no room of its own.
        made.setBottomMargin(self.formats.typography.em(1.4))
        made.setHeaderRowCount(table.header_rows)
        inset = table.quote * self.formats.typography.quote_step + table.indent * self.formats.typography.list_step
        (made.setRightMargin if rtl else made.setLeftMargin)(inset)
        return made

    def _fill(self, place: QTextTableCell, cell: Cell, *, header: bool, rtl: bool) -> None:
        face = "cell_head" if header else "cell"
        cursor = place.firstCursorPosition()
        cursor.setBlockFormat(self.formats.cell(face, cell.align or "start", rtl))
        cursor.setBlockCharFormat(self.formats.text(face, Run("")))
        bold = Style.BOLD if cell.header and not header else Style.PLAIN
        for run in cell.runs:
            cursor.insertText(run.text, self.formats.text(face, Run("", run.style | bold, run.href)))

    def _frame(self, place: QTextTableCell, rule: QBrush, *, last: bool, rtl: bool) -> None:
        """Room around a cell and the rule below it."""
        look = place.format().toTableCellFormat()
        gutter = 0 if last else _gutter(self.formats.typography)
        look.setLeftPadding(gutter if rtl else 0)
        look.setRightPadding(0 if rtl else gutter)
        look.setTopPadding(self.formats.typography.em(0.36))
        look.setBottomPadding(self.formats.typography.em(0.36))
        look.setBottomBorder(1)
        look.setBottomBorderStyle(_SOLID)
        look.setBottomBorderBrush(rule)
        place.setFormat(look)


def _merge(made: QTextTable, row: int, column: int, span: int, *, filled: int) -> None:
    """Joins cells; the text is that of the `filled` one, whose format the first takes over."""
    if filled:
        source, target = made.cellAt(row, column + filled), made.cellAt(row, column)
        target.firstCursorPosition().setBlockFormat(source.firstCursorPosition().blockFormat())
    made.mergeCells(row, column, 1, span)


def _gutter(typography: Typography) -> int:
    return typography.em(0.9)
