"""Brings together the page of feed health, the feeds it tells of, and what is done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from newsreader.article.feed import Subscription
from newsreader.ui.feed_entries import feed_view

if TYPE_CHECKING:
    from newsreader.ui.health_page import HealthPage
    from newsreader.ui.main_window import MainWindow


class HealthDesk(QObject):
    """Shows the page, and keeps it true as long as it is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.feeds.changed.connect(self._changed)
        window.parts.sidebar.feeds_label.health_requested.connect(self.show_page)
        window.parts.refresh.details_requested.connect(self.show_page)

    @Slot()
    def show_page(self) -> None:
        """Show how all feeds fare, in the article's place."""
        from newsreader.ui.health_page import HealthPage

        window, page = self._window, HealthPage(self._window.theme)
        page.retry_requested.connect(self._retry)
        page.settings_requested.connect(window.deeds.set_up)
        page.unsubscribe_requested.connect(window.deeds.end)
        page.opened.connect(self._open)
        page.menu_requested.connect(self._menu)
        page.show_feeds(window.feeds.shown.subscriptions)
        window.states.show_page(page)
        window.parts.panes.close_overlay()
        window.parts.panes.show_reader(True)
        window.parts.reader.focus()

    def page(self) -> HealthPage | None:
        """The page, if it is seen."""
        from newsreader.ui.health_page import HealthPage

        page = self._window.states.page()
        return page if isinstance(page, HealthPage) else None

    @Slot()
    def _changed(self) -> None:
        if self._window.states.page() is not None and (page := self.page()) is not None:
            page.show_feeds(self._window.feeds.shown.subscriptions)

    @Slot(object)
    def _retry(self, feeds: list[Subscription]) -> None:
        self._window.refreshing.refresh_these([feed.id for feed in feeds])

    @Slot(object)
    def _open(self, feed: Subscription) -> None:
        self._window.show_view(feed_view(feed))
        self._window.focus_list()

    @Slot(object, QPoint)
    def _menu(self, feed: Subscription, point: QPoint) -> None:
        self._window.menus.open_view_menu(feed_view(feed), point)
