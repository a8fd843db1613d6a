"""Tells from what comes of many feeds whether there is a network at all: without one, no feed is at fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

from newsreader.application.news.retrieving import Retrieved
from newsreader.sources.fetch import FetchError
from newsreader.sources.fetch.errors import unknown_host
from newsreader.sources.fetch.hosts import host_of

_SILENT = ("dns", "offline")
"""What is met as well where there is no network."""
_HOPELESS_HOSTS, _HOPELESS_S = 30, 5.0


class Network:
    """What is known of the network in one refresh.

    That a name is not found tells nothing by itself: of many feeds some are always gone. So what was not found is held
    back until something was reached; then it is those hosts that are at fault, and not the network.
    """

    def __init__(self) -> None:
        self._silent: set[str] = set()
        self._unsure: list[Retrieved] = []
        self._reached = False
        self._began = monotonic()

    def heard(self, came: Retrieved) -> list[Retrieved]:
        """Takes what came, and answers all of which it is certain now that there was a network for it."""
        if came.error is None or came.error.kind not in _SILENT:
            self._reached = True
        else:
            self._silent.add(host_of(came.subscription.url))
        self._unsure.append(came)
        return list(self._told()) if self._reached else []

    def is_hopeless(self) -> bool:
        """Whether so many hosts were asked in vain for so long that the others need not be asked."""
        long_enough = monotonic() - self._began >= _HOPELESS_S
        return not self._reached and len(self._silent) >= _HOPELESS_HOSTS and long_enough

    def is_down(self) -> bool:
        """Whether nothing at all was reached: of one host alone that cannot be told."""
        return not self._reached and len(self._silent) > 1

    def rest(self) -> list[Retrieved]:
        """What was held back."""
        held, self._unsure = self._unsure, []
        return held

    def _told(self) -> Iterator[Retrieved]:
        """What was held back, as it is to be told where there is a network."""
        for each in self.rest():
            if each.error is not None and each.error.kind == "offline":
                failure = unknown_host(host_of(each.subscription.url), each.error.details)
                yield replace(each, error=FetchError(failure, "feed"))
            else:
                yield each
