"""Paints what a document cannot hold: bars of quotations, panels of code, markers of lists, rules.

Painted under the text, from the properties that the blocks carry, for the blocks in view alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument

from newsreader.ui.document_formats import INSET, KIND, MARKER, QUOTE
from newsreader.ui.typography import Typography

_FUZZY = Qt.HitTestAccuracy.FuzzyHit


@dataclass(frozen=True, slots=True)
class _Shown:
    """A block in view, with its rectangle in the document."""

    block: QTextBlock
    rect: QRectF
    kind: str
    quote: int
    rtl: bool


def paint(painter: QPainter, document: QTextDocument, view: QRectF, typography: Typography) -> None:
    """Paints the decorations of the blocks that touch `view`; painter and view are in document coordinates."""
    frame = document.rootFrame().frameFormat()
    column = (frame.leftMargin(), document.textWidth() - frame.rightMargin())
    shown = list(_blocks_in(document, view, typography.em(4)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for item in shown:
        if item.kind == "code":
            _paint_panel(painter, item, column, typography)
        elif item.kind == "rule":
            _paint_rule(painter, item, column, typography)
        if marker := item.block.blockFormat().property(MARKER):
            _paint_marker(painter, item, str(marker), column, typography)
    _paint_bars(painter, shown, column, typography)


def first_block_at(document: QTextDocument, y: float) -> QTextBlock:
    """The block at a height of the document."""
    return document.findBlock(max(0, document.documentLayout().hitTest(QPointF(0, y), _FUZZY)))


def _blocks_in(document: QTextDocument, view: QRectF, margin: int) -> Iterator[_Shown]:
    """The blocks in view, and those whose bar or panel may reach into it from `margin` below."""
    layout = document.documentLayout()
    block = first_block_at(document, view.top())
    # Padding below a panel still shows where its text is out of view already.
    block = block.previous() if block.previous().isValid() else block
    while block.isValid():
        made = block.blockFormat()
        rect = layout.blockBoundingRect(block)
        if rect.top() > view.bottom() + margin:
            return
        # Qt tells the height of the glyphs; the lines themselves are as high as their format says.
        rect.setHeight(made.lineHeight() * block.layout().lineCount() or rect.height())
        rtl = made.layoutDirection() == Qt.LayoutDirection.RightToLeft
        yield _Shown(block, rect, str(made.property(KIND) or ""), int(made.property(QUOTE) or 0), rtl)
        block = block.next()


def _paint_panel(painter: QPainter, item: _Shown, column: tuple[float, float], typography: Typography) -> None:
    pad = typography.panel_padding
    inset = float(item.block.blockFormat().property(INSET) or 0)
    left, right = (column[0], column[1] - inset) if item.rtl else (column[0] + inset, column[1])
    panel = QRectF(left, item.rect.top() - pad + 1, right - left, item.rect.height() + 2 * pad)
    painter.setBrush(QColor(typography.theme["code"]))
    radius = typography.theme.px(8)
    painter.drawRoundedRect(panel, radius, radius)


def _paint_rule(painter: QPainter, item: _Shown, column: tuple[float, float], typography: Typography) -> None:
    y = round(item.rect.center().y())
    painter.fillRect(QRectF(column[0], y, column[1] - column[0], 1), QColor(typography.theme["line"]))


def _paint_marker(
    painter: QPainter, item: _Shown, marker: str, column: tuple[float, float], typography: Typography
) -> None:
    lines = item.block.layout()
    if not lines.lineCount():
        return
    line = lines.lineAt(0)
    baseline = item.rect.top() + line.y() + line.ascent()
    made = item.block.blockFormat()
    painter.save()
    painter.setFont(item.block.charFormat().font())
    painter.setPen(QColor(typography.theme["muted"]))
    width = painter.fontMetrics().horizontalAdvance(marker)
    gap = typography.em(0.55)
    x = column[1] - made.rightMargin() + gap if item.rtl else column[0] + made.leftMargin() - gap - width
    painter.drawText(QPointF(x, baseline), marker)
    painter.restore()


def _paint_bars(painter: QPainter, shown: list[_Shown], column: tuple[float, float], typography: Typography) -> None:
    painter.setBrush(QColor(typography.theme["accent"]))
    width, step = typography.theme.px(3), typography.quote_step
    for level in range(1, max((item.quote for item in shown), default=0) + 1):
        for top, bottom, rtl in _spans(shown, level, typography.panel_padding):
            x = column[1] - (level - 1) * step - width if rtl else column[0] + (level - 1) * step
            painter.drawRoundedRect(QRectF(x, top, width, bottom - top), width / 2, width / 2)


def _spans(shown: list[_Shown], level: int, pad: int) -> Iterator[tuple[float, float, bool]]:
    """Where a bar of some level runs: over all blocks of a quotation and the room between them."""
    start: _Shown | None = None
    last: _Shown | None = None
    for item in shown:
        if item.quote >= level and start is not None and last is not None and item.rtl == start.rtl:
            last = item
            continue
        if start is not None and last is not None:
            yield *_ends(start, last, pad), start.rtl
        start, last = (item, item) if item.quote >= level else (None, None)
    if start is not None and last is not None:
        yield *_ends(start, last, pad), start.rtl


def _ends(start: _Shown, last: _Shown, pad: int) -> tuple[float, float]:
    """Top and bottom of a bar: level with the letters, or with the panel of code that begins or ends the quotation."""
    above = start.block.blockFormat().lineHeight() * 0.24
    top = start.rect.top() - pad if start.kind == "code" else start.rect.top() + above
    return top, last.rect.bottom() + (pad if last.kind == "code" else 0)
