"""The words of a text as they count for likeness: parted, without small words, brought to their stems, as numbers.

Scripts without spaces are parted into pairs of neighbouring characters, a plain way that serves search engines well
(CJK bigrams, as in Lucene's CJKAnalyzer). All other words are brought to their stems by the Snowball stemmers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from threading import Lock
from zlib import crc32

from newsreader.article.language import small_words
from newsreader.related.small_words import ENGLISH, OF_AGENCIES

DENSE = r"぀-ヿㇰ-ㇿ㐀-鿿豈-﫿ｦ-ﾟ가-힣฀-๿຀-໿ក-៿"
"""Characters of scripts that set no spaces between words, and Hangul, whose words carry their endings."""
WORD = re.compile(rf"[{DENSE}]+|[^\W\d_{DENSE}][^\W_{DENSE}]*+(?:['’](?=\w)[^\W_{DENSE}]*+)*+|\d(?:[\d.,]*\d)?")
# The same for text without any letter but those of ASCII, in a third of the time.
PLAIN_WORD = re.compile(r"[a-z][a-z0-9]*+(?:'(?=\w)[a-z0-9]*+)*+|\d(?:[\d.,]*\d)?")
_DENSE = re.compile(rf"[{DENSE}]")
_MOST_KEPT = 120_000
_NO_WORD = 0
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def number_of(text: str) -> int:
    """The number, of 32 bits, that stands for a stem or a name; never 0."""
    return crc32(text.encode("utf-8", "surrogatepass")) or 1


class Words(dict[str, int]):
    """The numbers of the stems of a language's words, by the word in lower case; 0 for small words.

    It keeps what it was asked, up to a bound; any thread may ask.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.small = _small(language)
        self._stem = _stemmer(language)
        self._lock = Lock()

    def __missing__(self, word: str) -> int:
        """Work out a word that was not asked for yet."""
        stem = self.stem(word)
        number = number_of(stem) if stem else _NO_WORD
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = number
        return number

    def stem(self, word: str) -> str:
        """The stem of a word in lower case; empty for a small word, and for a single letter."""
        bare = word.replace("’", "'").removesuffix("'s").replace("'", "")
        if len(bare) < 2 or bare in self.small:
            return ""
        if not bare[0].isalpha():
            return bare
        with self._lock:
            return self._stem(bare)

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's words in order, without those of small words."""
        plain = text.isascii()
        parts = (PLAIN_WORD if plain else WORD).findall(text.lower())
        if not plain and _DENSE.search(text):
            parts = [each for part in parts for each in (dense_pairs(part) or [part])]
        return list(filter(None, map(self.__getitem__, parts)))


@cache
def words_of(language: str | None) -> Words:
    """The words of a language, by its two letters; without one, those of English."""
    return Words(language if language and (language in _STEMMERS or small_words(language)) else "en")


def dense_pairs(part: str) -> list[str]:
    """A run of a script without spaces as pairs of neighbouring characters; none of any other word."""
    if not _DENSE.match(part):
        return []
    return [part[place : place + 2] for place in range(len(part) - 1)] or [part]


def _small(language: str) -> frozenset[str]:
    own = ENGLISH if language == "en" else frozenset(small_words(language))
    return own | OF_AGENCIES


def _stemmer(language: str) -> Callable[[str], str]:
    """The stemmer of a language; where there is none, words are taken as they are."""
    name = _STEMMERS.get(language)
    if name is None:
        return str
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem
