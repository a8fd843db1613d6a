"""What the views are called: at the head of a list as in the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from newsreader.article.row import View, ViewKind

translate = QCoreApplication.translate


def view_name(view: View) -> str:
    """The name of a view; of a source or a tag its own."""
    names = {
        ViewKind.ALL: translate("Sidebar", "All articles"),
        ViewKind.UNREAD: translate("Sidebar", "Unread"),
        ViewKind.TODAY: translate("Sidebar", "Today"),
        ViewKind.BOOKMARKS: translate("Sidebar", "Bookmarks"),
        ViewKind.AWAITED: translate("Sidebar", "Awaited headlines"),
        ViewKind.BIN: translate("Sidebar", "Recycle bin"),
    }
    return names.get(view.kind, view.name)
