"""Fetches from the web for whoever asks, and keeps the connections for it."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from newsreader.sources.fetch import errors
from newsreader.sources.fetch.address import address_of
from newsreader.sources.fetch.errors import Failure, FetchError
from newsreader.sources.fetch.names import Resolver, system_addresses
from newsreader.sources.fetch.proxies import Proxies, system_proxy
from newsreader.sources.fetch.tls import trusting_context
from newsreader.sources.fetch.visit import visiting
from newsreader.sources.fetch.wanted import Fetched, Limits, Wanted

if TYPE_CHECKING:
    from newsreader.sources.fetch.pools import Pools


class Fetcher:
    """Fetches; for any number of threads at once.

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
        context: Callable[[], ssl.SSLContext] = trusting_context,
        proxies: Proxies = system_proxy,
    ) -> None:
        self._limits = limits or Limits()
        self._resolver = resolver
        self._context = context
        self._proxies = proxies
        self._made: Pools | None = None
        self._lock = Lock()
        self._stopped = False

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
            failure = errors.stopped() if self._stopped else failure
            raise FetchError(failure, wanted.kind) from failure

    def stop(self) -> None:
        """Ends what is being fetched, in whatever thread: it fails as "stopped", as does all that comes after."""
        self._stopped = True
        if pools := self._made:
            pools.end()

    def close(self) -> None:
        """Ends everything and gives the connections back."""
        self.stop()
        if pools := self._made:
            pools.close()

    def _fetch(self, wanted: Wanted) -> Fetched:
        first = address_of(wanted.url)
        pools = self._pools()
        from newsreader.sources.fetch.way import Way

        with visiting(first.host, self._limits.seconds[wanted.kind]) as visit:
            return Way(pools, self._limits, self._proxies, wanted, visit).follow(first)

    def _pools(self) -> Pools:
        with self._lock:
            if self._stopped:
                raise errors.stopped()
            if self._made is None:
                from newsreader.sources.fetch.pools import Pools

                self._made = Pools(self._resolver, self._context, self._limits.connect)
            return self._made
