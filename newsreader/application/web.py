"""The one way of a sitting to the web; it is made with the first thing that is fetched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.sources.fetch import Fetched, Fetcher, Wanted


PATIENCE_S = 2.0


class Web:
    """Fetches for everything of a sitting, in any thread.

    Args:
        decode: makes a picture of bytes, at least so many pixels in its shorter direction; None if it is none.
        make: makes what fetches.
    """

    def __init__(
        self, decode: Callable[[bytes, int], object] | None = None, make: Callable[[], Fetcher] | None = None
    ) -> None:
        self._decode = decode
        self._make = make or _fetcher
        self._fetcher: Fetcher | None = None
        self._lock = threading.Condition()
        self._flying = 0
        self._stopped = False

    def fetch(self, wanted: Wanted) -> Fetched:
        """Fetch one address.

        Raises:
            FetchError: nothing came that can be used, or the sitting ended.
        """
        with self._lock:
            if self._fetcher is None:
                self._fetcher = self._make()
                if self._stopped:
                    self._fetcher.stop()
            self._flying += 1
        try:
            return self._fetcher.fetch(wanted)
        finally:
            with self._lock:
                self._flying -= 1
                self._lock.notify_all()

    def stop(self) -> None:
        """End what is being fetched, and fetch nothing more."""
        with self._lock:
            self._stopped = True
            if self._fetcher is not None:
                self._fetcher.stop()

    def close(self) -> None:
        """End what is being fetched, and give the connections back."""
        self.stop()
        with self._lock:
            self._lock.wait_for(lambda: not self._flying, PATIENCE_S)
        if self._fetcher is not None:
            self._fetcher.close()

    def icon(self, library: Callable[[], Library], subscription_id: int, side: int) -> object:
        """The picture that stands for a feed, of what is kept; None where there is none."""
        data = library().feeds.icon(subscription_id)
        return self._decode(data, side) if data and self._decode else None


def _fetcher() -> Fetcher:
    from newsreader.sources.fetch import Fetcher

    return Fetcher()


@contextmanager
def fetching() -> Iterator[Callable[[Wanted], Fetched]]:
    """What fetches for a command, until it ends."""
    web = Web()
    try:
        yield web.fetch
    finally:
        web.close()
