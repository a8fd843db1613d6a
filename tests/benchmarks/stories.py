"""What is in the news: stories that come up, are told for days by several papers and fade, and lasting subjects."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from languages import Language

LASTING = 300
NEW_A_DAY = 12


@dataclass
class Story:
    """What its articles have in common.

    Attributes:
        words: those that its articles use more than others do.
        weight: its share of the day's articles.
        keeps: share of the weight that is left a day later.
        headlines: those of its latest articles.
    """

    language: Language
    people: Sequence[str]
    places: Sequence[str]
    words: Sequence[str]
    tag: str
    weight: float
    keeps: float
    headlines: deque[str] = field(default_factory=lambda: deque(maxlen=12))


class NewsOfTheDay:
    """The stories of one day after another."""

    def __init__(self, languages: Sequence[Language], shares: Sequence[float], tags: Sequence[str], seed: int) -> None:
        self._chance = random.Random(f"{seed} stories")
        self._languages, self._shares, self._tags = languages, shares, tags
        self._first = {each.code: [each.name(self._chance) for _ in range(300)] for each in languages}
        self._stories = [self._story(self._chance.paretovariate(1.1), 1.0) for _ in range(LASTING)]

    def next_day(self) -> tuple[Sequence[Story], Sequence[float]]:
        """The stories of the next day and how they share in it, as cumulative weights."""
        for story in self._stories:
            story.weight *= story.keeps
        self._stories = [story for story in self._stories if story.weight > 0.05]
        for _ in range(NEW_A_DAY):
            weight = min(self._chance.paretovariate(0.9), 60.0)
            self._stories.append(self._story(weight, self._chance.uniform(0.3, 0.9)))
        return self._stories, list(accumulate(story.weight for story in self._stories))

    def _story(self, weight: float, keeps: float) -> Story:
        chance = self._chance
        language = chance.choices(self._languages, self._shares)[0]
        people = [f"{chance.choice(self._first[language.code])} {language.name(chance)}" for _ in range(4)]
        places = [language.name(chance) for _ in range(3)]
        usual = [chance.choice(language.rare[:4000]) for _ in range(14)]
        last_names = [person.split()[1] for person in people]
        words = [*people, *places, *last_names * 2, *usual, *(chance.choice(language.rare) for _ in range(6))]
        return Story(language, people, places, words, chance.choice(self._tags), weight, keeps)
