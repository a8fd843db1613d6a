"""The menus: which command stands where. One structure serves the menu bar and the menu button of the top bar."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from newsreader.ui.commands import CARDS

translate = QCoreApplication.translate
FILE = (
    *("subscribe", "", "import_files", "import_folder", "paste_article", ""),
    *("import_list", "export_list", "", "import_folders", "export_folders", ""),
    *("backup_now", "restore_backup", "check_library", "open_library", "", "preferences", "", "quit"),
)
EDIT = ("undo", "redo", "", "search", "find", "palette", "", "save_search", "new_folder", "edit_folder")
VIEW = ("sidebar", "related", "", "zoom_in", "zoom_out", "zoom_reset", "", "full_screen")
ARTICLE = (
    *("toggle_read", "bookmark", "tag", "", "open_original", "copy_link", "copy_citation", ""),
    *("full_text", "load_pictures", "always_pictures", ""),
    *("follow", "open_story", "add_to_story", "relate", "dim", "", "show_copies", "unfold", "refold", ""),
    *("decode", "", "delete", "restore"),
)
LIST = ("mark_all_read", "bookmark_all", "tag_all", "delete_all")
FEEDS = ("refresh", "refresh_this", "cancel_refresh", "", "feed_health", "", "new_feed_folder")
GO = (
    *("back", "forward", "", "next_article", "previous_article", "next_unread", "previous_unread", ""),
    *("show_all", "show_unread", "show_today", "show_bookmarks", "show_awaited", "show_bin", ""),
    *("next_source", "previous_source", "", "next_pane", "previous_pane"),
)
# What is for a tag, a story, a feed or a folder stands in its own menu in the sidebar.
FOR_ONE_LIST = (
    *("rename_tag", "merge_tag", "delete_tag", "delete_folder", "folder_up", "folder_down"),
    *("follow_story", "rename_story", "merge_story", "split_story", "take_out"),
    *("rename_feed", "move_feed", "pause_feed", "feed_settings", "copy_feed", "open_site", "unsubscribe"),
    "remove_feed_folder",
)
UNLISTED = frozenset(
    {
        *("read_on", "read_back", *FOR_ONE_LIST),
        *(f"open_card_{number}" for number in range(1, CARDS + 1)),
    }
)


def menu_structure() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each menu's title and the names of its commands; an empty name is a separator."""
    return (
        (translate("Menus", "&File"), FILE),
        (translate("Menus", "&Edit"), EDIT),
        (translate("Menus", "&View"), VIEW),
        (translate("Menus", "&Article"), ARTICLE),
        (translate("Menus", "&List"), ("show_waiting", "", *LIST)),
        (translate("Menus", "F&eeds"), FEEDS),
        (translate("Menus", "&Go"), GO),
        (translate("Menus", "&Help"), ("help", "search_help", "", "about")),
    )


def build_menus(actions: Mapping[str, QAction], menu_bar: QMenuBar) -> list[QMenu]:
    """Fill a menu bar; the caller hides it where the system has no habit of one."""
    return [_filled(menu_bar.addMenu(title), names, actions) for title, names in menu_structure()]


def build_app_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """One menu holding all of them, for a button of the top bar."""
    menu = QMenu(parent)
    for title, names in menu_structure():
        _filled(menu.addMenu(title), names, actions)
    return menu


def _filled(menu: QMenu, names: tuple[str, ...], actions: Mapping[str, QAction]) -> QMenu:
    for name in names:
        if name:
            menu.addAction(actions[name])
        else:
            menu.addSeparator()
    return menu
