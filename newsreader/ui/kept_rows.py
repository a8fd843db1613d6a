"""Which rows stay in a list that they no longer belong to: an article must not vanish because it was read."""

from __future__ import annotations

from array import array

from newsreader.application.listing import merge_kept
from newsreader.article.model import Changes, View
from newsreader.ui.list_changes import keeping


class KeptRows:
    """What stays until another list is shown."""

    def __init__(self) -> None:
        self._kinds: frozenset[str] = frozenset()
        self._ids: set[int] = set()
        self._sweeping = False

    def begin(self, view: View, opened: int | None) -> None:
        """Another list is shown, or the same one anew: only what is open stays."""
        self._kinds = keeping(view)
        self._ids.clear()
        if opened is not None:
            self.visit(opened)

    def visit(self, opened: int) -> None:
        """An article, or the page of a headline, was opened from the list."""
        if self._kinds:
            self._ids.add(opened)

    def let_go(self) -> None:
        """What is read next by one command leaves the list at once."""
        self._sweeping = True

    def note(self, changes: Changes, opened: int | None) -> None:
        """Keep what the reader changed by hand; after a sweep, and of copies that were folded, only what is open."""
        if "copies" in changes.kinds:
            self._ids |= {opened or 0} & changes.articles
        elif self._kinds & changes.kinds:
            if self._sweeping:
                self._ids &= {opened or 0}
            else:
                self._ids |= changes.articles
        self._sweeping = self._sweeping and "read" not in changes.kinds
        self._ids -= changes.removed

    def merged(self, old: array[int], new: array[int]) -> array[int]:
        """The new list with the kept rows where they stood in the old."""
        return merge_kept(old, new, self._ids)
