"""The place in a text that is at the top of the view, kept while the page around it is laid out anew."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QScrollBar

from newsreader.ui.document_decoration import first_block_at


@dataclass(frozen=True, slots=True)
class Place:
    """A place: a share of one block, or of the whole text where no block is known yet (`block` is -1)."""

    block: int = -1
    share: float = 0.0


def place_at(document: QTextDocument, y: int) -> Place:
    """The place at a height of the document, in pixels."""
    if y <= 0:
        return Place()
    block = first_block_at(document, y)
    rect = document.documentLayout().blockBoundingRect(block)
    return Place(block.blockNumber(), (y - rect.top()) / max(1.0, rect.height()))


def height_of(document: QTextDocument, place: Place, bar: QScrollBar) -> int:
    """Where a place is now, in pixels. Lays out as much of the page as it takes to know."""
    if place.block < 0:
        if place.share:
            document.size()
        return round(place.share * bar.maximum())
    document.size()
    rect = document.documentLayout().blockBoundingRect(document.findBlockByNumber(place.block))
    return round(rect.top() + place.share * rect.height())
