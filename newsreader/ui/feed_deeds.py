"""What the reader does with feeds and their folders; each change can be undone, so nothing is asked before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from newsreader.article.feed import Subscription, folder_names, folder_path
from newsreader.article.model import View, ViewKind
from newsreader.article.urls import without_password
from newsreader.ui.feed_drag import FeedDrop
from newsreader.ui.feed_entries import is_within, name_of, parent_of
from newsreader.ui.feed_words import quoted
from newsreader.ui.palette_model import PaletteEntry
from newsreader.ui.row_words import isolated, one_line

if TYPE_CHECKING:
    from newsreader.ui.dialogs.feed_settings import FeedSettingsDialog
    from newsreader.ui.dialogs.name import NameDialog, NameWords
    from newsreader.ui.main_window import MainWindow

Named = Callable[[str], None]
NEW_FOLDER = object()


class FeedDeeds(QObject):
    """Every deed is done to the feed or folder that a view is the list of, or to the one that is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._feeds = window.session.feeds
        self._desk = window.feeds
        window.parts.sidebar.feeds.dropped.connect(self.drop)

    # A feed

    def rename(self, view: View | None = None) -> None:
        """Let the reader give a feed, or a folder, another name."""
        if (feed := self._desk.feed(view)) is not None:
            self._ask_name(self._feed_words(), feed.title, partial(self._rename, feed))
        elif path := self._desk.folder(view):
            taken = self._names_in(parent_of(path)) - {name_of(path)}
            self._ask_name(self._folder_words(), name_of(path), partial(self._rename_folder, path), taken)

    def pause(self, view: View | None = None) -> None:
        """Refresh a feed, or all of a folder, no longer by itself; again, if all of them are paused."""
        if feeds := self._desk.of(view):
            self.set_paused(feeds, not all(feed.paused for feed in feeds))

    def set_paused(self, feeds: Sequence[Subscription], on: bool) -> None:
        """Pause feeds, or let them go on."""
        text = self.tr("Paused: {}") if on else self.tr("Resumed: {}")
        self._feeds.pause([feed.id for feed in feeds], on, text.format(quoted(feeds)))

    def unsubscribe(self, view: View | None = None) -> None:
        """End the subscription of a feed; its articles stay."""
        if (feed := self._desk.feed(view)) is not None:
            self.end([feed])

    def end(self, feeds: Sequence[Subscription]) -> None:
        """End subscriptions."""
        self._feeds.unsubscribe([feed.id for feed in feeds], self.tr("Unsubscribed: {}").format(quoted(feeds)))

    def settings(self, view: View | None = None) -> None:
        """Let the reader set how a feed is refreshed."""
        if (feed := self._desk.feed(view)) is not None:
            self.set_up(feed)

    def set_up(self, feed: Subscription) -> None:
        """Let the reader set how this feed is refreshed."""
        from newsreader.ui.dialogs.feed_settings import FeedSettingsDialog

        dialog = FeedSettingsDialog(feed, self._window.settings.preferences, self._window.theme, self._window)
        dialog.accepted.connect(partial(self._set_up, feed, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy_address(self, view: View | None = None) -> None:
        """Put the address of a feed on the clipboard."""
        if (feed := self._desk.feed(view)) is not None:
            QGuiApplication.clipboard().setText(without_password(feed.url))
            self._window.toasts.say(self.tr("Address copied"))

    def open_site(self, view: View | None = None) -> None:
        """Open the page that a feed belongs to in the browser."""
        feed = self._desk.feed(view)
        if feed is not None and feed.html_url and not QDesktopServices.openUrl(QUrl(feed.html_url)):
            self._window.toasts.say(self.tr("No browser could be opened."))

    # Places

    def move(self, view: View | None = None) -> None:
        """Let the reader choose the folder of a feed, or the one around a folder."""
        view = view or self._window.navigator.question.view
        moved = self._desk.folder(view)
        if not moved and self._desk.feed(view) is None:
            return
        folders = [path for path in self._desk.folders() if not moved or not is_within(path, moved)]
        entries = [
            PaletteEntry(self.tr("Not in a folder"), self.tr("at the top"), "feed", "", ""),
            *(PaletteEntry(_written_path(path), self.tr("Folder"), "folder", "", path) for path in folders),
            PaletteEntry(self.tr("New folder…"), "", "folder-plus", "", NEW_FOLDER),
        ]
        self._window.choice.of_entries(self.tr("Move to which folder?"), entries, partial(self._chosen, view))

    @Slot(object)
    def drop(self, drop: FeedDrop) -> None:
        """Put a feed or a folder where it was dragged to."""
        before = drop.before.name if drop.before is not None else None
        if drop.moved.kind is ViewKind.FEED:
            feed = self._desk.feed(drop.moved)
            if feed is not None:
                self._feeds.move([feed.id], drop.folder, int(before) if before else None, self._moved(feed.title, drop))
        else:
            path = drop.moved.name
            self._desk.expect_folder(path, folder_path([*folder_names(drop.folder), name_of(path)]))
            self._feeds.move_folder(path, drop.folder, before, self._moved(name_of(path), drop))

    def new_folder(self, view: View | None = None) -> None:
        """Make a folder for feeds: in the folder that a view is the list of, else at the top."""
        self._ask_folder(self._desk.folder(view), self._make_folder)

    def remove_folder(self, view: View | None = None) -> None:
        """Take a folder away; what is in it moves up."""
        if path := self._desk.folder(view):
            if is_within(self._desk.folder(), path):
                self._window.show_view(View())
            self._feeds.remove_folder(path, self.tr("Folder removed: {}").format(_quoted(path)))

    # Inside

    def _moved(self, name: str, drop: FeedDrop) -> str:
        text = self.tr("{0} moved to {1}") if drop.folder else self.tr("{0} moved to the top")
        return text.format(isolated(one_line(name, 60)), _quoted(drop.folder))

    def _chosen(self, view: View, entry: PaletteEntry) -> None:
        if entry.value is NEW_FOLDER:
            self._ask_folder("", lambda path: self._move_to(view, path))
        elif isinstance(entry.value, str):
            self._move_to(view, entry.value)

    def _move_to(self, view: View, path: str) -> None:
        feed = self._desk.feed(view)
        before = feed.folders if feed is not None else (parent_of(view.name),)
        if before != (path,) and (before or path):
            self.drop(FeedDrop(view, path))

    def _rename(self, feed: Subscription, name: str) -> None:
        text = self.tr("Feed renamed: {0} is {1}") if name else self.tr("Feed is called as it calls itself: {0}")
        self._feeds.rename(feed.id, name, text.format(quoted([feed]), isolated(one_line(name, 80))))

    def _rename_folder(self, path: str, name: str) -> None:
        text = self.tr("Folder renamed: {0} is {1}").format(_quoted(path), isolated(one_line(name, 80)))
        self._desk.expect_folder(path, folder_path([*folder_names(parent_of(path)), name]))
        self._feeds.rename_folder(path, name, text)

    def _make_folder(self, path: str) -> None:
        self._feeds.make_folder(path, self.tr("Folder made: {}").format(_quoted(path)))

    def _set_up(self, feed: Subscription, dialog: FeedSettingsDialog) -> None:
        name, settings, address = dialog.name(), dialog.settings(), dialog.address()
        if name != feed.title:
            self._rename(feed, name)
        if address != feed.url:
            self._feeds.readdress(feed.id, address, self.tr("Address changed: {}").format(quoted([feed])))
        if settings != feed.settings:
            self._feeds.set_settings(feed.id, settings, self.tr("Settings changed: {}").format(quoted([feed])))

    def _names_in(self, path: str) -> set[str]:
        return {name_of(each) for each in self._desk.folders() if parent_of(each) == path}

    def _ask_folder(self, inside: str, done: Named) -> None:
        def named(name: str) -> None:
            done(folder_path([*folder_names(inside), name]))

        self._ask_name(self._folder_words(new=True), "", named, self._names_in(inside))

    def _ask_name(self, says: NameWords, name: str, done: Named, taken: set[str] | None = None) -> None:
        from newsreader.ui.dialogs.name import NameDialog

        dialog = NameDialog(says, name, self._window.theme, self._window, taken=taken or ())
        dialog.accepted.connect(partial(_tell, dialog, done))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _feed_words(self) -> NameWords:
        from newsreader.ui.dialogs.name import NameWords

        hint = self.tr("Without a name, it is called as it calls itself.")
        return NameWords(self.tr("Rename feed"), self.tr("Name of the feed"), hint, self.tr("Rename"), optional=True)

    def _folder_words(self, *, new: bool = False) -> NameWords:
        from newsreader.ui.dialogs.name import NameWords

        return NameWords(
            self.tr("New folder") if new else self.tr("Rename folder"),
            self.tr("Name of the folder"),
            self.tr("Folders hold feeds, and other folders."),
            self.tr("Make folder") if new else self.tr("Rename"),
            self.tr("There is a folder of this name already."),
        )


def _written_path(path: str) -> str:
    return " / ".join(one_line(name, 60) for name in folder_names(path))


def _quoted(path: str) -> str:
    return isolated(one_line(name_of(path), 60))


def _tell(dialog: NameDialog, done: Named) -> None:
    done(dialog.name())
