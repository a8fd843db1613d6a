"""Seeded articles that behave like news: stories, common and rare words, names, dates, sources, named headlines."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from languages import Language
from spellings import SPELLINGS
from stories import NewsOfTheDay, Story

from newsreader.article.model import NamedLink, ParsedArticle, Published

LANGUAGES = {"en": 0.86, "de": 0.05, "fr": 0.04, "ru": 0.01, "zh": 0.025, "ja": 0.015}
WORDS_OF_A_LANGUAGE = {"en": 220_000}
OTHER_WORDS = 30_000
A_DAY = 400
UNTIL = datetime(2026, 3, 4, tzinfo=UTC)
WORDS = (50, 300)  # with phrases about 1.2 kB of text in the mean
TOPICS = (
    "politics economy science sport culture climate energy health education travel housing transport courts crime war"
    " elections technology space farming food music film books football cycling weather markets banking labour europe"
).split()
_NAMING, _NAMED_WITHOUT_ARTICLE, _WITH_ADDRESS = 0.25, 0.15, 0.85
_OF_THE_STORY = 9  # every so many words is one of its story
_LATE = 0.03  # share of articles that come long after their day


@dataclass(frozen=True)
class Source:
    """A paper, and what it publishes in."""

    name: str
    host: str


class Newsroom:
    """Writes as many articles as wanted; the same seed writes the same ones, another one others of the same papers."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._chance = random.Random(seed)
        languages = [Language(SPELLINGS[code], WORDS_OF_A_LANGUAGE.get(code, OTHER_WORDS)) for code in LANGUAGES]
        self._news = NewsOfTheDay(languages, list(LANGUAGES.values()), TOPICS, seed)
        self._english = languages[0]

    def articles(self, count: int, words: int | None = None) -> Iterator[ParsedArticle]:
        """So many articles in the order in which they come, the last of them today; `words`: the length of each."""
        sources = self._sources(count)
        shares = list(accumulate(1 / (place + 3) for place in range(len(sources))))
        days = -(-count // A_DAY)
        for number in range(count):
            if number % A_DAY == 0:
                stories, weights = self._news.next_day()
            story = self._chance.choices(stories, cum_weights=weights)[0]
            source = self._chance.choices(sources, cum_weights=shares)[0]
            at = UNTIL - timedelta(days=days - number / A_DAY) + timedelta(hours=self._chance.gauss(0, 6))
            if self._chance.random() < _LATE:
                at -= timedelta(days=self._chance.expovariate(0.01))
            yield self._article(number, story, source, min(at, UNTIL), words or self._length())

    def files(self, folder: Path, count: int, words: int = 500) -> None:
        """Write so many articles into a folder, in the house format."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, article in enumerate(self.articles(count, words)):
            day = article.published.moment if article.published else UNTIL
            head = [article.headline, f"By {article.byline[0]} | {day:%b} {day.day}, {day.year}", ""]
            also = [f"Also Read: {link.headline}" for link in article.named_links]
            text = "\n".join([*head, *article.text.split("\n\n"), *also])
            (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")

    def _sources(self, count: int) -> list[Source]:
        """From 40 of a small library to 300 of a large one."""
        number = max(40, min(300, count // 3000))
        chance = random.Random("papers")
        names = dict.fromkeys(self._english.name(chance) for _ in range(number))
        kinds = ("Post", "Times", "Herald", "Today", "Courier", "News")
        return [Source(f"The {name} {kinds[len(name) % len(kinds)]}", f"{name.lower()}.example") for name in names]

    def _length(self) -> int:
        return int(self._chance.triangular(*WORDS))

    def _article(self, number: int, story: Story, source: Source, at: datetime, length: int) -> ParsedArticle:
        chance = self._chance
        headline = self._headline(story)
        named = self._named(story) if chance.random() < _NAMING else ()
        story.headlines.append(headline)
        paragraphs = self._paragraphs(story, length)
        also = "".join(f'<p>Also Read: <a href="named:{n}">{link.headline}</a></p>' for n, link in enumerate(named))
        text = "\n\n".join(paragraphs)
        address = (
            f"https://{source.host}/{at:%Y/%m/%d}/{self._seed}-{number}.html"
            if chance.random() < _WITH_ADDRESS
            else None
        )
        return ParsedArticle(
            source=address or f"/news/{self._seed}/{number:07}.txt",
            headline=headline,
            byline=(f"{story.people[0].split()[0]} {self._english.name(chance)}",),
            published=Published(at, "time", 0),
            site=source.name,
            language=story.language.code,
            lede=paragraphs[0],
            html="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs) + also,
            text=text,
            url=address,
            tags=(story.tag,) if chance.random() < 0.2 else (),
            named_links=named,
            raw=text.encode(),
        )

    def _headline(self, story: Story) -> str:
        """A name or a place of the story first, then words of the story among others."""
        chance, language = self._chance, story.language
        begin = chance.choice((*story.people, *story.places))
        words = [begin, *chance.choices(language.units, cum_weights=language.weights, k=chance.randint(4, 7))]
        words[2] = chance.choice(story.words)
        return language.sentence(words).rstrip(".。 ")

    def _named(self, story: Story) -> tuple[NamedLink, ...]:
        """Up to three headlines: of the same story, and some that no article bears."""
        latest = list(dict.fromkeys(story.headlines))
        chosen = self._chance.sample(latest, min(len(latest), self._chance.randint(1, 3)))
        if self._chance.random() < _NAMED_WITHOUT_ARTICLE:
            chosen.append(self._headline(story))
        return tuple(NamedLink(each) for each in chosen)

    def _paragraphs(self, story: Story, length: int) -> list[str]:
        """Three sentences each."""
        chance, language = self._chance, story.language
        units = chance.choices(language.units, cum_weights=language.weights, k=length)
        own = len(units[chance.randrange(_OF_THE_STORY) :: _OF_THE_STORY])
        units[-own * _OF_THE_STORY :: _OF_THE_STORY] = chance.choices(story.words, k=own)
        sentences: list[str] = []
        start = 0
        while start < length:
            end = start + chance.randint(8, 20)
            sentences.append(language.sentence(units[start:end]))
            start = end
        return ["".join(sentences[first : first + 3]).strip() for first in range(0, len(sentences), 3)]
