"""The head of the article list: what it shows, how many are unread, and in which order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
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
from newsreader.ui.line_label import LineLabel
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.theme import Theme
from newsreader.ui.written_number import written

ORDER_LOOK = ButtonLook(ORDER_HEIGHT, ORDER_PADDING, ORDER_PX, 400, "muted", hover="hover")
translate = QCoreApplication.translate


class ListHeader(QWidget):
    """Title, number of unread articles, order.

    Attributes:
        order: the button that opens the menu of orders.

    Signals:
        order_changed: newest, oldest or unread_first; the reader chose it.
    """

    order_changed = Signal(object)

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme or Theme()
        self._title = LineLabel(parent=self)
        self._unread = LineLabel(parent=self)
        self.order = WordButton("", ORDER_LOOK, self)
        self.order.clicked.connect(self._open_menu)
        self._shown_order: Order = "newest"
        self._row = QHBoxLayout(self)
        self._assemble()
        self.set_order("newest")
        self.apply_theme(self._theme)

    def _assemble(self) -> None:
        for label in (self._title, self._unread):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self._row.addWidget(label)
        self._row.addStretch(1)
        self._row.addWidget(self.order)
        self.order.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme, px = theme, theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setSpacing(px(GAP))
        self._set_margins()
        self._title.dress(ui_font(theme, TITLE_PX, 600), theme["text"])
        self._unread.dress(ui_font(theme, 12), theme["muted"])
        self.order.apply_theme(theme)
        self._fit()

    def _set_margins(self) -> None:
        """Leave room at both ends; Qt does not mirror margins."""
        px = self._theme.px
        start, end = px(START), px(END - ORDER_PADDING)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self._row.setContentsMargins(start, px(TOP), end, 0)

    def title(self) -> str:
        """What the head says."""
        return self._title.text()

    def unread_text(self) -> str:
        """What it says about unread articles."""
        return self._unread.text()

    def show_view(self, name: str, unread: int | None = None) -> None:
        """Say which view is listed and how many of it are unread; None or 0 says nothing about that."""
        self._title.setText(one_line(name))
        words = translate("ListHeader", "%1 unread").replace("%1", written(unread)) if unread else ""
        self._unread.setText(words)
        self.order.show()
        self._fit()

    def show_results(self, count: int, text: str) -> None:
        """Say how many results a search has; they have an order of their own."""
        one, more = translate("ListHeader", "%1 result for “%2”"), translate("ListHeader", "%1 results for “%2”")
        none = translate("ListHeader", "No results for “%2”")
        words = (one if count == 1 else more if count else none).replace("%1", written(count))
        self._title.setText(words.replace("%2", isolated(one_line(text, 80))))
        self._unread.setText("")
        self.order.hide()
        self._fit()

    def set_order(self, order: Order) -> None:
        """Show which order holds."""
        self._shown_order = order
        self.order.setText(order_names()[order])
        self.order.setAccessibleName(translate("ListHeader", "Order: %1").replace("%1", self.order.text()))
        self.order.updateGeometry()

    def _fit(self) -> None:
        """Give the title what room there is; the number beside it is never cut."""
        self._unread.setVisible(bool(self._unread.text()))
        self._unread.setMinimumWidth(self._unread.sizeHint().width())

    def _open_menu(self) -> None:
        button, menu = self.order, self._menu()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPoint(0 if rtl else button.width() - menu.sizeHint().width(), button.height())
        menu.popup(button.mapToGlobal(corner))

    def _menu(self) -> QMenu:
        """The orders there are; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order, words in order_names().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order == self._shown_order)
            action.setData(order)
            group.addAction(action)
        group.triggered.connect(self._chosen)
        return menu

    def _chosen(self, action: QAction) -> None:
        order: Order = action.data()
        self.set_order(order)
        self.order_changed.emit(order)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window's direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_margins()
