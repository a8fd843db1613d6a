"""Keeps what was read of a feed, in portions that let the reader's own wishes through."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from newsreader.article.feed import FeedSettings
from newsreader.article.model import Added, Changes

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.library.feed_entries import Came

MOST, MOST_TOGETHER = 1000, 1000
KEEP_SECONDS = 0.2  # about as long as a star may have to wait while much comes
FEWEST = 100


@dataclass(frozen=True, slots=True)
class Portion:
    """Entries that were kept together, and what that changed."""

    added: tuple[Added, ...]
    changes: Changes

    def count(self, outcome: str) -> int:
        """How many of them ended so."""
        return sum(each.outcome == outcome for each in self.added)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of one feed."""

    feed: int
    settings: FeedSettings
    came: Sequence[Came]


class Keeping:
    """Keeps entries; it learns how many the machine takes in a moment."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._most = self._room = MOST // 2

    def keep(self, subscription_id: int, settings: FeedSettings, came: Sequence[Came]) -> Iterator[Portion]:
        """Keep entries of a feed, each portion in one transaction with the links that it touches.

        Raises:
            NewsreaderError: the library cannot take them, as on a full disk; what was answered is kept.
        """
        start = 0
        while start < len(came):
            portion = came[start : start + self._most]
            yield self.keep_all([Arrival(subscription_id, settings, portion)])[0]
            start += len(portion)

    def room(self) -> int:
        """How many entries of several feeds are kept in a moment."""
        return self._room

    def keep_all(self, feeds: Sequence[Arrival]) -> list[Portion]:
        """Keep the entries of several feeds in one transaction, which may be a part of another one.

        Raises:
            NewsreaderError: the library cannot take them; nothing is kept.
        """
        from newsreader.related import titles

        if not feeds:
            return []
        library = self._library
        began = monotonic()
        with library.transaction(bulk=True):
            added = library.feeds.keep_all([(each.feed, each.came) for each in feeds])
            changes = [_together([each.changes for each in of_feed]) for of_feed in added]
            changes[-1] |= titles.resolve_links(library, _together(changes))
            for arrival, of_feed in zip(feeds, changes, strict=True):
                self._mute(arrival.settings.mute, of_feed.added)
        self._learn(sum(len(each.came) for each in feeds), monotonic() - began)
        return [Portion(tuple(each), of_feed) for each, of_feed in zip(added, changes, strict=True)]

    def _mute(self, mute: Sequence[str], new: Collection[int]) -> None:
        if mute and new:
            rows = self._library.rows(sorted(new))
            self._library.mark_read([row.id for row in rows if is_muted(row.headline, mute)], True)

    def _learn(self, entries: int, seconds: float) -> None:
        """How many entries fit into a moment."""
        if entries >= FEWEST:
            fit = int(entries * KEEP_SECONDS / max(seconds, 0.001))
            self._most = max(FEWEST, min(MOST, fit))
            self._room = max(FEWEST, min(MOST_TOGETHER, fit))


def _together(changes: Sequence[Changes]) -> Changes:
    """Many changes as one, none of which could be taken back."""
    return Changes(
        frozenset().union(*(each.articles for each in changes)),
        frozenset().union(*(each.added for each in changes)),
        frozenset().union(*(each.removed for each in changes)),
        frozenset().union(*(each.kinds for each in changes)),
    )


def is_muted(headline: str, mute: Sequence[str]) -> bool:
    """Whether a headline has one of the words or phrases, as whole words and whatever the case."""
    words = f" {_words(headline)} "
    return any((wanted := _words(phrase)) and f" {wanted} " in words for phrase in mute)


def _words(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
