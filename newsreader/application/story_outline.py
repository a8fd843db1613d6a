"""A story laid out by what the record says alone: its articles by date, who told it, and why each is part of it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsreader.article.related import Reason, StoryItem, StoryPage

if TYPE_CHECKING:
    from newsreader.article.row import ArticleRow
    from newsreader.library import Library
    from newsreader.library.story_places import Why


def outline(library: Library, story_id: int) -> StoryPage:
    """The page of a story.

    Raises:
        NewsreaderError: there is no such story.
    """
    story = library.stories.get(story_id)
    why = {member.article_id: member.why for member in library.stories.members(story_id)}
    rows = library.rows(story.articles)
    items = tuple(StoryItem(row, _day(row), why=_reasons(why.get(row.id, ()))) for row in rows)
    sources = Counter(row.site for row in rows if row.site)
    dated = next((row.id for row in rows if row.dated), None)
    return StoryPage(story, items, tuple(sources.most_common()), len(items), dated)


def _reasons(why: Why) -> tuple[Reason, ...]:
    return tuple(Reason("entity" if kind == "entity" else "term", word, (word,)) for kind, word in why)


def _day(row: ArticleRow) -> str:
    """The day a row stands under, in the reader's time; empty where its source gave none."""
    if not row.dated:
        return ""
    moment = datetime.fromtimestamp(row.order_time, UTC)
    return (moment.astimezone() if row.precision == "time" else moment).date().isoformat()
