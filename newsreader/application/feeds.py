"""The feeds of a sitting: found, followed, put in order, refreshed; pages, full texts and pictures from the web.

Nothing is fetched that the reader did not ask for: by hand, or by the settings of a feed or of all. Whatever waits for
the network waits in a lane of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application.background import Background
from newsreader.application.doing import Doing
from newsreader.application.refreshing import NewArticles, Refreshing, RefreshProgress
from newsreader.application.web_pages import WebPages
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedSettings, ListedFeed, Subscription, folder_names, folder_path
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.application.news.finding import FoundFeeds
    from newsreader.application.news.lists import ListTaken
    from newsreader.application.web import Web
    from newsreader.article.model import Version
    from newsreader.library import Library

__all__ = ["Feeds", "FeedsShown", "NewArticles", "RefreshProgress"]


@dataclass(frozen=True, slots=True)
class FeedsShown:
    """The feeds that the reader follows.

    Attributes:
        subscriptions, folders: in the reader's order; of a folder its path.
        next_at: when the next of them is due, in seconds since 1970; 0 if none is.
    """

    subscriptions: tuple[Subscription, ...] = ()
    folders: tuple[str, ...] = ()
    next_at: int = 0


class Feeds(QObject):
    """What the window asks and does about feeds.

    Signals:
        listed: FeedsShown, the answer to `ask`.
        progressed: RefreshProgress. came: NewArticles, those of a refresh as they are kept.
        fetched_text: FullText. pictures_came: Pictures, of one article.
    """

    listed = Signal(object)
    progressed = Signal(object)
    came = Signal(object)
    fetched_text = Signal(object)
    pictures_came = Signal(object)

    def __init__(
        self,
        background: Background,
        library: Callable[[], Library],
        doing: Doing,
        web: Web,
        save: Callable[[str], None],
    ) -> None:
        super().__init__(doing)
        self._background = background
        self._library = library
        self._doing = doing
        self._web = web
        self._save = save
        self._looking = threading.Event()
        self._refreshing = Refreshing(background, library, web, self)
        self._refreshing.progressed.connect(self.progressed)
        self._refreshing.came.connect(self.came)
        self._refreshing.changed.connect(doing.changed)
        self._pages = WebPages(background, library, doing, web)
        self._pages.fetched_text.connect(self.fetched_text)
        self._pages.pictures_came.connect(self.pictures_came)

    # Asking

    def ask(self) -> None:
        """Ask which feeds are followed, and how they fare."""
        self._background.run(self._shown, self.listed.emit, question="feeds")

    def look_for(
        self, text: str, done: Callable[[FoundFeeds], None], failed: Callable[[NewsreaderError], None]
    ) -> None:
        """Look for feeds at an address; a later look makes this one void."""
        self.cancel_looking()
        looking = self._looking = threading.Event()

        def look() -> FoundFeeds:
            from newsreader.application.news.finding import find_feeds

            known = {each.url: each.id for each in self._library().feeds.all()}
            return find_feeds(self._web.fetch, text, known.get, looking.is_set)

        self._background.run(look, done, failed, lane="web", question="feeds at an address")

    def cancel_looking(self) -> None:
        """Nobody waits for what is looked for any more."""
        self._looking.set()
        self._background.drop("feeds at an address")

    # What the reader does

    def subscribe(self, url: str, title: str, folder: str, label: str) -> None:
        """Follow a feed, and fetch it."""

        def subscribing() -> Changes:
            done = self._library().feeds.subscribe([ListedFeed(title, url, folder=folder)], local=True)
            fresh.extend(done.ids)
            return done.changes

        def subscribed(changes: Changes) -> None:
            self._doing.tell(changes, label, quiet=False)
            self.refresh(fresh)

        fresh: list[int] = []
        self._doing.write(subscribing, subscribed)

    def rename(self, subscription_id: int, title: str, label: str) -> None:
        """Give a feed a name of the reader's own; an empty one lets it be called as it calls itself."""
        self._do(lambda library: library.feeds.rename(subscription_id, title), label)

    def readdress(self, subscription_id: int, url: str, label: str) -> None:
        """Fetch a feed from another address from now on."""
        self._do(lambda library: library.feeds.readdress(subscription_id, url), label)

    def move(self, ids: Sequence[int], folder: str, before: int | None, label: str) -> None:
        """Put feeds into a folder (empty: the top), before another feed or at the end."""
        self._do(lambda library: library.feeds.move(ids, folder, before), label)

    def pause(self, ids: Sequence[int], on: bool, label: str) -> None:
        """Fetch feeds no longer, or again."""
        self._do(lambda library: library.feeds.pause(ids, on), label)

    def unsubscribe(self, ids: Sequence[int], label: str) -> None:
        """Follow feeds no longer; their articles stay."""
        self._do(lambda library: library.feeds.end(ids), label)

    def set_settings(self, subscription_id: int, settings: FeedSettings, label: str) -> None:
        """Keep what the reader wants of a feed."""
        self._do(lambda library: library.feeds.set_settings(subscription_id, settings), label)

    def make_folder(self, path: str, label: str) -> None:
        """Make an empty folder."""
        self._do(lambda library: library.feeds.make_folder(path), label)

    def rename_folder(self, path: str, name: str, label: str) -> None:
        """Give a folder another name, where it stands."""
        to = folder_path([*folder_names(path)[:-1], name])
        self._do(lambda library: library.feeds.rename_folder(path, to), label)

    def move_folder(self, path: str, into: str, before: str | None, label: str) -> None:
        """Put a folder into another (empty: the top), before one of those in it or at the end."""
        if folder_names(into)[: len(folder_names(path))] != folder_names(path):
            self._do(lambda library: library.feeds.move_folder(path, into, before), label)

    def remove_folder(self, path: str, label: str) -> None:
        """Take a folder away; its feeds move up."""
        self._do(lambda library: library.feeds.remove_folder(path), label)

    # Refreshing

    def refresh(self, ids: Sequence[int] | None = None) -> None:
        """Fetch feeds now: these, or all that are not paused."""
        self._refreshing.refresh(ids)

    def refresh_folder(self, path: str) -> None:
        """Fetch the feeds of a folder now."""
        self._refreshing.refresh_folder(path)

    def refresh_due(self, usual: int) -> None:
        """Fetch those that are due, but none that was never fetched: that is for the reader to begin.

        `usual` is how many minutes lie between two fetches where nobody says otherwise.
        """
        self._refreshing.refresh_due(usual)

    def load_all_pictures(self, on: bool | None) -> None:
        """Whether pictures are fetched with the articles of every feed, of those that are set so, or (None) never."""
        self._refreshing.pictures = on

    def set_usual(self, minutes: int, keep_days: int) -> None:
        """Say what holds for feeds that say nothing else.

        Args:
            minutes: between two fetches; 0 for the program's own choice.
            keep_days: after so many days articles go to the recycle bin; 0 for never.
        """
        self._refreshing.usual, self._refreshing.keep_days = minutes, keep_days

    def cancel_refresh(self) -> None:
        """End the refresh after what is being kept."""
        self._refreshing.cancel()

    def refreshing(self) -> bool:
        """Whether a refresh is under way."""
        return self._refreshing.running()

    # Lists

    def import_list(self, path: Path, label: str, done: Callable[[ListTaken], None]) -> None:
        """Follow the feeds of a subscription list; none of them is fetched by that."""

        def taking() -> Changes:
            from newsreader.application.news import lists

            taken, changes = lists.take_file(self._library(), path)
            told.append(taken)
            return changes

        def taken(changes: Changes) -> None:
            self._doing.tell(changes, label, quiet=True)
            done(told[-1])

        told: list[ListTaken] = []
        self._doing.write(taking, taken)

    def export_list(self, path: Path, done: Callable[[int], None]) -> None:
        """Write what is followed as a subscription list; answers how many feeds it names."""

        def exporting() -> int:
            from newsreader.application.news import lists

            return lists.export(self._library(), path)

        self._background.run(exporting, done)

    def icon(self, subscription_id: int, side: int, done: Callable[[object], None]) -> None:
        """Ask for the picture that stands for a feed; None where it has none. It is never fetched by this."""
        self._background.run(partial(self._web.icon, self._library, subscription_id, side), done)

    # One article

    def full_text(self, article_id: int) -> None:
        """Fetch the page of an article; answered by `fetched_text`."""
        self._pages.full_text(article_id)

    def show_version(self, article_id: int, kind: Version, label: str) -> None:
        """Show what the feed said of an article, or what its page says."""
        self._pages.show_version(article_id, kind, label)

    def load_pictures(self, article_id: int, always: bool) -> None:
        """Fetch the pictures of an article; with `always`, those of its feeds from now on, too."""
        self._pages.load_pictures(article_id, always)

    def save_page(self, url: str) -> None:
        """Keep a page of the web and open it."""
        self._save(url)

    def close(self) -> None:
        """The sitting ends: whatever waits for the network waits no longer."""
        self._looking.set()
        self._refreshing.cancel()
        self._web.stop()

    # Inside

    def _do(self, work: Callable[[Library], Changes], label: str) -> None:
        self._doing.do(lambda: work(self._library()), label, quiet=False)

    def _shown(self) -> FeedsShown:
        feeds = self._library().feeds
        subscriptions = tuple(feeds.all())
        times = [each.state.next_at for each in subscriptions if not each.paused and not each.state.gone]
        return FeedsShown(subscriptions, tuple(each.path for each in feeds.folders()), min(times, default=0))
