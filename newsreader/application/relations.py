"""What belongs to an article, in a sitting: found, corrected, and followed as a story."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application.background import Background
from newsreader.application.doing import Doing
from newsreader.application.listing import Listing, Question
from newsreader.article.related import Related, Section

if TYPE_CHECKING:
    from newsreader.article.model import ArticleRow, Order
    from newsreader.library import Library

MOST = 5
WHOLE = 500
Finder = Callable[["Library", int, int], Related]


@dataclass(frozen=True, slots=True)
class SectionName:
    """What a view of the kind RELATED lists: one section of an article's panel, written as `12 background`."""

    article_id: int
    section: Section

    def __str__(self) -> str:
        """The name of the view."""
        return f"{self.article_id} {self.section}"

    @classmethod
    def of(cls, name: str) -> SectionName | None:
        """What the name of a view means; None if it means nothing."""
        number, _, section = name.partition(" ")
        sections: dict[str, Section] = {each: each for each in ("same_story", "background", "follow_ups")}
        known = number.isascii() and number.isdigit() and section in sections
        return cls(int(number), sections[section]) if known else None


class Relations(QObject):
    """What the window asks and does about articles that belong together.

    Signals:
        arrived: Related, the answer to the last `ask`.

    Attributes:
        find: finds what belongs to an article of a library, at most so many a section; None while nothing can.
    """

    arrived = Signal(object)

    def __init__(self, background: Background, library: Callable[[], Library], doing: Doing) -> None:
        super().__init__(doing)
        self._background = background
        self._library = library
        self._doing = doing
        self.find: Finder | None = None

    def ask(self, article_id: int) -> None:
        """Ask what belongs to an article; answered by `arrived`, unless another question follows."""
        self._background.run(lambda: self._found(article_id, MOST), self.arrived.emit, question="related")

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self._background.drop("related")

    def ask_rows(self, ids: Sequence[int], done: Callable[[list[ArticleRow]], None]) -> None:
        """Ask for the rows of some articles."""
        self._background.run(lambda: self._library().rows(ids), done)

    def list_section(self, question: Question, stale: Callable[[], bool]) -> Listing:
        """The whole of a section as a list; asks the library, so not on the window's thread."""
        wanted = SectionName.of(question.view.name)
        if wanted is None or stale():
            return Listing(question, array("q"))
        rows = [each.row for each in getattr(self._found(wanted.article_id, WHOLE), wanted.section)]
        if not question.best_first:
            rows.sort(key=partial(_by_order, question.order))
        return Listing(question, array("q", [row.id for row in rows]))

    def decide(self, article_id: int, other_id: int, related: bool, label: str) -> None:
        """Remember whether two articles belong together; it outranks whatever is found."""
        self._doing.do(lambda: self._library().decide_related(article_id, other_id, related), label, quiet=False)

    def _found(self, article_id: int, most: int) -> Related:
        find, library = self.find, self._library()
        return Related(article_id) if find is None or library.read_only else find(library, article_id, most)


def _by_order(order: Order, row: ArticleRow) -> tuple[int, int, int]:
    """Where a row stands in an order."""
    time, number = (row.order_time, row.id) if order == "oldest" else (-row.order_time, -row.id)
    return (int(not row.unread) if order == "unread_first" else 0), time, number
