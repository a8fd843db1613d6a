"""Writes blocks into the document of the reading pane: once per article, in one edit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextImageFormat

from newsreader.ui.article_blocks import Block, Run, Style, Table
from newsreader.ui.article_pictures import Pictures, address
from newsreader.ui.article_table import TableSetter, as_records, needed_width
from newsreader.ui.document_formats import KIND, Formats
from newsreader.ui.text_direction import reads_right_to_left

_OF_ARTICLE = frozenset({"kicker", "byline", "date"})
# The guard for display lets long runs break by these.
_BREAK = "\u200b"
_AFTER_LONG_RUN = re.compile("(?<=[^\\s\u200b]{200})\u200b")


class DocumentWriter:
    """Writes one article.

    Args:
        document: is cleared and filled.
        formats: sizes, faces and colours.
        pictures: of the article.
        rtl: whether the article runs right to left.
        soft_breaks: every zero-width space of the text is ours; else only those after very long runs.
    """

    def __init__(
        self,
        document: QTextDocument,
        formats: Formats,
        pictures: Pictures,
        *,
        rtl: bool,
        soft_breaks: bool = True,
    ) -> None:
        self._document = document
        self._type = formats.typography
        self._formats = formats
        self._pictures = pictures
        self._rtl = rtl
        self._soft_breaks = soft_breaks
        self._cursor = QTextCursor(document)
        self._before: Block | Table | None = None
        self._in_empty = True
        self.widest_table = 0

    def write(self, blocks: Sequence[Block | Table], column: int, sides: tuple[int, int]) -> None:
        """Fills the document.

        Args:
            blocks: head and body.
            column: width of the text in pixels, for pictures and wide tables.
            sides: left and right margin in pixels.
        """
        self._document.clear()
        self._document.setDefaultFont(self._type.font("paragraph"))
        self._cursor = QTextCursor(self._document)
        self._cursor.beginEditBlock()
        for _, together in groupby(blocks, lambda block: block.indent > 0):
            self._list_or_block(list(together), column)
        set_sides(self._document, sides, self._type.page_ends)
        self._cursor.endEditBlock()

    def _list_or_block(self, blocks: list[Block | Table], column: int) -> None:
        """Writes the blocks of a list, whose markers stand on one side whatever each item says, or any others."""
        shared = reads_right_to_left(_words(blocks), self._rtl) if blocks[0].indent else None
        for block in blocks:
            if isinstance(block, Table):
                self._table(block, column)
            else:
                self._block(block, column, self._runs_right_to_left(block) if shared is None else shared)

    def _runs_right_to_left(self, block: Block) -> bool:
        """The lines of the head follow the article, whoever wrote it; a paragraph may have a direction of its own."""
        return self._rtl if block.kind in _OF_ARTICLE else reads_right_to_left(block.text, self._rtl)

    def _table(self, table: Table, column: int) -> None:
        needed = needed_width(table, self._type)
        rtl = reads_right_to_left(" ".join(cell.text for row in table.rows[:4] for cell in row), self._rtl)
        self.widest_table = max(self.widest_table, needed)
        if needed > column - table.quote * self._type.quote_step - table.indent * self._type.list_step:
            for block in as_records(table):
                self._block(block, column, rtl)
            return
        gap = self._gap("table", table)
        if not self._in_empty:
            self._cursor.insertBlock()
        # The empty paragraph that Qt keeps above a table takes no height but its margin.
        spacer = Block("paragraph")
        made = self._formats.block("rule", spacer, gap, rtl)
        made.clearProperty(KIND)
        self._cursor.setBlockFormat(made)
        TableSetter(self._formats).insert(self._cursor, table, rtl=rtl)
        self._before, self._in_empty = table, True

    def _block(self, block: Block, column: int, rtl: bool) -> None:
        face = "quote" if block.quote and block.kind == "paragraph" else block.kind
        made = self._formats.block(face, block, self._gap(block.kind, block), rtl and block.kind != "code")
        plain = self._formats.text(face, Run(""))
        if self._in_empty:
            self._cursor.setBlockFormat(made)
            self._cursor.setBlockCharFormat(plain)
        else:
            self._cursor.insertBlock(made, plain)
        if block.kind == "picture":
            self._picture(block, column)
        else:
            for run in block.runs:
                self._insert(face, run)
        self._before, self._in_empty = block, False

    def _insert(self, face: str, run: Run) -> None:
        made = self._formats.text(face, run)
        if _BREAK not in run.text:
            self._cursor.insertText(run.text, made)
            return
        soft = self._formats.text(face, Run("", run.style | Style.SOFT, run.href))
        pieces = run.text.split(_BREAK) if self._soft_breaks else _AFTER_LONG_RUN.split(run.text)
        for place, piece in enumerate(pieces):
            if place:
                self._cursor.insertText(_BREAK, soft)
            self._cursor.insertText(piece, made)

    def _picture(self, block: Block, column: int) -> None:
        inset = block.quote * self._type.quote_step + block.indent * self._type.list_step
        size = self._pictures.fit(block.image, column - inset)
        made = QTextImageFormat()
        made.merge(self._formats.text("picture", Run("", href=block.href)))
        made.setUnderlineStyle(QTextImageFormat.UnderlineStyle.NoUnderline)
        made.setName(address(block.image))
        made.setWidth(size.width())
        made.setHeight(size.height())
        made.setProperty(QTextFormat.Property.ImageAltText, block.text)
        self._cursor.insertImage(made)
        if block.image in self._pictures.waiting():
            self._cursor.insertText(block.text, self._heard())

    def _heard(self) -> QTextCharFormat:
        """Text that is spoken and not seen: what a picture shows that is drawn as a mere place."""
        made = QTextCharFormat(self._formats.text("picture", Run("", Style.SOFT)))
        made.setProperty(QTextFormat.Property.FontPixelSize, 1)
        made.setForeground(QBrush(Qt.GlobalColor.transparent))
        return made

    def _gap(self, kind: str, block: Block | Table) -> int:
        before = self._before
        if before is None:
            return 0
        kind_before = "table" if isinstance(before, Table) else before.kind
        same_list = block.indent > 0 and before.indent > 0 and getattr(block, "marker", "") != ""
        gap = self._type.gap(kind_before, kind, same_list=same_list, quote_edge=block.quote != before.quote)
        return gap + self._type.panel_padding * ((kind == "code") + (kind_before == "code"))


def _words(blocks: Sequence[Block | Table]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Block) and block.kind != "code")


def set_sides(document: QTextDocument, sides: tuple[int, int], ends: tuple[int, int]) -> None:
    """Sets the margins of the page: left and right, top and bottom, in pixels; nothing happens if they stand so."""
    frame = document.rootFrame()
    made = frame.frameFormat()
    now = [made.leftMargin(), made.rightMargin(), made.topMargin(), made.bottomMargin()]
    if now == [float(margin) for margin in (*sides, *ends)]:
        return
    made.setLeftMargin(sides[0])
    made.setRightMargin(sides[1])
    made.setTopMargin(ends[0])
    made.setBottomMargin(ends[1])
    frame.setFrameFormat(made)


def resize_pictures(document: QTextDocument, pictures: Pictures, fit: int) -> None:
    """Gives every picture the size it has in a column of `fit` pixels, less what its block is set in."""
    block = document.begin()
    edit = QTextCursor(document)
    edit.beginEditBlock()
    while block.isValid():
        if block.blockFormat().property(KIND) == "picture":
            _resize_picture(document, pictures, block.position(), fit)
        block = block.next()
    edit.endEditBlock()


def _resize_picture(document: QTextDocument, pictures: Pictures, position: int, fit: int) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    made = cursor.charFormat().toImageFormat()
    block = cursor.blockFormat()
    name = pictures.name_of(made.name())
    if not name:
        return
    size = pictures.fit(name, fit - round(block.leftMargin() + block.rightMargin()))
    if (made.width(), made.height()) != (size.width(), size.height()):
        made.setWidth(size.width())
        made.setHeight(size.height())
        cursor.setCharFormat(made)
