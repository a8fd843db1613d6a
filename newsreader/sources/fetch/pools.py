"""The connections that are kept open: those to the open web apart from those that may reach private addresses.

They are apart so that a connection to a private address, which a person asked for, never serves anything else.
HTTP/2 is not spoken: it pays where many things come from one server at once, and a feed is one request to each, for
three more packages and a larger surface.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from threading import Lock
from typing import TypedDict

import httpcore

from newsreader.sources.fetch import proxies
from newsreader.sources.fetch.backend import CheckedBackend, ProxyBackend
from newsreader.sources.fetch.names import Resolver

_KEPT_OPEN = 20
_SECONDS_OPEN = 20.0


class _Manners(TypedDict):
    """What all pools have in common."""

    ssl_context: ssl.SSLContext | None
    max_connections: None
    max_keepalive_connections: int
    keepalive_expiry: float
    network_backend: CheckedBackend


class Pools:
    """A pool for each way out, made when it is first needed; for any thread."""

    def __init__(self, resolver: Resolver, context: Callable[[], ssl.SSLContext], seconds: float) -> None:
        self._resolver = resolver
        self._make_context = context
        self._seconds = seconds
        self._context: ssl.SSLContext | None = None
        self._pools: dict[tuple[str | None, bool, bool], tuple[httpcore.ConnectionPool, CheckedBackend]] = {}
        self._lock = Lock()

    def pool(self, proxy: str | None, *, protected: bool, open_web: bool) -> httpcore.ConnectionPool:
        """The pool for one way out.

        Args:
            proxy: the address of the proxy to go through, whose own address may be private.
            protected: for https.
            open_web: connects to no private address.
        """
        with self._lock:
            key = (proxy, protected, open_web)
            if key not in self._pools:
                self._pools[key] = self._made(*key)
            return self._pools[key][0]

    def end(self) -> None:
        """Ends all connections, also those that are waited for."""
        with self._lock:
            backends = [backend for _, backend in self._pools.values()]
        for backend in backends:
            backend.end()

    def close(self) -> None:
        """Closes the connections that are kept open."""
        with self._lock:
            pools = [pool for pool, _ in self._pools.values()]
            self._pools.clear()
        for pool in pools:
            pool.close()

    def _made(
        self, proxy: str | None, protected: bool, open_web: bool
    ) -> tuple[httpcore.ConnectionPool, CheckedBackend]:
        backend = (
            CheckedBackend(self._resolver, open_web=open_web, seconds=self._seconds)
            if proxy is None
            else ProxyBackend(self._resolver, self._seconds)
        )
        manners: _Manners = {
            "ssl_context": self._trust() if protected else None,
            "max_connections": None,
            "max_keepalive_connections": _KEPT_OPEN,
            "keepalive_expiry": _SECONDS_OPEN,
            "network_backend": backend,
        }
        if proxy is None:
            return httpcore.ConnectionPool(**manners), backend
        url, secret = proxies.parts_of(proxy)
        trust = self._trust() if url.startswith("https:") else None
        return httpcore.HTTPProxy(url, proxy_auth=secret, proxy_ssl_context=trust, **manners), backend

    def _trust(self) -> ssl.SSLContext:
        """Whom to trust: made once, and only when something is protected, since the lists are long."""
        self._context = self._context or self._make_context()
        return self._context
