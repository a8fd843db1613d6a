"""Why two articles are related, in words that stand in both.

A signature says that two articles share a number; the words are looked up in the texts themselves. What is not found
in both, as it is shown, is no reason. A name is shown as a name only if neither text writes it without capitals, and
a word of a longer name only if it stands alone somewhere: two articles that speak of two commissions share no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice

import numpy as np

from newsreader.article.language import guess_language
from newsreader.article.related import Reason
from newsreader.related.names import Mention, mentions, name_number
from newsreader.related.small_words import COMPANY_FORMS, MONTHS_AND_DAYS, TELL_LITTLE, TITLES_OF_PEOPLE
from newsreader.related.term_counts import TermCounts
from newsreader.related.vectors import Part, Vectors
from newsreader.related.words import WORD, dense_pairs, number_of, words_of

MOST = 3
NAMES = 2
LEAST_TERMS = 2
LOOKED_AT = 6
"""So many of the heaviest shared names are looked at."""
NO_TERMS = MONTHS_AND_DAYS | TELL_LITTLE | TITLES_OF_PEOPLE | COMPANY_FORMS
COMMON_NAME, COMMON_TERM = 0.02, 0.05
"""Of which share of a library's articles a name or term is too common to tell anything."""
FEW = 12
"""What no more articles than these have is never too common, however small the library."""
_SHORTEST_TERM = 4
_DENSE_RUN = 8
_GRAMMAR = re.compile("[ぁ-ゖ]")  # hiragana, in which Japanese writes endings and small words


@dataclass(frozen=True)
class Text:
    """An article's headline and text, as one that can be searched for the words of reasons."""

    headline: str
    body: str
    language: str | None = None

    @cached_property
    def whole(self) -> str:
        """All of it."""
        return f"{self.headline}\n{self.body}"

    @cached_property
    def lower(self) -> str:
        """All of it in lower case, character for character."""
        lower = self.whole.lower()
        if len(lower) == len(self.whole):
            return lower
        return "".join(each.lower() if len(each.lower()) == 1 else each for each in self.whole)

    @cached_property
    def tongue(self) -> str | None:
        """Its language, guessed if it was not told."""
        return self.language or guess_language(self.body or self.headline)

    @cached_property
    def named(self) -> dict[int, Mention]:
        """Its names by their numbers; of several mentions the first that is not a part of a longer name."""
        found: dict[int, Mention] = {}
        for mention in (*mentions(self.body, self.tongue), *mentions(self.headline, self.tongue)):
            number = name_number(mention.key)
            if number not in found or (found[number].part and not mention.part):
                found[number] = mention
        return found

    @cached_property
    def forms(self) -> dict[int, str]:
        """The first word of each stem that is not a small one, as it stands in the text."""
        words = words_of(self.tongue)
        found: dict[int, str] = {}
        for match in WORD.finditer(self.whole):
            number = words[match[0].lower()]
            if number:
                found.setdefault(number, match[0].removesuffix("'s").removesuffix("’s"))
        return found

    @cached_property
    def pairs(self) -> dict[int, str]:
        """The pairs of characters of scripts without spaces, by their numbers."""
        found: dict[int, str] = {}
        for match in WORD.finditer(self.whole):
            for pair in dense_pairs(match[0]):
                found.setdefault(number_of(pair), pair)
        return found

    def find(self, words: str) -> str:
        """Words as they stand here, whole words, with capitals if they stand so anywhere; empty if they do not."""
        first = ""
        for start, end in self._places(words.lower()):
            there = self.whole[start:end]
            if there[:1].isupper():
                return there
            first = first or there
        return first

    def without_capitals(self, word: str) -> bool:
        """Whether a word stands here in small letters."""
        return next(_whole_words(self.whole, word.lower()), None) is not None

    def _places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where words in lower case stand; if nowhere, where they do with the stop of an initial between them."""
        found = False
        for start in _whole_words(self.lower, words):
            found = True
            yield start, start + len(words)
        if not found and " " in words:
            wanted = r"\.?\s+".join(map(re.escape, words.split()))
            for match in re.finditer(rf"(?<!\w){wanted}(?!\w)", self.lower):
                yield match.span()


def _whole_words(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text that no letter, digit or underscore goes on from."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1])):
            yield start
        start = text.find(words, start + 1)


def _goes_on(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


@dataclass(frozen=True, slots=True)
class Shared:
    """A name or word of two articles, by its number, and how much it counts for both together."""

    number: int
    weight: float


@dataclass
class Explainer:
    """Finds the words that an open article shares with others.

    Attributes:
        open: the open article. vectors: its one row.
        counts: of the library.
        barred: words and names in lower case that are never a reason: of its source, of its source's every article.
    """

    open: Text
    vectors: Vectors
    counts: TermCounts
    barred: frozenset[str] = frozenset()
    barred_numbers: frozenset[int] = field(default_factory=frozenset)

    def reasons(self, other: Text, vectors: Vectors) -> tuple[Reason, ...]:
        """At most three reasons, the strongest first: names, then terms. None if they do not suffice.

        One name or two terms suffice.
        """
        names = self._names(other, shared(self.vectors.names, vectors.names))
        terms = self._terms(other, shared(self.vectors.words, vectors.words), names, MOST - len(names))
        return (*names, *terms) if names or len(terms) >= LEAST_TERMS else ()

    def _names(self, other: Text, found: Sequence[Shared]) -> list[Reason]:
        telling = islice(self._telling(found, COMMON_NAME), LOOKED_AT)
        there = [reason for each in telling if (reason := self._name(other, each.number))]
        reasons: list[Reason] = []
        for reason in there:
            whole = max((each for each in there if _says(each, reason)), key=lambda each: len(each.text))
            if not any(_overlap(whole.text, kept.text) for kept in reasons):
                reasons.append(whole)
        return reasons[:NAMES]

    def _name(self, other: Text, number: int) -> Reason | None:
        mine = self.open.named.get(number)
        if mine is None or mine.key in self.barred | NO_TERMS:
            return None
        there = other.find(mine.key)
        if not there[:1].isupper() or (mine.part and not self._alone_in(other, number)):
            return None
        if " " not in mine.key and (self.open.without_capitals(mine.key) or other.without_capitals(mine.key)):
            return None
        here = self.open.find(mine.key)
        return Reason("entity", there, (here,)) if here else None

    def _only_parts(self, other: Text, word: str) -> bool:
        """Whether a word is a part of longer names in both, of which each may be another's: two of one first name."""
        number = name_number(word.lower())
        mine, theirs = self.open.named.get(number), other.named.get(number)
        return mine is not None and mine.part and theirs is not None and theirs.part

    def _alone_in(self, other: Text, number: int) -> bool:
        """Whether a name that is a part of another one here stands by itself there."""
        theirs = other.named.get(number)
        return theirs is not None and not theirs.part

    def _terms(self, other: Text, found: Sequence[Shared], names: Sequence[Reason], most: int) -> list[Reason]:
        reasons: list[Reason] = []
        for each in self._telling(found, COMMON_TERM):
            if len(reasons) >= most:
                break
            reason = self._term(other, each.number)
            if reason and not any(_overlap(reason.text, kept.text) for kept in (*names, *reasons)):
                reasons.append(reason)
        return reasons

    def _term(self, other: Text, number: int) -> Reason | None:
        mine = self.open.forms.get(number)
        if number in weak_numbers():
            return None
        if mine is None:
            return self._dense(other, number)
        theirs = other.find(mine) or other.forms.get(number, "")
        if not theirs or (mine[0].isupper() and self._only_parts(other, mine)):
            return None
        if mine.lower() != theirs.lower():  # Better a form that stands in both than two of one stem.
            mine = self.open.find(theirs) or mine
        tells = len(mine) >= _SHORTEST_TERM and mine[0].isalpha()
        if not tells or {mine.lower(), theirs.lower()} & (self.barred | NO_TERMS):
            return None
        return Reason("term", theirs, (mine,))

    def _dense(self, other: Text, number: int) -> Reason | None:
        """A pair of characters of a script without spaces, together with what follows it in both texts."""
        pair = self.open.pairs.get(number)
        if pair is None or _GRAMMAR.search(pair):
            return None
        here = self.open.whole.find(pair)
        there = other.whole.find(pair)
        if here < 0 or there < 0:
            return None
        start, end = 0, 2
        while end < _DENSE_RUN and _both_dense(self.open.whole, here + end, other.whole, there + end):
            end += 1
        while end - start < _DENSE_RUN and _both_dense(
            self.open.whole, here + start - 1, other.whole, there + start - 1
        ):
            start -= 1
        words = self.open.whole[here + start : here + end]
        return Reason("term", words, (words,))

    def _telling(self, found: Sequence[Shared], common: float) -> Iterator[Shared]:
        """Those that are not too common in the library, nor in the articles of the open one's source."""
        if not found:
            return
        shares = self.counts.share(np.array([each.number for each in found], np.uint32))
        most = max(common, FEW / max(self.counts.total, 1))
        for each, share in zip(found, shares, strict=True):
            if share <= most and each.number not in self.barred_numbers:
                yield each


def shared(one: Part, other: Part) -> list[Shared]:
    """What one row of each has in common, by the product of the weights, the heaviest first."""
    numbers, mine, theirs = np.intersect1d(one.numbers[0], other.numbers[0], return_indices=True)
    weights = one.weights[0][mine] * other.weights[0][theirs]
    order = np.lexsort((numbers, -weights))
    return [Shared(int(numbers[each]), float(weights[each])) for each in order if weights[each] > 0]


@cache
def weak_numbers() -> frozenset[int]:
    """The words that are no reasons, in any of their forms."""
    english = words_of("en")
    return frozenset(english[word] for word in NO_TERMS)


def _says(one: Reason, other: Reason) -> bool:
    """Whether a reason has all the words of another."""
    return set(other.text.lower().split()) <= set(one.text.lower().split())


def _overlap(one: str, other: str) -> bool:
    """Whether one of two reasons says a part of the other."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return first <= second or second <= first or one.lower() in other.lower() or other.lower() in one.lower()


def _both_dense(one: str, at: int, other: str, there: int) -> bool:
    """Whether both have the same character there, of a script without spaces, and not of its endings."""
    if at < 0 or there < 0 or at >= len(one) or there >= len(other) or one[at] != other[there]:
        return False
    return bool(dense_pairs(one[at])) and not _GRAMMAR.search(one[at])
