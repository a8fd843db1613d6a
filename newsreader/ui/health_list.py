"""The list of the page of feed health: walked through by keys, several rows chosen by Shift and Ctrl."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from newsreader.article.feed import Subscription
from newsreader.ui.focus_ring import ring_after
from newsreader.ui.health_delegate import HealthDelegate
from newsreader.ui.health_model import HealthModel, health_rows
from newsreader.ui.theme import Theme


class HealthList(QListView):
    """The feeds, walked through by keys; several are chosen by Shift and Ctrl.

    Signals:
        choice_changed: others are chosen.
        opened: Subscription; Enter was pressed on it, or it was clicked twice.
        menu_requested: (Subscription, QPoint on the screen).
    """

    choice_changed = Signal()
    opened = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feeds = HealthModel(self)
        self._rows = HealthDelegate(self)
        self._ring = False
        self.setModel(self._feeds)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Feeds"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().selectionChanged.connect(self._changed)
        self.doubleClicked.connect(self._open)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._rows.apply_theme(theme)
        self.scheduleDelayedItemsLayout()

    def show_feeds(self, feeds: Sequence[Subscription]) -> None:
        """Show these feeds; what was chosen is so still, as far as it is there."""
        chosen = {feed.id for feed in self.chosen()}
        first = not self._feeds.rows
        if self._feeds.show_rows(health_rows(feeds, datetime.now().astimezone())):
            places = [place for place, row in enumerate(self._feeds.rows) if row.feed.id in chosen]
            self._choose(places or ([0] if first and self._feeds.rows else []))

    def chosen(self) -> list[Subscription]:
        """The feeds that are chosen, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._feeds.rows[place].feed for place in places if place < len(self._feeds.rows)]

    def _choose(self, places: Sequence[int]) -> None:
        flag = QItemSelectionModel.SelectionFlag
        for number, place in enumerate(places):
            index = self._feeds.index(place)
            if not number:
                self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
            self.selectionModel().select(index, flag.Select)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._feeds.rows[index.row()].feed)

    def _changed(self, *_what: object) -> None:
        self.choice_changed.emit()

    def keyboardSearch(self, _text: str) -> None:
        """Do nothing: letters are commands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the articles of a feed; arrows walk; all else is the window's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            for feed in self.chosen()[:1]:
                self.opened.emit(feed)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space):
            event.ignore()
        else:
            self._ring = True
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on the row under the pointer, or on the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_requested.emit(self._feeds.rows[index.row()].feed, place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus here."""
        self._ring = ring_after(event.reason(), self._ring)
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that can be seen."""
        self._rows.ring_row = self.currentIndex().row() if self._ring and self.hasFocus() else -1
        super().paintEvent(event)
