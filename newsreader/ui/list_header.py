"""The head of the article list: what it shows, how many are unread, in which order, and what can be done with all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from newsreader.article.row import Order
from newsreader.ui.buttons import ButtonLook, WordButton
from newsreader.ui.fonts import ui_font
from newsreader.ui.head_places import (
    END,
    GAP,
    HEIGHT,
    ORDER_HEIGHT,
    ORDER_PADDING,
    ORDER_PX,
    START,
    TITLE_PX,
    TOP,
    order_names,
)
from newsreader.ui.icon_button import IconButton
from newsreader.ui.line_label import LineLabel
from newsreader.ui.list_note import ListNote
from newsreader.ui.painting import mirrored
from newsreader.ui.question_words import Note
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.theme import Theme
from newsreader.ui.tool_tip import plain_tip
from newsreader.ui.written_number import written

ORDER_LOOK = ButtonLook(ORDER_HEIGHT, ORDER_PADDING, ORDER_PX, 400, "muted", hover="hover")
NOTE_BOTTOM = 7
SearchOrder = Order | Literal["best"]
translate = QCoreApplication.translate


class ListHeader(QWidget):
    """Title, number of unread articles, order; and a note below the title where there is something to say.

    Attributes:
        order: the button that opens the menu of orders and of what can be done with all articles of the list.
        note: the line below the title.

    Signals:
        order_changed: newest, oldest or unread_first, or for a search best; the reader chose it.
    """

    order_changed = Signal(object)

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme or Theme()
        self._title = LineLabel(parent=self)
        self._unread = LineLabel(parent=self)
        self.order = WordButton("", ORDER_LOOK, self)
        self.order.clicked.connect(self._open_menu)
        # Stands for the order where a title leaves no room for its words.
        self._short_order = IconButton("sort", self, side=ORDER_HEIGHT)
        self._short_order.clicked.connect(self._open_menu)
        self.note = ListNote(self)
        self._shown_order: SearchOrder = "newest"
        self._searching = False
        self._ranked = False
        self._actions: tuple[QAction | None, ...] = ()
        self._row = QHBoxLayout(self)
        self._assemble()
        self.set_order("newest")
        self.apply_theme(self._theme)

    def _assemble(self) -> None:
        for label in (self._title, self._unread):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self._row.addWidget(label)
        self._row.addStretch(1)
        for button in (self.order, self._short_order):
            self._row.addWidget(button)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._short_order.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme, px = theme, theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setSpacing(px(GAP))
        self._set_margins()
        self._title.dress(ui_font(theme, TITLE_PX, 600), theme["text"])
        self._unread.dress(ui_font(theme, 12), theme["muted"])
        for each in (self.order, self._short_order, self.note):
            each.apply_theme(theme)
        self._fit()

    def _set_margins(self) -> None:
        """Leave room at both ends, and for a note; Qt does not mirror margins."""
        px, noted = self._theme.px, not self.note.isHidden()
        start, end = px(START), px(END - ORDER_PADDING)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        above, below = (px(2), px(NOTE_BOTTOM) + self.note.height()) if noted else (px(TOP), 0)
        self._row.setContentsMargins(end if rtl else start, above, start if rtl else end, below)
        place = QRect(start, px(HEIGHT) - below, self.width() - start - px(END), self.note.height())
        self.note.setGeometry(mirrored(rtl, self.rect(), place))

    def title(self) -> str:
        """What the head says."""
        return self._title.text()

    def unread_text(self) -> str:
        """What it says about unread articles."""
        return self._unread.text()

    def show_view(self, name: str, unread: int | None = None, *, ranked: bool = False) -> None:
        """Say which view is listed and how many of it are unread; None or 0 says nothing about that.

        Args:
            name: of the view.
            unread: how many.
            ranked: the best of it can stand first.
        """
        self._searching, self._ranked = False, ranked
        self._title.setText(one_line(name))
        words = translate("ListHeader", "%1 unread").replace("%1", written(unread)) if unread else ""
        self._unread.setText(words)
        self._fit()

    def show_results(self, count: int, text: str, *, complete: bool = True) -> None:
        """Say how many results a search has; of one that is not complete, how many there are at least."""
        self._searching = True
        one, more = translate("ListHeader", "%1 result for “%2”"), translate("ListHeader", "%1 results for “%2”")
        none = translate("ListHeader", "No results for “%2”")
        if not complete:
            one = more = translate("ListHeader", "%1+ results for “%2”")
            none = translate("ListHeader", "Searching for “%2”…")
        words = (one if count == 1 else more if count else none).replace("%1", written(count))
        self._title.setText(words.replace("%2", isolated(one_line(text, 80))))
        self._title.setToolTip(plain_tip(one_line(text)))
        self._unread.setText("")
        self._fit()

    def show_note(self, note: Note) -> None:
        """Say something below the title; nothing where there are no words. The height stays the same."""
        self.note.show_note(note.words, warns=note.warns)
        self._set_margins()

    def set_order(self, order: SearchOrder) -> None:
        """Show which order holds."""
        self._shown_order = order
        words = (order_names() | _best())[order]
        spoken = translate("ListHeader", "Order: %1").replace("%1", words)
        self.order.setText(words)
        self.order.setAccessibleName(spoken)
        self.order.updateGeometry()
        self._short_order.setAccessibleName(spoken)
        self._short_order.setToolTip(words)
        self._fit()

    def set_actions(self, actions: Sequence[QAction | None]) -> None:
        """Take over what can be done with all articles of the list; None parts them."""
        self._actions = tuple(actions)

    def _fit(self) -> None:
        """Give the title what room there is; the number beside it is never cut, nor is a search by its order."""
        self._unread.setVisible(bool(self._unread.text()))
        self._unread.setMinimumWidth(self._unread.sizeHint().width())
        px = self._theme.px
        needed = self._title.sizeHint().width() + self.order.sizeHint().width() + px(START + END + GAP)
        short = self._searching and needed > self.width()
        self.order.setVisible(not short)
        self._short_order.setVisible(short)

    def _open_menu(self) -> None:
        menu, button = self._menu(), self._short_order if self.order.isHidden() else self.order
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPoint(0 if rtl else button.width() - menu.sizeHint().width(), button.height())
        menu.popup(button.mapToGlobal(corner))

    def _menu(self) -> QMenu:
        """The orders there are, and what can be done with all; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order, words in ((_best() if self._searching or self._ranked else {}) | order_names()).items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order == self._shown_order)
            action.setData(order)
            group.addAction(action)
        group.triggered.connect(self._chosen)
        if self._actions:
            menu.addSeparator()
            self._add_actions(menu)
        return menu

    def _add_actions(self, menu: QMenu) -> None:
        for action in self._actions:
            menu.addAction(action) if action is not None else menu.addSeparator()

    def _chosen(self, action: QAction) -> None:
        order: SearchOrder = action.data()
        self.set_order(order)
        self.order_changed.emit(order)

    def sizeHint(self) -> QSize:
        """As wide as it is let."""
        return QSize(0, self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for none of the words: they are elided."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words what room there is now."""
        super().resizeEvent(event)
        self._set_margins()
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with all articles of the list."""
        if self._actions:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._add_actions(menu)
            menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window's direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_margins()


def _best() -> dict[SearchOrder, str]:
    return {"best": translate("ListHeader", "Best first")}
