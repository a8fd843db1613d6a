"""What the views are called: at the head of a list as in the sidebar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.article.row import View, ViewKind

if TYPE_CHECKING:
    from newsreader.article.model import SmartFolder

translate = QCoreApplication.translate


def view_name(view: View, folders: Iterable[SmartFolder] = ()) -> str:
    """The name of a view; of a source or a tag its own, of a smart folder that which it has among `folders`.

    What a feed is called stands with its subscription.
    """
    if view.kind is ViewKind.SMART:
        found = (folder.name for folder in folders if str(folder.id) == view.name)
        return next(found, translate("Sidebar", "Smart folder"))
    if view.kind is ViewKind.STORY:
        return translate("Sidebar", "Story")
    if view.kind is ViewKind.FEED:
        return translate("Sidebar", "Feed")
    if view.kind is ViewKind.FEED_FOLDER:
        from newsreader.article.feed import folder_names

        return next(reversed(folder_names(view.name)), translate("Sidebar", "Feeds"))
    names = {
        ViewKind.ALL: translate("Sidebar", "All articles"),
        ViewKind.UNREAD: translate("Sidebar", "Unread"),
        ViewKind.TODAY: translate("Sidebar", "Today"),
        ViewKind.BOOKMARKS: translate("Sidebar", "Bookmarks"),
        ViewKind.AWAITED: translate("Sidebar", "Awaited headlines"),
        ViewKind.BIN: translate("Sidebar", "Recycle bin"),
        ViewKind.STORIES: translate("Sidebar", "Stories followed"),
        ViewKind.RELATED: translate("Sidebar", "Related articles"),
        ViewKind.COPIES: translate("Sidebar", "Copies of one article"),
    }
    return names.get(view.kind, view.name)
