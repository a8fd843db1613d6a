"""Stories in a sitting: laid out, followed, and put right by the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application.background import Background
from newsreader.application.doing import Doing
from newsreader.article.model import Changes
from newsreader.article.related import ReadBefore, Story, StoryPage

if TYPE_CHECKING:
    from newsreader.library import Library

RECENT = 200


class Stories(QObject):
    """What the window asks and does about stories.

    Signals:
        followed_arrived: tuple of the Story that are followed, the one with the latest article first.
        page_arrived: StoryPage, the answer to the last `ask_page`.
        lost: (id of a story, NewsreaderError); it is not there any more.
        read_before_arrived: ReadBefore, the answer to the last `ask_read_before`, where there is anything to say.
    """

    followed_arrived = Signal(object)
    page_arrived = Signal(object)
    lost = Signal(object)
    read_before_arrived = Signal(object)

    def __init__(self, background: Background, library: Callable[[], Library], doing: Doing) -> None:
        super().__init__(doing)
        self._background = background
        self._library = library
        self._doing = doing

    # Asking

    def ask_followed(self) -> None:
        """Ask which stories are followed."""
        self._background.run(
            lambda: tuple(self._library().stories.followed()), self.followed_arrived.emit, question="followed"
        )

    def ask_recent(self, done: Callable[[list[Story]], None]) -> None:
        """Ask for the stories with the latest articles."""
        self._background.run(lambda: list(self._library().stories.all(limit=RECENT)), done, question="stories")

    def ask_page(self, story_id: int) -> None:
        """Ask for a story laid out; a later question makes this one void."""
        self._background.run(
            partial(self._page, story_id),
            self.page_arrived.emit,
            lambda error: self.lost.emit((story_id, error)),
            question="story",
        )

    def ask_read_before(self, article_id: int) -> None:
        """Ask which sentences of an article say what the reader read in earlier ones of its story."""
        self._background.run(partial(self._read_before, article_id), self._tell_read_before, question="read before")

    # What the reader does

    def follow(self, story_id: int, on: bool, label: str) -> None:
        """Follow a story, or no longer."""
        self._do(lambda library: library.stories.follow(story_id, on), label)

    def follow_article(self, article_id: int, labels: tuple[str, str]) -> None:
        """Follow the story of an article, or no longer if it is; one that stands alone becomes a story by that.

        Args:
            article_id: of the article.
            labels: what it is called to follow, and to follow no longer.
        """
        chosen: list[str] = []

        def work() -> Changes:
            stories = self._library().stories
            story = stories.of_article(article_id)
            on = story is None or not story.followed
            chosen.append(labels[0 if on else 1])
            return stories.follow_article(article_id) if story is None else stories.follow(story.id, on)

        self._doing.write(work, lambda changes: self._doing.tell(changes, chosen[-1], quiet=False))

    def rename(self, story_id: int, title: str, label: str) -> None:
        """Give a story a name of the reader's own; an empty one gives it that of its first article again."""
        self._do(lambda library: library.stories.rename(story_id, title), label)

    def merge(self, into: int, other: int, label: str) -> None:
        """Make one story of two."""
        self._do(lambda library: library.stories.merge(into, other), label)

    def split(self, story_id: int, ids: Sequence[int], label: str) -> None:
        """Make a story of its own of some articles."""
        self._do(lambda library: library.stories.split(story_id, ids)[1], label)

    def add(self, story_id: int, article_id: int, label: str) -> None:
        """Put an article into a story, wherever it was."""
        self._do(lambda library: library.stories.add(story_id, article_id), label)

    def take_out(self, story_id: int, ids: Sequence[int], label: str) -> None:
        """Take articles out of a story; no later automation puts them back."""
        for each in ids:
            self._do(partial(_take_out, story_id, each), label)

    def seen(self, story_id: int) -> None:
        """The reader looked at a story: its badge goes."""
        if not self._library().read_only:
            self._doing.write(lambda: self._library().stories.seen(story_id), self._doing.changed.emit)

    # Inside

    def _do(self, work: Callable[[Library], Changes], label: str) -> None:
        self._doing.do(lambda: work(self._library()), label, quiet=False)

    def _page(self, story_id: int) -> StoryPage:
        from newsreader.related.story_page import story_page

        return story_page(self._library(), story_id)

    def _read_before(self, article_id: int) -> ReadBefore | None:
        from newsreader.related.story_page import read_before

        return read_before(self._library(), article_id)

    def _tell_read_before(self, found: ReadBefore | None) -> None:
        if found is not None and found.spans:
            self.read_before_arrived.emit(found)


def _take_out(story_id: int, article_id: int, library: Library) -> Changes:
    return library.stories.take_out(story_id, article_id)
