"""The list of articles: a table of one column that looks like a list.

A list view asks a model once for each row, six million calls at a million articles; a table with rows of one height
asks only for those on the screen. Its traps are avoided here: the selection is read by its ranges, and no key
searches the rows.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QCursor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from newsreader.application.listing import Seen
from newsreader.ui.article_delegate import ArticleDelegate
from newsreader.ui.article_drag import ArticleDrag
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.focus_ring import ring_after
from newsreader.ui.list_place import row_after, row_shift
from newsreader.ui.painting import fill
from newsreader.ui.row_selection import count_selected, select_ids, selected_ids
from newsreader.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPaintEvent

KEPT_SELECTION = 1000
WHEEL_STEP = 38
MINUTE_MS = 60_000
MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
Flags = QItemSelectionModel.SelectionFlag


class ArticleList(QTableView):
    """Shows an ArticleModel.

    Signals:
        article_opened: id; the reader moved to one article, by mouse or key.
        article_chosen: id; the reader clicked it or pressed Enter: meant to be read, where list and article take turns.
        selection_changed: how many articles are selected.
        context_menu_requested: (array of ids, QPoint on the screen).
        thumbnail_wanted: (article id, picture name); answered by `set_thumbnail`.
    """

    article_opened = Signal(object)
    article_chosen = Signal(object)
    selection_changed = Signal(object)
    context_menu_requested = Signal(object, QPoint)
    thumbnail_wanted = Signal(object)

    def __init__(self, model: ArticleModel, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = model
        self._theme = theme or Theme()
        self._rows = ArticleDelegate(self._theme, self)
        self._rows.thumbnail_wanted.connect(self.thumbnail_wanted)
        self._place = 0
        self._covered = 0
        self._opened: int | None = None
        self._ring = False
        self._drag = ArticleDrag()
        self._tell_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon.timeout.connect(self._tell)
        self._ages = QTimer(self, interval=MINUTE_MS)
        self._ages.start()
        # One of our own: for the first look at Qt's own, PySide makes the classes of all widgets there are.
        self._canvas = QWidget()
        self.setViewport(self._canvas)
        self._ages.timeout.connect(self._canvas.update)
        self._set_up()
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.clicked.connect(self._clicked)
        self.apply_theme(self._theme)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Articles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom; the article at the top stays there."""
        top, height = self.rowAt(0), self._rows.row_height()
        self._theme = theme
        self._rows.apply_theme(theme)
        self.verticalHeader().setDefaultSectionSize(self._rows.row_height())
        self.verticalScrollBar().setSingleStep(theme.px(WHEEL_STEP))
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, QColor(theme["list"]))
        self.setPalette(ground)
        self.setAutoFillBackground(True)
        if top > 0 and height != self._rows.row_height():
            self._scroll_to_pixel(top * self._rows.row_height())
        self.viewport().update()

    # What is shown

    def set_ids(self, ids: array[int]) -> None:
        """Show another list, from its top, with nothing selected."""
        self._articles.set_ids(ids)
        self._place, self._opened = 0, None
        self.scrollToTop()
        self._tell_soon.start()

    def replace_ids(self, ids: array[int]) -> None:
        """Show the same list after a change: what the reader looks at stays where it is, and so does the selection.

        A list at its top in which nothing was opened yet stays at its top.

        Nothing is opened, not even where the current article left the list: `step` goes on from its place.
        """
        seen, offset, untouched = self._seen(), self.verticalScrollBar().value(), self._untouched()
        current, place = self.current_id(), self._place
        kept = self.selected_ids() if self.selection_count() <= KEPT_SELECTION else array("q")
        if not self._articles.replace_ids(ids):
            select_ids(self.selectionModel(), self._articles, kept, place)
        shift = row_shift(seen, self._articles)
        row = self._articles.find(current, place + shift) if current is not None else -1
        self._set_current(row, Flags.NoUpdate)
        self._place = row if row >= 0 else row_after(seen, place, self._articles)
        self._scroll_to_pixel(0 if untouched else offset + shift * self._rows.row_height())

    def held_rows(self) -> Seen:
        """What must stay where it is: all that is seen.

        But nothing of it where the list is at its top, no article was opened from it, and the pointer is elsewhere.
        """
        return Seen() if self._untouched() and self._rows.hovered_row < 0 else self.seen_rows()

    def seen_rows(self) -> Seen:
        """All that is seen."""
        return Seen(*self._on_screen())

    def cover(self, pixels: int) -> None:
        """Let a list too short to scroll go up by so much, under what now stands above it."""
        self._covered = pixels
        self.updateGeometries()

    @Slot(object)
    def set_thumbnail(self, article_id: int, name: str, image: QImage | None) -> None:
        """Take a thumbnail that arrived; None or a null picture if there is none after all."""
        self._rows.set_thumbnail(article_id, name, image)
        self.viewport().update()

    def thumbnail_side(self) -> int:
        """How many device pixels the shorter side of a thumbnail needs."""
        return self._rows.thumbnail_side()

    # The reader's place

    def current_id(self) -> int | None:
        """The id of the current article."""
        return self._articles.id_at(self.currentIndex().row())

    def selection_count(self) -> int:
        """How many articles are selected."""
        return count_selected(self.selectionModel().selection())

    def selected_ids(self) -> array[int]:
        """The ids of the selected articles from the top."""
        return selected_ids(self.selectionModel().selection(), self._articles.ids())

    def select_id(self, article_id: int | None, *, scroll: bool = True) -> bool:
        """Make an article the current and only selected one, without opening it.

        Returns:
            False where it is not in the list (or None): then none is current.
        """
        row = -1 if article_id is None else self._articles.find(article_id, self._place)
        self._set_current(row, Flags.ClearAndSelect | Flags.Rows)
        self._opened = article_id if row >= 0 else None
        if row >= 0 and scroll:
            self._show(row)
        return row >= 0

    def show_at_top(self, article_id: int) -> bool:
        """Scroll an article to the top of the list; False if it is not in it."""
        row = self._articles.find(article_id, self._place)
        if row >= 0:
            self._scroll_to_pixel(row * self._rows.row_height())
        return row >= 0

    def top_id(self) -> int | None:
        """The id of the first article that can be seen."""
        return self._articles.id_at(self.rowAt(0))

    def step(self, step: int) -> bool:
        """Go `step` articles down, or up if negative, and open the one there; False at the end of the list."""
        if not self._articles.rowCount():
            return False
        row = self.currentIndex().row()
        if row < 0:
            row = self._place - (step > 0)
        target = max(0, min(row + step, self._articles.rowCount() - 1))
        if target == self.currentIndex().row():
            return False
        self._set_current(target, Flags.ClearAndSelect | Flags.Rows)
        self._show(target)
        return True

    def _set_current(self, row: int, flags: Flags) -> None:
        """Set the current row without Qt's own scrolling; -1 for none."""
        self.setAutoScroll(False)
        selection = self.selectionModel()
        if row >= 0:
            selection.setCurrentIndex(self._articles.index(row, 0), flags)
        else:
            if flags & Flags.Clear:
                selection.clearSelection()
            selection.clearCurrentIndex()
        self.setAutoScroll(True)

    def _show(self, row: int) -> None:
        """Scroll as little as shows a row; to the middle if it is far away."""
        height = self._rows.row_height()
        top, bar = row * height - self.verticalScrollBar().value(), self.viewport().height()
        if -2 * height <= top <= bar + height:
            self.scrollTo(self._articles.index(row, 0))
        else:
            self._scroll_to_pixel(row * height - (bar - height) // 3)

    def _scroll_to_pixel(self, offset: int) -> None:
        self.updateGeometries()
        self.verticalScrollBar().setValue(offset)

    def _untouched(self) -> bool:
        """Whether the list is at its top, and nothing was opened."""
        return self.verticalScrollBar().value() == 0 and self.current_id() is None

    def _seen(self) -> list[tuple[int, int]]:
        """(id, row) of what is on the screen."""
        first, last = self._on_screen()
        return [(self._articles.ids()[row], row) for row in range(first, last + 1)]

    def _on_screen(self) -> tuple[int, int]:
        """The first and last row that can be seen; (0, -1) of an empty list."""
        count = self._articles.rowCount()
        if not count:
            return 0, -1
        last = self.rowAt(self.viewport().height() - 1)
        return max(self.rowAt(0), 0), count - 1 if last < 0 else last

    def _tell(self) -> None:
        """Say once, after all that one press or key changed, what is selected and what is open now.

        While a button is down on a row, that row may yet be dragged away: then it is not opened.
        """
        if self._drag.armed():
            return
        count, current = self.selection_count(), self.current_id()
        self.selection_changed.emit(count)
        if count != 1:
            self._opened = None
        elif current is not None and current != self._opened:
            self._opened = current
            self.article_opened.emit(current)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        article_id = self._articles.id_at(index.row())
        if article_id is not None and article_id == self.current_id() and self.selection_count() == 1:
            self._choose(article_id)

    def _choose(self, article_id: int) -> None:
        if self._opened != article_id:
            self._opened = article_id
            self.article_opened.emit(article_id)
        self.article_chosen.emit(article_id)

    def _hover(self, row: int) -> None:
        if row != self._rows.hovered_row:
            for each in (self._rows.hovered_row, row):
                self.viewport().update(self._row_rect(each))
            self._rows.hovered_row = row

    def _row_rect(self, row: int) -> QRect:
        """Where a row stands, with the line above it."""
        height = self._rows.row_height()
        return QRect(0, self.rowViewportPosition(row) - 1, self.viewport().width(), height + 1) if row >= 0 else QRect()

    # Qt

    def keyboardSearch(self, _text: str) -> None:
        """Do nothing: letters are commands, and looking through a million rows takes seconds."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by keys; leave to the window what is not for the list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key, current = event.key(), self.current_id()
        if key in MOVES:
            self._ring = True
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and current is not None:
            self._choose(current)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) or (plain and key < Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last article."""
        actions = QAbstractItemView.CursorAction
        if action == actions.MoveHome:
            return self._articles.index(0, 0)
        if action == actions.MoveEnd:
            return self._articles.index(self._articles.rowCount() - 1, 0)
        if not self.currentIndex().isValid():
            return self._articles.index(min(self._place, self._articles.rowCount() - 1), 0)
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select by the left button; the right one only opens a menu."""
        self._ring = False
        if event.button() == Qt.MouseButton.LeftButton:
            point = event.position().toPoint()
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            self._drag.begin(self._articles.id_at(self.rowAt(point.y())) if plain else None, point)
            super().mousePressEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note which row the pointer is over; with the button down, drag the article that was pressed."""
        point = event.position().toPoint()
        if self._drag.goes_far(point):
            self._carry()
        elif not self._drag.armed():
            super().mouseMoveEvent(event)
        self._hover(self.rowAt(point.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was pressed and not dragged is opened."""
        if self._drag.armed():
            self._drag.end()
            self._tell_soon.start()
        super().mouseReleaseEvent(event)

    def _carry(self) -> None:
        """Drag an article; the one that is open stays open, and selected."""
        opened, row = self._opened, self.currentIndex().row()
        picture = self.viewport().grab(self._row_rect(row)) if row >= 0 else QPixmap()
        self.select_id(opened, scroll=False)
        self.setState(QAbstractItemView.State.NoState)
        self._drag.carry(self, picture)

    def updateGeometries(self) -> None:
        """Measure how far the list can be scrolled."""
        super().updateGeometries()
        bar = self.verticalScrollBar()
        if bar.maximum() < self._covered:
            bar.setMaximum(self._covered)

    def viewportEvent(self, event: QEvent) -> bool:
        """Note that the pointer left."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The row under a resting pointer is another one now."""
        super().scrollContentsBy(dx, dy)
        if self._rows.hovered_row >= 0:
            self._hover(self.rowAt(self.viewport().mapFromGlobal(QCursor.pos()).y()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on the selection, or on the row under the pointer where that is not selected."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row, position = self.rowAt(event.pos().y()), event.globalPos()
            below = self._articles.id_at(row)
            ids = array("q", () if below is None else (below,))
            if ids and self.selectionModel().isRowSelected(row):
                ids = self.selected_ids()
        else:
            corner = self._row_rect(self.currentIndex().row()).bottomLeft()
            ids, position = self.selected_ids(), self.viewport().mapToGlobal(corner)
        if ids:
            self.context_menu_requested.emit(ids, position)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Remember the place, and tell."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._place = current.row()
        self._tell_soon.start()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell, and draw the lines above selected rows anew."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self._tell_soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus here.

        Where no row is current, Qt makes the first one so; but there the reader never went.
        """
        nowhere, place = not self.currentIndex().isValid(), self._place
        super().focusInEvent(event)
        if nowhere:
            self._set_current(-1, Flags.NoUpdate)
            self._place = place
        self._ring = ring_after(event.reason(), self._ring) and event.reason() != Qt.FocusReason.OtherFocusReason

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, after saying which they are."""
        first, last = self._on_screen()
        if last >= 0:
            self._articles.look(first, last)
        self._rows.ring_row = self.currentIndex().row() if self._ring and self.hasFocus() else -1
        painter = QPainter(self.viewport())
        fill(painter, event.rect(), self._theme["list"])
        painter.end()
        super().paintEvent(event)
