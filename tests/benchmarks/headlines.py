"""How long it takes to know which article a headline means, of headlines changed as publishers change them.

usage: headlines.py LIBRARY [COUNT]

First one headline at a time is looked for, then articles come that name `NAMED` of them. Nothing is kept of these.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from newsreader.article.headline import normalize_headline
from newsreader.article.model import NamedLink, ParsedArticle, View
from newsreader.library import Library
from newsreader.related import titles

COUNT, NAMED = 600, 6
Words = list[str]


class NotKept(Exception):  # noqa: N818  nothing is wrong
    """Ends a transaction so that nothing of it is kept."""


def cut(words: Words, _chance: random.Random) -> Words:
    """The end is missing."""
    return words[: max(3, len(words) * 2 // 3)]


def mistyped(words: Words, chance: random.Random) -> Words:
    """One letter is another."""
    place = chance.randrange(len(words))
    word = words[place]
    at = chance.randrange(len(word))
    return [*words[:place], word[:at] + chance.choice("aeiorst") + word[at + 1 :], *words[place + 1 :]]


CHANGES: dict[str, Callable[[Words, random.Random], Words]] = {
    "as it is": lambda words, _chance: words,
    "in capitals": lambda words, _chance: [word.upper() for word in words],
    "cut": cut,
    "mistyped": mistyped,
    "reordered": lambda words, chance: chance.sample(words, len(words)),
    "20 % dropped": lambda words, chance: [word for word in words if chance.random() > 0.2] or words,
}


def changed_headlines(library: Library, count: int) -> list[tuple[str, str]]:
    """(change, headline) of so many articles, drawn evenly."""
    chance = random.Random(4)
    last = max(library.ids(View(), limit=1000))
    ids = chance.sample(range(1, last + 1), min(count, last))
    changes = list(CHANGES)
    found = [(changes[number % len(changes)], row.headline) for number, row in enumerate(library.rows(ids))]
    return [(name, " ".join(CHANGES[name](headline.split(), chance))) for name, headline in found]


@contextmanager
def unkept(library: Library) -> Iterator[None]:
    """A transaction that leaves the library as it was."""
    try:
        with library.transaction():
            yield
            _end()
    except NotKept:
        pass


def _end() -> None:
    raise NotKept


def look_for(library: Library, headline: str) -> float:
    """Seconds to find what one headline may mean."""
    began = perf_counter()
    key = normalize_headline(headline)
    titles.rank(library.headlines, key, titles.titles_equal(library.headlines, key))
    return perf_counter() - began


def resolve(library: Library, headline: str, named: Sequence[str]) -> float:
    """Seconds to decide what the coming of an article changes, and what it names."""
    article = ParsedArticle(
        source=f"/{headline}", headline=headline, text=headline, html="", lede="", raw=b"",
        named_links=tuple(NamedLink(each) for each in named),
    )  # fmt: skip
    taken: list[float] = []
    with unkept(library):
        added = library.add(article)
        began = perf_counter()
        titles.resolve_links(library, added.changes)
        taken.append(perf_counter() - began)
    return taken[0]


def tell(name: str, seconds: Sequence[float]) -> None:
    """One line, in milliseconds."""
    ordered = sorted(1000 * each for each in seconds)
    middle, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"  {name:24} p50 {middle:6.1f} ms, p95 {most:6.1f} ms, at most {ordered[-1]:6.1f} ms", flush=True)


def main(path: Path, count: int) -> None:
    """Measure and tell."""
    library = Library.open(path)
    for _, headline in changed_headlines(library, count + 50)[-50:]:  # what is used first is not measured
        look_for(library, headline)
    found = changed_headlines(library, count)
    taken = [(name, look_for(library, headline)) for name, headline in found]
    tell("one headline", [seconds for _, seconds in taken])
    for name in CHANGES:
        tell(f"  {name}", [seconds for change, seconds in taken if change == name])
    lines = [headline for _, headline in found]
    comings = [
        resolve(library, f"{lines[at]} anew", lines[at + 1 : at + 1 + NAMED]) for at in range(0, len(lines) - NAMED, 7)
    ]
    tell(f"an article naming {NAMED}", comings)
    tell("an article naming none", [resolve(library, f"{line} anew", ()) for line in lines[:100]])
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT)
