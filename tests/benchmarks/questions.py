"""Seeded questions as readers ask them: words, phrases, names and dates that stand in articles of the library."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsreader.article.model import Article, View, ViewKind
from newsreader.library import Library

_WORD = re.compile(r"[^\W\d_]{2,}")
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]{6,}")


@dataclass(frozen=True)
class Asked:
    """An article, and its words."""

    article: Article
    words: list[str]


class Questions:
    """Questions to one library, always the same ones."""

    def __init__(self, library: Library, seed: int = 3, articles: int = 400) -> None:
        self._chance = random.Random(seed)
        ids = library.ids(View(ViewKind.ALL))
        wanted = [library.article(ids[self._chance.randrange(len(ids))]) for _ in range(articles)]
        self._spaced = [
            Asked(each, words)
            for each in wanted
            if each.language not in ("zh", "ja") and len(words := _WORD.findall(each.text)) > 20
        ]
        self._unspaced = [runs for each in wanted if (runs := _UNSPACED.findall(each.text))]

    def many(self, make: Callable[[Asked], str], count: int = 200) -> Iterator[str]:
        """So many questions of one kind."""
        for _ in range(count):
            yield make(self._chance.choice(self._spaced))

    def words(self, asked: Asked) -> str:
        """One to three words of one article."""
        return " ".join(self._chance.sample(asked.words, self._chance.randint(1, 3)))

    def typed(self, asked: Asked) -> str:
        """The same while the last word is being typed, two letters of it at least."""
        *before, last = self.words(asked).split()
        return " ".join([*before, last[: self._chance.randint(2, len(last))]])

    def phrase(self, asked: Asked) -> str:
        """Two or three words that stand side by side."""
        first, number = self._chance.randrange(len(asked.words) - 3), self._chance.randint(2, 3)
        return f'"{" ".join(asked.words[first : first + number])}"'

    def either(self, asked: Asked) -> str:
        """One word or another, without a third."""
        one, other, third = self._chance.sample(asked.words, 3)
        return f"({one} OR {other}) -{third}"

    def author(self, asked: Asked) -> str:
        """A writer's family name."""
        return f"author:{asked.article.byline[0].split()[-1]}"

    def headline(self, asked: Asked) -> str:
        """A word of the headline, in headlines."""
        return f"title:{self._chance.choice(_WORD.findall(asked.article.headline) or asked.words)}"

    def unread(self, asked: Asked) -> str:
        """A word in unread articles."""
        return f"{self._chance.choice(asked.words)} is:unread"

    def bookmarked(self, asked: Asked) -> str:
        """A word in bookmarked articles."""
        return f"{self._chance.choice(asked.words)} is:bookmarked"

    def tagged(self, asked: Asked) -> str:
        """A word in articles with a tag."""
        return f"{self._chance.choice(asked.words)} tag:{self._chance.choice(('politics', 'science', 'ideas'))}"

    def of_source(self, asked: Asked) -> str:
        """A word in the articles of a paper."""
        return f'{self._chance.choice(asked.words)} source:"{asked.article.site}"'

    def before(self, asked: Asked) -> str:
        """A word in articles up to the month of one."""
        return f"{self._chance.choice(asked.words)} before:{asked.article.order_time:%Y-%m}"

    def of_month(self, asked: Asked) -> str:
        """A word in the articles of one month."""
        return f"{self._chance.choice(asked.words)} on:{asked.article.order_time:%Y-%m}"

    def unspaced(self, count: int = 200) -> Iterator[str]:
        """Two to four characters from the middle of a text without spaces."""
        for _ in range(count if self._unspaced else 0):
            run = self._chance.choice(self._chance.choice(self._unspaced))
            first = self._chance.randrange(len(run) - 4)
            yield run[first : first + self._chance.randint(2, 4)]
