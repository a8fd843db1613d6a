"""How feeds and pages come in: by an address that is typed, pasted or dropped, and by a subscription list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from newsreader.article.model import View, ViewKind
from newsreader.ui.addresses import full_address
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.written_number import written

if TYPE_CHECKING:
    from newsreader.application.news.finding import FoundFeed
    from newsreader.application.news.lists import ListTaken
    from newsreader.ui.main_window import MainWindow

FILE_NAME = "subscriptions.opml"


class SubscribeDesk(QObject):
    """Opens the dialogs, and says what came of them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._feeds = window.session.feeds
        window.imports.address_given.connect(self.ask)
        window.imports.list_given.connect(self.take_list)
        window.parts.sidebar.feeds_label.subscribe_requested.connect(self.ask_copied)
        window.parts.sidebar.feeds_offer.requested.connect(self._offered)

    @Slot()
    def ask_copied(self) -> None:
        """Let the reader subscribe; an address that was copied is looked at already."""
        self.ask(full_address(QGuiApplication.clipboard().text()))

    @Slot(object)
    def ask(self, address: str = "") -> None:
        """Let the reader subscribe to what is at an address, or save it."""
        from newsreader.ui.dialogs.subscribe import SubscribeDialog

        self._window.states.show_panes()
        dialog = SubscribeDialog(self._window.feeds.folders(), self._window.theme, self._window)
        dialog.set_looking(self._feeds.look_for, self._feeds.cancel_looking)
        dialog.feed_chosen.connect(self._subscribe)
        dialog.known_chosen.connect(self._show)
        dialog.page_chosen.connect(self._feeds.save_page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.begin_with(address)

    @Slot(object)
    def _offered(self, name: str) -> None:
        self._window.commands.run(name)

    # Subscription lists

    def choose_list(self) -> None:
        """Subscribe to all feeds of a list that the reader chooses."""
        dialog = QFileDialog(self._window, self.tr("Import subscription list"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Subscription lists (*.opml *.xml)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self) -> None:
        """Write all feeds into a list that the reader names."""
        dialog = QFileDialog(self._window, self.tr("Export subscription list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Subscription list (*.opml)"))
        dialog.setDefaultSuffix("opml")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(self._export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def take_list(self, path: str) -> None:
        """Subscribe to all feeds of a list; nothing is fetched before the reader asks for it."""
        self._window.states.show_panes()
        label = self.tr("Subscribed to the feeds of {}").format(isolated(Path(path).name))
        self._feeds.import_list(Path(path), label, self._taken)

    def _take(self, path: str) -> None:
        self.take_list(path)

    def _export(self, path: str) -> None:
        self._feeds.export_list(Path(path), partial(self._exported, Path(path)))

    def _exported(self, path: Path, count: int) -> None:
        words = self.tr("{0} feeds written to {1}")
        self._window.toasts.say(words.format(written(count), isolated(path.name)))

    def _taken(self, taken: ListTaken) -> None:
        from newsreader.ui.dialogs.list_taken import ListTakenDialog

        dialog = ListTakenDialog(taken, self._window.theme, self._window)
        dialog.refresh_requested.connect(self._window.refreshing.refresh_these)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Feeds

    @Slot(object, object)
    def _subscribe(self, feed: FoundFeed, folder: str) -> None:
        label = self.tr("Subscribed: {}").format(isolated(one_line(feed.title or feed.url, 80)))
        self._window.feeds.show_when_here(feed.url)
        self._feeds.subscribe(feed.url, feed.title, folder, label)

    @Slot(object)
    def _show(self, feed_id: int) -> None:
        self._window.show_view(View(ViewKind.FEED, str(feed_id)))
