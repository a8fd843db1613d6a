"""Notices a network that answers for every site with the same page, because it wants a login first."""

from __future__ import annotations

import hashlib
from threading import Lock

_ENOUGH = 3


class SamePage:
    """Remembers the pages that came in place of feeds; for any thread."""

    def __init__(self) -> None:
        self._asked: dict[str, set[str]] = {}
        self._lock = Lock()

    def seen(self, asked: str, answered: str, body: bytes) -> bool:
        """Whether this page has now come for three hosts, so that it is none of theirs.

        Args:
            asked: the host that was asked.
            answered: the host that answered in the end.
            body: the page; it may differ from time to time if it comes from another host than was asked.
        """
        marks = [hashlib.blake2b(body, digest_size=16).hexdigest(), *([answered] if answered != asked else [])]
        with self._lock:
            for mark in marks:
                self._asked.setdefault(mark, set()).add(asked)
            return any(len(self._asked[mark]) >= _ENOUGH for mark in marks)
