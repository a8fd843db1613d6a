"""Waits for what cannot be interrupted, and no longer than the visit may take.

The system's look-up of names, connecting and the greeting of protected connections block until they are done or their
own time is over. They run in a thread beside; when nobody waits for it any more, what it finds is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Generic, TypeVar

from newsreader.sources.fetch.visit import current

# Seconds between two looks at whether the program still wants it.
_GLANCE = 0.1

Found = TypeVar("Found")


def in_time(work: Callable[[], Found], discard: Callable[[Found], None] = lambda _: None) -> Found:
    """What `work()` gives or raises.

    Args:
        work: runs in another thread, where there is no current visit.
        discard: gets what work gives when nobody waits for it any more.

    Raises:
        Failure: the time of the visit is over, or the program no longer wants it.
    """
    beside = _Beside(work, discard)
    Thread(target=beside.run, name="waiting", daemon=True).start()
    visit = current()
    try:
        while True:
            found = beside.wait(min(visit.left(), _GLANCE))
            if found is not None:
                break
    except BaseException:
        beside.give_up()
        raise
    if isinstance(found, Exception):
        raise found
    return found[0]


class _Beside(Generic[Found]):
    """Work in another thread, whose outcome either is waited for or is thrown away."""

    def __init__(self, work: Callable[[], Found], discard: Callable[[Found], None]) -> None:
        self._work = work
        self._discard = discard
        self._outcome: SimpleQueue[tuple[Found] | Exception] = SimpleQueue()
        self._lock = Lock()
        self._given_up = False

    def run(self) -> None:
        try:
            found = self._work()
        except Exception as error:  # noqa: BLE001  # whoever waits gets it
            self._outcome.put(error)
            return
        with self._lock:
            if not self._given_up:
                self._outcome.put((found,))
                return
        self._discard(found)

    def wait(self, seconds: float) -> tuple[Found] | Exception | None:
        try:
            return self._outcome.get(timeout=seconds)
        except Empty:
            return None

    def give_up(self) -> None:
        with self._lock:
            self._given_up = True
        found = self.wait(0)
        if isinstance(found, tuple):
            self._discard(found[0])
