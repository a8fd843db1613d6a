"""Copies of one article in a sitting: taken apart, and folded again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.application.doing import Doing

if TYPE_CHECKING:
    from newsreader.article.model import Changes
    from newsreader.library import Library


class Copies:
    """What the window does about copies; it outranks whatever is found later, and can be taken back."""

    def __init__(self, library: Callable[[], Library], doing: Doing) -> None:
        self._library = library
        self._doing = doing

    def unfold(self, article_id: int, label: str) -> None:
        """Have an article stand by itself; of one that stands for others, each of them."""
        self._doing.do(lambda: self._library().copies.unfold(article_id), label, quiet=False)

    def refold(self, article_id: int, label: str) -> None:
        """Put an article under one row again with those that the reader took it apart from."""

        def work() -> Changes:
            library = self._library()
            with library.transaction():
                return library.copies.refold([article_id, *library.copies.apart(article_id)])

        self._doing.do(work, label, quiet=False)
