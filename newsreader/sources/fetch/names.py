"""Looks up the addresses of a name."""

from __future__ import annotations

import socket
from collections.abc import Callable
from itertools import chain, zip_longest

from newsreader.sources.fetch import errors
from newsreader.sources.fetch.private import is_literal
from newsreader.sources.fetch.waiting import in_time

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
    try:
        found = in_time(lambda: resolver(host, port))
    except socket.gaierror as error:
        if error.errno in _PASSING:
            raise errors.offline(str(error)) from error
        raise errors.unknown_host(host, str(error)) from error
    except (OSError, UnicodeError) as error:
        raise errors.unknown_host(host, str(error)) from error
    if not found:
        raise errors.unknown_host(host, "no addresses")
    return found
