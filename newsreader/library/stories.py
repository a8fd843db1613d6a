"""Stories: which articles report on one event, which of them the reader follows, and what the reader put right.

An article is part of one story at most. A story of one article is kept only if it is the reader's own; else the article
stands alone. The title is the headline of the story's first article, unless the reader named it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes
from newsreader.article.related import Story
from newsreader.library import story_acts, story_places
from newsreader.library.characters import storable
from newsreader.library.story_places import Joining, Outcome, Why

Connect = Callable[[], AbstractContextManager[apsw.Connection]]
_MEMBERS = (
    "SELECT x.article_id, x.joined_at, a.headline FROM story_articles x JOIN status s ON s.article_id = x.article_id"
    " JOIN articles a ON a.id = x.article_id WHERE x.story_id = ? AND s.deleted_at IS NULL"
    " ORDER BY s.order_time, x.article_id"
)
_ROW = "SELECT id, title, followed_at, updated_at, named_by_reader, seen_at FROM stories"


class Member(NamedTuple):
    """An article of a story.

    Attributes:
        by_reader: the reader put it there.
        joined_at: seconds since 1970.
        why: what it has in common with the story; empty if that was not worked out.
    """

    article_id: int
    by_reader: bool
    joined_at: int
    why: Why


class Placed(NamedTuple):
    """A signed article and where it is.

    Attributes:
        story_id: 0 if it stands alone.
        fixed: the reader put it there, or follows the story: only the reader takes it out.
        refused: the stories that the reader took it out of.
    """

    position: int
    article_id: int
    data: bytes
    story_id: int
    fixed: bool
    refused: tuple[int, ...]


class Stories:
    """Questions about stories, what the reader does with them, and the keeping of what was found."""

    def __init__(self, reading: Connect, writing: Connect, now: Callable[[], int]) -> None:
        self._reading = reading
        self._writing = writing
        self._now = now

    # Reading

    def story_of(self, ids: Iterable[int]) -> dict[int, int]:
        """The story of each of the articles that is part of one."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT article_id, story_id FROM story_articles"
                " WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY 1",
                (json.dumps(list(ids)),),
            )
            return dict(found)

    def get(self, story_id: int) -> Story:
        """A story with its articles.

        Raises:
            NewsreaderError: there is no such story.
        """
        with self._reading() as connection:
            row = connection.execute(f"{_ROW} WHERE id = ?", (story_id,)).fetchone()
            if row is None:
                raise NewsreaderError(f"There is no story {story_id} in the library.", "Nothing was changed.")
            return _story(connection, row)

    def of_article(self, article_id: int) -> Story | None:
        """The story that an article is part of."""
        story_id = self.story_of([article_id]).get(article_id)
        return None if story_id is None else self.get(story_id)

    def beside(self, article_id: int, most: int) -> Story | None:
        """The story that an article is part of, with at most so many of its articles, those that came last."""
        story_id = self.story_of([article_id]).get(article_id)
        if story_id is None:
            return None
        with self._reading() as connection:
            row: Any = connection.execute(f"{_ROW} WHERE id = ?", (story_id,)).fetchone()
            latest = connection.execute(
                "SELECT x.article_id FROM story_articles x CROSS JOIN status s ON s.article_id = x.article_id"
                " WHERE x.story_id = ? AND s.deleted_at IS NULL ORDER BY x.article_id DESC LIMIT ?",
                (story_id, most),
            )
            return (
                Story(story_id, row[1], tuple(number for (number,) in latest), row[2] is not None, row[3])
                if row
                else None
            )

    def all(self, limit: int) -> list[Story]:
        """Stories of two articles or more, and the followed ones; those with the latest article first."""
        with self._reading() as connection:
            stories: list[Story] = []
            for row in connection.execute(f"{_ROW} ORDER BY updated_at DESC, id DESC"):
                if len(stories) >= limit:
                    break
                story = _story(connection, row)
                if len(story.articles) > 1 or story.followed:
                    stories.append(story)
            return stories

    def followed(self) -> list[Story]:
        """The followed stories, those with the latest article first."""
        with self._reading() as connection:
            rows = connection.execute(f"{_ROW} WHERE followed_at IS NOT NULL ORDER BY updated_at DESC, id DESC")
            return [_story(connection, row) for row in rows.fetchall()]

    def members(self, story_id: int) -> list[Member]:
        """The articles of a story, in the recycle bin or not, by date, the oldest first."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT x.article_id, x.by_reader, x.joined_at, x.why FROM story_articles x JOIN status s"
                " ON s.article_id = x.article_id WHERE x.story_id = ? ORDER BY s.order_time, x.article_id",
                (story_id,),
            )
            return [Member(number, bool(fixed), at, _said(why)) for number, fixed, at, why in found]

    def between(self, first: int, last: int, most: int) -> list[Placed]:
        """The signed living articles of some time, by position: where each is. Of more than `most` the last.

        Args:
            first: the least of what lists are ordered by, seconds since 1970.
            last: the greatest.
            most: so many articles.
        """
        with self._reading() as connection:
            found: Any = connection.execute(story_places.BETWEEN, (first, last, most))
            rows = sorted(found)
        return [
            Placed(position, number, data, story or 0, bool(fixed), tuple(json.loads(refused)))
            for position, number, data, story, fixed, refused in rows
        ]

    def where(self, ids: Iterable[int]) -> dict[int, tuple[int, bool]]:
        """The story of each of the articles that is part of one, and whether only the reader takes it out."""
        with self._reading() as connection:
            found: Any = connection.execute(story_places.WHERE, (json.dumps(list(ids)),))
            return {number: (story, bool(fixed)) for number, story, fixed in found}

    def extents(self, story_ids: Iterable[int]) -> dict[int, tuple[int | None, int, bool]]:
        """Of each story: when its first article was published, how many it has, and whether it is followed.

        The first is in seconds since 1970; None if none is dated.
        """
        with self._reading() as connection:
            found: Any = connection.execute(story_places.EXTENTS, (json.dumps(list(story_ids)),))
            return {story: (first, articles, bool(followed)) for story, first, articles, followed in found}

    def refusals(self, ids: Iterable[int]) -> dict[int, list[int]]:
        """By article: the stories that the reader took it out of."""
        refused: dict[int, list[int]] = {}
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT article_id, story_id FROM story_refusals"
                " WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2",
                (json.dumps(list(ids)),),
            )
            for number, story in found:
                refused.setdefault(number, []).append(story)
        return refused

    def touched(self) -> str:
        """Another value whenever the reader did something with stories."""
        with self._reading() as connection:
            asked = connection.execute("SELECT value FROM settings WHERE name = ?", (story_acts.TOUCHED,))
            return str(asked.get or "")

    # What the program found

    def place(self, joining: Sequence[Joining], alone: Iterable[int] = ()) -> Outcome:
        """Put articles into stories, or let them stand alone, as far as it is not against what the reader did."""
        with self._writing() as connection:
            return story_places.place(connection, joining, list(alone), self._now())

    # What the reader does

    def follow(self, story_id: int, on: bool) -> Changes:
        """Be told, or no longer, what comes to a story.

        Raises:
            NewsreaderError: there is no such story.
        """
        with self._writing() as connection:
            return story_acts.follow(connection, story_id, on, self._now())

    def follow_article(self, article_id: int) -> Changes:
        """Follow the story of an article; of one that stands alone a story is made.

        Raises:
            NewsreaderError: there is no such article.
        """
        with self._writing() as connection:
            return story_acts.follow_article(connection, article_id, self._now())

    def rename(self, story_id: int, title: str) -> Changes:
        """Name a story; without a title it is called by its first article again.

        Raises:
            NewsreaderError: there is no such story.
        """
        with self._writing() as connection:
            return story_acts.rename(connection, story_id, " ".join(storable(title).split()))

    def merge(self, into: int, other: int) -> Changes:
        """Put all articles of another story into a story.

        Raises:
            NewsreaderError: one of them is not there, or they are the same.
        """
        with self._writing() as connection:
            return story_acts.merge(connection, into, other, self._now())

    def split(self, story_id: int, article_ids: Iterable[int]) -> tuple[int, Changes]:
        """Make a story of its own of some articles of a story; answers its id too.

        Raises:
            NewsreaderError: there is no such story, or these are none or all of its articles.
        """
        with self._writing() as connection:
            return story_acts.split(connection, story_id, sorted(set(article_ids)), self._now())

    def add(self, story_id: int, article_id: int) -> Changes:
        """Put an article into a story, wherever it was.

        Raises:
            NewsreaderError: the story or the article is not there.
        """
        with self._writing() as connection:
            return story_acts.add(connection, story_id, article_id, self._now())

    def take_out(self, story_id: int, article_id: int) -> Changes:
        """Take an article out of a story, for good.

        Raises:
            NewsreaderError: it is not part of the story.
        """
        with self._writing() as connection:
            return story_acts.take_out(connection, story_id, article_id)

    def seen(self, story_id: int) -> Changes:
        """The reader looked at a story: what is in it counts as seen."""
        with self._writing() as connection:
            return story_acts.seen(connection, story_id, self._now())


def _story(connection: apsw.Connection, row: Any) -> Story:
    story_id, title, followed_at, updated_at, named, seen_at = row
    members: list[Any] = connection.execute(_MEMBERS, (story_id,)).fetchall()
    followed = followed_at is not None
    unseen = sum(joined_at > seen_at for _, joined_at, _ in members) if followed else 0
    shown = title if named or not members else members[0][2]
    return Story(story_id, shown, tuple(member[0] for member in members), followed, updated_at, unseen)


def _said(why: str) -> Why:
    """A stated reason; none of what is not one."""
    try:
        pairs = json.loads(why or "[]")
        return tuple((str(kind), str(words)) for kind, words in pairs)
    except (ValueError, TypeError):
        return ()
