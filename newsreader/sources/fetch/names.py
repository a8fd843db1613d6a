"""Looks up the addresses of a name, and waits no longer than the visit may take."""

from __future__ import annotations

import socket
from collections.abc import Callable
from itertools import chain, zip_longest
from queue import Empty, SimpleQueue
from threading import Thread

from newsreader.sources.fetch import errors
from newsreader.sources.fetch.private import is_literal
from newsreader.sources.fetch.visit import current

# The addresses of a host and port, best first; raises OSError or UnicodeError if there are none.
Resolver = Callable[[str, int], list[str]]

_PASSING = {getattr(socket, "EAI_AGAIN", None)}


def system_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host as the system knows them; both families take turns, in case one does not work."""
    found = dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    first = ":" in next(iter(found))
    families = [[each for each in found if (":" in each) is wanted] for wanted in (first, not first)]
    return [each for each in chain(*zip_longest(*families)) if each]


def look_up(resolver: Resolver, host: str, port: int) -> list[str]:
    """The addresses of a host, at least one.

    Raises:
        Failure: there are none, or finding out takes longer than the visit may.
    """
    if is_literal(host):
        return [host]
    answer: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()
    # The system's look-up cannot be interrupted: it is left to itself if it takes too long.
    Thread(target=_ask, args=(resolver, host, port, answer), name="look up", daemon=True).start()
    try:
        found = answer.get(timeout=current().left())
    except Empty:
        raise current().too_slow() from None
    if isinstance(found, list) and found:
        return found
    if isinstance(found, socket.gaierror) and found.errno in _PASSING:
        raise errors.offline(str(found))
    raise errors.unknown_host(host, str(found))


def _ask(resolver: Resolver, host: str, port: int, answer: SimpleQueue[list[str] | OSError | UnicodeError]) -> None:
    try:
        answer.put(resolver(host, port))
    except (OSError, UnicodeError) as error:
        answer.put(error)
