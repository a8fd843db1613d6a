"""The menus of a feed and of a folder of feeds: what can be done with them where the pointer is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from newsreader.article.feed import Subscription, health
from newsreader.article.model import View
from newsreader.ui.feed_entries import feed_view

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

translate = QCoreApplication.translate


def add_feed(menu: QMenu, window: MainWindow, feed: Subscription) -> None:
    """Add what can be done with a feed."""
    view, deeds = feed_view(feed), window.deeds
    pause = translate("FeedMenu", "Resume") if feed.paused else translate("FeedMenu", "Pause")
    menu.addSeparator()
    menu.addAction(translate("FeedMenu", "Refresh"), partial(window.refreshing.refresh_view, view))
    menu.addAction(pause, partial(deeds.pause, view))
    if health(feed) in ("failing", "gone"):
        menu.addAction(translate("FeedMenu", "What is wrong…"), window.health.show_page)
    menu.addSeparator()
    menu.addAction(translate("FeedMenu", "Rename…"), partial(deeds.rename, view))
    menu.addAction(translate("FeedMenu", "Move to folder…"), partial(deeds.move, view))
    menu.addAction(translate("FeedMenu", "Settings…"), partial(deeds.settings, view))
    menu.addSeparator()
    menu.addAction(translate("FeedMenu", "Copy address"), partial(deeds.copy_address, view))
    site = menu.addAction(translate("FeedMenu", "Open site"), partial(deeds.open_site, view))
    site.setEnabled(bool(feed.html_url))
    menu.addSeparator()
    menu.addAction(translate("FeedMenu", "Unsubscribe"), partial(deeds.unsubscribe, view))


def add_feed_folder(menu: QMenu, window: MainWindow, view: View) -> None:
    """Add what can be done with a folder of feeds."""
    deeds, feeds = window.deeds, window.feeds.of(view)
    resumes = bool(feeds) and all(feed.paused for feed in feeds)
    menu.addSeparator()
    refresh = menu.addAction(translate("FeedMenu", "Refresh"), partial(window.refreshing.refresh_view, view))
    words = translate("FeedMenu", "Resume all") if resumes else translate("FeedMenu", "Pause all")
    pause = menu.addAction(words, partial(deeds.pause, view))
    for action in (refresh, pause):
        action.setEnabled(bool(feeds))
    menu.addSeparator()
    menu.addAction(translate("FeedMenu", "Rename…"), partial(deeds.rename, view))
    menu.addAction(translate("FeedMenu", "Move to folder…"), partial(deeds.move, view))
    menu.addAction(translate("FeedMenu", "New folder in it…"), partial(deeds.new_folder, view))
    menu.addSeparator()
    menu.addAction(translate("FeedMenu", "Remove folder"), partial(deeds.remove_folder, view))
