"""Connects to servers, and looks at every address right before it is connected to.

The address that was looked at is the one that is connected to: a name that means another address a moment later
changes nothing. A connection keeps to the time of the visit that it serves at the moment.
"""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from socket import SHUT_RDWR, socket
from threading import Lock
from typing import Any
from weakref import WeakSet

import httpcore

from newsreader.sources.fetch import errors, tls
from newsreader.sources.fetch.names import Resolver, look_up
from newsreader.sources.fetch.private import is_private
from newsreader.sources.fetch.visit import current
from newsreader.sources.fetch.waiting import in_time

_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, getattr(errno, "ENONET", None)}


class CheckedBackend(httpcore.NetworkBackend):
    """Makes connections for one pool.

    Args:
        resolver: finds the addresses of names.
        open_web: private addresses are refused.
        seconds: how long one address may take to be reached.
    """

    def __init__(self, resolver: Resolver, *, open_web: bool, seconds: float) -> None:
        self._resolver = resolver
        self._open_web = open_web
        self._seconds = seconds
        self._plain = httpcore.SyncBackend()
        self._open: WeakSet[TimedStream] = WeakSet()
        self._lock = Lock()
        self._ended = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the visit knows better
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of a host that can be reached.

        Raises:
            Failure: none can, or none is of the open web.
        """
        addresses = look_up(self._resolver, host, port)
        allowed = [each for each in addresses if not (self._open_web and is_private(each))]
        if not allowed:
            raise errors.private(host, ", ".join(addresses))
        troubles: list[errors.Failure] = []
        for address in allowed:
            seconds = min(self._seconds, current().left())
            connect = partial(self._plain.connect_tcp, address, port, seconds, local_address, socket_options)
            try:
                stream = in_time(connect, httpcore.NetworkStream.close)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                troubles.append(_unreached(host, address, error))
            else:
                current().connected = True
                return self._timed(stream, host)
        raise next((each for each in troubles if each.kind != "offline"), troubles[0])

    def end(self) -> None:
        """Ends all connections, also those that are waited for, and makes no more."""
        with self._lock:
            self._ended = True
            streams = list(self._open)
        for stream in streams:
            stream.end()

    def _timed(self, stream: httpcore.NetworkStream, host: str) -> TimedStream:
        timed = TimedStream(stream, host)
        with self._lock:
            self._open.add(timed)
            ended = self._ended
        if ended:
            timed.close()
            raise errors.stopped()
        return timed


class ProxyBackend(CheckedBackend):
    """Makes connections to a proxy, which may have any address."""

    def __init__(self, resolver: Resolver, seconds: float) -> None:
        super().__init__(resolver, open_web=False, seconds=seconds)

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """A connection to the proxy; whatever goes wrong is the proxy's."""
        try:
            return super().connect_tcp(host, port, *args, **kwargs)
        except errors.Failure as failure:
            if failure.kind == "stopped":
                raise
            raise errors.proxy(f"{host}:{port}", failure.details or failure.what) from failure


class TimedStream(httpcore.NetworkStream):
    """A connection that gives up when the time of its visit is over."""

    def __init__(self, stream: httpcore.NetworkStream, host: str) -> None:
        self._stream = stream
        self._host = host

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """What has come; nothing at the end."""
        visit = current()
        try:
            data = self._stream.read(max_bytes, visit.left())
        except httpcore.ReadTimeout as error:
            raise visit.too_slow() from error
        except httpcore.ReadError as error:
            raise errors.broken(self._host, "broke off before its end", str(error)) from error
        visit.heard = visit.heard or bool(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Sends all of it."""
        try:
            self._stream.write(buffer, current().left())
        except httpcore.WriteTimeout as error:
            raise current().too_slow() from error
        # A server may answer and close before it has read everything: httpcore then looks for its answer.

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """The same connection, protected from here on.

        Raises:
            Failure: the server could not show who it is.
        """
        greet = partial(self._stream.start_tls, ssl_context, server_hostname, current().left())
        try:
            stream = in_time(greet, httpcore.NetworkStream.close)
        except httpcore.ConnectTimeout as error:
            raise current().too_slow() from error
        except httpcore.ConnectError as error:
            raise tls.failure(server_hostname or self._host, error.__cause__) from error
        self._stream = stream
        return self

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection."""
        return self._stream.get_extra_info(info)

    def end(self) -> None:
        """Makes a thread that waits for something from here stop waiting."""
        held = self._stream.get_extra_info("socket")
        with suppress(OSError):
            socket.shutdown(held, SHUT_RDWR)


def _unreached(host: str, address: str, error: Exception) -> errors.Failure:
    """Why an address could not be reached."""
    details = f"{address}: {error}"
    if isinstance(error, httpcore.ConnectTimeout):
        return errors.Failure("timeout", f"{host} does not answer.", errors.BY_HAND, details=details)
    if getattr(error.__cause__, "errno", None) in _NO_NETWORK:
        return errors.offline(details)
    return errors.refused(host, details)
