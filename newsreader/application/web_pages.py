"""What the reader asks of the web for one article: its whole text, its pictures, a page to be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from newsreader.application import change
from newsreader.application.background import Background
from newsreader.application.doing import Doing
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.application.web import Web
    from newsreader.article.model import Version
    from newsreader.library import Library


@dataclass(frozen=True, slots=True)
class FullText:
    """What came of asking for the whole text of an article.

    Attributes:
        outcome: the page is shown now; it says the same; it says less, and both are kept; nothing came.
        sentence: what to tell the reader; empty if there is nothing to tell.
    """

    article_id: int
    outcome: Literal["page", "same", "shorter", "failed"]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of an article were fetched; `missing` of them did not come."""

    article_id: int
    missing: int


class WebPages(QObject):
    """What is fetched for one article.

    Signals:
        fetched_text: FullText. pictures_came: Pictures.
    """

    fetched_text = Signal(object)
    pictures_came = Signal(object)

    def __init__(self, background: Background, library: Callable[[], Library], doing: Doing, web: Web) -> None:
        super().__init__(doing)
        self._background = background
        self._library = library
        self._doing = doing
        self._web = web

    def full_text(self, article_id: int) -> None:
        """Fetch the page of an article; answered by `fetched_text`."""

        def fetching() -> tuple[FullText, Changes]:
            from newsreader.application.full_text import full_text

            answer = full_text(self._library(), self._web.fetch, article_id)
            return FullText(article_id, answer.outcome, answer.sentence), answer.changes

        def fetched(answer: tuple[FullText, Changes]) -> None:
            self._doing.changed.emit(answer[1])
            self.fetched_text.emit(answer[0])

        self._background.run(fetching, fetched, partial(self._no_text, article_id), lane="web")

    def show_version(self, article_id: int, kind: Version, label: str) -> None:
        """Show what the feed said of an article, or what its page says."""
        self._doing.do(lambda: change.show_version(self._library(), article_id, kind), label, quiet=True)

    def load_pictures(self, article_id: int, always: bool) -> None:
        """Fetch the pictures of an article; with `always`, those of its feeds from now on, too."""

        def loading() -> tuple[Changes, int]:
            from newsreader.application.news import pictures

            if always:
                _always(self._library(), article_id)
            return pictures.load(self._library(), self._web.fetch, article_id)

        def loaded(answer: tuple[Changes, int]) -> None:
            self._doing.changed.emit(answer[0] | Changes(kinds=frozenset({"feeds"})) if always else answer[0])
            self.pictures_came.emit(Pictures(article_id, answer[1]))

        self._background.run(loading, loaded, lane="web")

    def _no_text(self, article_id: int, error: NewsreaderError) -> None:
        self.fetched_text.emit(FullText(article_id, "failed", str(error)))


def _always(library: Library, article_id: int) -> None:
    """Has the feeds of an article fetch their pictures."""
    from dataclasses import replace

    for number in library.feeds.of_article(article_id):
        settings = library.feeds.get(number).settings
        library.feeds.set_settings(number, replace(settings, images=True))
