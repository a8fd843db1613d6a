"""Keeps what the window shows of the feeds true: the sidebar, the heads of their lists, and which of them are known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from newsreader.application.feeds import FeedsShown, RefreshProgress
from newsreader.application.listing import Question
from newsreader.article.feed import Subscription, folder_names, folder_path, health
from newsreader.article.model import View, ViewKind
from newsreader.ui.empty_contents import EmptyContent
from newsreader.ui.feed_entries import (
    all_folders,
    feed_entries,
    feed_view,
    folder_figures,
    folder_view,
    in_folder,
    is_within,
    name_of,
    parent_of,
)
from newsreader.ui.feed_states import empty_feed, empty_feed_folder
from newsreader.ui.row_words import one_line

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

ICON_SIDE = 32
OF_FEEDS = (ViewKind.FEED, ViewKind.FEED_FOLDER)


class FeedDesk(QObject):
    """Knows the subscriptions as they were listed last.

    Attributes:
        known: they are known by now; until then `shown` says nothing.
        shown: the feeds and their folders.

    Signals:
        changed: other feeds, or something else about them.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._feeds = window.session.feeds
        self._sidebar = window.parts.sidebar
        self._closed = set(window.settings.window.closed_folders)
        self._wanted = ""
        self._expected = ("", "")
        self.known = False
        self.shown = FeedsShown()
        window.states.set_explaining(self.explain)
        window.session.ready.connect(self._ask)
        # The figures come after every change, whoever made it.
        window.session.counted.connect(self._ask)
        self._feeds.listed.connect(self._listed)
        self._feeds.progressed.connect(self._progressed)
        window.navigator.question_changed.connect(self._reveal)
        self._sidebar.feeds.folder_toggled.connect(self.toggle_folder)
        self._sidebar.feeds.icons.wanted.connect(self._ask_icon)

    # What is known

    def feed(self, view: View | None = None) -> Subscription | None:
        """The feed that a view is the list of, or the one that is shown."""
        view = view or self._shown_view()
        if view.kind is not ViewKind.FEED:
            return None
        return next((feed for feed in self.shown.subscriptions if str(feed.id) == view.name), None)

    def folder(self, view: View | None = None) -> str:
        """The path of the folder that a view is the list of, or the one that is shown; empty if it is of none."""
        view = view or self._shown_view()
        return view.name if view.kind is ViewKind.FEED_FOLDER else ""

    def of(self, view: View | None = None) -> list[Subscription]:
        """The feeds that a view is the list of: one, or those of a folder."""
        feed, path = self.feed(view), self.folder(view)
        if feed is not None:
            return [feed]
        return in_folder(self.shown.subscriptions, path) if path else []

    def folders(self) -> list[str]:
        """The paths of all folders."""
        return all_folders(self.shown.subscriptions, self.shown.folders)

    def in_trouble(self) -> list[Subscription]:
        """The feeds that cannot be refreshed."""
        return [feed for feed in self.shown.subscriptions if health(feed) in ("failing", "gone")]

    def explain(self, view: View) -> EmptyContent | None:
        """Why the list of a feed or of a folder of feeds is empty; None of other lists."""
        feed, path = self.feed(view), self.folder(view)
        if feed is not None:
            return empty_feed(feed)
        return empty_feed_folder(name_of(path), self.of(view)) if path else None

    def show_when_here(self, url: str) -> None:
        """Show a feed as soon as it is listed for the first time."""
        self._wanted = url

    def expect_folder(self, path: str, becomes: str) -> None:
        """A folder is about to have another path: who looks at it, or below it, goes on doing so."""
        self._expected = (path, becomes)

    # What is shown

    @Slot(object)
    def toggle_folder(self, view: View) -> None:
        """Open or close a folder; who looks at a feed in one that is closed looks at the folder then."""
        path, shown = view.name, self.feed()
        self._close(self._closed ^ {path})
        if path in self._closed and self._is_inside(path, shown):
            self._window.show_view(view)

    def _close(self, closed: set[str]) -> None:
        """Let these folders be the closed ones, and remember it."""
        self._closed = closed & set(self.folders())
        self._window.settings.remember(closed_folders=tuple(sorted(self._closed)))
        self._show()

    @Slot(object)
    def _reveal(self, question: Question) -> None:
        """What is gone to from elsewhere is not hidden in a closed folder."""
        feed, path = self.feed(question.view), self.folder(question.view)
        ways = feed.folders if feed is not None else tuple(filter(None, [parent_of(path)]))
        closed = [{each for each in self._closed if is_within(way, each)} for way in ways]
        if closed and all(closed):
            self._close(self._closed - closed[0])

    def _is_inside(self, path: str, shown: Subscription | None) -> bool:
        """Whether what is shown stands in a folder and nowhere else."""
        folder = self.folder()
        if folder and folder != path:
            return is_within(folder, path)
        return shown is not None and bool(shown.folders) and all(is_within(each, path) for each in shown.folders)

    @Slot()
    def _ask(self, *_counts: object) -> None:
        self._feeds.ask()

    @Slot(object)
    def _progressed(self, progress: RefreshProgress) -> None:
        """A feed that brought nothing is fine again, or no longer, without any change to an article."""
        if progress.finished:
            self._ask()

    @Slot(object)
    def _listed(self, shown: FeedsShown) -> None:
        if self.known and shown == self.shown:
            return
        before, self.shown, self.known = self.shown, shown, True
        self._call()
        self._show()
        self._stay_true()
        self._show_wanted({feed.id for feed in before.subscriptions})
        self.changed.emit()

    def _call(self) -> None:
        """Say in the heads of lists what feeds are called and how many of their articles are unread."""
        feeds = self.shown.subscriptions
        figures = folder_figures(feeds, self.folders())
        names = {feed_view(feed): one_line(feed.title, 200) for feed in feeds}
        unread = {feed_view(feed): feed.unread for feed in feeds}
        self._window.lists.call_feeds(names, unread | {folder_view(path): each for path, each in figures.items()})

    def _show(self) -> None:
        self._sidebar.set_feeds(feed_entries(self.shown.subscriptions, self.folders(), self._closed))
        self._sidebar.feeds_label.show_trouble(len(self.in_trouble()))

    def _stay_true(self) -> None:
        """A feed or a folder that is gone is shown no longer; one that is empty tells how it stands now."""
        view = self._shown_view()
        if view.kind not in OF_FEEDS:
            return
        page = self._window.states.page()
        if self.feed() is None and self.folder() not in self.folders():
            self._window.show_view(self._instead())
            if page is not None:
                self._window.health.show_page()  # what was ended there was what the list beside it showed
        else:
            self._window.states.explain_anew()

    def _instead(self) -> View:
        """What is shown instead of what is gone: the same folder, if it has another path now, else all articles."""
        before, after = self._expected
        if before and is_within(self.folder(), before):
            rest = folder_names(self.folder())[len(folder_names(before)) :]
            path = folder_path([*folder_names(after), *rest])
            if path in self.folders():
                return folder_view(path)
        return View()

    def _show_wanted(self, before: set[int]) -> None:
        fresh = [feed for feed in self.shown.subscriptions if feed.url == self._wanted and feed.id not in before]
        if self._wanted and fresh:
            self._wanted = ""
            self._window.show_view(feed_view(fresh[0]))

    def _shown_view(self) -> View:
        return self._window.navigator.question.view

    @Slot(object)
    def _ask_icon(self, feed_id: int) -> None:
        self._feeds.icon(feed_id, ICON_SIDE, partial(self._icon_here, feed_id))

    def _icon_here(self, feed_id: int, image: QImage | None) -> None:
        self._sidebar.feeds.icons.set_icon(feed_id, image)
