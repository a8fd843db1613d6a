"""What arrived while a list is read: it waits above, so that nothing moves under the reader's eyes."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from newsreader.application.listing import Seen, Wanted, hold_back
from newsreader.article.model import Changes


class WaitingRows:
    """Tells what waits and what comes in at once.

    The place in the list decides. But what the reader did himself, such as taking a deletion back, is there at once,
    and files that he gave come in where that moves nothing.

    Attributes:
        count: how many articles wait.
        seen: tells what must stay where it is.
    """

    def __init__(self) -> None:
        self.count = 0
        self.seen: Callable[[], Seen] = Seen
        self._own: set[int] = set()
        self._given: set[int] = set()
        self._open = False

    def begin(self) -> None:
        """Another list is shown."""
        self.count, self._open = 0, False
        self._own.clear()
        self._given.clear()

    def let_in(self) -> None:
        """Let everything come in with the next answer."""
        self._open = True

    def want(self, article_id: int) -> None:
        """Let an article come in: the reader opened it."""
        self._own.add(article_id)

    def note(self, changes: Changes, *, given: bool) -> None:
        """Something changed; `given` if it may come from files that the reader gave.

        Where so much came that it is not named, as from a backup, the list begins anew.
        """
        if given:
            self._given |= changes.added
        if changes.everything and changes.kinds & {"articles", "bin"} and "feeds" not in changes.kinds:
            self._open = True

    def note_own(self, changes: Changes) -> None:
        """The reader changed something himself."""
        self._own |= changes.articles | changes.added

    def held(self, old: array[int], new: array[int]) -> array[int]:
        """The list to show, given the one that is shown and all that belongs to it now."""
        if self._open:
            self.begin()
            return new
        shown = hold_back(old, new, self.seen(), Wanted(self._own, self._given))
        self.count = len(new) - len(shown)
        return shown
