"""Fetches from the web for whoever asks, and keeps the connections for it."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from newsreader.sources.fetch import errors, tls
from newsreader.sources.fetch.address import address_of
from newsreader.sources.fetch.clocks import Clocks
from newsreader.sources.fetch.errors import Failure, FetchError
from newsreader.sources.fetch.names import Resolver, system_addresses
from newsreader.sources.fetch.proxies import Proxies, system_proxy
from newsreader.sources.fetch.visit import visiting
from newsreader.sources.fetch.wanted import Fetched, Limits, Wanted

if TYPE_CHECKING:
    from newsreader.sources.fetch.way import Means


class Fetcher:
    """Fetches; for any number of threads at once.

    A few connections are kept open for what comes next, until more is fetched or it is closed.

    Args:
        limits: how long is waited and how much is taken in.
        resolver: finds the addresses of names.
        context: makes what decides whom to trust; called when the first connection is made.
        proxies: names the way out.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        resolver: Resolver = system_addresses,
        context: Callable[[], ssl.SSLContext] = tls.trusting_context,
        proxies: Proxies = system_proxy,
    ) -> None:
        self._limits = limits or Limits()
        self._resolver = resolver
        self._context = context
        self._proxies = proxies
        self._made: Means | None = None
        self._lock = Lock()
        self._clocks = Clocks()
        self._ended = Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fetch(self, wanted: Wanted) -> Fetched:
        """What is at an address now.

        Raises:
            FetchError: nothing came that can be used; also for every status of 400 and more.
        """
        try:
            return self._fetch(wanted)
        except Failure as failure:
            failure = errors.stopped() if self._ended.is_set() else failure
            if failure.kind == "tls" and (today := self._clocks.other_day(datetime.now(UTC))):
                failure.do = tls.set_clock(today)
            raise FetchError(failure, wanted.kind) from failure

    def stop(self) -> None:
        """Ends what is being fetched, in whatever thread: it fails as "stopped", as does all that comes after."""
        self._ended.set()
        if means := self._made:
            means.pools.end()

    def close(self) -> None:
        """Ends everything and gives the connections back."""
        self.stop()
        if means := self._made:
            means.pools.close()

    def _fetch(self, wanted: Wanted) -> Fetched:
        first = address_of(wanted.url)
        means = self._means()
        from newsreader.sources.fetch.way import Way

        with visiting(first.host, self._limits.seconds[wanted.kind], self._ended) as visit:
            return Way(means, wanted, visit).follow(first)

    def _means(self) -> Means:
        """What is made for the first fetch, because it takes long to import."""
        with self._lock:
            if self._ended.is_set():
                raise errors.stopped()
            if self._made is None:
                from newsreader.sources.fetch.pools import Pools
                from newsreader.sources.fetch.way import Means

                pools = Pools(self._resolver, self._context, self._limits.connect)
                self._made = Means(pools, self._limits, self._proxies, self._clocks)
            return self._made
