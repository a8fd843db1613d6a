"""How well stories are found, and what each threshold does to that; by hand, not a part of the tests.

usage: story_finding.py report|tune [ARTICLES [SHUFFLES]]

ARTICLES are JSON Lines {id, title, date, paragraphs, publisher, story}, which may be gzipped; without them a made-up
newsroom is taken. Stories are parted into a tune and a report half by their names, two and two, so that neighbours, as
those of one topic, are of the same half. The figures are B-cubed precision, recall and F1 (Bagga and Baldwin 1998), as
the articles stand and in shuffled orders. `tune` looks at the tune half alone, and says what a fifth more or less of
each threshold would do.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from ranking import _parsed, _rows

from articles import Newsroom
from newsreader.article.language import guess_language
from newsreader.article.model import ParsedArticle
from newsreader.related import clustering, points
from newsreader.related.clustering import Clustering
from newsreader.related.features import Features, features
from newsreader.related.signature import pack, unpack
from newsreader.related.term_counts import TermCounts

MADE_UP, SHUFFLES = 3000, 4
PORTION, ROUNDS = 1000, 2
TUNED = (
    (clustering, "ENOUGH"), (clustering, "ENOUGH_OF_HEADLINE"), (clustering, "SIZE_OF_HEADLINE"),
    (clustering, "TELLING"), (clustering, "ENOUGH_OF_SMALL"), (clustering, "ENOUGH_OF_ALONE"),
    (clustering, "BEFORE_NEXT"), (clustering, "FAR"), (points, "PAIRS"), (points, "NAMES"), (points, "TITLE"),
)  # fmt: skip
DAY = 86_400


class Looked(NamedTuple):
    """What an article is about, when it was published in days since 1970, and which story it tells."""

    features: Features
    day: float | None
    story: str


class Figures(NamedTuple):
    """B-cubed."""

    f1: float
    precision: float
    recall: float


def made_up() -> list[tuple[ParsedArticle, str]]:
    """A newsroom's articles, with what each tells."""
    told: list[str] = []

    class Remembering(Newsroom):
        def _article(self, number: int, story: object, *more: object) -> ParsedArticle:
            told.append(str(id(story)))
            return super()._article(number, story, *more)

    return list(zip(Remembering(seed=5).articles(MADE_UP), told, strict=True))


def of_half(articles: Sequence[tuple[ParsedArticle, str]], half: str) -> list[Looked]:
    """The articles of every second pair of stories, in their order."""
    names = sorted({story for _, story in articles})
    chosen = {name for place, name in enumerate(names) if place // 2 % 2 == (half == "report")}
    return [looked_at(article, story) for article, story in articles if story in chosen]


def looked_at(article: ParsedArticle, story: str) -> Looked:
    """An article as it counts."""
    day = article.published.moment.timestamp() / DAY if article.published else None
    language = guess_language(article.text or article.headline)
    return Looked(features(article.headline, article.text, language), day, story)


def found(articles: Sequence[Looked]) -> Figures:
    """The figures of articles that arrive in this order."""
    counts, cluster = TermCounts(), Clustering()
    for start in range(0, len(articles), PORTION):
        portion = articles[start : start + PORTION]
        more = counts.count((start + place, each.features) for place, each in enumerate(portion))
        with counts.counting(more):
            signed = [pack(each.features, counts, each.day, each.day or 0.0, 0) for each in portion]
        cluster.arrive(points.points(unpack(signed), counts))
    for row in ROUNDS * [*range(max(0, len(cluster) - PORTION), len(cluster))]:
        cluster.judge_again(row)
    return b_cubed([cluster.group(row) for row in range(len(cluster))], [each.story for each in articles])


def b_cubed(groups: Sequence[int], stories: Sequence[str]) -> Figures:
    """How much of each article's group is of its story, and how much of its story is in its group, on average."""
    both, of_group, of_story = Counter(zip(groups, stories, strict=True)), Counter(groups), Counter(stories)
    pairs = list(zip(groups, stories, strict=True))
    precision = mean(both[pair] / of_group[pair[0]] for pair in pairs)
    recall = mean(both[pair] / of_story[pair[1]] for pair in pairs)
    return Figures(2 * precision * recall / (precision + recall), precision, recall)


def shuffled(articles: Sequence[Looked], times: int) -> Figures:
    """The mean figures of some orders, the given one first."""
    orders = [articles, *(random.Random(seed).sample(articles, len(articles)) for seed in range(times))]
    return Figures(*map(mean, zip(*map(found, orders), strict=True)))


def tune(articles: Sequence[Looked], times: int) -> None:
    """What a fifth less or more of each threshold does to F1; a value is changed by hand."""
    print(f"as it is: {shuffled(articles, times).f1:.4f}")
    for module, name in TUNED:
        value = getattr(module, name)
        for tried in (round(value * 0.8, 3), round(value * 1.2, 3)):
            setattr(module, name, tried)
            print(f"{name} = {tried}: {shuffled(articles, times).f1:.4f}", flush=True)
        setattr(module, name, value)


def main(part: str, path: str = "", times: str = str(SHUFFLES)) -> None:
    """Report, or tune."""
    articles = [(_parsed(row), str(row["story"])) for row in _rows(Path(path))] if path else made_up()
    half = of_half(articles, "tune" if part == "tune" else "report")
    if part == "tune":
        tune(half, int(times))
        return
    print(f"{len(half)} articles of {len({each.story for each in half})} stories")
    for what, figures in (("as they stand", found(half)), (f"and in {times} other orders", shuffled(half, int(times)))):
        print(f"  {what}: F1 {figures.f1:.3f}, precision {figures.precision:.3f}, recall {figures.recall:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
