"""The pane of the article list: its head, the list, and room at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsreader.ui.article_list import ArticleList
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.list_header import ListHeader
from newsreader.ui.theme import Theme

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
        foot: a layout below the list, for what reports on work under way; empty it takes no room.
    """

    def __init__(self, model: ArticleModel, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme or Theme()
        self.header = ListHeader(theme, self)
        self.list = ArticleList(model, theme, self)
        self.foot = Foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
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

    def stand_after(self, widget: QWidget) -> None:
        """Let Tab come here from another widget."""
        self.setTabOrder(widget, self.header.order)
        self.setTabOrder(self.header.order, self.list)

    def _dress(self, theme: Theme) -> None:
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, QColor(theme["list"]))
        self.setPalette(ground)
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        margin = theme.px(8)
        self.foot.setContentsMargins(margin, margin, margin, margin)
        self.foot.setSpacing(margin)
