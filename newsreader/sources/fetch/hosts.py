"""Gives out what is to be fetched so that no server is asked for too much at once, and none makes others wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Generic, TypeVar
from urllib.parse import urlsplit

# How many threads are to fetch at once.
AT_ONCE = 8
PER_HOST = 2

Job = TypeVar("Job")


class HostTurns(Generic[Job]):
    """What is to be fetched, for several threads that each take a turn again and again.

    Hosts take turns in the order in which they first come, and no more than two threads are at one host. A thread
    waits only when nothing else is left than what would be too much for a host:

        while True:
            with turns.turn() as job:
                if job is None:
                    break
                fetch(job)

    Args:
        work: hosts and what is to be fetched from them.
        per_host: how many threads may be at one host.
    """

    def __init__(self, work: Iterable[tuple[str, Job]], per_host: int = PER_HOST) -> None:
        self._waiting: dict[str, deque[Job]] = {}
        for host, job in work:
            self._waiting.setdefault(host, deque()).append(job)
        self._per_host = per_host
        self._busy = dict.fromkeys(self._waiting, 0)
        self._ready = deque(self._waiting)
        self._changed = Condition()

    @contextmanager
    def turn(self) -> Iterator[Job | None]:
        """The next thing to fetch, whose host is busy with it until the end of the block; None if nothing is left."""
        taken = self._take()
        if taken is None:
            yield None
            return
        host, job = taken
        try:
            yield job
        finally:
            self._give_back(host)

    def drop(self, host: str) -> list[Job]:
        """Takes back all that is still to be fetched from a host, because it is down or asks for patience."""
        with self._changed:
            left = list(self._waiting.get(host, ()))
            self._waiting[host] = deque()
            if host in self._ready:
                self._ready.remove(host)
            self._changed.notify_all()
            return left

    def stop(self) -> list[Job]:
        """Takes back all that is still to be fetched."""
        return [job for host in list(self._waiting) for job in self.drop(host)]

    def _take(self) -> tuple[str, Job] | None:
        with self._changed:
            while not self._ready:
                if not any(self._waiting.values()):
                    return None
                self._changed.wait()
            host = self._ready.popleft()
            job = self._waiting[host].popleft()
            self._busy[host] += 1
            self._let_in(host)
            return host, job

    def _give_back(self, host: str) -> None:
        with self._changed:
            self._busy[host] -= 1
            self._let_in(host)
            self._changed.notify_all()

    def _let_in(self, host: str) -> None:
        """Lets a host wait for its next turn if it has work and room."""
        if self._waiting[host] and self._busy[host] < self._per_host and host not in self._ready:
            self._ready.append(host)


def host_of(url: str) -> str:
    """The host that is asked for an address; empty if it is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
