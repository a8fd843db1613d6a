"""How plausible a decoded text is: the mean logarithm of the frequency of its letters beyond ASCII, per byte.

A wrong character set turns words into rare signs, capitals in the middle of words and scripts that mix within a word.
The frequencies are rough, by groups of letters; they have to tell sets apart on a single headline, where the usual
detectors guess.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Groups of letters from frequent to rare with the natural logarithm of the frequency of one of them.
_GROUPS = (
    (-2.2, "оеаинтсاليονατιρεσיוהל"),
    (-3.0, "рвлкмдмورتбنπκμυηςλארמתנבש"),
    (-3.0, "’“”–—…„‘«»\xa0éäöüèáíóñç"),
    (-3.6, "пуяыьгзбчйبعدةאדםקחע،؛؟δγχθβφωάέήίόύώсёіїєґ"),
    (-3.8, "àâêîôûùëïãõßåæøąęłżśćěščřžýůőűğışșțăúœ€"),
    (-4.6, "هكسفحقأجشصطىإءزخذضغظئؤآךןףץפצגכטזסжшюцщэфъξζψ"),
    (-4.6, "ńźťďňľĺŕ·°§£©®™½×•ìòÉÄÖÜÀÁÓÇÅØŁŚŻČŠŽİ¿¡"),
    (-3.0, "านรกอเงมยลวดทส่้ัิี"),
    (-4.2, "ตะปบคหแจพชขใไโ็ืุู์ถธผซณำศ"),
    (-4.0, "이다의는에가을를고하지은로한사인도기리서시자일어대정들부그나스해보전으아라여수장조국성제것주만상원공"),
    (-4.4, "트계동관적회중비안경구과오유선화방위신년월말했습니까지학생각문무용당연결차요소발"),
    (-4.8, "的一是不了在人有我他这中大来上国个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可里后小"),
    (-4.8, "心多天而能好都没日于起发成事只作当看文开手主行方前所本见公同已老从动长民现分将外但身与高意法此实回"),
    (-4.8, "這國個說們為時會過學對後裡來無開見經頭長動現發與當還種聲話點電報新聞市政府京東北南西部線路車場市長"),
    (-4.8, "明其全工者向情正名定女问力机给等最间位因重电第门相东海口使教平世气信内加代军产先山五水万体书比员性通"),
    (-6.5, "ðþÿ¼¾±²³µ¶†‡‰‹›ŒœŸÐÞÝ¢¥ªº¬¸¨´¯÷"),
)
_KANA, _HAN, _RARE_HAN, _HANGUL, _WIDE = -3.6, -7.0, -11.0, -8.0, -4.0
_RARE, _BROKEN, _CONTROL, _CAPITAL, _MIXED = -9.0, -8.0, -14.0, -2.6, -5.0
# The letters beyond ASCII that one language, or a few close ones, write.
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "äöüßéàè", "éèàâêîôûùëïçœÿæ", "áéíóúñüàèòçï", "àèéìòùí", "ãõáéíóúâêôàçü", "åäöæøéüðþáíóúý", "ąćęłńóśźżé",
        "áčďéěíňóřšťúůýžľĺŕäô", "áéíóöőúüűç", "ăâîșțşţéá", "çğıöşüâîûi", "čšžđćäöü", "āčēģīķļņšūžąęėįų",
    )
)  # fmt: skip
_STRANGE = -3.0
_ALONE = re.compile(r"(?<![^\W\d_])[^\W\d_a-zA-Zª-ɏ぀-鿿가-힣](?![^\W\d_])")
_ONE_LETTER_WORDS = frozenset("ивскоуаяієйИВСКОУАЯІЄЙηοήΗΟو")
_SCRIPTS = (
    (0xE00, 0xE7F, "thai"),
    (0x370, 0x3FF, "greek"),
    (0x400, 0x52F, "cyrillic"),
    (0x590, 0x5FF, "hebrew"),
    (0x600, 0x6FF, "arabic"),
)


@lru_cache(maxsize=1)
def _frequency() -> dict[str, float]:
    table: dict[str, float] = {}
    for value, letters in _GROUPS:
        for letter in letters:
            table.setdefault(letter, value)
    return table


def plausibility(text: str, size: int, *, kana: bool = True) -> float:
    """Mean logarithm of the frequency of what is not ASCII in a text, for each of `size` bytes; 0 is best.

    Args:
        text: what a sample was decoded to.
        size: number of bytes beyond ASCII in the sample.
        kana: whether the character set is one in which Japanese is written.
    """
    total = 0.0
    before = " "
    for character in text:
        if character >= "\x80":
            total += _worth(character, kana=kana) + _fit(before, character)
        elif character.isalpha() and before >= "\x80" and before.isalpha() and _script(before) != "latin":
            total += _MIXED
        before = character
    total -= sum(word not in _ONE_LETTER_WORDS for word in _ALONE.findall(text)) * 2.0
    return (total + _strange(text) * _STRANGE) / max(size, 1)


def _strange(text: str) -> int:
    """How many Latin letters with accents do not belong to the one alphabet that has most of them."""
    letters = [c for c in text.lower() if "ß" <= c <= "ɏ" and c != "÷"]
    return min(sum(letter not in alphabet for letter in letters) for alphabet in _ALPHABETS)


@lru_cache(maxsize=4096)
def _worth(character: str, *, kana: bool) -> float:
    """Logarithm of the frequency of one character."""
    known = _frequency().get(character)
    if known is not None:
        return known
    code = ord(character)
    if character == "\ufffd":
        return _BROKEN
    if code < 0xA0 or unicodedata.category(character) in ("Cn", "Co", "Cc"):
        return _CONTROL
    if 0x3000 <= code <= 0x30FF or 0xFF00 <= code <= 0xFF5E:
        return _WIDE if code <= 0x303F or code >= 0xFF00 else _KANA if kana else _HAN
    if 0x3400 <= code <= 0x9FFF or code >= 0x20000:
        return _HAN if _is_common_han(character) else _RARE_HAN
    if 0xAC00 <= code <= 0xD7A3:
        return _HANGUL if _is_common_hangul(character) else _RARE_HAN
    lower = character.lower()
    if lower != character and lower in _frequency():
        return _frequency()[lower] + _CAPITAL
    return _RARE


def _fit(before: str, character: str) -> float:
    """Penalty for a capital behind a small letter, a sign or a foreign letter within a word."""
    if not before.isalpha():
        return 0.0
    if unicodedata.category(character) == "Mn":
        return _MIXED if _script(before) != _script(character) else 0.0
    if not character.isalpha():
        return -2.0 if unicodedata.category(character) in ("Sm", "So", "Sc", "No", "Sk") else 0.0
    if character.isupper() and before.islower():
        return _MIXED
    if _script(before) != _script(character):
        return _MIXED
    return 0.0


def _script(character: str) -> str:
    code = ord(character)
    if code >= 0x2E80:
        return "wide" if code < 0xFF61 or code > 0xFFDC else "halfwidth"
    return next((name for first, last, name in _SCRIPTS if first <= code <= last), "latin")


def _is_common_han(character: str) -> bool:
    """Whether a character is in the first, common level of a Chinese or Japanese standard set."""
    for charset, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_jp", 0xB0, 0xCF)):
        try:
            lead = character.encode(charset)[0]
        except UnicodeEncodeError:
            continue
        if first <= lead <= last:
            return True
    return False


def _is_common_hangul(character: str) -> bool:
    try:
        return len(character.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False
