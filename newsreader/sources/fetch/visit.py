"""The time that one fetch has: one deadline for looking up, connecting, all hops and the body."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Event

from newsreader.sources.fetch import errors


@dataclass(slots=True)
class Visit:
    """One fetch, as the connections that serve it see it; it belongs to one thread.

    Attributes:
        host: whom a message shall name.
        seconds: how long all of it may take.
        until: when it has to be over, by the monotonic clock.
        ended: set when the program no longer wants it.
        connected: a new connection was made for the request that is under way.
        heard: something came back for the request that is under way.
    """

    host: str
    seconds: float
    until: float
    ended: Event
    connected: bool = False
    heard: bool = False

    def left(self) -> float:
        """Seconds that are left, more than none.

        Raises:
            Failure: none are, or the program no longer wants it.
        """
        if self.ended.is_set():
            raise errors.stopped()
        left = self.until - time.monotonic()
        if left <= 0:
            raise self.too_slow()
        return left

    def too_slow(self) -> errors.Failure:
        """The failure for time that is over."""
        return errors.too_slow(self.host, self.seconds)


_CURRENT: ContextVar[Visit] = ContextVar("visit")


@contextmanager
def visiting(host: str, seconds: float, ended: Event) -> Iterator[Visit]:
    """Within, `current` gives a visit that has so many seconds from now on, unless it is ended before."""
    visit = Visit(host, seconds, time.monotonic() + seconds, ended)
    token = _CURRENT.set(visit)
    try:
        yield visit
    finally:
        _CURRENT.reset(token)


def current() -> Visit:
    """The visit that this thread is on."""
    return _CURRENT.get()
