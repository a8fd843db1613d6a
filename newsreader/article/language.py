"""Guesses the language of a text from its script and its most frequent small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_LOOK_AT = 3000
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {
    "en": "the and of to in that is was for on with as he at by it from are be his has have this said will not",
    "de": "der die und das den von zu mit des im auf für ist dem nicht ein eine als auch es werden aus hat nach sich",
    "fr": "le la les des et une du en que est pour dans qui sur par pas plus au avec ce son se ont été cette aux",
    "es": "el los las del y que en una por con para se su al como más lo fue ha pero sus este entre también está según",
    "it": "il di che la e un per non una sono con del della le da si è al nel dei come più anche gli ha alla delle",
    "pt": "o os as do da em um uma que não para com por dos das se na no mais ao foi como mas sua são também pelo à",
    "nl": "de het een van en dat is op te voor met zijn niet aan er om ook als maar bij door naar uit wordt",
    "pl": "w na się z nie do że jest to od po przez jak o dla oraz za był są który ale może być tym już została",
    "tr": "ve bir bu için da de ile olarak daha çok olan gibi kadar sonra en ancak ise değil göre her oldu",
    "sv": "och att det som en på är av för med den till inte har om ett var han de från men kan vid efter",
    "da": "og at det som en på er af for med den til ikke har om et var han de fra men kan ved efter der blev",
    "nb": "og at det som en på er av for med den til ikke har om et var han de fra men kan ved etter ble",
    "fi": "ja on ei että se oli hän mutta myös ovat kun joka ole kuin sen mukaan tai sekä",
    "cs": "a se na v je že s to z do o byl jsou jako pro by které při také podle již ale nebo který",
    "hu": "a az és hogy nem is egy ez volt meg csak már de mint szerint el ki lesz azt",
    "ro": "și de în la a cu că nu pe din pentru este un o care mai au fost sunt după prin",
    "id": "yang dan di dari untuk dengan ini itu pada tidak dalam akan adalah telah juga oleh ke",
    "vi": "và của là có được cho không trong một các với những này người đã để khi từ",
    "ru": "и в не на что с по как это из к у за от для но он было его был также году при о",
    "uk": "і в на не що з як до за це та для від у про його був також або але які року й",
    "bg": "и на за да се от в е са че с не по като това ще при до беше които но",
    "sr": "и је у да на се за од са су не као што али то који из би према",
}
_SCRIPTS = (
    ("ja", re.compile("[぀-ヿ]")),
    ("ko", re.compile("[가-힣]")),
    ("zh", re.compile("[㐀-鿿]")),
    ("ar", re.compile("[؀-ۿ]")),
    ("he", re.compile("[א-ת]")),
    ("el", re.compile("[Ͱ-Ͽ]")),
    ("th", re.compile("[฀-๿]")),
    ("hi", re.compile("[ऀ-ॿ]")),
    ("hy", re.compile("[Ա-֏]")),
    ("ka", re.compile("[ა-ჿ]")),
)
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """For each small word the languages that have it."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), language)
    return languages


def small_words(language: str) -> frozenset[str]:
    """The most frequent small words of a language, by its two letters; empty where they are not known."""
    return frozenset(_SMALL_WORDS.get("nb" if language == "no" else language, "").split())


def guess_language(text: str) -> str | None:
    """The language of a text as two letters (ISO 639-1), or None where the text does not tell.

    Looks at the first 3,000 characters: first which script they are in, then how many small words of each language
    they hold.
    """
    sample = text[:_LOOK_AT]
    if sample.isascii():
        return _by_small_words(sample)
    latin = len(_LATIN.findall(sample))
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        if count > 1 and count * (3 if language in {"ja", "ko", "zh"} else 1) >= latin:
            return _close_kin(language, sample)
    if len(_CYRILLIC.findall(sample)) > latin:
        return _cyrillic(sample)
    return _by_small_words(sample)


def _close_kin(language: str, sample: str) -> str:
    """Tells apart languages that share a script by the letters that only one of them has."""
    if language == "ar" and re.search("[پچژگی]", sample):
        return "ur" if re.search("[ٹڈڑےں]", sample) else "fa"
    return language


def _cyrillic(sample: str) -> str:
    """Russian, unless letters or small words of a neighbour prevail."""
    if re.search("[іїєґІЇЄҐ]", sample):
        return "uk"
    if re.search("[ђјљњћџЂЈЉЊЋЏ]", sample):
        return "sr"
    if re.search("[ыэёЫЭЁ]", sample):
        return "ru"
    return _by_small_words(sample) or "ru"


def _by_small_words(sample: str) -> str | None:
    """The language with most small words in a sample; None with fewer than two of them, or if two tie."""
    votes: Counter[str] = Counter()
    different: Counter[str] = Counter()
    languages_of = _languages_of()
    for word, count in Counter(_WORD.findall(sample.lower())).items():
        for language in (languages := languages_of.get(word, ())):
            votes[language] += count * (12 // min(len(languages), 3))
            different[language] += 1
    best = votes.most_common(2)
    if not best or different[best[0][0]] < 2 or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
