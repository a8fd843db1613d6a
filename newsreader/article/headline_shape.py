"""How much a line of text reads like a headline, judged by its shape alone.

Several words, a capital first, no full stop, and a verb, a question or a title's capitals; where the writing has
neither capitals nor spaces, a fitting length.
"""

from __future__ import annotations

import re

from newsreader.article.headline_words import (
    ARTICLES,
    ENGLISH,
    PRONOUNS,
    begins_with_quantity,
    questions,
    verbs,
)

SURE, CANNOT = 2, -3
LONGEST = 220
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_SHORTEST, _SHORT, _LONG_UNSPACED = 6, 18, 8
_ABBREVIATION = re.compile(
    r"(?:\b\w\.){2,}$|\b(?:\w|Inc|Co|Corp|Ltd|Jr|Sr|St|Mr|Mrs|Dr|No|vs|etc|al|Sen|Rep|Gov|Gen|Lt|Col|Prof|Mass|Calif|ca"
    r"|bzw|Nr)\.$"
)
_NEW_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!])[\"”’)]?\s+(?=[^\W\d_])|。(?=.)")
_UNSPACED = re.compile("[぀-ヿ㐀-鿿豈-﫿฀-๿]")
_FOREIGN_VERB = re.compile(
    r"^[^\W\dA-Z_]{2,}(?:[^aeiou]t|en|ent|ont|an|am|ó|ò|ou|a|ano|ono|iu|л|ла|ло|ли|ет|ют|ут|ит|ят|ат|ся|ą|ił|ła|li|uje|i)$"
)


def evidence(text: str) -> int:
    """How much a line reads like a headline: 2 surely, 1 perhaps, 0 its shape does not tell, -3 it cannot be one."""
    if not _SHORTEST <= len(text) <= LONGEST or ends_like_prose(text) or _goes_on(text):
        return CANNOT
    if begins_with_quantity(text) or text.lower().endswith((" and", " or", " und", " oder", " et", " ou")):
        return CANNOT
    unspaced = len(_UNSPACED.findall(text))
    if unspaced * 3 > len(text):
        return SURE if unspaced >= _LONG_UNSPACED else 0
    words = WORD.findall(text)
    if len(words) < 3 or _begins_small(text):
        return CANNOT
    if len(words) < 4 or len(words) > 25 or len(text) < _SHORT or text.endswith("!") or " (" in text:
        return 0
    return _tells(text, words)


def _tells(text: str, words: list[str]) -> int:
    """How surely the words of a line say that something happens, or ask it: 2, 1 or 0."""
    lower = [word.lower().replace("’", "'") for word in words]
    english = not ENGLISH.isdisjoint(lower)
    if lower[0] in PRONOUNS and (lower[0] != "i" or english):
        return 0
    letter = words[0][0]
    if letter.isalpha() and letter.lower() == letter.upper():
        return SURE  # a script without capitals, such as Arabic or Hebrew: length has to do
    if lower[0] in questions() or text.endswith("?") or any(word in verbs() for word in lower[1:]):
        return SURE
    if _in_title_case(words) and "," not in " ".join(text.split(maxsplit=3)[:3]):
        return SURE
    if not english:
        first = 2 if lower[0] in ARTICLES else 1
        return SURE if any(_FOREIGN_VERB.search(word) for word in words[first:3]) else 0
    return int(any(word.endswith("s") and word.islower() and len(word) > 4 for word in words[1:5]))


def _in_title_case(words: list[str]) -> bool:
    """Whether five or more words are written with capitals throughout, small words apart."""
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(not word[0].islower() for word in long_words)
    return len(words) >= 5 and len(long_words) >= 4 and capitals * 10 >= len(long_words) * 9


def _goes_on(text: str) -> bool:
    """Whether a second sentence begins inside the line; the stop of an abbreviation ends none."""
    return any(not _ABBREVIATION.search(text[: found.start()]) for found in _NEW_SENTENCE.finditer(text))


def _begins_small(text: str) -> bool:
    """Whether a line begins with a small letter, as the middle of a sentence does; "iPhone" does not."""
    found = WORD.search(text)
    return bool(found) and found.group()[0].islower() and not found.group()[1:2].isupper()  # type: ignore[union-attr]


def ends_like_prose(text: str) -> bool:
    """Whether a line ends with the stop of a sentence or the comma of an enumeration, abbreviations apart."""
    bare = text.rstrip('"”’») ')
    if bare.endswith(("...", "…")):
        return False
    return bare.endswith((".", "。", "．", ";", ",", "、", ":", "：", "؛", "،")) and not _ABBREVIATION.search(bare)
