"""Lays a story out: who told it, how many independent texts there are, what each has that the others do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsreader.article.related import ReadBefore, Reason, StoryItem, StoryPage
from newsreader.related.details import details
from newsreader.related.sentences import Sayings
from newsreader.related.story_text import StoryText, copies

if TYPE_CHECKING:
    from newsreader.article.row import ArticleRow
    from newsreader.library import Library
    from newsreader.library.story_places import Why

MOST_WHY = 3


def story_page(library: Library, story_id: int) -> StoryPage:
    """The page of a story, made of the texts of its articles.

    Raises:
        NewsreaderError: there is no such story.
    """
    story = library.stories.get(story_id)
    rows = sorted(library.rows(story.articles), key=lambda row: (row.order_time, row.id))
    texts = _texts(library, rows)
    copied = copies(texts)
    stated = {member.article_id: member.why for member in library.stories.members(story_id)}
    own = details([text for text in texts if text.article_id not in copied])
    items, said = [], Sayings()
    for place, (row, text) in enumerate(zip(rows, texts, strict=True)):
        new = sum(not said.has(saying) for saying in text.sayings)
        said.add(text.sayings)
        why = () if not place else _stated(stated.get(row.id, ())) or _common(text, texts)
        items.append(StoryItem(row, _day(row), copied.get(row.id), why, own.get(row.id, ()), new, len(text.sayings)))
    sources = Counter(row.site for row in rows if row.site)
    return StoryPage(story, tuple(items), tuple(sources.most_common()), len(rows) - len(copied), _first(rows))


def read_before(library: Library, article_id: int) -> ReadBefore | None:
    """The sentences of an article that earlier articles of its story said, as far as the reader read these.

    None if it is not part of a story.
    """
    story = library.stories.of_article(article_id)
    if story is None or article_id not in story.articles:
        return None
    rows = sorted(library.rows(story.articles), key=lambda row: (row.order_time, row.id))
    place = next(place for place, row in enumerate(rows) if row.id == article_id)
    said = Sayings()
    for text in _texts(library, [row for row in rows[:place] if not row.unread]):
        said.add(text.sayings)
    [mine] = _texts(library, rows[place : place + 1])
    known = [said.has(saying) for saying in mine.sayings]
    spans = tuple((span.start, span.end - span.start) for span, old in zip(mine.spans, known, strict=True) if old)
    return ReadBefore(article_id, spans, known.count(False), len(known))


def _texts(library: Library, rows: Sequence[ArticleRow]) -> list[StoryText]:
    """The texts of articles, in the order of their rows."""
    found = {number: (headline, text) for number, headline, text in library.signatures.texts(row.id for row in rows)}
    return [StoryText(row.id, *found.get(row.id, (row.headline, "")), row.language) for row in rows]


def _stated(why: Why) -> tuple[Reason, ...]:
    """A reason that was stated when the article joined."""
    return tuple(Reason("entity" if kind == "entity" else "term", words, (words,)) for kind, words in why)


def _common(text: StoryText, texts: Iterable[StoryText]) -> tuple[Reason, ...]:
    """The names of an article that most others of the story name too."""
    others = [other.names for other in texts if other is not text]
    often = Counter({key: sum(key in names for names in others) for key in text.names})
    best = sorted((key for key in often if often[key]), key=lambda key: (-often[key], -len(key), key))
    reasons: list[Reason] = []
    for key in best:
        words = text.names[key].surface
        if not any(key in kept.text.lower() or kept.text.lower() in key for kept in reasons):
            reasons.append(Reason("entity", words, (words,)))
    return tuple(reasons[:MOST_WHY])


def _first(rows: Sequence[ArticleRow]) -> int | None:
    """The article that came out first; None if the dates do not tell, as those of one day without a time."""
    dated = [row for row in rows if row.dated and row.precision in ("day", "time")]
    if not dated:
        return None
    first = min(dated, key=lambda row: (_utc_day(row), row.order_time, row.id))
    same_day = [row for row in dated if row is not first and _utc_day(row) == _utc_day(first)]
    told = first.precision == "time" and all(
        row.precision == "time" and row.order_time > first.order_time for row in same_day
    )
    return first.id if told or not same_day else None


def _utc_day(row: ArticleRow) -> int:
    return row.order_time // 86_400


def _day(row: ArticleRow) -> str:
    """The day a row stands under, in the reader's time; empty where its source gave none."""
    if not row.dated or row.precision not in ("day", "time"):
        return ""
    moment = datetime.fromtimestamp(row.order_time, UTC)
    return (moment.astimezone() if row.precision == "time" else moment).date().isoformat()
