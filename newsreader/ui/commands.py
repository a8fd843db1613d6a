"""Every command of the window, once: its name, words, default keys, icon and the group it is shown under.

Menus, tool bar, palette, help sheet and key preferences are all made from this table. Menu roles and key names are
Qt's, so that macOS puts About, Preferences and Quit where people look for them and shows Cmd for Ctrl.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

CARDS = 9
Role = QAction.MenuRole
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person can do.

    Attributes:
        name: what code calls it.
        text: what people read, in their language.
        keys: default shortcuts in Qt's portable notation, the one to show first.
        icon: name of an icon, or empty.
        bound: False for keys that only the focused pane may act on (Space presses a focused button, too).
        role: where macOS puts it.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    bound: bool = True
    role: Role = Role.NoRole


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that belong together, under the heading that the help sheet gives them."""

    title: str
    commands: tuple[Command, ...]


def command_groups() -> tuple[Group, ...]:
    """All commands, grouped."""
    return (_reading(), _article(), _related(), _lists(), _finding(), _feeds(), _folders(), _library(), _window())


def commands() -> tuple[Command, ...]:
    """All commands, in the order of their groups."""
    return tuple(command for group in command_groups() for command in group.commands)


def _reading() -> Group:
    return Group(
        translate("Commands", "Reading"),
        (
            Command("next_article", translate("Commands", "Next article"), ("J",)),
            Command("previous_article", translate("Commands", "Previous article"), ("K",)),
            Command("next_unread", translate("Commands", "Next unread article"), ("N",)),
            Command("previous_unread", translate("Commands", "Previous unread article"), ("Shift+N",)),
            Command("read_on", translate("Commands", "Read on, then next unread"), ("Space",), bound=False),
            Command("read_back", translate("Commands", "Read back"), ("Shift+Space",), bound=False),
            Command("back", translate("Commands", "Back"), ("Alt+Left",), "back"),
            Command("forward", translate("Commands", "Forward"), ("Alt+Right",), "forward"),
        ),
    )


def _article() -> Group:
    return Group(
        translate("Commands", "This article"),
        (
            Command("toggle_read", translate("Commands", "Mark read or unread"), ("M",), "circle-dot"),
            Command("bookmark", translate("Commands", "Bookmark"), ("S", "Ctrl+D"), "star"),
            Command("tag", translate("Commands", "Tag…"), ("T",), "tag"),
            Command("open_original", translate("Commands", "Open original"), ("O", "Ctrl+Return"), "external"),
            Command("full_text", translate("Commands", "Full text"), ("F",), "newspaper"),
            Command("load_pictures", translate("Commands", "Load pictures"), ("Shift+I",), "image"),
            Command("always_pictures", translate("Commands", "Always load pictures of this feed"), (), "image"),
            Command("copy_link", translate("Commands", "Copy link"), ("Ctrl+L",), "copy"),
            Command("copy_citation", translate("Commands", "Copy citation"), ("Ctrl+Shift+C",), "quote"),
            Command("show_copies", translate("Commands", "Show copies"), (), "layers"),
            Command("unfold", translate("Commands", "Unfold copies"), (), "layers"),
            Command("refold", translate("Commands", "Fold copies again"), (), "layers"),
            Command("decode", translate("Commands", "Decode again…"), (), "type"),
            Command("delete", translate("Commands", "Move to recycle bin"), ("Ctrl+Delete",), "trash"),
            Command("restore", translate("Commands", "Restore from recycle bin"), (), "undo"),
        ),
    )


def _related() -> Group:
    return Group(
        translate("Commands", "Related articles"),
        (
            *(
                Command(
                    f"open_card_{n}",
                    translate("Commands", "Open related card %1").replace("%1", str(n)),
                    (f"Alt+{n}",),
                    "link",
                )
                for n in range(1, CARDS + 1)
            ),
            Command("relate", translate("Commands", "Relate to another article…"), (), "link"),
            Command("follow", translate("Commands", "Follow story or awaited headline"), ("Shift+F",), "follow"),
            Command("open_story", translate("Commands", "Open the story of this article"), (), "story"),
            Command("add_to_story", translate("Commands", "Add to a story…"), (), "plus"),
            Command("dim", translate("Commands", "Dim what I have read"), ("D",), "eye-off"),
            Command("follow_story", translate("Commands", "Follow or unfollow this story"), (), "follow"),
            Command("rename_story", translate("Commands", "Rename story…"), (), "pencil"),
            Command("merge_story", translate("Commands", "Merge story with another…"), (), "merge"),
            Command("split_story", translate("Commands", "Split off as a story of its own"), (), "story"),
            Command("take_out", translate("Commands", "Take out of the story"), (), "minus"),
        ),
    )


def _lists() -> Group:
    return Group(
        translate("Commands", "Lists"),
        (
            Command("show_all", translate("Commands", "All articles"), ("Ctrl+1",), "inbox"),
            Command("show_unread", translate("Commands", "Unread"), ("Ctrl+2",), "circle-dot"),
            Command("show_today", translate("Commands", "Today"), ("Ctrl+3",), "sun"),
            Command("show_bookmarks", translate("Commands", "Bookmarks"), ("Ctrl+4",), "bookmark"),
            Command("show_awaited", translate("Commands", "Awaited headlines"), (), "awaited"),
            Command("show_bin", translate("Commands", "Recycle bin"), (), "trash"),
            Command("show_waiting", translate("Commands", "Show new articles"), (".",), "chevron-up"),
            Command("next_source", translate("Commands", "Next feed or source"), ("]",)),
            Command("previous_source", translate("Commands", "Previous feed or source"), ("[",)),
            Command("mark_all_read", translate("Commands", "Mark all as read"), ("Shift+A",), "check"),
            Command("bookmark_all", translate("Commands", "Bookmark all"), (), "star"),
            Command("tag_all", translate("Commands", "Tag all…"), (), "tag"),
            Command("delete_all", translate("Commands", "Move all to recycle bin"), (), "trash"),
            Command("rename_tag", translate("Commands", "Rename tag…"), (), "tag"),
            Command("merge_tag", translate("Commands", "Merge tag into another…"), (), "merge"),
            Command("delete_tag", translate("Commands", "Delete tag"), (), "trash"),
        ),
    )


def _finding() -> Group:
    return Group(
        translate("Commands", "Finding"),
        (
            Command("search", translate("Commands", "Search library"), ("/",), "search"),
            Command("search_help", translate("Commands", "What can I search for?"), (), "help"),
            Command("find", translate("Commands", "Find in article"), ("Ctrl+F",), "search"),
            Command("palette", translate("Commands", "Commands and articles…"), ("Ctrl+K",), "search"),
        ),
    )


def _feeds() -> Group:
    return Group(
        translate("Commands", "Feeds"),
        (
            Command("subscribe", translate("Commands", "Subscribe or save an address…"), ("Ctrl+N",), "plus"),
            Command("refresh", translate("Commands", "Refresh all feeds"), ("F5",), "refresh"),
            Command("refresh_this", translate("Commands", "Refresh this feed or folder"), ("Shift+F5",), "refresh"),
            Command("cancel_refresh", translate("Commands", "Stop refreshing"), (), "close"),
            Command("feed_health", translate("Commands", "Feed health"), (), "pulse"),
            Command("import_list", translate("Commands", "Import subscription list…"), (), "import"),
            Command("export_list", translate("Commands", "Export subscription list…"), (), "export"),
            Command("rename_feed", translate("Commands", "Rename feed or folder…"), (), "pencil"),
            Command("move_feed", translate("Commands", "Move to folder…"), (), "folder"),
            Command("pause_feed", translate("Commands", "Pause or resume"), (), "pause"),
            Command("feed_settings", translate("Commands", "Feed settings…"), (), "settings"),
            Command("copy_feed", translate("Commands", "Copy address of feed"), (), "copy"),
            Command("open_site", translate("Commands", "Open site of feed"), (), "external"),
            Command("unsubscribe", translate("Commands", "Unsubscribe"), (), "trash"),
            Command("new_feed_folder", translate("Commands", "New folder for feeds…"), (), "folder-plus"),
            Command("remove_feed_folder", translate("Commands", "Remove folder of feeds"), (), "trash"),
        ),
    )


def _folders() -> Group:
    return Group(
        translate("Commands", "Smart folders"),
        (
            Command("save_search", translate("Commands", "Save search as smart folder…"), (), "folder-plus"),
            Command("new_folder", translate("Commands", "New smart folder…"), (), "smart-folder"),
            Command("edit_folder", translate("Commands", "Edit smart folder…"), (), "pencil"),
            Command("delete_folder", translate("Commands", "Delete smart folder"), (), "trash"),
            Command("folder_up", translate("Commands", "Move smart folder up"), (), "chevron-up"),
            Command("folder_down", translate("Commands", "Move smart folder down"), (), "chevron-down"),
            Command("export_folders", translate("Commands", "Export smart folders…"), (), "export"),
            Command("import_folders", translate("Commands", "Import smart folders…"), (), "import"),
        ),
    )


def _library() -> Group:
    return Group(
        translate("Commands", "Library"),
        (
            Command("import_files", translate("Commands", "Import articles…"), ("Ctrl+O",), "import"),
            Command("import_folder", translate("Commands", "Import folder…"), (), "folder"),
            Command("paste_article", translate("Commands", "Paste as article"), ("Ctrl+V",), "file"),
            Command("backup_now", translate("Commands", "Back up now"), (), "export"),
            Command("restore_backup", translate("Commands", "Restore a backup…"), (), "history"),
            Command("check_library", translate("Commands", "Check library…"), (), "check"),
            Command("open_library", translate("Commands", "Open another library…"), (), "folder"),
            Command("undo", translate("Commands", "Undo"), ("Ctrl+Z",), "undo"),
            Command("redo", translate("Commands", "Redo"), ("Ctrl+Shift+Z",)),
        ),
    )


def _window() -> Group:
    return Group(
        translate("Commands", "Window"),
        (
            Command("sidebar", translate("Commands", "Show or hide sidebar"), ("Ctrl+B",), "sidebar"),
            Command("related", translate("Commands", "Show or hide related articles"), ("Ctrl+R",), "sidebar-right"),
            Command("next_pane", translate("Commands", "Next pane"), ("F6",)),
            Command("previous_pane", translate("Commands", "Previous pane"), ("Shift+F6",)),
            Command("zoom_in", translate("Commands", "Larger text"), ("Ctrl++", "Ctrl+="), "zoom-in"),
            Command("zoom_out", translate("Commands", "Smaller text"), ("Ctrl+-",), "zoom-out"),
            Command("zoom_reset", translate("Commands", "Usual text size"), ("Ctrl+0",), "type"),
            Command("full_screen", translate("Commands", "Full screen"), ("F11",)),
            Command(
                "preferences", translate("Commands", "Preferences…"), ("Ctrl+,",), "settings", role=Role.PreferencesRole
            ),
            Command("help", translate("Commands", "Keyboard shortcuts"), ("?", "F1"), "keyboard"),
            Command("about", translate("Commands", "About Newsreader"), (), "info", role=Role.AboutRole),
            Command("quit", translate("Commands", "Quit"), ("Ctrl+Q",), "close", role=Role.QuitRole),
        ),
    )
