"""What is asked for, what came of it, and how much of it is waited for and taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

Kind = Literal["feed", "page", "image", "icon"]

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to fetch.

    Attributes:
        url: an http or https address; a name and password in it go to its own server alone and are shown nowhere.
        kind: decides how long is waited, how much is taken in and what the server is told to prefer.
        etag: the mark of the version that is here, as the server gave it.
        last_modified: the date of the version that is here, as the server gave it.
        typed: a person typed the address, or chose it, so that it may lie on this computer or in the home network.
    """

    url: str
    kind: Kind
    etag: str = ""
    last_modified: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that led on to another, and the status by which it did."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave.

    Attributes:
        url: the address that answered in the end, without name and password.
        data: the body, decompressed; empty where nothing is new.
        content_type: the media type as the server says it, in lower case; empty if it says none.
        charset: the character set that the server names.
        etag: the mark of this version, for the next time; empty if there is none or it is no proper one.
        last_modified: the date of this version, for the next time; empty likewise.
        not_modified: the version that is here is still the newest.
        moved: the new address, if every server on the way said that the move is for good.
        fresh_for: seconds for which asking again brings nothing new, as the server says it.
        hops: the addresses that led here, in order.
    """

    url: str
    status: int
    data: bytes
    content_type: str = ""
    charset: str | None = None
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    moved: str | None = None
    fresh_for: float | None = None
    hops: tuple[Hop, ...] = ()

    @property
    def lost_privacy(self) -> bool:
        """Whether a protected address led on to one that others can read along."""
        places = [*(hop.url for hop in self.hops), self.url]
        return any(a.startswith("https:") and b.startswith("http:") for a, b in pairwise(places))


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is waited and how much is taken in.

    Attributes:
        seconds: for all of a fetch, from the first look-up of the name to the last byte.
        size: bytes, both as they come and decompressed.
        connect: seconds for reaching one address of a server.
        hops: how often a server may lead on.
    """

    seconds: Mapping[Kind, float] = field(
        default_factory=lambda: MappingProxyType({"feed": 30.0, "page": 60.0, "image": 30.0, "icon": 15.0})
    )
    size: Mapping[Kind, int] = field(
        default_factory=lambda: MappingProxyType(
            {"feed": 20 * _MB, "page": 25 * _MB, "image": 10 * _MB, "icon": 1 * _MB}
        )
    )
    connect: float = 8.0
    hops: int = 10
