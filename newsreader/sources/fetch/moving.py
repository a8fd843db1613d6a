"""When a subscription follows its feed to another address.

One answer is not enough: servers are set up wrongly for an hour, and a network that wants a login sends everybody to
its own page. It takes three equal ones in a row. Never followed is a move to the bare home page of another site, which
is where domains lead that were given up, nor one out of protection, which would last.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Move:
    """Where a feed says that it went, and how many times in a row it said so."""

    to: str = ""
    times: int = 0

    @property
    def settled(self) -> bool:
        """Whether the subscription moves."""
        return self.times >= _ENOUGH


def after_answer(url: str, before: Move, moved: str | None) -> Move:
    """What is known of a move after one more answer that was a feed.

    Args:
        url: the address of the subscription.
        before: what was known before.
        moved: where this answer says that the feed went for good; None if it does not.
    """
    if not moved or moved == url or not _credible(url, moved):
        return Move()
    return Move(moved, before.times + 1 if moved == before.to else 1)


def _credible(url: str, moved: str) -> bool:
    try:
        old, new = urlsplit(url), urlsplit(moved)
        same_host = old.hostname == new.hostname
    except ValueError:
        return False
    bare = new.path in ("", "/") and not new.query
    return not (bare and not same_host) and not (old.scheme == "https" and new.scheme != "https")
