"""Refreshes feeds behind the window, one refresh after the other, and tells how it goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application.background import Background
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import Subscription, folder_names, health
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.application.news.refresh import FeedResult
    from newsreader.application.web import Web
    from newsreader.library import Library

PAUSE_S = 0.1
Choice = Callable[["Library"], list[Subscription]]


@dataclass(frozen=True, slots=True)
class NewArticles:
    """Articles that a refresh brought, by their ids."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RefreshProgress:
    """How a refresh stands.

    Attributes:
        done, total: feeds.
        new: articles.
        failed: feeds that went wrong.
        finished: it ended. cancelled: before all of them were fetched.
        offline: there is no network; this counts as no failure of any feed.
        current: the feed that was dealt with last.
    """

    done: int = 0
    total: int = 0
    new: int = 0
    failed: int = 0
    finished: bool = False
    cancelled: bool = False
    offline: bool = False
    current: str = ""


class _Came:
    """What came of one refresh so far.

    Attributes:
        articles: ids of new ones, by feed. good: ids of the feeds that went well.
    """

    def __init__(self, progress: RefreshProgress) -> None:
        self.progress = progress
        self.articles: dict[int, list[int]] = {}
        self.good: set[int] = set()
        self._new = self._offline = 0

    def count(self, result: FeedResult) -> None:
        """Take one more result into account."""
        if result.changes.added:
            self.articles.setdefault(result.id, []).extend(result.changes.added)
        if result.portion:
            self.progress = replace(self.progress, new=self._new + result.new, current=result.title)
            return
        if result.outcome in ("new", "unchanged"):
            self.good.add(result.id)
        self._new += result.new
        self._offline += result.outcome == "offline"
        done = self.progress.done + 1
        self.progress = replace(
            self.progress,
            done=done,
            new=self._new,
            failed=self.progress.failed + (result.outcome in ("failed", "gone")),
            offline=0 < self._offline == done,
            current=result.title,
        )


class Refreshing(QObject):
    """The refreshes of a sitting.

    Signals:
        changed: Changes, a few times a second. progressed: RefreshProgress. came: NewArticles.

    Attributes:
        pictures: are fetched with the articles of every feed; False for those alone that are set so, None for none.
        usual: minutes between two fetches of a feed that has no time of its own; 0 for the program's own choice.
        keep_days: how long articles of a feed are kept that says nothing else; 0 for ever.
    """

    changed = Signal(object)
    progressed = Signal(object)
    came = Signal(object)

    def __init__(self, background: Background, library: Callable[[], Library], web: Web, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._library = library
        self._web = web
        self._running: list[threading.Event] = []
        self.pictures: bool | None = False
        self.usual, self.keep_days = 0, 0

    def refresh(self, ids: Sequence[int] | None) -> None:
        """These feeds, or all that are not paused."""
        wanted = None if ids is None else frozenset(ids)

        def chosen(library: Library) -> list[Subscription]:
            found = library.feeds.all()
            if wanted is None:
                return [each for each in found if _may_be_asked(each)]
            return [each for each in found if each.id in wanted]

        self._begin(chosen)

    def refresh_folder(self, path: str) -> None:
        """The feeds of a folder, and of those in it, that are not paused."""
        names = folder_names(path)

        def chosen(library: Library) -> list[Subscription]:
            found = [each for each in library.feeds.all() if _may_be_asked(each)]
            return [each for each in found if any(folder_names(f)[: len(names)] == names for f in each.folders)]

        self._begin(chosen)

    def refresh_due(self, usual: int) -> None:
        """Those that are due and were fetched before, unless a refresh is under way."""
        from newsreader.application.news import refresh

        def chosen(library: Library) -> list[Subscription]:
            return [each for each in refresh.due(library.feeds.all(), time.time()) if each.state.tried_at]

        if not self._running:
            self._begin(chosen, usual)

    def cancel(self) -> None:
        """End every refresh after what it is keeping."""
        for cancelled in self._running:
            cancelled.set()

    def running(self) -> bool:
        """Whether any is under way."""
        return bool(self._running)

    def _begin(self, chosen: Choice, usual: int | None = None) -> None:
        cancelled = threading.Event()
        self._running.append(cancelled)

        def refreshing() -> RefreshProgress:
            return self._refresh(chosen(self._library()), usual, cancelled)

        def ended(progress: RefreshProgress) -> None:
            self._running.remove(cancelled)
            self.progressed.emit(progress)

        def failed(error: NewsreaderError) -> None:
            ended(RefreshProgress(finished=True, cancelled=True))
            self._background.failed.emit(error)

        self._background.run(refreshing, ended, failed, lane="web")

    def _refresh(
        self, subscriptions: Sequence[Subscription], usual: int | None, cancelled: threading.Event
    ) -> RefreshProgress:
        """Runs in the lane of the web."""
        from newsreader.application.news import refresh
        from newsreader.application.news.state import EVERY

        if not subscriptions:
            return RefreshProgress(finished=True)
        results = refresh.refresh(
            self._library(),
            self._web.fetch,
            [_kept_for(each, self.keep_days) for each in subscriptions],
            cancelled.is_set,
            refresh.Times(usual or self.usual or EVERY),
        )
        came = _Came(RefreshProgress(total=len(subscriptions)))
        self._tell(came, results)
        self._afterwards(came, cancelled)
        return replace(came.progress, finished=True, cancelled=cancelled.is_set())

    def _afterwards(self, came: _Came, cancelled: threading.Event) -> None:
        """What new articles shall have with them, and the icons of feeds."""
        from newsreader.application.news import afterwards

        library, fetch = self._library(), self._web.fetch
        for changes in afterwards.enrich(library, fetch, came.articles, self.pictures, cancelled.is_set):
            self._emit(changes)
        good = [each for each in library.feeds.all() if each.id in came.good]
        if afterwards.icons(library, fetch, good, cancelled.is_set):
            self.changed.emit(Changes(kinds=frozenset({"feeds"})))

    def _tell(self, came: _Came, results: Iterable[FeedResult]) -> None:
        """Tells of results a few times a second."""
        waiting, told = Changes(), 0.0
        self.progressed.emit(came.progress)
        for result in results:
            waiting |= result.changes
            came.count(result)
            if time.monotonic() - told >= PAUSE_S:
                self._emit(waiting)
                self.progressed.emit(came.progress)
                waiting, told = Changes(), time.monotonic()
        self._emit(waiting)
        self.progressed.emit(came.progress)

    def _emit(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)
        if changes.added:
            self.came.emit(NewArticles(tuple(sorted(changes.added))))


def _kept_for(subscription: Subscription, days: int) -> Subscription:
    """The feed with what holds for all, where it says nothing else."""
    settings = subscription.settings
    if not days or settings.keep_days is not None:
        return subscription
    return replace(subscription, settings=replace(settings, keep_days=days))


def _may_be_asked(feed: Subscription) -> bool:
    """Whether a feed is fetched where it is not named: not while its server asks for patience."""
    waits = feed.state.error_kind == "busy" and feed.state.next_at > time.time()
    return health(feed) not in ("paused", "gone") and not waits
