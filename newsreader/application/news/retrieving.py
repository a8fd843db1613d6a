"""Fetches several feeds at once: a few in all, and never many from one host."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from queue import Empty, Full, Queue

from newsreader.article.feed import Subscription
from newsreader.sources.fetch import Fetched, FetchError, Wanted
from newsreader.sources.fetch.hosts import AT_ONCE, HostTurns, host_of

_LOOK_S = 0.1
MOST = 8
"""Feeds that came and were not taken yet: so much of them is in memory, and the next are not fetched before."""
_DOWN = ("dns", "refused")
"""What a host's next feed would meet as well: it is not asked for the others."""
_PATIENCE = 3
"""After so many feeds of a host that were waited for in vain, while none came, the others are not waited for."""

Fetch = Callable[[Wanted], Fetched]


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What came of fetching one feed: something, or an error, or a fault of the program.

    Attributes:
        body_hash: of the bytes that came.
    """

    subscription: Subscription
    fetched: Fetched | None = None
    error: FetchError | None = None
    fault: BaseException | None = None
    body_hash: bytes = b""


class Retrieving:
    """Fetches a number of feeds, each host's in turn with the others'.

    Args:
        fetch: fetches one address, in any thread.
        cancelled: asked now and then; True ends it, and what is under way is not waited for.
    """

    def __init__(self, fetch: Fetch, cancelled: Callable[[], bool]) -> None:
        self._fetch = fetch
        self._cancelled = cancelled
        self._came: Queue[Retrieved] = Queue(MOST)
        self._stopped = threading.Event()
        self._in_vain: Counter[str] = Counter()
        self._answered: set[str] = set()

    def retrieve(self, subscriptions: Sequence[Subscription]) -> Iterator[Retrieved | None]:
        """Each as it comes; None now and then while nothing does, so that others can go on."""
        turns = HostTurns((host_of(each.url), each) for each in subscriptions)
        left = len(subscriptions)
        for number in range(min(AT_ONCE, left)):
            threading.Thread(target=self._serve, args=(turns,), name=f"fetch-{number}", daemon=True).start()
        try:
            while left and not self._cancelled():
                try:
                    came = self._came.get(timeout=_LOOK_S)
                except Empty:
                    yield None
                    continue
                left -= 1
                yield came
        finally:
            self._stopped.set()
            turns.stop()

    def has_more(self) -> bool:
        """Whether another came already."""
        return not self._came.empty()

    def _serve(self, turns: HostTurns[Subscription]) -> None:
        while True:
            with turns.turn() as subscription:
                if subscription is None:
                    return
                came = self._one(subscription)
                self._put(came)
                if self._is_down(host_of(subscription.url), came):
                    for other in turns.drop(host_of(subscription.url)):
                        self._put(Retrieved(other, error=came.error))

    def _put(self, came: Retrieved) -> None:
        """Hand it over, once there is room for it; at the end nobody wants it any more."""
        while not self._stopped.is_set():
            try:
                self._came.put(came, timeout=_LOOK_S)
            except Full:
                continue
            return

    def _is_down(self, host: str, came: Retrieved) -> bool:
        """Whether the other feeds of a host would not come either."""
        if came.error is None or came.error.kind not in (*_DOWN, "timeout"):
            self._answered.add(host)
            return False
        self._in_vain[host] += 1
        return came.error.kind in _DOWN or (self._in_vain[host] >= _PATIENCE and host not in self._answered)

    def _one(self, subscription: Subscription) -> Retrieved:
        state = subscription.state
        local = subscription.settings.local
        try:
            fetched = self._fetch(Wanted(subscription.url, "feed", state.etag, state.last_modified, local))
            return Retrieved(subscription, fetched, body_hash=blake2b(fetched.data, digest_size=16).digest())
        except FetchError as error:
            return Retrieved(subscription, error=error)
        except Exception as fault:  # noqa: BLE001  told by whoever takes it
            return Retrieved(subscription, fault=fault)
