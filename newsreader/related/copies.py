"""Decides whether two articles are copies of one text: the same wire report as two papers print it.

Sentence by sentence the texts are laid side by side. Copies have most of their sentences in common, and in these the
same figures and names; the parts of a series, written into one form, have the form in common and other figures, and a
later report on the same story quotes a part and tells the rest anew. Headlines decide nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from newsreader.related.sentences import sentences
from newsreader.related.small_words import ENGLISH
from newsreader.related.words import WORD, dense_pairs

LONGEST = 12_000
"""So many characters of a text are looked at."""
LEAST = 30
"""So many words a text has at least: of fewer nobody can tell."""
ALIKE = 0.5
"""Share of their words that two sentences have in common if one was made of the other."""
ROUGHLY = 0.45
"""Share of the words of the shorter text that the other has too, each word counted once."""
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
LONG = 5
"""Figures and names weigh as they are long, up to so many characters."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is compared.

    Attributes:
        words: in lower case, with how often each occurs. size: how many.
        figures: as they stand there, without the marks that part thousands.
        names: words with a capital; of small words none that begins it.
    """

    words: Counter[str]
    size: int
    figures: Counter[str]
    names: Counter[str]

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


def roughly_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts, of which all words are given, may be copies: known in a fraction of the time."""
    return len(one & other) >= ROUGHLY * min(len(one), len(other))


def all_words(text: str) -> frozenset[str]:
    """The words of a text as `roughly_alike` takes them; of one without spaces, its pairs of characters."""
    text = text[:LONGEST].lower()
    words = text.split()
    if len(words) * SPACED >= len(text):
        return frozenset(words)
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def telling(text: str) -> Telling:
    """A text made ready to be compared."""
    text = text[:LONGEST]
    found = tuple(each for span in sentences(text) if (each := _sentence(text[span.start : span.end])).size)
    places: dict[str, list[int]] = {}
    for place, each in enumerate(found):
        for word in each.words:
            places.setdefault(word, []).append(place)
    figures = sum(each.figures.total() for each in found)
    return Telling(found, places, sum(each.size for each in found), figures)


def likeness(one: Telling, other: Telling) -> Likeness:
    """What two texts have in common."""
    pairs = _pairs(one, other)
    back = _pairs(other, one)
    first, second = _covered(one, pairs), _covered(other, back)
    mine, theirs = _begins(one, pairs), _begins(other, back)
    begins = min(sum(each) / len(each) for each in (mine, theirs)) if mine[0] or theirs[0] else 0.0
    both = [(one.sentences[a], other.sentences[b]) for a, b in pairs.items()]
    figures = [_shared(a.figures, b.figures) for a, b in both if a.figures or b.figures]
    names = _shared(*(Counter(name for pair in both for name in pair[side].names) for side in (0, 1)))
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
    dateline = _DATELINE.match(text)
    parts = WORD.findall(text, dateline.end() if dateline else 0)
    words: list[str] = []
    figures: list[str] = []
    names: list[str] = []
    for place, part in enumerate(parts):
        lower = part.lower()
        if part[0].isdigit():
            lower = lower.replace(",", "")
            figures.append(lower)
        elif part[0].isupper() and (place or lower not in ENGLISH):
            names.append(lower)
        words += dense_pairs(lower) or [lower]
    return Sentence(Counter(words), len(words), Counter(figures), Counter(names))


def _pairs(one: Telling, other: Telling) -> dict[int, int]:
    """For each sentence that the other text has too, the place where it has it."""
    found: dict[int, int] = {}
    for place, sentence in enumerate(one.sentences):
        shared: Counter[int] = Counter()
        for word, often in sentence.words.items():
            for where in other.places.get(word, ()):
                shared[where] += min(often, other.sentences[where].words[word])
        if not shared:
            continue
        best = max(
            shared, key=lambda where: (2 * shared[where] / (sentence.size + other.sentences[where].size), -where)
        )
        larger = max(sentence.size, other.sentences[best].size)
        if shared[best] >= (ALIKE * larger if larger >= SHORT else larger):
            found[place] = best
    return found


def _covered(one: Telling, pairs: dict[int, int]) -> float:
    """Which share of a text is in these sentences; what stands around it and tells nothing is not of the text."""
    told = [place for place, each in enumerate(one.sentences) if place in pairs or each.telling]
    if not told:
        return 0.0
    first = next(place for place, each in enumerate(one.sentences) if place in pairs or each.size >= LINE)
    size = sum(each.size for each in one.sentences[min(first, told[0]) : told[-1] + 1])
    return sum(one.sentences[place].size for place in pairs) / size


def _begins(one: Telling, pairs: dict[int, int]) -> list[bool]:
    """Whether each of the first sentences is among these; of a text of lines alone, as if it was."""
    return [place in pairs for place, each in enumerate(one.sentences) if each.size >= LINE][:BEGIN] or [True]


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Which share of figures or names is in both; 1 if there are none. Long ones are seldom the same by chance."""
    weights = {each: min(len(each), LONG) for each in one | other}
    total = max(sum(weights[each] * often for each, often in part.items()) for part in (one, other))
    return sum(weights[each] * often for each, often in (one & other).items()) / total if total else 1.0
