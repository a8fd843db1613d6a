"""How well related articles are ranked, beside BM25, and a search for better weights; by hand, not a part of the tests.

usage: ranking.py report|tune [ARTICLES JUDGED]

ARTICLES are JSON Lines {id, title, date, paragraphs, publisher}, JUDGED are {query, half: tune or report, grades: {id:
gain}}, both may be gzipped; without them a made-up newsroom is ranked, whose articles belong together if they tell one
story. `tune` looks at the tune half alone, `report` at the report half alone.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from articles import Newsroom
from newsreader.application.catching_up import catch_up
from newsreader.article.model import ParsedArticle, Published
from newsreader.library import Library
from newsreader.related import measures
from newsreader.related.index import Index
from newsreader.related.ranking import rank
from newsreader.related.words import words_of

TUNED = (
    "WORD_IDF",
    "HEADLINE_IDF",
    "EARLY",
    "PAIRS",
    "NAMES",
    "TITLE",
    "HOURS",
    "DAYS",
    "WEEKS",
    "ALONE",
    "FEEDBACK",
    "STORY",
)
FACTORS = (0.5, 0.75, 1.25, 1.5)
LEAST_GAIN = 0.0005
MADE_UP, QUERIES = 6000, 400
HOURS, DAYS = 0.05, 0.10
"""What nearness in time adds to BM25 scaled to 1, fading over 3 and over 30 days."""


@dataclass(frozen=True)
class Judged:
    """A library and the queries of one half: by article id, the gain of each other article."""

    articles: Sequence[ParsedArticle]
    queries: dict[int, dict[int, int]]


def made_up(half: str) -> Judged:
    """A newsroom's articles; grade 2 if they tell one story within four days, 1 if later."""
    told: list[object] = []

    class Remembering(Newsroom):
        def _article(self, number: int, story: object, *more: object) -> ParsedArticle:
            told.append(story)
            return super()._article(number, story, *more)

    articles = list(Remembering(seed=5).articles(MADE_UP))
    of_story: dict[int, list[int]] = defaultdict(list)
    for number, story in enumerate(told, 1):
        of_story[id(story)].append(number)
    chosen = random.Random(3).sample([n for n, s in enumerate(told, 1) if 2 < len(of_story[id(s)]) < 60], QUERIES)
    queries = {}
    for number in sorted(chosen)[half == "report" :: 2]:
        at = articles[number - 1].published.moment
        queries[number] = {
            other: 2 if abs((articles[other - 1].published.moment - at).days) < 4 else 1
            for other in of_story[id(told[number - 1])]
            if other != number
        }
    return Judged(articles, queries)


def judged(articles: Path, grades: Path, half: str) -> Judged:
    """A judged set from its files."""
    rows = list(_rows(articles))
    number = {row["id"]: place for place, row in enumerate(rows, 1)}
    found = {row["query"]: row["grades"] for row in _rows(grades) if row["half"] == half}
    return Judged(
        [_parsed(row) for row in rows],
        {number[query]: {number[other]: gain for other, gain in gains.items()} for query, gains in found.items()},
    )


def _rows(path: Path) -> Iterator[dict]:
    data = path.read_bytes()
    yield from map(json.loads, (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines())


def _parsed(row: dict) -> ParsedArticle:
    date = row.get("date")
    moment = datetime.fromisoformat(date) if date else None
    published = Published(moment if moment.tzinfo else moment.replace(tzinfo=UTC)) if moment else None
    text = "\n\n".join(row.get("paragraphs") or [])
    return ParsedArticle(f"/{row['id']}", row["title"], published=published, site=row.get("publisher"), text=text)


def ndcg(ranked: Sequence[int], gains: dict[int, int], most: int) -> float:
    """Normalized discounted cumulative gain, gain 2^grade - 1."""

    def summed(grades: Sequence[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:most]))

    return summed([gains.get(each, 0) for each in ranked]) / summed(sorted(gains.values(), reverse=True))


def ours(library: Library, index: Index, queries: dict[int, dict[int, int]], most: int = 10) -> float:
    """Mean nDCG of our ranking."""
    return mean(ndcg(rank(library, index, query).ids[:most].tolist(), gains, most) for query, gains in queries.items())


def bm25(given: Judged, most: int = 10) -> float:
    """Mean nDCG of BM25 with the whole article as the query, the headline twice, k1 1.2, b .75, and time added."""
    bags = [Counter(words_of("en").numbers(f"{each.headline} {each.headline} {each.text}")) for each in given.articles]
    usual = mean(bag.total() for bag in bags)
    often = Counter(word for bag in bags for word in bag)
    postings: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for number, bag in enumerate(bags, 1):
        for word, tf in bag.items():
            idf = math.log(1 + (len(bags) - often[word] + 0.5) / (often[word] + 0.5))
            postings[word].append((number, idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * bag.total() / usual))))
    return mean(
        ndcg(_by_bm25(given, bags[query - 1], postings, query)[:most], gains, most)
        for query, gains in given.queries.items()
    )


def _by_bm25(given: Judged, bag: Counter[int], postings: dict[int, list[tuple[int, float]]], query: int) -> list[int]:
    scores: Counter[int] = Counter()
    for word, tf in bag.items():
        for number, score in postings[word]:
            scores[number] += score * tf
    scores.pop(query, None)
    most = max(scores.values(), default=1)
    days = [each.published.moment.timestamp() / 86400 if each.published else math.nan for each in given.articles]

    def final(number: int) -> float:
        apart = abs(days[number - 1] - days[query - 1])
        near = HOURS * math.exp(-apart / 3) + DAYS * math.exp(-apart / 30)
        return scores[number] / most + (0 if math.isnan(apart) else near)

    return sorted(scores, key=lambda number: (-final(number), number))


def tune(library: Library, index: Index, given: Judged) -> None:
    """Change one weight after the other as long as that helps; what was found is printed, and kept by hand."""
    best = ours(library, index, given.queries)
    print(f"as it is: nDCG@10 {best:.4f}")
    gained = True
    while gained:
        before = best
        for name in TUNED:
            value = getattr(measures, name)
            for tried in [round(value * factor, 3) for factor in FACTORS]:
                setattr(measures, name, tried)
                found = ours(library, index, given.queries)
                if found > best + LEAST_GAIN:
                    best, value = found, tried
                    print(f"{name} = {tried}: {best:.4f}", flush=True)
            setattr(measures, name, value)
        gained = best > before + LEAST_GAIN


def main(part: str, *files: str) -> None:
    """Report, or tune."""
    half = "tune" if part == "tune" else "report"
    given = judged(Path(files[0]), Path(files[1]), half) if files else made_up(half)
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.db")
        for start in range(0, len(given.articles), 1000):
            with library.transaction(bulk=True):
                library.add_all(given.articles[start : start + 1000])
        index = Index(library, None)
        catch_up(library, index)
        if part == "tune":
            tune(library, index, given)
        else:
            found, floor = ours(library, index, given.queries), bm25(given)
            five = ours(library, index, given.queries, 5)
            print(f"{len(given.queries)} queries: nDCG@5 {five:.3f}, nDCG@10 {found:.3f}, BM25 {floor:.3f}", end=", ")
            print(f"{found / floor:.3f}x")
        library.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
