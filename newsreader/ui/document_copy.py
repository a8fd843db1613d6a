"""What a selection of the page gives to the clipboard: the exact text, and plain HTML of our own making.

Qt's own HTML of a selection would carry every font and colour of the page; ours carries paragraphs, links and
emphasis, and never a picture or a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat, QTextTable

from newsreader.article.tracking import clean_link
from newsreader.ui.article_links import COPY, DECODE, DO, EDITED, PART
from newsreader.ui.document_formats import INSET, KIND, MARKER, QUOTE, SOFT

_OURS = (COPY, EDITED, DECODE, DO, PART, "named:")
_TAGS = {
    "headline": "h1", "heading2": "h2", "heading3": "h3", "heading4": "h4", "code": "pre", "term": "p",
}  # fmt: skip


class Piece:
    """The part of one block that is selected."""

    def __init__(self, block: QTextBlock, start: int, end: int) -> None:
        self.block = block
        self.kind = str(block.blockFormat().property(KIND) or "")
        self.indent = float(block.blockFormat().property(INSET) or 0)
        self.quote = int(block.blockFormat().property(QUOTE) or 0)
        self.item = bool(block.blockFormat().property(MARKER))
        self._start, self._end = start, end
        cursor = QTextCursor(block)
        table = cursor.currentTable()
        self.row = (table.firstPosition(), table.cellAt(cursor).row()) if table else None
        self.mirrored = bool(table) and table.format().layoutDirection() == Qt.LayoutDirection.RightToLeft

    def runs(self) -> Iterator[tuple[str, QTextCharFormat]]:
        """The selected text with its formats, without what is ours."""
        it = self.block.begin()
        while not it.atEnd():
            fragment = it.fragment()
            it += 1
            made = fragment.charFormat()
            if made.property(SOFT):
                continue
            start = fragment.position()
            text = _slice(fragment.text(), self._start - start, self._end - start)
            if text and made.isImageFormat():
                text = str(made.property(QTextFormat.Property.ImageAltText) or "")
            if text:
                yield text, made

    def text(self) -> str:
        """The selected text."""
        return "".join(text for text, _ in self.runs()).replace("\u2028", "\n")


def mime_data(cursor: QTextCursor) -> QMimeData:
    """The selection of a cursor for the clipboard."""
    pieces = _in_reading_order([piece for piece in _pieces(cursor) if piece.kind])
    data = QMimeData()
    data.setText(_as_text(pieces))
    data.setHtml(_as_html(pieces))
    return data


def _in_reading_order(pieces: list[Piece]) -> list[Piece]:
    """The rows of a right-to-left table stand in the document from left to right."""
    ordered: list[Piece] = []
    for _, row in groupby(pieces, key=lambda piece: piece.row):
        cells = list(row)
        ordered += cells[::-1] if cells[0].mirrored else cells
    return ordered


def _slice(text: str, start: int, end: int) -> str:
    """Part of a text by the places of the document, which counts in halves of what does not fit 16 bits."""
    if text.isascii() or max(text) < "\U00010000":
        return text[max(0, start) : max(0, end)]
    wide = text.encode("utf-16-le", "surrogatepass")
    return wide[2 * max(0, start) : 2 * max(0, end)].decode("utf-16-le", "replace")


def _pieces(cursor: QTextCursor) -> Iterator[Piece]:
    table = cursor.currentTable()
    if table and cursor.hasComplexSelection():
        yield from _pieces_of_cells(cursor, table)
        return
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < max(end, start + 1):
        yield Piece(block, start, end)
        block = block.next()


def _pieces_of_cells(cursor: QTextCursor, table: QTextTable) -> Iterator[Piece]:
    cells = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    first_row, rows, first_column, columns = cells
    for row in range(first_row, first_row + rows):
        for column in range(first_column, first_column + columns):
            block = table.cellAt(row, column).firstCursorPosition().block()
            yield Piece(block, block.position(), block.position() + block.length())


def _as_text(pieces: list[Piece]) -> str:
    parts: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        text = piece.text()
        if not text and piece.row is None:
            continue
        if before is not None:
            parts.append(_between(before, piece))
        parts.append(text)
        before = piece
    return "".join(parts)


def _between(before: Piece, piece: Piece) -> str:
    if before.row is not None and piece.row is not None and before.row[0] == piece.row[0]:
        return "\t" if before.row[1] == piece.row[1] else "\n"
    if before.item and piece.item:
        return "\n"
    heads = ("kicker", "headline", "byline", "date")
    return "\n" if before.kind in heads and piece.kind in heads else "\n\n"


def _as_html(pieces: list[Piece]) -> str:
    parts: list[str] = []
    before: tuple[int, int] | None = None
    for piece in pieces:
        if piece.row is None:
            parts.append("</tr></table>" if before else "")
            parts.append(_paragraph(piece))
        else:
            if before is None or before[0] != piece.row[0]:
                parts.append(("</tr></table>" if before else "") + "<table><tr>")
            elif before != piece.row:
                parts.append("</tr><tr>")
            tag = "th" if piece.kind == "cell_head" else "td"
            parts.append(f"<{tag}>{_inline(piece)}</{tag}>")
        before = piece.row
    parts.append("</tr></table>" if before else "")
    return "".join(parts)


def _paragraph(piece: Piece) -> str:
    inner = _inline(piece)
    if not inner:
        return "<hr>" if piece.kind == "rule" else ""
    tag = _TAGS.get(piece.kind, "p")
    made = f"<{tag}>{inner}</{tag}>"
    if piece.item:
        made = f"<ul><li>{inner}</li></ul>"
    return "<blockquote>" * piece.quote + made + "</blockquote>" * piece.quote


def _inline(piece: Piece) -> str:
    headed = piece.kind.startswith("head") or piece.kind in ("term", "cell_head")
    parts = []
    for text, made in piece.runs():
        html = escape(text).replace("\u2028", "\n" if piece.kind == "code" else "<br>")
        if made.fontItalic():
            html = f"<em>{html}</em>"
        if not headed and made.fontWeight() >= QFont.Weight.DemiBold.value:
            html = f"<strong>{html}</strong>"
        href = made.anchorHref()
        if href and not href.startswith(_OURS):
            html = f'<a href="{escape(clean_link(href), quote=True)}">{html}</a>'
        parts.append(html)
    return "".join(parts)
