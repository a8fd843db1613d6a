"""The pane of the article list: its head, the list, and room at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsreader.ui.article_list import ArticleList
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.list_header import ListHeader
from newsreader.ui.theme import Theme
from newsreader.ui.waiting_line import WaitingLine

LEAST_WIDTH = 220


class Foot(QVBoxLayout):
    """A column that takes no room, margins included, while nothing in it is shown."""

    def sizeHint(self) -> QSize:
        """The size of what is shown."""
        return QSize(0, 0) if self.isEmpty() else super().sizeHint()

    def minimumSize(self) -> QSize:
        """The least size of what is shown."""
        return QSize(0, 0) if self.isEmpty() else super().minimumSize()


class ListPane(QWidget):
    """Head, list and foot.

    Attributes:
        header, list: its parts.
        waiting: the line between them that lets in what arrived.
        foot: a layout below the list, for what reports on work under way; empty it takes no room.
    """

    def __init__(self, model: ArticleModel, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme or Theme()
        self.header = ListHeader(theme, self)
        self.waiting = WaitingLine(self)
        self.list = ArticleList(model, theme, self)
        self.foot = Foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.waiting)
        column.addWidget(self.list, 1)
        column.addLayout(self.foot)
        self.setAccessibleName(self.tr("Article list"))
        self.setFocusProxy(self.list)
        self.setAutoFillBackground(True)
        self._dress(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._dress(theme)
        self.header.apply_theme(theme)
        self.list.apply_theme(theme)
        if not self.waiting.isHidden():
            self.list.cover(self.waiting.sizeHint().height())

    def show_waiting(self, count: int) -> None:
        """Say how many articles wait above the list. The line comes and goes without moving what is seen."""
        self.waiting.say(count)
        if self.waiting.isHidden() == bool(count):
            offset = self.list.verticalScrollBar().value()
            self.waiting.setVisible(bool(count))
            layout = self.layout()
            if layout is not None:
                layout.activate()
            height = self.waiting.sizeHint().height()
            self.list.cover(height if count else 0)
            self.list.verticalScrollBar().setValue(offset + (height if count else -height))

    def stand_after(self, widget: QWidget) -> None:
        """Let Tab come here from another widget."""
        self.setTabOrder(widget, self.header.order)
        self.setTabOrder(self.header.order, self.waiting)
        self.setTabOrder(self.waiting, self.list)

    def _dress(self, theme: Theme) -> None:
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, QColor(theme["list"]))
        self.setPalette(ground)
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self.waiting.apply_theme(theme)
        margin = theme.px(8)
        self.foot.setContentsMargins(margin, margin, margin, margin)
        self.foot.setSpacing(margin)
