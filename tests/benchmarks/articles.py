"""Seeded articles that behave like news: common and rare words, names, dates, sources, named headlines."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from newsreader.article.model import NamedLink, ParsedArticle, Published

SYLLABLES = (
    "ash bel bright cam cher cop crom dane dor dun east elm fair fen fleet glen gor grim hal hart hex hol hurst ings"
    " isle jar kel kirk lang law leigh lin lock low lud mar mere mill mon mor nash nev nor oak old pem penn pike quay"
    " ral rich rock rud sal sel shep spring stan stoke sund tam thorp tor tre up ux val ver wald war west whit wick wy"
).split()
COMMON = (
    "the of and to in a on for with as by at from said that it was were is has have will would could after "
    "before during over under between about against more than most some other new old first last next city "
    "council government market company report people year week month day river harbour road line court law "
    "plan cost price rate work school health energy water storm ferry train bridge election minister mayor "
    "union bank fund budget police fire research study "
).split()
VERBS = "approves rejects delays plans opens closes warns promises defends reviews cuts raises wins loses finds".split()
SITES = [
    f"The {name} {kind}" for name in ("Harbour", "Northern", "Valley", "Coast", "City") for kind in ("Post", "Times")
]
FIRST = "Ada Ben Cleo Dev Ella Finn Greta Hugo Ines Jon Kaya Leo Mira Nils Olga Paul Rosa Sven Tara Umar".split()
SPAN = timedelta(days=1000)
UNTIL = datetime(2026, 3, 4, tzinfo=UTC)


class Newsroom:
    """Writes as many articles as wanted; the same seed writes the same ones."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        rare = {"".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 3))) for _ in range(30_000)}
        self._words = COMMON + self._random.sample(sorted(rare), len(rare))
        # Words of a language follow Zipf's law: the n-th most common comes about 1/n times as often as the first.
        self._weights = list(accumulate(1 / (place + 3) for place in range(len(self._words))))
        self._headlines: list[str] = []

    def articles(self, count: int, words: int | None = None) -> Iterator[ParsedArticle]:
        """So many articles, of so many words each; 200 to 900 if None."""
        for number in range(count):
            yield self._article(number, count, words or self._random.randint(200, 900))

    def files(self, folder: Path, count: int) -> None:
        """Write so many articles into a folder, in the house format."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, article in enumerate(self.articles(count)):
            day = article.published.moment if article.published else UNTIL
            head = [article.headline, f"By {article.byline[0]} | {day:%b} {day.day}, {day.year}", ""]
            also = [f"Also Read: {link.headline}" for link in article.named_links]
            text = "\n".join([*head, *article.text.split("\n\n"), *also])
            (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")

    def _article(self, number: int, count: int, length: int) -> ParsedArticle:
        headline = self._headline()
        named = tuple(NamedLink(name) for name in self._random.sample(self._headlines, min(2, len(self._headlines))))
        self._headlines.append(headline)
        paragraphs = list(self._paragraphs(length))
        also = "".join(f'<p>Also Read: <a href="named:{n}">{link.headline}</a></p>' for n, link in enumerate(named))
        text = "\n\n".join(paragraphs)
        return ParsedArticle(
            source=f"/news/{number:06}.txt",
            headline=headline,
            byline=(f"{self._random.choice(FIRST)} {self._rare().title()}",),
            published=Published(UNTIL - SPAN * ((count - number) / count), "time", 0),
            site=self._random.choice(SITES),
            language="en",
            lede=paragraphs[0],
            html="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs) + also,
            text=text,
            named_links=named,
            raw=text.encode(),
        )

    def _headline(self) -> str:
        subject = f"{self._rare()} {self._random.choice(COMMON[-40:])}"
        return f"{subject} {self._random.choice(VERBS)} {self._sentence(5)}".title()

    def _rare(self) -> str:
        return self._random.choice(self._words[len(COMMON) :])

    def _sentence(self, length: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=length))

    def _paragraphs(self, length: int) -> Iterator[str]:
        while length > 0:
            sentences = [self._sentence(self._random.randint(8, 22)).capitalize() + "." for _ in range(3)]
            yield " ".join(sentences)
            length -= sum(sentence.count(" ") + 1 for sentence in sentences)
