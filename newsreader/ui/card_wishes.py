"""What the reader wants of a card or a section of the related panel, as the panel tells it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint

from newsreader.article.related import Section, Story
from newsreader.ui.card_content import CardContent


@dataclass(frozen=True, slots=True)
class FollowWish:
    """The reader wants to be told when a headline's article arrives, or no longer."""

    headline_id: int
    on: bool


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """The reader's Yes or No to a possible link of an article."""

    article_id: int
    index: int
    accept: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reader finds that an article does not belong to the open one."""

    article_id: int
    other_id: int
    headline: str


@dataclass(frozen=True, slots=True)
class SectionWish:
    """The whole of a section is wanted, as a list."""

    article_id: int
    section: Section


@dataclass(frozen=True, slots=True)
class StoryWish:
    """A story is to be followed, or no longer."""

    story: Story
    on: bool


@dataclass(frozen=True, slots=True)
class CardMenu:
    """A context menu is wanted for a card, at a point of the screen."""

    card: CardContent
    point: QPoint
