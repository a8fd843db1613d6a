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
        self._new: dict[int, list[int]] = {}
        self._good: set[int] = set()
        self.pictures: bool | None = False
        self.usual, self.keep_days = 0, 0

    def refresh(self, ids: Sequence[int] | None) -> None:
        """These feeds, or all that are not paused."""
        wanted = None if ids is None else frozenset(ids)

        def chosen(library: Library) -> list[Subscription]:
            found = library.feeds.all()
            if wanted is None:
                return [each for each in found if health(each) not in ("paused", "gone")]
            return [each for each in found if each.id in wanted]

        self._begin(chosen)

    def refresh_folder(self, path: str) -> None:
        """The feeds of a folder, and of those in it, that are not paused."""
        names = folder_names(path)

        def chosen(library: Library) -> list[Subscription]:
            found = [each for each in library.feeds.all() if health(each) not in ("paused", "gone")]
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
        told = self._tell(RefreshProgress(total=len(subscriptions)), results)
        self._afterwards(cancelled)
        return replace(told, finished=True, cancelled=cancelled.is_set())

    def _afterwards(self, cancelled: threading.Event) -> None:
        """What new articles shall have with them, and the icons of feeds."""
        from newsreader.application.news import afterwards

        library, fetch, new = self._library(), self._web.fetch, self._new
        for changes in afterwards.enrich(library, fetch, new, self.pictures, cancelled.is_set):
            self._emit(changes)
        came = [each for each in library.feeds.all() if each.id in self._good]
        if afterwards.icons(library, fetch, came, cancelled.is_set):
            self.changed.emit(Changes(kinds=frozenset({"feeds"})))

    def _tell(self, progress: RefreshProgress, results: Iterable[FeedResult]) -> RefreshProgress:
        """Tells of results a few times a second."""
        waiting, told, offline, new = Changes(), 0.0, 0, 0
        self._new, self._good = {}, set()
        self.progressed.emit(progress)
        for result in results:
            waiting |= result.changes
            if result.changes.added:
                self._new.setdefault(result.id, []).extend(result.changes.added)
            if result.outcome in ("new", "unchanged"):
                self._good.add(result.id)
            if result.portion:
                progress = replace(progress, new=new + result.new, current=result.title)
            else:
                new += result.new
                offline += result.outcome == "offline"
                progress = replace(
                    progress,
                    done=progress.done + 1,
                    new=new,
                    failed=progress.failed + (result.outcome in ("failed", "gone")),
                    offline=offline > 0 and offline == progress.done + 1,
                    current=result.title,
                )
            if time.monotonic() - told >= PAUSE_S:
                self._emit(waiting)
                self.progressed.emit(progress)
                waiting, told = Changes(), time.monotonic()
        self._emit(waiting)
        return progress

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
