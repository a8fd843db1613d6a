"""How sure it is that a named headline means the article of a title: 0 to 1, by their words and how rare these are.

A named headline is the title as another publisher printed it: cut short, with words left out, in another order, with
typing mistakes, reworded. Words weigh by their rarity (idf), because sharing "says" means nothing and sharing
"Magnitogorsk" nearly all. The score is .65 of the two-way coverage by weight and .35 of the likeness of the sorted
words. Two things outrank it: a headline whose words all stand in the title is as good as their weight is large, and
one that says another number, month or the opposite is another part of the series.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio, token_set_ratio, token_sort_ratio
from rapidfuzz.process import extractOne

from newsreader.article.headline import headline_words
from newsreader.related.synonyms import common_form, is_count, opposite

ALIKE = 0.8
"""Least likeness of two words, differently spelled, that are taken for one."""
MISTYPED = 0.75
"""The same for a word that stands in no title: it is a mistake sooner than another word."""
SYNONYM = 0.95
CONFLICT = 0.15


@dataclass(frozen=True, slots=True)
class Weights:
    """Word weights by rarity: ln((titles + 1) / (count + .5))."""

    counts: Mapping[str, int]
    total: int

    def __call__(self, word: str) -> float:
        """The weight of a word; a word of no title weighs most."""
        return max(0.1, math.log((self.total + 1) / (self.counts.get(word, 0) + 0.5)))

    @property
    def telling(self) -> float:
        """The weight of words that hardly meet in two headlines by chance: three of the rarest."""
        return 3 * math.log(self.total + 2)


@dataclass(frozen=True, slots=True)
class Match:
    """A word of one headline and the best answer to it in the other; likeness 0 if there is none."""

    word: str
    other: str
    likeness: float
    weight: float


def score(named: str, title: str, weights: Weights) -> float:
    """How sure it is, 0 to 1, that a normalized named headline means the article of a normalized title.

    1 is said of the very same words in the same order, and of nothing else.
    """
    if named == title:
        return 1.0
    q, c = headline_words(named), headline_words(title)
    forwards = [_best_match(word, c, weights) for word in q]
    backwards = _answers(c, forwards, weights)
    q_in_c, c_in_q = _coverage(forwards), _coverage(backwards)
    if not q_in_c or not c_in_q:
        return 0.0
    both = 2 * q_in_c * c_in_q / (q_in_c + c_in_q)
    respelled = " ".join(match.other if match.likeness else match.word for match in forwards)
    value = 0.65 * both + 0.35 * token_sort_ratio(respelled, " ".join(c)) / 100
    shared = sum(match.weight * match.likeness for match in forwards)
    if title.startswith(named) and (len(q) >= 4 or shared >= weights.telling):
        value = max(value, 0.80 + 0.20 * len(named) / len(title))
    if q_in_c > 0.97 and shared >= weights.telling:
        value = max(value, 0.80 + 0.20 * c_in_q)
    if _conflict(forwards, backwards):
        value -= CONFLICT
    return min(max(0.0, value), 0.999)


def rough_likeness(named: str, title: str) -> float:
    """A quick guess at the score, from 0 to 150, good enough to leave the hopeless out."""
    return token_set_ratio(named, title) + token_sort_ratio(named, title) / 2


def _coverage(matches: Sequence[Match]) -> float:
    """The share of the words' weight that is found again."""
    total = sum(match.weight for match in matches)
    return sum(match.weight * match.likeness for match in matches) / total if total else 0.0


def _best_match(word: str, others: Sequence[str], weights: Weights) -> Match:
    """What answers to a word among the words of a title. A mistyped word weighs what the meant one weighs."""
    if word in others:
        return Match(word, word, 1.0, weights(word))
    form = common_form(word)
    found = next(((other, SYNONYM) for other in others if common_form(other) == form), None)
    found = found or _spelled_alike(word, others, mistyped=word not in weights.counts)
    if not found:
        return Match(word, "", 0.0, weights(word))
    return Match(word, found[0], found[1], min(weights(word), weights(found[0])))


def _spelled_alike(word: str, others: Sequence[str], *, mistyped: bool) -> tuple[str, float] | None:
    """The word that is spelled most alike and alike enough, with its likeness. Numbers are never alike."""
    if len(word) < 3 or _has_digit(word):
        return None
    if mistyped:
        slip = extractOne(word, others, scorer=OSA.normalized_similarity, score_cutoff=MISTYPED)
        if slip and len(slip[0]) > 2 and not _has_digit(slip[0]):
            return slip[0], max(slip[1], 0.9)
    if len(word) <= 4 or is_count(word):
        return None
    alike = extractOne(word, others, scorer=ratio, score_cutoff=ALIKE * 100)
    if not alike or len(alike[0]) <= 4 or abs(len(alike[0]) - len(word)) > 2 or is_count(alike[0]):
        return None
    return alike[0], alike[1] / 100


def _answers(words: Sequence[str], matches: Sequence[Match], weights: Weights) -> list[Match]:
    """The same matches, seen from the words of the title."""
    likeness: dict[str, float] = {}
    for match in matches:
        likeness[match.other] = max(likeness.get(match.other, 0.0), match.likeness)
    return [Match(word, word, likeness.get(word, 0.0), weights(word)) for word in words]


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _conflict(forwards: Sequence[Match], backwards: Sequence[Match]) -> bool:
    """Whether each has a number or time that the other lacks, or one says the opposite of the other."""
    only_q = [match.word for match in forwards if not match.likeness]
    only_c = [match.word for match in backwards if not match.likeness]
    if any(map(is_count, only_q)) and any(map(is_count, only_c)):
        return True
    return any(opposite(word, other) for word in only_q for other in only_c)
