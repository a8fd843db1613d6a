"""What belongs to an article, and why: the computed part of the related panel, stories, and the story page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsreader.article.row import ArticleRow

ReasonKind = Literal["entity", "term", "date", "source", "names", "named_by", "story", "reader"]
Section = Literal["same_story", "background", "follow_ups"]
DetailKind = Literal["name", "figure", "quote"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is related, as one chip says it.

    Attributes:
        kind: `entity` and `term` are words of both texts; the others are facts of the record.
        text: the words that stand in the other article, as it writes them; empty for facts, which the window words.
        terms: the words that stand in the open article, as it writes them; what a chip marks there.
        number: of days for `date` (negative is earlier), of sources for `source` and `story`; else 0.
    """

    kind: ReasonKind
    text: str = ""
    terms: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """An article of a section of the panel.

    Attributes:
        score: by which the section is ordered, the best first; comparable within one panel only.
        reasons: at most three, the strongest first.
        similar: ids of copies that stand behind this one.
        by_reader: the reader put it here.
    """

    row: ArticleRow
    score: float
    reasons: tuple[Reason, ...]
    similar: tuple[int, ...] = ()
    by_reader: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """What the program found to belong to an article.

    Attributes:
        same_story, background, follow_ups: at most as many as were asked for, the best first.
        more: how many each section has in all, copies folded.
        ranked: ids by score, before folding.
        story: the story that the article is part of; None if it stands alone.
        complete: False while articles wait to be looked through, so that some may be missing.
    """

    article_id: int
    same_story: tuple[RelatedArticle, ...] = ()
    background: tuple[RelatedArticle, ...] = ()
    follow_ups: tuple[RelatedArticle, ...] = ()
    more: tuple[int, int, int] = (0, 0, 0)
    ranked: tuple[int, ...] = ()
    story: Story | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """All reports on one event.

    Attributes:
        title: the reader's name for it, else the headline of its first article.
        articles: ids of its living articles, by date, the oldest first.
        updated_at: when its last article came, seconds since 1970.
        unseen: how many joined since the reader last looked at it; 0 unless it is followed.
    """

    id: int
    title: str
    articles: tuple[int, ...]
    followed: bool = False
    updated_at: int = 0
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class Detail:
    """What one article of a story has and no other: a name, a figure or a quote, in its sentence.

    Attributes:
        text: the name, figure or quote as it stands in the sentence.
        sentence: the whole sentence, as it stands in the article's text.
        start: where the sentence begins in the article's text, in characters.
    """

    kind: DetailKind
    text: str
    sentence: str
    start: int


@dataclass(frozen=True, slots=True)
class StoryItem:
    """An article on the story page.

    Attributes:
        day: the day it stands under, `YYYY-MM-DD` in the reader's time; empty if it has no date.
        copy_of: id of the article whose text this one repeats; None for a text of its own.
        why: why it is part of the story; empty for the first.
        details: what it has that the others do not.
        new_sentences, sentences: how many of its sentences say what no earlier article of the story said; all of them.
    """

    row: ArticleRow
    day: str
    copy_of: int | None = None
    why: tuple[Reason, ...] = ()
    details: tuple[Detail, ...] = ()
    new_sentences: int = 0
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story laid out.

    Attributes:
        items: by date, the oldest first.
        sources: (name, number of articles), the one with most first.
        independent: how many texts there are when copies count once.
        first: id of the article that came out first; None where no dates tell.
    """

    story: Story
    items: tuple[StoryItem, ...]
    sources: tuple[tuple[str, int], ...]
    independent: int
    first: int | None


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """The sentences of an article that earlier articles of its story, which the reader read, said already.

    Attributes:
        spans: (start, length) in the article's text, in characters, in order.
        new, total: how many sentences are new, and all.
    """

    article_id: int
    spans: tuple[tuple[int, int], ...]
    new: int
    total: int
