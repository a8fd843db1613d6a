"""What a list shows of an article, and which list: all of the model that the first painted window needs.

Named tuples, as their classes are made in a fraction of the time that those of dataclasses take.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal, NamedTuple

Precision = Literal["year", "month", "day", "time"]
Order = Literal["newest", "oldest", "unread_first"]


class ArticleRow(NamedTuple):
    """What a list shows of an article; never its body.

    A negative `id` is a row of the awaited headlines: minus the headline's id. Its `byline` names the articles
    that name it, `target` is the article that arrived for it, if one did.

    Attributes:
        order_time: seconds since 1970.
        dated: False where `order_time` is the arrival because the source gave no date.
        precision: of the published date; `time` for an arrival.
        thumbnail: name of the article's first picture, or None.
        edited: its source changed it after it came.
        copies: how many further copies of it there are, from other sources.
        marks: (start, length) pairs in `headline` and in `excerpt` that a search matched.
    """

    id: int
    headline: str
    byline: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    order_time: int = 0
    precision: Precision = "time"
    dated: bool = True
    url: str | None = None
    unread: bool = True
    bookmarked: bool = False
    tags: tuple[str, ...] = ()
    excerpt: str = ""
    thumbnail: str | None = None
    language: str | None = None
    deleted: bool = False
    followed: bool = False
    target: int | None = None
    headline_marks: tuple[tuple[int, int], ...] = ()
    excerpt_marks: tuple[tuple[int, int], ...] = ()
    edited: bool = False
    copies: int = 0


class ViewKind(Enum):
    """The kinds of list the sidebar offers."""

    ALL = "all"
    UNREAD = "unread"
    TODAY = "today"
    BOOKMARKS = "bookmarks"
    AWAITED = "awaited"
    SOURCE = "source"
    FEED = "feed"
    FEED_FOLDER = "feed_folder"
    COPIES = "copies"
    TAG = "tag"
    SMART = "smart"
    STORIES = "stories"
    STORY = "story"
    RELATED = "related"
    BIN = "bin"


FOLDING = (ViewKind.ALL, ViewKind.UNREAD, ViewKind.TODAY, ViewKind.FEED_FOLDER, ViewKind.SMART)


class View(NamedTuple):
    """A question to the library: which articles.

    `name` is the source, the tag, the id of the smart folder, of the story or of the subscription, the path of a folder
    of feeds, the id of an article for its copies and itself; for one section of an article's panel,
    which the library does not answer, the article's id and the section, as in `12 background`. `search` narrows by
    words. STORIES are the articles of all followed stories.
    """

    kind: ViewKind = ViewKind.ALL
    name: str = ""
    search: str = ""

    @property
    def folds(self) -> bool:
        """Whether a row of it stands for the copies of its article too."""
        return self.kind in FOLDING and not self.search
