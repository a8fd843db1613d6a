"""Tells from what comes of the first feeds whether there is a network at all: without one, no feed is at fault."""

from __future__ import annotations

from newsreader.application.news.retrieving import Retrieved
from newsreader.sources.fetch.hosts import host_of

_ENOUGH = 3
_SILENT = ("dns", "offline")
"""What is met as well where there is no network."""


class Network:
    """What is known of the network in one refresh.

    Args:
        hosts: how many hosts are to be asked; of one alone nothing can be told.
    """

    def __init__(self, hosts: int) -> None:
        self._wanted = max(2, min(_ENOUGH, hosts))
        self._silent: set[str] = set()
        self._unsure: list[Retrieved] = []
        self._reached = False

    def heard(self, came: Retrieved) -> list[Retrieved]:
        """Takes what came, and answers all of which it is certain now that there was a network for it."""
        if not self._reached and came.error is not None and came.error.kind in _SILENT:
            self._silent.add(host_of(came.subscription.url))
            self._unsure.append(came)
            return []
        self._reached = True
        return [*self.rest(), came]

    def is_down(self) -> bool:
        """Whether several hosts could not be found, and none was reached."""
        return not self._reached and len(self._silent) >= self._wanted

    def rest(self) -> list[Retrieved]:
        """What was held back, as nothing was certain yet."""
        held, self._unsure = self._unsure, []
        return held
