"""The names that a text speaks of: people, places, organisations, found by their capital letters.

A name is a run of one to five words with capitals, with small words of names between them ("Bank of England"). A
single word at the start of a sentence proves nothing and is not taken. Legal forms at the end are left out ("Rexnord
Inc" is Rexnord). Each word of a longer name counts half as a name of its own, because later mentions are shorter.
Languages that write all nouns with capitals give only names of several words; those without capitals give none, but
for runs of katakana, which Japanese writes foreign names in.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsreader.related.small_words import COMPANY_FORMS, MONTHS_AND_DAYS, TELL_LITTLE
from newsreader.related.words import number_of, words_of

LOOK_AT = 20_000
"""So many characters of a text are searched for names."""
MOST_WORDS = 5
PART = 0.5
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
_BETWEEN = frozenset(
    f" {word} " for word in "of de del della di da do dos du des la le el al van von der den bin ibn the &".split()
) | {" de la ", " de los ", " van der ", " von der ", " van den "}
_OPENING = "\"“”„«»‘'(-–—[ \u00a0"
_ENDS = frozenset(".!?…:;\n")
_ABBREVIATED = frozenset("Mr Mrs Ms Dr St Sen Rep Gov Gen Lt Col Prof Jr Sr vs No".split())
_LINE_ENDS = '.!?…:;,"”»'
_TITLE_CASE = 0.6
_KATAKANA = re.compile(r"[゠-ヺー・]{3,}")
Words = list[tuple[str, int]]
"""Words with where each begins."""


class Mention(NamedTuple):
    """A name where it stands.

    Attributes:
        key: its words in lower case.
        surface: as it stands in the text.
        start: where it begins.
        part: it is a word of a longer name.
    """

    key: str
    surface: str
    start: int
    part: bool = False


@cache
def _pattern(*, plain: bool) -> re.Pattern[str]:
    """A word with a capital; `plain`: of text without any letter but those of ASCII, where it takes less time."""
    if plain:
        return re.compile(r"[A-Z][\w']*+(?:[-.&](?=\w)[\w']*+)*+", re.ASCII)
    upper = "".join(letter for letter in map(chr, range(sys.maxunicode)) if letter.isupper() and letter < "ⴀ")
    return re.compile(rf"[{re.escape(upper)}][\w’']*+(?:[-.&](?=\w)[\w’']*+)*+")


def names(text: str, language: str | None) -> Counter[str]:
    """The names of a text, by their words in lower case, and how often each stands there."""
    found: Counter[str] = Counter()
    for mention in mentions(text, language):
        found[mention.key] += PART if mention.part else 1.0  # type: ignore[assignment]
    return found


def mentions(text: str, language: str | None) -> Iterator[Mention]:
    """Every mention of a name in the first `LOOK_AT` characters of a text."""
    small = words_of(language).small
    alone = language not in _NOUNS_WITH_CAPITALS
    text = text[:LOOK_AT]
    for words, opens in _runs(text, _headlines(text, small)):
        if len(words) == 1 and (opens or not alone):  # most are: no name, whatever the word
            continue
        trimmed = _trimmed(words, small, opens=opens)
        proves = alone and not (opens and trimmed[:1] == words[:1])
        yield from _named(text, trimmed, small, bare_allowed=proves)
    for run in _KATAKANA.finditer(text):
        yield Mention(run[0], run[0], run.start())


def _runs(text: str, headlines: Sequence[tuple[int, int]]) -> Iterator[tuple[Words, bool]]:
    """Words with capitals that follow each other, and whether the first opens a sentence."""
    words: Words = []
    opens, end = True, 0
    for match in _pattern(plain=text.isascii()).finditer(text):
        start, stop = match.span()
        between = text[end:start]
        if words and _goes_on(between, words[-1][0]):
            if len(between) > 2:
                words += [(word, end + between.index(word)) for word in between.split() if word != "."]
        else:
            if words:
                yield words, opens
            words, opens = [], _opens(between, first=not end)
        end = stop
        word = match[0].removesuffix("'s").removesuffix("’s")
        if not headlines or not any(first <= start < last for first, last in headlines):
            words.append((word, start))
    if words:
        yield words, opens


def _goes_on(between: str, before: str) -> bool:
    """Whether a name goes on after what stands between two words; an initial, or "Mr", ends no sentence."""
    if between in (" ", "\u00a0") or between in _BETWEEN:
        return True
    return between == ". " and (before in _ABBREVIATED or len(before) == 1)


def _opens(between: str, *, first: bool) -> bool:
    """Whether a sentence begins after what stands before a word."""
    bare = between.rstrip(_OPENING)
    return bare[-1] in _ENDS if bare else first


def _headlines(text: str, small: frozenset[str]) -> list[tuple[int, int]]:
    """Lines that have capitals because they are headlines, as of other articles that are named there."""
    found, start = [], 0
    for line in text.split("\n"):
        bare = line.rstrip()
        if bare and bare[-1] not in _LINE_ENDS and is_title_case(bare, small):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def is_title_case(line: str, small: frozenset[str]) -> bool:
    """Whether most words of a line have capitals, so that capitals tell nothing."""
    telling = [word for word in line.split() if word[0].isalpha() and word.lower() not in small]
    return len(telling) > 2 and sum(word[0].isupper() for word in telling) > _TITLE_CASE * len(telling)


def _named(text: str, words: Words, small: frozenset[str], *, bare_allowed: bool) -> list[Mention]:
    """The name that some words are, and the words of it; a single word is one where that is allowed."""
    if not 0 < len(words) <= MOST_WORDS or (len(words) == 1 and (not bare_allowed or len(words[0][0]) < 3)):
        return []
    start, end = words[0][1], words[-1][1] + len(words[-1][0])
    found = [Mention(" ".join([_bare(word) for word, _ in words]), text[start:end], start)]
    if len(words) > 1:
        for word, at in words:
            bare = _bare(word)
            if len(bare) > 2 and bare not in small and bare not in COMPANY_FORMS and word[0].isupper():
                found.append(Mention(bare, word, at, part=True))
    return found


def _trimmed(words: Words, small: frozenset[str], *, opens: bool) -> Words:
    """Without small words at both ends, legal forms at the end, and what is a date; `opens`: a sentence."""
    while words and (_tells_nothing(words[0][0], small) or (opens and _only_opens(words))):
        words = words[1:]
    while words and (_tells_nothing(words[-1][0], small) or (len(words) > 1 and _bare(words[-1][0]) in COMPANY_FORMS)):
        words = words[:-1]
    return words


def _tells_nothing(word: str, small: frozenset[str]) -> bool:
    bare = _bare(word)
    return bare in small or bare in MONTHS_AND_DAYS or word == "&"


def _only_opens(words: Words) -> bool:
    """Whether the first word has its capital from the sentence; "Bank" has, but not in "Bank of England"."""
    goes_on = len(words) > 1 and words[1][0][:1].islower()
    return not goes_on and _bare(words[0][0]) in TELL_LITTLE


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return word.lower().strip(".,'’")


def name_number(key: str) -> int:
    """The number that stands for a name; another than that of a word spelled so."""
    return number_of(f"\0{key}")
