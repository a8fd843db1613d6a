"""What the commands do that are the work of one desk of the window, by their names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.ui.dialog_desk import DialogDesk
    from newsreader.ui.main_window import MainWindow

Table = dict[str, Callable[[], object]]


def list_table(window: MainWindow, dialogs: DialogDesk) -> Table:
    """What is done to a whole list, a tag or a smart folder."""
    return {
        "show_waiting": window.lists.show_waiting,
        "mark_all_read": window.bulk.mark_read,
        "bookmark_all": window.bulk.bookmark,
        "tag_all": dialogs.show_view_tags,
        "delete_all": window.bulk.delete,
        "rename_tag": window.tags.rename,
        "merge_tag": window.tags.merge,
        "delete_tag": window.tags.delete,
        "save_search": window.folders.save_search,
        "new_folder": window.folders.new,
        "edit_folder": window.folders.edit,
        "delete_folder": window.folders.delete,
        "folder_up": partial(window.folders.move, -1),
        "folder_down": partial(window.folders.move, 1),
        "export_folders": window.folders.export,
        "import_folders": window.folders.choose_import,
    }


def feed_table(window: MainWindow) -> Table:
    """What is done with feeds."""
    deeds = window.deeds
    return {
        "subscribe": window.subscribing.ask_copied,
        "import_list": window.subscribing.choose_list,
        "export_list": window.subscribing.export,
        "refresh": window.refreshing.refresh,
        "refresh_this": window.refreshing.refresh_view,
        "cancel_refresh": window.session.feeds.cancel_refresh,
        "feed_health": window.health.show_page,
        "rename_feed": deeds.rename,
        "move_feed": deeds.move,
        "pause_feed": deeds.pause,
        "feed_settings": deeds.settings,
        "copy_feed": deeds.copy_address,
        "open_site": deeds.open_site,
        "unsubscribe": deeds.unsubscribe,
        "new_feed_folder": deeds.new_folder,
        "remove_feed_folder": deeds.remove_folder,
    }


def story_table(window: MainWindow) -> Table:
    """What is done with stories."""
    stories = window.stories
    return {
        "add_to_story": stories.add,
        "open_story": stories.open_of_article,
        "follow_story": stories.toggle,
        "rename_story": stories.rename,
        "merge_story": stories.merge,
        "split_story": stories.split,
        "take_out": stories.take_out,
    }


def library_table(window: MainWindow, dialogs: DialogDesk) -> Table:
    """What is done to the library as a whole, and what comes into it."""
    return {
        "import_files": window.imports.choose_files,
        "import_folder": window.imports.choose_folder,
        "paste_article": window.imports.paste,
        "retry": window.retry,
        "salvage": window.library.salvage,
        "restore_backup": window.library.ask_restore,
        "open_library": window.library.open_another,
        "read_on_damaged": window.library.go_on_reading,
        "backup_now": window.library.back_up,
        "check_library": dialogs.show_library,
    }
