"""Which articles a list shows after something changed."""

from __future__ import annotations

from array import array
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from newsreader.article.model import Order, View


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


def merge_kept(old: array[int], new: array[int], kept: AbstractSet[int]) -> array[int]:
    """The new list, with `kept` ids that left it standing where they stood.

    A view such as Unread loses an article when it is read; it must not vanish under the reader's eyes.
    Each kept id follows the same neighbour as before.
    """
    gone = kept - set(new)
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
