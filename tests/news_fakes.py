"""A small library of made-up news that a test can count on: two stories, a copy, a namesake, and noise."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fakes import parsed

from newsreader.application.catching_up import catch_up
from newsreader.article.model import ParsedArticle, Published
from newsreader.library import Library
from newsreader.related.index import Index

START = datetime(2026, 11, 10, 8, tzinfo=UTC)
SUBJECTS = "bakery museum orchard tramway lighthouse parliament glacier orchestra vineyard reservoir".split()
WORDS = (
    "copper ladder window garden violin meadow saddle lantern pepper marble velvet canyon timber walnut anchor basket"
    " cellar domino engine falcon goblet hammer island jacket kettle lemon magnet needle oyster pillow quartz ribbon"
    " shovel thunder umbrella valley wagon yogurt zipper"
).split()


def published(days: float) -> Published:
    """So many days after the start, with a time."""
    return Published(START + timedelta(days=days))


OWN = (
    ("dam", "The dam above the mill held through the night, but water ran over its crest and washed the road away."),
    ("school", "Two hundred pupils were taken home on lorries before noon, and lessons are to go on in the town hall."),
    ("bridge", "Masons looked at the arches of the old bridge and found a crack as wide as a thumb in the third."),
    ("hospital", "Nurses carried patients to the upper floors by candle light as pumps in the cellar failed."),
    (
        "harvest",
        "Farmers fear for potatoes and beets on four thousand acres; hay floats in the barns.",
    ),
    ("railway", "No train runs between the coast and the capital, and coaches replace them along the northern ridge."),
    ("insurers", "Premiums would double, brokers warned, unless the treasury shares the risk of houses on low ground."),
    ("wells", "Drinking water must be boiled for a fortnight, chemists said after they had tested eleven wells."),
)


def flood(number: int, days: float | None, **fields: object) -> ParsedArticle:
    """One of eight reports on the flood at Marlow: a few names and words are common to all, the rest is its own."""
    what, own = OWN[number % len(OWN)]
    text = (
        f"{own} The river Wenning had flooded Marlow on Sunday.\n\n"
        f"“We came late,” said Runa Feld, engineer of the Wenning Board, who had asked for sandbags.\n\n"
        f"The {what} will be in the report of the board."
    )
    values = {"headline": f"Flood at Marlow reaches the {what}", "site": f"Paper {number % 4}"}
    dated = {} if days is None else {"published": published(days)}
    return parsed(text=text, **(values | dated | fields))


def noise(number: int) -> ParsedArticle:
    """An article on something else."""
    chance = random.Random(number)
    subject = SUBJECTS[number % len(SUBJECTS)]
    words = " ".join(chance.choices(WORDS, k=30))
    return parsed(
        f"{subject} number {number} opens", f"A {subject} opens. {words}.", published=published(number % 9), site="Wire"
    )


def copy_of(article: ParsedArticle, site: str) -> ParsedArticle:
    """The same text in another paper, at another address."""
    return replace(article, site=site, source=f"/{site}/{article.headline}.txt", headline=f"{article.headline} again")


def signed(path: Path, articles: Sequence[ParsedArticle]) -> tuple[Library, Index, list[int]]:
    """A library with some articles, looked through; their ids."""
    library = Library.open(path / "library.db")
    ids = [each.id for each in library.add_all(articles)]
    index = Index(library, path / "cache")
    catch_up(library, index)
    return library, index, ids
