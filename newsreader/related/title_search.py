"""Which headlines are worth comparing with another: those that share most of its words, by how rare these are.

An index tells quickly which headlines have a word, and slowly which of them fits best. So it is asked for the numbers
of those with each word, the rarest first, and what they share is added up here. A headline that has none of the rarer
words cannot be meant; so of the commoner words only those numbers count that a rarer one brought.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.article.headline import headline_words
from newsreader.library.headlines import Headlines

LACKING = 0.6
"""How much of a headline, by the weight of its words, may be missing in one that is meant."""
SHORT = 3
With = Callable[[Sequence[str], Sequence[str]], list[int]]


class Reach(NamedTuple):
    """How far a search goes.

    Attributes:
        rare: headlines that all the rarer words may bring together.
        common: headlines that all the commoner words may have together; the commonest tell least, and take longest.
        most: how many are wanted.
    """

    rare: int
    common: int
    most: int


@dataclass(frozen=True, slots=True)
class Group:
    """A word of a headline, or those that stand in for a mistyped one.

    Attributes:
        count: how many titles have them.
        weight: by rarity, as in `likeness`.
    """

    words: tuple[str, ...]
    count: int
    weight: float


def groups_of(headlines: Headlines, key: str) -> list[Group]:
    """The words of a normalized headline that titles have, the rarest first."""
    words = sorted(set(headline_words(key)))
    counts, total = headlines.word_counts(words)
    groups = [Group((word,), counts[word], _weight(counts[word], total)) for word in words if word in counts]
    groups += [group for word in words if word not in counts and (group := _stand_in(headlines, word, total))]
    return sorted(groups, key=lambda group: (group.count, group.words))


def most_shared(groups: Sequence[Group], with_words: With, reach: Reach) -> list[int]:
    """The numbers of the headlines that share most of the groups, by weight; of equal ones the newest.

    Args:
        groups: of a headline, the rarest first.
        with_words: tells the numbers of the headlines with any of some words, and any of others beside.
        reach: how far to go.
    """
    rare = _rare(groups, reach.rare)
    shared: dict[int, float] = {}
    for group in groups[:rare]:
        new = dict.fromkeys(with_words(group.words, ()), group.weight)
        for number in shared.keys() & new.keys():
            new[number] += shared[number]
        shared |= new
    beside = [word for group in groups[:rare] for word in group.words]
    for group in _common(groups[rare:], reach.common):
        for number in with_words(group.words, beside):
            if number in shared:
                shared[number] += group.weight
    return heapq.nlargest(reach.most, shared, key=lambda number: (shared[number], number))


def _rare(groups: Sequence[Group], most: int) -> int:
    """How many of the words are rare enough to look at each headline that has them."""
    whole = sum(group.weight for group in groups)
    lacking, titles = 0.0, 0
    for place, group in enumerate(groups):
        titles += group.count
        if lacking > LACKING * whole or (titles > most and place):
            return place
        lacking += group.weight
    return len(groups)


def _common(groups: Sequence[Group], most: int) -> Sequence[Group]:
    """Those of the other words that are worth their time."""
    titles = 0
    for place, group in enumerate(groups):
        titles += group.count
        if titles > most:
            return groups[:place]
    return groups


def _stand_in(headlines: Headlines, word: str, total: int) -> Group | None:
    """The words of titles that begin like a word of no title and are spelled alike: it may be mistyped."""
    if len(word) <= SHORT:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = headlines.words_starting(word[:2], len(word) - 1, len(word) + 1)
    alike = [other for other, _, _ in extract(word, near, scorer=OSA.distance, score_cutoff=1, limit=None)]
    if not alike:
        return None
    counts, _ = headlines.word_counts(alike)
    count = sum(counts.values())
    return Group(tuple(sorted(alike)), count, _weight(count, total))


def _weight(count: int, total: int) -> float:
    return max(0.1, math.log((total + 1) / (count + 0.5)))
