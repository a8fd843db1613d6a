"""An article of a story as the story page looks at it, and which of several repeat another's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsreader.related.names import Mention, mentions
from newsreader.related.sentences import Saying, Span, sayings, sentences
from newsreader.related.words import words_of

SHINGLE = 4
COPIED = 0.6
"""Of so great a share of the shorter text's runs of four words both are one text (containment after Broder)."""
LEAST_RUNS = 12
"""What has fewer is too short to be called a copy."""


@dataclass(frozen=True)
class StoryText:
    """An article's headline and text.

    Attributes:
        text: where sentences are told by their places.
    """

    article_id: int
    headline: str
    text: str
    language: str | None = None

    @cached_property
    def spans(self) -> list[Span]:
        """Its sentences."""
        return sentences(self.text)

    @cached_property
    def sayings(self) -> list[Saying]:
        """What its sentences say."""
        return sayings(self.text, self.spans, self.language)

    @cached_property
    def names(self) -> dict[str, Mention]:
        """Its names by their words in lower case, the first mention of each; parts of longer names are left out."""
        found: dict[str, Mention] = {}
        for mention in mentions(self.text, self.language):
            if not mention.part:
                found.setdefault(mention.key, mention)
        return found

    @cached_property
    def numbers(self) -> list[int]:
        """The words of the text in order, without small ones."""
        return words_of(self.language).numbers(self.text)

    @cached_property
    def runs(self) -> frozenset[tuple[int, ...]]:
        """Its runs of words."""
        return frozenset(zip(*(self.numbers[start:] for start in range(SHINGLE)), strict=False))


def copies(texts: Sequence[StoryText]) -> dict[int, int]:
    """By the id of an article that repeats an earlier one's text: the id of that one."""
    found: dict[int, int] = {}
    own: list[StoryText] = []
    for text in texts:
        original = next((other for other in own if _repeats(text, other)), None)
        if original is None:
            own.append(text)
        else:
            found[text.article_id] = original.article_id
    return found


def _repeats(one: StoryText, other: StoryText) -> bool:
    shorter = min(len(one.runs), len(other.runs))
    return shorter >= LEAST_RUNS and len(one.runs & other.runs) >= COPIED * shorter
