"""Which articles a list shows after something changed."""

from __future__ import annotations

from array import array
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from sys import byteorder

from newsreader.article.model import Order, View

NEAR = 512
FEW = 16
WIDTH = 8  # bytes of an id in a list
UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Question:
    """What a list shows: a view, its order, and whether a search puts the best first."""

    view: View = field(default_factory=View)
    order: Order = "newest"
    best_first: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer to a question.

    Attributes:
        ids: in order. While not all are known, a list has as many as there are, and UNKNOWN stands for the others;
            a search has those that were found first.
        complete: all of them are here; if not, a better answer follows.
        cut: of a search for the best, older matches were not looked at.
    """

    question: Question
    ids: array[int]
    complete: bool = True
    cut: bool = False


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
    Each kept id follows the same neighbour as before. The lists may be long and the kept ids are few: each list is
    gone through once at most, and all else is looked for near its old place.
    """
    gone = _missing(kept, new)
    places: dict[int, int] = {}
    for each in gone:
        if (place := place_of(old, each, max(places, default=0))) >= 0:
            places[place] = each
    if not places:
        return new
    following: dict[int, array[int]] = {}
    for place in sorted(places):
        anchor = _anchor(old, new, place)
        following.setdefault(anchor, array("q")).append(places[place])
    merged = array("q")
    end = 0
    for anchor in sorted(following):
        merged += new[end : anchor + 1] + following[anchor]
        end = anchor + 1
    return merged + new[end:]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a list and must stay where it is.

    Attributes:
        first, last: its rows; there are none if `last` is before `first`.
    """

    first: int = 0
    last: int = -1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What comes into a list though it is read: what the reader did himself.

    Attributes:
        anywhere: ids that may stand in the middle of what is seen.
        above: ids that may stand above it only, where they move nothing.
    """

    anywhere: AbstractSet[int] = frozenset()
    above: AbstractSet[int] = frozenset()


def hold_back(old: array[int], new: array[int], seen: Seen, wanted: Wanted = Wanted()) -> array[int]:
    """The new list without what would come in above what is seen of the old one, or between: that waits."""
    rows = range(seen.last, seen.first - 1, -1)
    last, row = next(((place, row) for row in rows if (place := _still(old, new, row)) >= 0), (-1, -1))
    if last < 0:
        return new
    above, before = new[: last + 1], old[: row + 1]
    head = common_head(above, before)
    end = len(above) - common_head(above[head:][::-1], before[head:][::-1])
    middle = above[head:end]
    came = set(middle).difference(before[head:], wanted.anywhere)
    if wanted.above:
        first = next(place for row in reversed(rows) if (place := _still(old, new, row)) >= 0)
        came -= wanted.above & set(new[head:first])
    waiting = came if new[last + 1 :] == old[row + 1 :] else _unknown(came, old)
    if not waiting:
        return new
    return new[:head] + array("q", (each for each in middle if each not in waiting)) + new[end:]


def _unknown(ids: AbstractSet[int], among: array[int]) -> AbstractSet[int]:
    """Those of some ids that a list does not hold; what arrived after all of it is known by its number."""
    newest = max(among, default=UNKNOWN)
    earlier = {each for each in ids if each <= newest}
    return ids - earlier | _missing(earlier, among) if earlier else ids


def _still(old: array[int], new: array[int], row: int) -> int:
    """Where a row of the old list stands in the new one; -1 if it left, or is not known."""
    return place_of(new, old[row] or None, row)


def common_head(one: array[int], other: array[int]) -> int:
    """How many ids two lists begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _missing(ids: AbstractSet[int], among: array[int]) -> set[int]:
    """Those of some ids that a list does not hold; few of them are looked for in its memory, as that is quickest."""
    if len(ids) > FEW:
        return set(ids).difference(among)
    memory = among.tobytes() if ids else b""
    return {each for each in ids if not _stands_in(memory, each.to_bytes(WIDTH, byteorder, signed=True))}


def _stands_in(memory: bytes, number: bytes) -> bool:
    """Whether a number stands at one of the places of numbers."""
    place = memory.find(number)
    while place >= 0 and place % WIDTH:
        place = memory.find(number, place + 1)
    return place >= 0


def _anchor(old: array[int], new: array[int], place: int) -> int:
    """The place in the new list of the nearest id above a place of the old one that is still there; -1 for none."""
    for row in range(place - 1, -1, -1):
        if old[row] != UNKNOWN and (found := place_of(new, old[row], row)) >= 0:
            return found
    return -1
