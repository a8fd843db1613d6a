"""Finds what belongs to an article, with an index that is made when it is first asked for, and kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from newsreader.application import places
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.article.related import Related
    from newsreader.library import Library
    from newsreader.related.index import Index

SHOWN, RANKED = 5, 20
PORTION = 1000


def never() -> bool:
    """Nobody asked to stop."""
    return False


class Relating:
    """The index of one library at a time, to be used from any thread but the window's."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index: Index | None = None
        self._library: Library | None = None

    def find(self, library: Library, article_id: int, most: int = SHOWN, ranked: int = RANKED) -> Related:
        """What belongs to an article, as far as the articles were looked through."""
        from newsreader.related.panel import related_to

        return related_to(library, self.index(library), article_id, most, ranked)

    def catch_up(
        self,
        library: Library,
        stop: Callable[[], bool] = never,
        told: Callable[[int], None] = lambda _number: None,
        portion: int = PORTION,
    ) -> Changes:
        """Look through what came or changed, so many in a transaction; returns what changed about stories."""
        from newsreader.application.catching_up import catch_up

        return catch_up(library, self._made(library), stop, told, portion)

    def index(self, library: Library) -> Index:
        """The index, with all that was signed when it was last brought up to date."""
        made = self._made(library)
        if not made.loaded:
            made.refresh()
        return made

    def forget(self) -> None:
        """Another file took the place of the library: the index is made anew when it is needed."""
        with self._lock:
            self._index = self._library = None

    def _made(self, library: Library) -> Index:
        from newsreader.related.index import Index

        with self._lock:
            if self._index is None or self._library is not library:
                folder = None if library.read_only else places.related_folder(library.path)
                self._index, self._library = Index(library, folder), library
            return self._index
