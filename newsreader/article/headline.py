"""The bare form of a headline, by which two spellings of the same headline are known to be one.

Publishers print the same headline with and without labels ("Watch: ..."), sources ("... - Reuters"), curly quotes,
dots in abbreviations and accents. All of that is taken off; what is left are words.
"""

from __future__ import annotations

import re
import unicodedata

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"  # kana, Han
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Characters of scripts that write no spaces between words, as the inside of a regular expression's class."""

_LABELS = (
    r"live(?: ?blog| updates?)?|breaking(?: news)?|watch(?: live)?|video|exclusive|opinion|editorial|analysis|explained"
    r"|explainer|factbox|updated?(?: \d+)?|also read|read more|read also|see also|related|photos?|pictures|in pictures"
    r"|gallery|podcast|listen|just in|developing|eilmeldung|kommentar|analyse|interview|fotos?|en vivo|en direct|vidéo"
    r"|urgent|urgente|opinión|análisis|opinione|pilne"
)
_LABEL = re.compile(rf"^\W*(?:{_LABELS})\s*(?:[:|\u2013\u2014\uff1a]|-(?=\s)|(?<=\d)-)\s*(?=\S)", re.IGNORECASE)
_SOURCE = re.compile(r"\s+(?:[-\u2013\u2014]{1,2}|\|)\s+([^-\u2013\u2014|]{2,40})$")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){1,5}[^\W\d_]\b\.?")
_NOT_WORD = re.compile(r"[^\w%$]|_")
_ACCENTS = re.compile("[\u0300-\u036f]")
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")
_MAY_BE_LABEL = re.compile("[-:|]")  # what stands behind a label or before a source
_ASCII_WORDS = {each: chr(each) if chr(each).isalnum() or chr(each) in "%$" else " " for each in range(128)} | {39: ""}
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4", "'"))
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "la", "le", "der", "die", "das", "et", "y"})


def normalize_headline(text: str) -> str:
    """The headline as lower-case words with single spaces, without labels, source, accents and punctuation.

    Equal for two printings of one headline. Never empty unless `text` is blank: a headline without letters and
    digits keeps its own characters.
    """
    return _normalized_ascii(text) if text.isascii() else _normalized(text)


def _normalized(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES).strip()
    bare = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), _without_source(_without_labels(plain)))
    folded = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", bare.casefold())))
    words = _NOT_WORD.sub(_space_unless_mark, folded.replace("'s ", "s ").replace("'", "'"))
    return " ".join(words.split()) or " ".join(plain.casefold().split())


def _normalized_ascii(text: str) -> str:
    """The same for a headline of plain letters and signs, as most are; what it cannot have is not looked for."""
    bare = plain = text.replace("`", "'").strip()
    if _MAY_BE_LABEL.search(plain):
        bare = _without_source(_without_labels(plain))
    if "." in bare:
        bare = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), bare)
    words = bare.lower().translate(_ASCII_WORDS)
    return " ".join(words.split()) or " ".join(plain.lower().split())


def headline_words(key: str) -> list[str]:
    """The words of a normalized headline, in order; where a script writes no spaces, its pairs of characters."""
    return key.split() if key.isascii() else [part for word in key.split() for part in _parts(word)]


def _without_labels(text: str) -> str:
    """Cuts labels such as "Watch:" off the front, as many as there are, but never the whole headline."""
    for _ in range(3):
        shorter = _LABEL.sub("", text)
        if shorter == text:
            return text
        text = shorter
    return text


def _without_source(text: str) -> str:
    """Cuts a trailing " - Source": at most four words, all of them names, behind at least three words."""
    found = _SOURCE.search(text)
    if not found or len(text[: found.start()].split()) < 3:
        return text
    names = found[1].split()
    looks_like_name = all(word[0].isupper() or word.casefold() in _SMALL_WORDS for word in names)
    return text[: found.start()] if len(names) <= 4 and looks_like_name else text


def _space_unless_mark(found: re.Match[str]) -> str:
    """Vowel signs and other marks belong to the letter before them."""
    return found[0] if unicodedata.category(found[0]).startswith("M") else "" if found[0] == "'" else " "


def _parts(word: str) -> list[str]:
    """A word as it is, or cut into what its scripts need."""
    if not _UNSPACED_RUN.search(word):
        return [word]
    parts: list[str] = []
    end = 0
    for run in _UNSPACED_RUN.finditer(word):
        parts += [word[end : run.start()], *_pairs(run[0])]
        end = run.end()
    return [part for part in [*parts, word[end:]] if part]


def _pairs(run: str) -> list[str]:
    """Overlapping pairs of characters; a single character stands alone."""
    return [run[start : start + 2] for start in range(max(1, len(run) - 1))]
