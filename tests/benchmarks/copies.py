"""How well copies of one text are told from what only looks like it; by hand, not a part of the tests.

usage: copies.py [SEED [REPORTS]]

After the pairs by themselves come the same texts in a library among a newsroom's articles, each in a paper of its own,
looked through in portions: there a copy has to be found first. Counted are pairs of one row.

The thresholds of `related.copies` were chosen on seed 1. Recall is the share of the copies that are taken for such, by
what was edited and how great a share of it; precision is that of all pairs that are taken for copies. Two in three
pairs are copies of different edits, the others what is hardest to tell from them.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from wire import KINDS, SERIES, Text, Wire

from articles import Newsroom
from newsreader.application.catching_up import catch_up
from newsreader.article.model import ParsedArticle, Published
from newsreader.library import Library
from newsreader.related.copies import are_copies, telling
from newsreader.related.index import Index

SHARES = (0.0, 0.1, 0.2, 0.3)
SEED, REPORTS, NOISE = 2, 200, 3000


def copies(wire: Wire, reports: int) -> Iterator[tuple[str, Text, Text]]:
    """Pairs that are copies: what was edited and how much, and both; `two` are two papers' of one report."""
    for _ in range(reports):
        report = wire.report()
        for kind in KINDS:
            for share in SHARES:
                yield f"{kind} {share:.0%}", report, wire.printed(report, share, kind)
        for share in SHARES:
            yield f"two {share:.0%}", wire.printed(report, share, "mixed"), wire.printed(report, share, "mixed")


def others(wire: Wire, reports: int) -> Iterator[tuple[str, Text, Text]]:
    """Pairs that are not: of what kind, and both. Each as the wire has it, and as papers print it."""
    for _ in range(reports):
        report = wire.report()
        later = wire.follow_up(report)
        mine, theirs = wire.rivals()
        for kind, one, other in (("follow-up", report, later), ("one event", mine, theirs)):
            yield kind, one, other
            yield kind, wire.printed(one, 0.1, "mixed"), wire.printed(other, 0.1, "mixed")
        for kind in SERIES:
            one, other, third, fourth = wire.series(kind, 4)
            yield f"series: {kind}", one, other
            yield f"series: {kind}", wire.printed(third, 0.1, "mixed"), wire.printed(fourth, 0.1, "mixed")


def taken(pairs: Iterator[tuple[str, Text, Text]]) -> dict[str, list[bool]]:
    """Which of the pairs of each kind are taken for copies."""
    found: dict[str, list[bool]] = defaultdict(list)
    for kind, one, other in pairs:
        found[kind].append(are_copies(telling(one.text), telling(other.text)))
    return found


class Kept(NamedTuple):
    """An article, which report it prints and how great a share of that was edited; 0 for none of the reports."""

    article: ParsedArticle
    report: int = 0
    share: float = 0.0


def library_of(wire: Wire, reports: int) -> list[Kept]:
    """A newsroom's articles, and among them four copies of each report and what only looks like copies."""
    kept = [Kept(article) for article in Newsroom(7).articles(NOISE)]
    at = kept[-1].article.published
    for number in range(1, reports + 1):
        report = wire.report()
        for share in SHARES:
            printed = wire.printed(report, share, wire.chance.choice(KINDS))
            kept.append(Kept(article_of(printed, len(kept), at), number, share))
        series = [text for kind in SERIES for text in wire.series(kind, 2)]
        kept += [
            Kept(article_of(text, len(kept) + place, at))
            for place, text in enumerate((wire.follow_up(report), *wire.rivals(), *series))
        ]
    wire.chance.shuffle(kept)
    return kept


def rows_of(kept: Sequence[Kept], folder: Path) -> tuple[list[int], float]:
    """Under which row each stands when they were looked through, and how many seconds of CPU that took."""
    library = Library.open(folder / "library.db")
    ids = [added.id for added in library.add_all([each.article for each in kept])]
    begun = process_time()
    catch_up(library, Index(library, None))
    seconds = process_time() - begun
    rows = [library.copies.of(article_id)[0] for article_id in ids]
    library.close()
    return rows, seconds


def pairs_within(kept: Sequence[Kept], groups: Sequence[int]) -> Iterator[tuple[Kept, Kept, int, int]]:
    """All pairs of a group, with their places; group 0 is none."""
    members: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    members.pop(0, None)
    for places in members.values():
        for one, other in combinations(places, 2):
            yield kept[one], kept[other], one, other


def in_library(wire: Wire, reports: int) -> None:
    """Print what became of the articles of a library."""
    kept = library_of(wire, reports)
    with TemporaryDirectory() as folder:
        rows, seconds = rows_of(kept, Path(folder))
    found, every = Counter[float](), Counter[float]()
    for one, other, place, another in pairs_within(kept, [each.report for each in kept]):
        every[max(one.share, other.share)] += 1
        found[max(one.share, other.share)] += rows[place] == rows[another]
    right = found.total()
    wrong = sum(not one.report or one.report != other.report for one, other, *_ in pairs_within(kept, rows))
    print(f"in a library of {len(kept)}, by the greater share of both; looked through in {seconds:.1f} s of CPU")
    print("".join(f"{share:>8.0%}" for share in sorted(every)))
    print("".join(f"{found[share] / every[share]:8.3f}" for share in sorted(every)))
    print(f"recall {right / every.total():.4f} of {every.total()}, precision {right / (right + wrong):.4f}")


def article_of(text: Text, number: int, at: Published | None) -> ParsedArticle:
    """A text in a paper of its own."""
    html = "".join(f"<p>{' '.join(each)}</p>" for each in text.paragraphs)
    return ParsedArticle(
        source=f"https://paper{number}.example/a", headline=text.headline, published=at, site=f"Paper {number}",
        language="en", lede=text.text[:100], html=html, text=text.text, url=f"https://paper{number}.example/a",
        raw=text.text.encode(),
    )  # fmt: skip


def main(seed: str = str(SEED), reports: str = str(REPORTS)) -> None:
    """Print the tables."""
    wire = Wire(int(seed))
    right, wrong = taken(copies(wire, int(reports))), taken(others(wire, int(reports)))
    print("recall of copies by what was edited, and how much of it")
    print(f"{'':10}" + "".join(f"{share:>8.0%}" for share in SHARES))
    for kind in (*KINDS, "two"):
        rows = [right[f"{kind} {share:.0%}"] for share in SHARES]
        print(f"{kind:10}" + "".join(f"{sum(row) / len(row):8.3f}" for row in rows))
    print("taken for copies and none")
    for kind, row in wrong.items():
        print(f"{kind:20}{sum(row):6} of {len(row)}")
    all_right, all_wrong = [sum(map(sum, part.values())) for part in (right, wrong)]
    total = sum(map(len, right.values()))
    print(f"recall {all_right / total:.4f} of {total}, precision {all_right / (all_right + all_wrong):.4f}")
    in_library(wire, int(reports))


if __name__ == "__main__":
    main(*sys.argv[1:])
