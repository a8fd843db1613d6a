"""How well copies of one text are told from what only looks like it; by hand, not a part of the tests.

usage: copies.py [SEED [REPORTS]]

The thresholds of `related.copies` were chosen on seed 1. Recall is the share of the copies that are taken for such, by
what was edited and how great a share of it; precision is that of all pairs that are taken for copies. Two in three
pairs are copies of different edits, the others what is hardest to tell from them.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator

from wire import KINDS, SERIES, Text, Wire

from newsreader.related.copies import are_copies, telling

SHARES = (0.0, 0.1, 0.2, 0.3)
SEED, REPORTS = 2, 200


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


if __name__ == "__main__":
    main(*sys.argv[1:])
