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
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsreader.related.small_words import COMPANY_FORMS, MONTHS_AND_DAYS, TELL_LITTLE
from newsreader.related.words import number_of, words_of

LOOK_AT = 20_000
"""So many characters of a text are searched for names."""
MOST_WORDS = 5
PART = 0.5
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
_BETWEEN = "of|de|del|della|di|da|do|dos|du|des|la|le|el|al|van|von|der|den|bin|ibn|the|&"
_OPENING = "\"“”„«»‘'(-–—[ "
_SENTENCE = re.compile(r"[.!?:;\"”»]\s+|\n+")
_ABBREVIATED = frozenset("Mr Mrs Ms Dr St Sen Rep Gov Gen Lt Col Prof Jr Sr vs No".split())
_PART = re.compile(r"\S+")
_SENTENCE_ENDS = '.!?…:;,"”»'
_TITLE_CASE = 0.6
_KATAKANA = re.compile(r"[゠-ヺー・]{3,}")


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
def _pattern() -> re.Pattern[str]:
    upper = "".join(letter for letter in map(chr, range(sys.maxunicode)) if letter.isupper() and letter < "ⴀ")
    word = rf"[{re.escape(upper)}](?:[\w’']|[-.&](?=\w))*\.?"
    return re.compile(rf"{word}(?:[ \u00a0\n](?:(?:{_BETWEEN})[ \u00a0])?{word})*")


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
    for start, end in _sentences(text):
        sentence = text[start:end]
        if not is_headline(sentence, small):
            yield from _in_sentence(sentence, start, small, alone=alone)
    for run in _KATAKANA.finditer(text):
        yield Mention(run[0], run[0], run.start())


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; an initial, or what stands before a name, ends none."""
    start = 0
    for match in _SENTENCE.finditer(text):
        end = match.start()
        if text[end] == "." and _goes_on(text[max(start, end - 5) : end]):
            continue
        yield start, end if text[end] == "\n" else end + 1
        start = match.end()
    yield start, len(text)


def _goes_on(before: str) -> bool:
    word = re.split(r"[\s.(]", before)[-1]
    return word in _ABBREVIATED or (len(word) == 1 and word.isupper())


def is_headline(line: str, small: frozenset[str]) -> bool:
    """Whether a line has capitals because it is a headline, as of another article that is named there."""
    bare = line.strip()
    return bool(bare) and bare[-1] not in _SENTENCE_ENDS and is_title_case(bare, small)


def is_title_case(line: str, small: frozenset[str]) -> bool:
    """Whether most words of a line have capitals, so that capitals tell nothing."""
    telling = [word for word in line.split() if word[0].isalpha() and word.lower() not in small]
    return len(telling) > 2 and sum(word[0].isupper() for word in telling) > _TITLE_CASE * len(telling)


def _in_sentence(sentence: str, offset: int, small: frozenset[str], *, alone: bool) -> Iterator[Mention]:
    begins = len(sentence) - len(sentence.lstrip(_OPENING))
    for match in _pattern().finditer(sentence):
        if match[0].isalpha() and (match.start() == begins or not alone or match[0].lower() in small):
            continue  # one word, as most are, that is no name here
        words = _trimmed([(word, match.start() + at) for word, at in _words(match[0])], small, begins)
        if not 0 < len(words) <= MOST_WORDS:
            continue
        if len(words) == 1 and (words[0][1] == begins or not alone or len(words[0][0]) < 3):
            continue
        start, end = words[0][1], words[-1][1] + len(words[-1][0])
        yield Mention(" ".join(_bare(word) for word, _ in words), sentence[start:end], offset + start)
        if len(words) > 1:
            for word, at in words:
                bare = _bare(word)
                if len(bare) > 2 and bare not in small and bare not in COMPANY_FORMS and word[0].isupper():
                    yield Mention(bare, word, offset + at, part=True)


def _words(run: str) -> Iterator[tuple[str, int]]:
    """The words of a run without what follows their last letter, and where each begins."""
    if run.isalpha():
        yield run, 0
        return
    for match in _PART.finditer(run):
        word = match[0]
        if word.count(".") < 2:
            word = word.removesuffix(".").removesuffix("'s").removesuffix("’s")
        if word:
            yield word, match.start()


def _trimmed(words: list[tuple[str, int]], small: frozenset[str], begins: int) -> list[tuple[str, int]]:
    """Without small words at both ends, legal forms at the end, and what is a date; `begins`: of the sentence."""

    def tells_nothing(word: str) -> bool:
        bare = _bare(word)
        return bare in small or bare in MONTHS_AND_DAYS or word == "&"

    opens = bool(words) and words[0][1] == begins
    while words and (tells_nothing(words[0][0]) or (opens and _only_opens(words))):
        words = words[1:]
    while words and (tells_nothing(words[-1][0]) or (len(words) > 1 and _bare(words[-1][0]) in COMPANY_FORMS)):
        words = words[:-1]
    return words


def _only_opens(words: list[tuple[str, int]]) -> bool:
    """Whether the first word has its capital from the sentence; "Bank" has, but not in "Bank of England"."""
    goes_on = len(words) > 1 and words[1][0][:1].islower()
    return not goes_on and _bare(words[0][0]) in TELL_LITTLE


def _bare(word: str) -> str:
    return word.lower().strip(".,'’")


def name_number(key: str) -> int:
    """The number that stands for a name; another than that of a word spelled so."""
    return number_of(f"\0{key}")
