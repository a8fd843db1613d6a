"""Keeps what was read of a feed, in portions that let the reader's own wishes through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from newsreader.article.feed import FeedSettings
from newsreader.article.model import Added, Changes

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.library.feed_entries import Came

MOST = 400
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


class Keeping:
    """Keeps entries; it learns how many the machine takes in a moment."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._most = MOST // 2

    def keep(self, subscription_id: int, settings: FeedSettings, came: Sequence[Came]) -> Iterator[Portion]:
        """Keep entries of a feed, each portion in one transaction with the links that it touches.

        Raises:
            NewsreaderError: the library cannot take them, as on a full disk; what was answered is kept.
        """
        start = 0
        while start < len(came):
            portion = came[start : start + self._most]
            began = monotonic()
            yield self._keep(subscription_id, settings, portion)
            start += len(portion)
            seconds = max(monotonic() - began, 0.001)
            self._most = max(FEWEST, min(MOST, int(len(portion) * KEEP_SECONDS / seconds)))

    def _keep(self, subscription_id: int, settings: FeedSettings, portion: Sequence[Came]) -> Portion:
        from newsreader.related import titles

        library = self._library
        with library.transaction(bulk=True):
            added = library.feeds.keep(subscription_id, portion)
            changes = _together([each.changes for each in added])
            changes |= titles.resolve_links(library, changes)
            if settings.mute and changes.added:
                muted = [row.id for row in library.rows(sorted(changes.added)) if is_muted(row.headline, settings.mute)]
                library.mark_read(muted, True)
        return Portion(tuple(added), changes)


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
