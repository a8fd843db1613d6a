"""Which articles a list shows after something changed."""

from __future__ import annotations

from array import array
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from newsreader.article.model import Order, View

NEAR = 512


@dataclass(frozen=True, slots=True)
class Question:
    """What a list shows: a view, its order, and whether a search puts the best first."""

    view: View = field(default_factory=View)
    order: Order = "newest"
    best_first: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer to a question: ids in order, all of them."""

    question: Question
    ids: array[int]


def place_of(ids: array[int], wanted: int | None, near: int = 0) -> int:
    """The place of an id, -1 if it is not there; looked for around `near` first, as most are found there."""
    start = max(0, near - NEAR)
    if wanted is not None:
        for first, last in ((start, near + NEAR), (0, len(ids))):
            try:
                return ids.index(wanted, first, last)
            except ValueError:
                continue
    return -1


def neighbour(ids: array[int], place: int, gone: AbstractSet[int]) -> int | None:
    """The article next below a place, else the next above, that is not gone; None for a place that is none."""
    if place < 0:
        return None
    around = chain(range(place + 1, len(ids)), range(place - 1, -1, -1))
    return next((ids[row] for row in around if ids[row] > 0 and ids[row] not in gone), None)


def merge_kept(old: array[int], new: array[int], kept: AbstractSet[int]) -> array[int]:
    """The new list, with `kept` ids that left it standing where they stood.

    A view such as Unread loses an article when it is read; it must not vanish under the reader's eyes.
    Each kept id follows the same neighbour as before.
    """
    gone: set[int] = set(kept).difference(new) if kept else set()
    if not gone:
        return new
    after: dict[int, list[int]] = {}
    anchor, present = 0, set(new)
    for article_id in old:
        if article_id in gone:
            after.setdefault(anchor, []).append(article_id)
        elif article_id in present:
            anchor = article_id
    merged = array("q", after.get(0, ()))
    for article_id in new:
        merged.append(article_id)
        merged.extend(after.get(article_id, ()))
    return merged
