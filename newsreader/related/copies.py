"""Decides whether two articles are copies of one text: the same wire report as two papers print it.

Sentence by sentence the texts are laid side by side. Copies have most of their sentences in common, and in these the
same figures and names; the parts of a series, written into one form, have the form in common and other figures, and a
later report on the same story quotes a part and tells the rest anew. Headlines decide nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.related.sentences import sentences
from newsreader.related.small_words import ENGLISH
from newsreader.related.words import PLAIN_WORD, WORD, dense_pairs

LONGEST = 12_000
"""So many characters of a text are looked at."""
LEAST = 30
"""So many words a text has at least: of fewer nobody can tell."""
ALIKE = 0.5
"""Share of their words that two sentences have in common if one was made of the other."""
ROUGHLY = 0.6
"""Share of the words, and but for one of the figures, of the text with fewer that the other has too. Copies with three
in ten words changed have .73; of parts of a series hardly any have the figures."""
SPREAD, TRIED = 8, 3
"""A word that more sentences have tells none of them; so many sentences are compared with one."""
SPACED = 20
"""Characters to a word, on average, at most, of a script that sets spaces."""
SHORT = 4
"""Of a sentence with fewer words, all."""
ENOUGH, OF_BEGIN = 0.8, 0.3
"""So much of either text is in common sentences, where the beginning counts so much: half if all of it is. On
`tests/benchmarks/copies.py` .7 lets in later reports; .9 loses one in eight of those without three in ten sentences."""
FIGURES, NAMES = 0.6, 0.75
"""Share of the figures, and of the names, of common sentences that both have. Parts of a series have a third."""
MANY, OF_MANY = 12, 0.75
"""Of so many figures more have to agree: tables of one form have many that stay the same from one to the next."""
BEGIN = 3
"""So many sentences are the beginning of a text: a later report has others there."""
LINE = 7
"""So many words has a sentence of the beginning; with fewer it may be a line that the site put before the text."""
_DATELINE = re.compile(r"(?:[A-Z][\w .,/'’-]{0,50} ?)?\([A-Za-z]{2,12}\)(?: ?[-–—]+)? ?")
"""Where and by which agency: "LONDON, Mon (Reuters) - "."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_PLAIN_NAME = re.compile(r"\b[A-Z]\w*")
_NUMBER = re.compile(r"\b\d(?:[\d.,]*\d)?")
_FIGURE = re.compile(r"\d+")
LONG = 5
"""Figures and names weigh as they are long, up to so many characters."""


class Sentence(NamedTuple):
    """A sentence as it is compared.

    Attributes:
        words: in lower case. size: how many, each as often as it occurs.
        figures: as they stand there, without the marks that part thousands.
        names: words with a capital, but for small ones.
    """

    words: frozenset[str]
    size: int
    figures: Sequence[str]
    names: Sequence[str]

    @property
    def telling(self) -> bool:
        """Whether it has a figure or a name: what sites set around articles seldom has."""
        return bool(self.figures or self.names)


@dataclass(frozen=True, slots=True)
class Telling:
    """A text as it is compared; `places` says in which sentences each word stands, `figures` how many it has."""

    sentences: tuple[Sentence, ...]
    places: dict[str, list[int]]
    size: int
    figures: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common, as shares.

    Attributes:
        first, second: of each text, how much is in sentences that the other has too.
        begins: of the first sentences of either, how many the other has, where that is fewer; 0 if each has its own
            first, which is then another report with some of the same sentences.
        figures: of those in a common sentence, how many both have, on average.
        names: of those in all common sentences, how many both have.
    """

    first: float
    second: float
    begins: float
    figures: float
    names: float


class Rough(NamedTuple):
    """A text as `roughly_alike` takes it: its words, or of one without spaces its pairs of characters; its figures."""

    words: frozenset[str]
    figures: frozenset[str]


def roughly_alike(one: Rough, other: Rough) -> bool:
    """Whether two texts may be copies: known in a fraction of the time."""
    words = min(len(one.words), len(other.words))
    figures = min(len(one.figures), len(other.figures))
    return len(one.figures & other.figures) + 1 >= ROUGHLY * figures and len(one.words & other.words) >= ROUGHLY * words


def rough(text: str) -> Rough:
    """A text for a first look."""
    text = text[:LONGEST].lower()
    words = text.split()
    if len(words) * SPACED < len(text):
        words = [text[place : place + 2] for place in range(len(text) - 1)]
    return Rough(frozenset(words), frozenset(_FIGURE.findall(text)))


def telling(text: str) -> Telling:
    """A text made ready to be compared."""
    text = _THOUSANDS.sub("", text[:LONGEST])
    found = tuple(each for span in sentences(text) if (each := _sentence(text[span.start : span.end])).size)
    places: dict[str, list[int]] = {}
    for place, each in enumerate(found):
        for word in each.words:
            places.setdefault(word, []).append(place)
    figures = sum(len(each.figures) for each in found)
    return Telling(found, places, sum(each.size for each in found), figures)


def likeness(one: Telling, other: Telling) -> Likeness:
    """What two texts have in common."""
    pairs, back = _pairs(one, other)
    first, second = _covered(one, pairs), _covered(other, back)
    mine, theirs = _begins(one, pairs), _begins(other, back)
    begins = min(sum(each) / len(each) for each in (mine, theirs)) if mine[0] or theirs[0] else 0.0
    both = [(one.sentences[a], other.sentences[b]) for a, b in pairs.items()]
    figures = [_shared(a.figures, b.figures) for a, b in both if a.figures or b.figures]
    names = _shared(*([name for pair in both for name in pair[side].names] for side in (0, 1)))
    return Likeness(first, second, begins, sum(figures) / len(figures) if figures else 1.0, names)


def are_copies(one: Telling, other: Telling) -> bool:
    """Whether two texts are one text as two papers print it."""
    if min(one.size, other.size) < LEAST:
        return False
    found = likeness(one, other)
    enough = min(found.first, found.second) + OF_BEGIN * found.begins >= ENOUGH
    many = min(one.figures, other.figures) >= MANY
    return enough and found.figures >= (OF_MANY if many else FIGURES) and found.names >= NAMES


def _sentence(text: str) -> Sentence:
    if text[0].isupper() or text[0] == "(":
        dateline = _DATELINE.match(text)
        text = text[dateline.end() :] if dateline else text
    if text.isascii():
        words, names = PLAIN_WORD.findall(text.lower()), _PLAIN_NAME.findall(text)
    else:
        parts = WORD.findall(text)
        names = [part for part in parts if part[0].isupper()]
        words = [word for part in parts for word in dense_pairs(part) or [part.lower()]]
    said = [name for each in names if (name := each.lower()) not in ENGLISH]
    return Sentence(frozenset(words), len(words), _NUMBER.findall(text), said)


def _pairs(one: Telling, other: Telling) -> tuple[dict[int, int], dict[int, int]]:
    """For each sentence that the other text has too, the place where it has it; and the same from the other's side."""
    alike: dict[tuple[int, int], float] = {}
    for place, sentence in enumerate(one.sentences):
        for where in _with_its_words(sentence, other):
            theirs = other.sentences[where].words
            larger = max(len(sentence.words), len(theirs))
            share = len(sentence.words & theirs) / larger
            if share >= (ALIKE if larger >= SHORT else 1):
                alike[place, where] = share
    pairs: dict[int, int] = {}
    back: dict[int, int] = {}
    for place, where in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        pairs.setdefault(place, where)
        back.setdefault(where, place)
    return pairs, back


def _with_its_words(sentence: Sentence, text: Telling) -> list[int]:
    """The sentences of a text that have most of the words of another which are not all over it."""
    shared: dict[int, int] = {}
    for word in sentence.words:
        places = text.places.get(word, ())
        if len(places) <= SPREAD:
            for where in places:
                shared[where] = shared.get(where, 0) + 1
    return sorted(shared, key=lambda where: (-shared[where], where))[:TRIED]


def _covered(one: Telling, pairs: dict[int, int]) -> float:
    """Which share of a text is in these sentences; what stands around it and tells nothing is not of the text."""
    told = [place for place, each in enumerate(one.sentences) if place in pairs or each.telling]
    if not told:
        return 0.0
    first = next((place for place, each in enumerate(one.sentences) if place in pairs or each.size >= LINE), told[0])
    size = sum(each.size for each in one.sentences[min(first, told[0]) : told[-1] + 1])
    return sum(one.sentences[place].size for place in pairs) / size


def _begins(one: Telling, pairs: dict[int, int]) -> list[bool]:
    """Whether each of the first sentences is among these; of a text of lines alone, as if it was."""
    return [place in pairs for place, each in enumerate(one.sentences) if each.size >= LINE][:BEGIN] or [True]


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Which share of figures or names is in both; 1 if there are none. Long ones are seldom the same by chance."""
    if one == other:
        return 1.0
    common = sum(min(len(each), LONG) * often for each, often in (Counter(one) & Counter(other)).items())
    return common / max(sum(min(len(each), LONG) for each in part) for part in (one, other))
