"""How one list of ids becomes another in a few insertions and removals."""

from __future__ import annotations

from array import array
from typing import Literal, NamedTuple

from newsreader.application.listing import common_head

RUNS = 32
MIDDLE = 4096


class Step(NamedTuple):
    """Removes or inserts `size` rows at row `first`, counted when the steps before it are done."""

    kind: Literal["remove", "insert"]
    first: int
    size: int


def steps(old: array[int], new: array[int]) -> list[Step] | None:
    """The steps from `old` to `new`, removals from the end first, then insertions from the top.

    Ids occur once each. What both lists begin and end with costs a comparison of memory only, so that one article
    added to a million is found in about a millisecond.

    Returns:
        None where rows changed places, or where so many did that starting anew is cheaper.
    """
    if old == new:
        return []
    head = common_head(old, new)
    tail = common_head(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if not old_middle:
        return [Step("insert", head, len(new_middle))] if new_middle else []
    if not new_middle:
        return [Step("remove", head, len(old_middle))]
    if len(old_middle) + len(new_middle) > MIDDLE:
        return None
    kept = set(old_middle) & set(new_middle)
    if [one for one in old_middle if one in kept] != [one for one in new_middle if one in kept]:
        return None
    removed = [Step("remove", head + first, size) for first, size in reversed(_runs(old_middle, kept))]
    inserted = [Step("insert", head + first, size) for first, size in _runs(new_middle, kept)]
    return removed + inserted if len(removed) + len(inserted) <= RUNS else None


def _runs(ids: array[int], kept: set[int]) -> list[tuple[int, int]]:
    """(first, count) of each run of ids that are not `kept`."""
    runs: list[tuple[int, int]] = []
    for place, one in enumerate(ids):
        if one in kept:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
