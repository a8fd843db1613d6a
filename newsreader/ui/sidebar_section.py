"""One section of the sidebar: its rows as a list.

A section is as high as its rows and never scrolls by itself; only what can be seen of it is painted. The chosen row
is its current one, so that a screen reader hears what is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from newsreader.article.row import View
from newsreader.ui.focus_ring import ring_after
from newsreader.ui.sidebar_delegate import SidebarDelegate
from newsreader.ui.sidebar_drag import RowDrag
from newsreader.ui.sidebar_entries import Entry, moved
from newsreader.ui.sidebar_model import SidebarModel
from newsreader.ui.theme import Theme


class SidebarSection(QListView):
    """A list of entries without a scroll bar of its own.

    Signals:
        pressed_row: View; clicked by the left button.
        menu_requested: (View, QPoint on the screen).
        rows_ordered: list of all views, in the order into which the reader dragged them.

    Attributes:
        drag: what is dragged, in a section whose rows may be.
    """

    pressed_row = Signal(object)
    menu_requested = Signal(object, QPoint)
    rows_ordered = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = SidebarModel()
        self._rows = SidebarDelegate(self)
        self._ring = False
        self.drag = RowDrag()
        self.setAccessibleName(name)
        self.setModel(self._entries)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoScroll(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._rows.apply_theme(theme)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def entries(self) -> list[Entry]:
        """The entries in their order."""
        return self._entries.entries

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries; the chosen one stays chosen."""
        chosen = self.chosen()
        if self._entries.set_entries(entries):
            self._fit()
            self.choose(chosen)

    def chosen(self) -> View | None:
        """The chosen view, if it is of this section."""
        row = self.currentIndex().row()
        return self._entries.entries[row].view if row >= 0 else None

    def choose(self, view: View | None) -> bool:
        """Make a view the chosen one; False if it is not of this section: then none is."""
        row = -1 if view is None else self._entries.row_of(view)
        if row == self._rows.chosen_row == self.currentIndex().row():
            return row >= 0  # nothing to draw anew: figures come often
        self._rows.chosen_row = row
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if row < 0:
            self.selectionModel().clear()
        else:
            self.selectionModel().setCurrentIndex(self._entries.index(row), flags)
        self.viewport().update()
        return row >= 0

    def chosen_rect(self) -> QRect:
        """Where the chosen row stands in the section."""
        height = self._rows.row_height()
        return QRect(0, self._rows.chosen_row * height, self.width(), height)

    def show_ring(self) -> None:
        """Draw the focus ring: a key was pressed here."""
        self._ring = True
        self.viewport().update()

    def _fit(self) -> None:
        self.setFixedHeight(self._entries.rowCount() * self._rows.row_height())

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(0, self._entries.rowCount() * self._rows.row_height())

    def minimumSizeHint(self) -> QSize:
        """As high as its rows."""
        return self.sizeHint()

    def keyboardSearch(self, _text: str) -> None:
        """Do nothing: letters are commands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the sidebar, which knows the other sections."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by the left button."""
        self._ring = False
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.drag.begin(index.row(), event.position().y())
            self.pressed_row.emit(self._entries.entries[index.row()].view)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a row to another place, where that is allowed; nothing is selected by dragging."""
        before = self.drag.gap
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.drag.move(event.position().y(), self._rows.row_height(), self._entries.rowCount())
        if self.drag.gap != before:
            self.viewport().update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a dragged row down."""
        row, gap = self.drag.end()
        self.viewport().update()
        views = [entry.view for entry in self._entries.entries]
        if gap is not None and row < len(views) and moved(views, row, gap) != views:
            self.rows_ordered.emit(moved(views, row, gap))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count as another click."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on the row under the pointer, or on the chosen one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index: QModelIndex = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            place = event.globalPos() if by_mouse else self.mapToGlobal(self.chosen_rect().bottomLeft())
            self.menu_requested.emit(self._entries.entries[index.row()].view, place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus here."""
        self._ring = ring_after(event.reason(), self._ring) and event.reason() != Qt.FocusReason.OtherFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that can be seen."""
        self._rows.ring_row = self._rows.chosen_row if self._ring and self.hasFocus() else -1
        super().paintEvent(event)
        if self.drag.gap is not None:
            self._rows.paint_gap(self.viewport(), self.drag.gap)
