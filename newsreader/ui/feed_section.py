"""The feeds in the sidebar: folders open and close, and what is dragged goes into a folder or between rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsreader.ui.feed_drag import DropMark, FeedDrop, drop_at, stepped
from newsreader.ui.painting import mirrored
from newsreader.ui.sidebar_drag import DISTANCE
from newsreader.ui.sidebar_section import SidebarSection
from newsreader.ui.site_icons import SiteIcons


class FeedSection(SidebarSection):
    """The rows of feeds and their folders.

    Signals:
        folder_toggled: View of a folder that the reader opens or closes.
        dropped: FeedDrop, where the reader let go of what was dragged.

    Attributes:
        icons: of the sites.
    """

    folder_toggled = Signal(object)
    dropped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.icons = SiteIcons(self)
        self.icons.arrived.connect(self.viewport().update)
        self._rows.site_icons = self.icons
        self._pressed: tuple[int, float] | None = None
        self._place: tuple[FeedDrop, DropMark] | None = None

    def drop(self) -> FeedDrop | None:
        """Where what is dragged would stand now."""
        return self._place[0] if self._place is not None else None

    def move_chosen(self, step: int) -> None:
        """Ask for the chosen row to stand one further down (+1) or up (-1) among its like."""
        row = self.currentIndex().row()
        if row >= 0 and (drop := stepped(self.entries(), row, step)) is not None:
            self.dropped.emit(drop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a folder by its arrow; choose a row elsewhere."""
        index = self.indexAt(event.position().toPoint())
        if _left(event) and index.isValid() and self._on_arrow(index, event):
            self.folder_toggled.emit(self.entries()[index.row()].view)
            event.accept()
            return
        self._pressed = (index.row(), event.position().y()) if _left(event) and index.isValid() else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row that is dragged would stand."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        row, began = self._pressed
        top = event.position().y()
        if row < len(self.entries()) and (self._place is not None or abs(top - began) >= DISTANCE):
            self._place = drop_at(self.entries(), row, top / self._rows.row_height())
            self.viewport().update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what was dragged."""
        place, self._place, self._pressed = self._place, None, None
        self.viewport().update()
        if place is not None:
            self.dropped.emit(place[0])
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open or close a folder."""
        index = self.indexAt(event.position().toPoint())
        if _left(event) and index.isValid() and self.entries()[index.row()].opened is not None:
            if not self._on_arrow(index, event):
                self.folder_toggled.emit(self.entries()[index.row()].view)
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def _on_arrow(self, index: QModelIndex, event: QMouseEvent) -> bool:
        entry = self.entries()[index.row()]
        return entry.opened is not None and self.arrow_rect(index).contains(event.position().toPoint())

    def arrow_rect(self, index: QModelIndex) -> QRect:
        """Where a click opens or closes a folder: all before its label."""
        row = self.visualRect(index)
        start = self._rows.label_at(self.entries()[index.row()])
        return mirrored(self.isRightToLeft(), row, QRect(row.left(), row.top(), start, row.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where what is dragged would stand."""
        mark = self._place[1] if self._place is not None else DropMark()
        self._rows.onto_row = mark.onto if mark.onto is not None else -1
        super().paintEvent(event)
        if mark.gap is not None:
            self._rows.paint_gap(self.viewport(), mark.gap, mark.depth)


def _left(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton
