"""The page of feed health, in the article's place: how all feeds fare in a line, and each with what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from newsreader.article.feed import Subscription
from newsreader.ui.buttons import SMALL, WordButton
from newsreader.ui.elided_label import ElidedLabel
from newsreader.ui.feed_words import summary
from newsreader.ui.fonts import display_font, ui_font
from newsreader.ui.health_list import HealthList
from newsreader.ui.theme import Theme


class HealthPage(QWidget):
    """Shows how feeds fare.

    Signals:
        retry_requested, unsubscribe_requested: list of Subscription, those that are chosen.
        settings_requested, opened: Subscription.
        menu_requested: (Subscription, QPoint on the screen).
    """

    retry_requested = Signal(object)
    unsubscribe_requested = Signal(object)
    settings_requested = Signal(object)
    opened = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedLabel(self)
        self._title.set_words(self.tr("Feed health"))
        self._summary = ElidedLabel(self)
        self.list = HealthList(self)
        self.buttons = {
            "retry": WordButton(self.tr("Retry"), SMALL, self),
            "settings": WordButton(self.tr("Settings…"), SMALL, self),
            "unsubscribe": WordButton(self.tr("Unsubscribe"), SMALL, self),
        }
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.setAccessibleName(self.tr("Feed health"))
        self.setAutoFillBackground(True)
        self.apply_theme(theme)

    def show_feeds(self, feeds: Sequence[Subscription]) -> None:
        """Show how these feeds fare now; what is chosen stays so."""
        self._summary.set_words(summary(feeds))
        self.setAccessibleDescription(self._summary.words())
        self.list.show_feeds(feeds)
        self._enable()

    def summary(self) -> str:
        """The line about all of them."""
        return self._summary.words()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme, px = theme, theme.px
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, QColor(theme["page"]))
        self.setPalette(ground)
        self._title.dress(display_font(theme, 28), theme["text"])
        self._summary.dress(ui_font(theme, 14), theme["text2"])
        for button in self.buttons.values():
            button.apply_theme(theme)
        self.list.apply_theme(theme)
        self._head.setContentsMargins(px(22), px(28), px(22), px(12))
        self._head.setSpacing(px(6))
        self._row.setContentsMargins(0, px(8), 0, 0)
        self._row.setSpacing(px(8))

    def _lay_out(self) -> None:
        self._head, self._row = QVBoxLayout(), QHBoxLayout()
        for button in self.buttons.values():
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._row.addWidget(button)
        self._row.addStretch(1)
        for label in (self._title, self._summary):
            self._head.addWidget(label)
        self._head.addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.buttons["retry"].clicked.connect(self._retry)
        self.buttons["unsubscribe"].clicked.connect(self._unsubscribe)
        self.buttons["settings"].clicked.connect(self._ask_settings)
        self.list.opened.connect(self.opened)
        self.list.menu_requested.connect(self.menu_requested)
        self.list.choice_changed.connect(self._enable)

    def _retry(self) -> None:
        self.retry_requested.emit(self.list.chosen())

    def _unsubscribe(self) -> None:
        self.unsubscribe_requested.emit(self.list.chosen())

    def _ask_settings(self) -> None:
        for feed in self.list.chosen()[:1]:
            self.settings_requested.emit(feed)

    def _enable(self) -> None:
        chosen = len(self.list.chosen())
        for name, button in self.buttons.items():
            button.setEnabled(chosen == 1 if name == "settings" else chosen > 0)
