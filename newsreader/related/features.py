"""What an article is about, as counts: its words, pairs of neighbouring words and names.

What stands in the headline counts thrice among words, pairs and names, and names of the first paragraph thrice too:
who is named there is whom the article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TypeVar

from newsreader.related.names import PART, is_title_case, mentions, name_number, names
from newsreader.related.words import Words, words_of

HEADLINE = 2
"""How much more often than it stands there a word of the headline counts."""
LEAD = 2
EARLY = 120
_SHARES = tuple(1 - place / EARLY for place in range(EARLY))
"""So many words at the start of a text tell more of its subject than the rest."""
_PARAGRAPH = re.compile(r"\n+")

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Features:
    """The counts of an article. Words and names are numbers of 32 bits, of two separate kinds.

    Attributes:
        words: how often each stem occurs.
        pairs: how often two stems stand side by side.
        names: by `name_number`.
        title: the stems of the headline.
        only_headline: it has no text.
        early: how early each stem occurs: for each time that it is one of the first `EARLY` of the text the share of
            those that do not stand before it.
    """

    words: Counter[int]
    pairs: Counter[tuple[int, int]]
    names: Counter[int]
    title: tuple[int, ...]
    only_headline: bool
    early: dict[int, float] = field(default_factory=dict)


def features(headline: str, text: str, language: str | None) -> Features:
    """The counts of an article; pairs do not reach across paragraphs."""
    words = words_of(language)
    title = words.numbers(headline)
    paragraphs = [words.numbers(paragraph) for paragraph in _PARAGRAPH.split(text) if paragraph]
    only_headline = not any(paragraphs)
    weight = 1 + HEADLINE
    counts = Counter(chain.from_iterable(paragraphs))
    _add(counts, title, weight if only_headline or not counts else HEADLINE)
    pairs = Counter(chain.from_iterable(map(pairwise, paragraphs)))
    _add(pairs, pairwise(title), HEADLINE)
    found = _names(headline, text, words, language)
    return Features(counts, pairs, found, tuple(dict.fromkeys(title)), only_headline, _early(paragraphs))


def _early(paragraphs: list[list[int]]) -> dict[int, float]:
    early: dict[int, float] = {}
    for number, share in zip(chain.from_iterable(paragraphs), _SHARES, strict=False):
        early[number] = early.get(number, 0) + share
    return early


def _names(headline: str, text: str, words: Words, language: str | None) -> Counter[int]:
    found: Counter[str] = Counter()
    lead = text.find("\n") if "\n" in text else len(text)
    for mention in mentions(text, language):
        weight = PART if mention.part else 1.0
        found[mention.key] += weight * (1 + LEAD) if mention.start < lead else weight  # type: ignore[assignment]
    _add_weighted(found, _of_headline(headline, found, words, language), HEADLINE)
    return Counter({name_number(key): count for key, count in found.items()})


def _of_headline(headline: str, known: Counter[str], words: Words, language: str | None) -> Counter[str]:
    """The names of a headline; where all its words have capitals, only those that the text has too."""
    found = names(headline, language)
    if known and is_title_case(headline, words.small):
        return Counter({key: count for key, count in found.items() if key in known})
    return Counter() if headline.isupper() else found


def _add(counts: Counter[Key], keys: Iterable[Key], weight: int) -> None:
    for key in keys:
        counts[key] += weight


def _add_weighted(counts: Counter[str], more: Counter[str], weight: int) -> None:
    for key, count in more.items():
        counts[key] += weight * count
