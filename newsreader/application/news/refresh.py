"""Refreshes feeds: fetches what is due, reads what changed, keeps what is new, and notes how it went.

Fetching runs in threads, reading in a thread or process, keeping here, so that all three go on at once. A feed that
goes wrong never stops the others. What was kept stays kept, whenever it is cancelled.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Literal

from newsreader.application.garbage import garbage_waiting
from newsreader.application.news import state
from newsreader.application.news.arrivals import Arrival, Keeping
from newsreader.application.news.network import Network
from newsreader.application.news.reading import FeedRead, Reader, ToRead, explained
from newsreader.application.news.retrieving import Fetch, Retrieved, Retrieving
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedState, Subscription, health
from newsreader.article.model import Changes
from newsreader.sources.fetch import FetchError
from newsreader.sources.fetch.errors import offline
from newsreader.sources.fetch.hosts import host_of
from newsreader.sources.fetch.portal import SamePage

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.sources.fetch import Fetched

Outcome = Literal["new", "unchanged", "failed", "gone", "offline"]
SMALL = 1_000_000
"""Bytes of a feed that may be kept together with others."""
AHEAD = 6
"""Feeds that are read and not kept yet, at most: so much of them is in memory."""


@dataclass(frozen=True, slots=True)
class Times:
    """How often feeds are asked, and what time it is.

    Attributes:
        usual: minutes between two fetches of a feed for which nobody says otherwise.
        clock: seconds since 1970.
    """

    usual: int = state.EVERY
    clock: Callable[[], float] = time.time
    chance: Random = field(default_factory=Random)

    def moment(self) -> state.Moment:
        """Now."""
        return state.Moment(self.clock(), self.usual, self.chance.random())


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What became of one feed, or, while `portion` is set, of some of its entries.

    Attributes:
        new, updated: articles.
        error: sentences for a person; empty unless it failed.
        moved: its new address, if it moved for good by this.
        changes: to the library.
        portion: more of this feed is to come.
    """

    id: int
    title: str
    outcome: Outcome
    new: int = 0
    updated: int = 0
    error: str = ""
    moved: str = ""
    changes: Changes = field(default_factory=Changes)
    portion: bool = False


def due(subscriptions: Sequence[Subscription], now: float) -> list[Subscription]:
    """Those that are to be fetched by themselves now, the longest due first."""
    found = [each for each in subscriptions if health(each) not in ("paused", "gone") and each.state.next_at <= now]
    return sorted(found, key=lambda each: each.state.next_at)


def refresh(
    library: Library,
    fetch: Fetch,
    subscriptions: Sequence[Subscription],
    cancelled: Callable[[], bool] = lambda: False,
    times: Times | None = None,
) -> Iterator[FeedResult]:
    """Refreshes these feeds, in this order as far as their hosts allow.

    Args:
        library: what is new comes into it.
        fetch: fetches one address, in any thread.
        subscriptions: the feeds.
        cancelled: asked now and then; True ends it after the portion that is being kept.
        times: how often feeds are asked, and what time it is.

    Raises:
        NewsreaderError: the library cannot take anything, as on a full disk; what was answered is kept.
    """
    with Reader() as reader:
        yield from _Refresh(library, fetch, reader, cancelled, times or Times()).run(subscriptions)


class _Refresh:
    """One refresh."""

    def __init__(
        self, library: Library, fetch: Fetch, reader: Reader, cancelled: Callable[[], bool], times: Times
    ) -> None:
        self._library = library
        self._fetch = fetch
        self._reader = reader
        self._cancelled = cancelled
        self._times = times
        self._keeping = Keeping(library)
        self._reading: deque[tuple[Retrieved, ToRead, Future[FeedRead] | Future[Path]]] = deque()
        self._same_page = SamePage()

    def run(self, subscriptions: Sequence[Subscription]) -> Iterator[FeedResult]:
        network = Network()
        left = {each.id: each for each in subscriptions}
        self._reader.expect(sum(not each.state.body_hash for each in subscriptions))
        retrieving = Retrieving(self._fetch, self._cancelled)
        for came in retrieving.retrieve(subscriptions):
            for each in network.heard(came) if came is not None else ():
                left.pop(each.subscription.id, None)
                yield from self._take(each)
            if network.is_hopeless():
                break
            while self._may_keep(retrieving.has_more()):
                yield from self._keep_some()
        while self._reading and not self._cancelled():
            yield from self._keep_some()
        if self._cancelled():
            return
        if network.is_down():
            yield from (self._failed(each, FetchError(offline(""), "feed")) for each in left.values())
        else:
            for each in network.rest():
                yield from self._take(each)

    def _take(self, came: Retrieved) -> Iterator[FeedResult]:
        """What was fetched: read it, unless there is nothing to read."""
        subscription = came.subscription
        if came.fetched is None:
            yield self._failed(subscription, came.error or explained(_fault(came), subscription.url))
        elif came.fetched.not_modified or came.body_hash == subscription.state.body_hash:
            yield self._unchanged(subscription, came.fetched)
        else:
            digests = self._library.feeds.digests(subscription.id)
            wanted = ToRead(came.fetched.data, came.fetched.url, came.fetched.charset, digests)
            self._reading.append((came, wanted, self._reader.submit(wanted)))

    def _may_keep(self, more: bool) -> bool:
        """Whether it is the turn of a feed that was read; `more`: another came that is not being read yet.

        That comes first, so that reading and keeping go on at once. Where much waits already, it is waited for.
        """
        if not self._reading or self._cancelled():
            return False
        return len(self._reading) > AHEAD or (not more and self._reading[0][2].done())

    def _keep_some(self) -> Iterator[FeedResult]:
        """Keeps the first feed that was read, in one transaction with those after it that are read and small.

        Many small transactions write much more than one; a long one lets whoever stars an article wait.
        """
        with garbage_waiting():
            came, read = self._next_read()
        room = self._keeping.room()
        if isinstance(read, FeedRead) and len(read.came) > room:
            yield from self._keep_in_portions(came, read)
            return
        group, entries, latest = [(came, read)], 0, _size(read)
        with garbage_waiting():
            while (entries := entries + latest) + latest <= room and self._may_join():
                group.append(self._next_read())
                latest = _size(group[-1][1])
            with self._library.transaction(bulk=True):
                results = self._keep_together(group)
        yield from results

    def _may_join(self) -> bool:
        """Whether the next feed is kept together with those before it."""
        if not self._reading or self._cancelled():
            return False
        _, wanted, reading = self._reading[0]
        return len(wanted.data) <= SMALL and reading.done()

    def _next_read(self) -> tuple[Retrieved, FeedRead | NewsreaderError]:
        """The first feed, once it was read."""
        came, wanted, reading = self._reading.popleft()
        try:
            return came, self._reader.result(wanted, reading)
        except Exception as error:  # noqa: BLE001  one feed's fault is its own
            return came, explained(error, wanted.source)

    def _keep_together(self, group: Sequence[tuple[Retrieved, FeedRead | NewsreaderError]]) -> list[FeedResult]:
        good = [(came, read) for came, read in group if isinstance(read, FeedRead)]
        results = [self._unreadable(came, read) for came, read in group if isinstance(read, NewsreaderError)]
        arrivals = [Arrival(came.subscription.id, came.subscription.settings, read.came) for came, read in good]
        for (came, read), portion in zip(good, self._keeping.keep_all(arrivals), strict=True):
            kept = (portion.count("added"), portion.count("updated"), portion.changes)
            results.append(self._done(came, read, kept))
        return results

    def _keep_in_portions(self, came: Retrieved, read: FeedRead) -> Iterator[FeedResult]:
        """Keeps a feed with so many entries that others would have to wait."""
        subscription = came.subscription
        new = updated = 0
        for portion in self._keeping.keep(subscription.id, subscription.settings, read.came):
            new, updated = new + portion.count("added"), updated + portion.count("updated")
            yield FeedResult(subscription.id, subscription.title, "new", new, updated, "", "", portion.changes, True)
            if self._cancelled():
                return
        with self._library.transaction(bulk=True):
            result = self._done(came, read, (new, updated, Changes()))
        yield result

    def _done(self, came: Retrieved, read: FeedRead, kept: tuple[int, int, Changes]) -> FeedResult:
        """Everything of a feed is kept: note how it is called, where it is, and when it is due."""
        library, document, subscription = self._library, read.document, came.subscription
        fetched = _fetched(came)
        new, updated, changes = kept
        changes |= library.feeds.called(subscription.id, document.title, document.html_url)
        if subscription.settings.keep_days:
            changes |= library.feeds.age(subscription.id, subscription.settings.keep_days)
        outcome = state.Came(fetched, came.body_hash, document.minutes, document.moved_to)
        moved = self._note(subscription, outcome)
        result = FeedResult(subscription.id, document.title or subscription.title, "unchanged", moved=moved)
        return replace(
            result, outcome="new" if new or updated else "unchanged", new=new, updated=updated, changes=changes
        )

    def _unchanged(self, subscription: Subscription, fetched: Fetched) -> FeedResult:
        changes = Changes()
        with self._library.transaction(bulk=True):
            if subscription.settings.keep_days:
                changes = self._library.feeds.age(subscription.id, subscription.settings.keep_days)
            moved = self._note(subscription, state.Came(fetched, subscription.state.body_hash))
        return FeedResult(subscription.id, subscription.title, "unchanged", moved=moved, changes=changes)

    def _unreadable(self, came: Retrieved, error: NewsreaderError) -> FeedResult:
        """What came is no feed; the same page from several hosts is that of whoever lets one into the network."""
        subscription, fetched = came.subscription, _fetched(came)
        if self._same_page.seen(host_of(subscription.url), host_of(fetched.url), fetched.data):
            error = NewsreaderError(
                "You seem to be behind a login page: different sites answer with the same page.",
                "What is here of your feeds is kept.",
                "Log in to the network with your browser, then refresh.",
            )
        return self._failed(subscription, error)

    def _note(self, subscription: Subscription, came: state.Came) -> str:
        """Keeps that it went well; answers the new address of a feed that moved for good."""
        following = state.after_success(subscription, came, self._times.moment())
        target = state.moves_to(following)
        if target:
            following = self._moved(subscription, target, following)
        self._library.feeds.set_state(subscription.id, following)
        return target

    def _moved(self, subscription: Subscription, target: str, following: FeedState) -> FeedState:
        """Gives a feed its new address, unless another feed of the reader has it."""
        try:
            self._library.feeds.readdress(subscription.id, target)
        except NewsreaderError as error:
            return replace(following, error=str(error), error_kind="moved")
        return replace(following, moved_to="", moved_times=0, etag="", last_modified="")

    def _failed(self, subscription: Subscription, error: NewsreaderError) -> FeedResult:
        following = state.after_failure(subscription, error, self._times.moment())
        self._library.feeds.set_state(subscription.id, following)
        outcome: Outcome = "gone" if following.gone else "offline" if state.is_offline(error) else "failed"
        changes = Changes(kinds=frozenset({"feeds"}))
        return FeedResult(subscription.id, subscription.title, outcome, error=str(error), changes=changes)


def _fetched(came: Retrieved) -> Fetched:
    assert came.fetched is not None  # noqa: S101  it was there to be read
    return came.fetched


def _size(read: FeedRead | NewsreaderError) -> int:
    """How many entries are to be kept."""
    return len(read.came) if isinstance(read, FeedRead) else 0


def _fault(came: Retrieved) -> BaseException:
    return came.fault or RuntimeError("nothing came")
