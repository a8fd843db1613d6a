"""Parts a text into its sentences, and tells whether a sentence was said before.

A sentence ends at a full stop, question or exclamation mark of its script, with the closing quotes and brackets after
it; after a mark of Latin, Greek or Cyrillic script only if what follows may begin a sentence, and after a full stop not
if that is part of an abbreviation, an initial or a number. A paragraph always ends one. Thai and other scripts without
marks at the end of a sentence are parted into paragraphs only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsreader.related.words import WORD, words_of

SAME = 0.8
"""So great a share of a sentence's words, each counted once, must stand in one earlier sentence. In pairs from reports
on one event .8 takes for the same what was copied and edited lightly; at .7 come in the first that add a fact."""
FEW, FEWEST = 8, 4
"""Of a sentence with fewer words than the first none may be missing, for each may be what is new; with fewer than the
second it is the same only as one that has exactly these."""
_CLOSING = "\"'”’»«)\\]〉》」』】）］"
_OPENING = "\"'“‘«»„‚(\\[¿¡—–\\-"
_END = re.compile(rf"[.!?…]+(?:[{_CLOSING}]|[ \u00a0\u202f]»)*(?=\s)|[。！？｡．؟۔।॥։።፧]+[{_CLOSING}]*|\n+")
_NEXT = re.compile(rf"\s+[{_OPENING}\s]*(\S)")
_LAST_WORD = re.compile(r"[^\s(\[“„\"'«]+$")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr gen col lt sgt capt cmdr adm maj gov sen rep rev hon pres vs viz cf approx dept est ft mt
    no nos vol fig pp ed al jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m u.s u.k u.n d.c
    bzw ca evtl ggf inkl nr str z.b u.a d.h sog vgl abs hrsg tel jh
    mme mlle mm me env art
    sra srta ud uds dña av ing lic excmo
    sig sigg dott avv
    dhr mevr drs ir mw
    ul np tzw tj godz
    """.split()
)
_DENIALS = frozenset(
    """
    not no never neither nor none without cannot nicht kein keine keinen keinem keiner nie niemals ohne ne pas jamais
    aucun aucune sans nunca jamás sin ningún ninguna non mai senza nessun não sem nenhum niet geen nooit zonder nie bez
    inte ingen ikke ingen aldrig
    """.split()
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


class Span(NamedTuple):
    """Where a sentence stands in a text, in characters."""

    start: int
    end: int


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, without the white space between them."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    part = text[start:end]
    bare = part.strip()
    if any(map(str.isalnum, bare)):
        first = start + part.index(bare)
        spans.append(Span(first, first + len(bare)))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence ends where it may."""
    mark = match[0]
    if mark[0] not in ".!?…":
        return True
    following = _NEXT.match(text, match.end())
    if following is None or "\n" in text[match.end() : following.start(1)]:
        return True
    if following[1].islower():
        return False
    return mark.rstrip("\"'”’»«)]") != "." or not _abbreviated(text[start : match.start()], following[1])


def _abbreviated(before: str, following: str) -> bool:
    """Whether a full stop belongs to the word before it."""
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = found[0]
    if word.isdigit():  # an ordinal of German and others: "3. Mai"; no year or sum ends so small
        return len(word) <= 2 and following.isalpha()
    return word.lower() in _ABBREVIATIONS or _INITIAL.fullmatch(word) is not None


class Saying(NamedTuple):
    """What a sentence says.

    Attributes:
        words: the numbers of its stems, without small words.
        figures: as they stand there.
        denies: it has a word of denial.
    """

    words: frozenset[int]
    figures: frozenset[str]
    denies: bool = False


def sayings(text: str, spans: Sequence[Span], language: str | None) -> list[Saying]:
    """What each sentence says."""
    words = words_of(language)
    found = []
    for start, end in spans:
        part = text[start:end]
        every = WORD.findall(part.lower())
        figures = frozenset(word for word in every if word[0].isdigit())
        denies = any(word in _DENIALS or word.endswith(("n't", "n’t")) for word in every)
        found.append(Saying(frozenset(words.numbers(part)), figures, denies))
    return found


class Sayings:
    """The sentences of articles that were looked at, to find those that say the same."""

    def __init__(self) -> None:
        self._said: list[Saying] = []
        self._by: list[int] = []
        self._with: dict[int, list[int]] = {}

    def add(self, parts: Iterable[Saying], by: int = 0) -> None:
        """Take in the sentences of an article."""
        for saying in set(parts):
            for word in saying.words:
                self._with.setdefault(word, []).append(len(self._said))
            self._said.append(saying)
            self._by.append(by)

    def has(self, saying: Saying, but: int | None = None) -> bool:
        """Whether a single one of these says all that a sentence says, but for few words: no figure, no denial.

        Args:
            saying: the sentence.
            but: the sentences of this article are left out.
        """
        if not saying.words:
            return True
        shared = Counter(number for word in saying.words for number in self._with.get(word, ()))
        needed = SAME * len(saying.words) if len(saying.words) >= FEW else len(saying.words)
        if len(saying.words) < FEWEST:
            return any(self._said[number] == saying and self._by[number] != but for number in shared)
        return any(
            count >= needed and self._by[number] != but and self._covers(number, saying)
            for number, count in shared.items()
        )

    def _covers(self, number: int, saying: Saying) -> bool:
        said = self._said[number]
        return saying.figures <= said.figures and saying.denies == said.denies
