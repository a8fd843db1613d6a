"""Finds out in which character set bytes were written, and decodes them.

In this order: a byte order mark; what was declared, where it fits; UTF-16 and UTF-32 by their zero bytes; UTF-8,
strictly; else the common character sets compete for the most plausible text. Where none convinces, charset-normalizer
is asked, which knows rare sets but needs more text. Nothing is ever repaired that decodes as it is.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from newsreader.article.encoding import CHOSEN, DAMAGED, DECLARED, MARKED, UNSURE
from newsreader.sources.plausible import plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# Names that say less than what is really sent, as browsers read them.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874",
    "shift_jis": "cp932", "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
}  # fmt: skip
_SINGLE = ("cp1252", "iso8859-15", "cp1250", "iso8859-2", "cp1254", "cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866",
           "cp1253", "cp1255", "cp1256", "cp874", "mac-roman")  # fmt: skip
_DOUBLE = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949")
# How the sets begin in which any bytes are a text, so that a declaration proves nothing.
_OF_ONE_BYTE = ("cp1", "cp4", "cp7", "cp8", "iso8859", "koi8", "mac", "tis")
_SELDOM = {"cp866": 1.0, "iso8859-5": 0.5, "mac-roman": 0.5, "iso8859-2": 0.1, "koi8-u": 0.3}
_JAPANESE = frozenset(("cp932", "euc_jp", "iso2022_jp"))
_TYPOGRAPHIC = frozenset("€‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".encode("cp1252"))
_SAMPLE = 4000
_DOUBTFUL, _MARGIN = -6.0, 0.2
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ODD_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# The escapes by which seven-bit Japanese mail changes to its two-byte set.
_SHIFTS = re.compile(rb"\x1b\$[@B]")
_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was found.

    Attributes:
        encoding: Python's name of the character set.
        sure: False if another set would be about as plausible.
        replaced: how many bytes or byte runs fit no character and became U+FFFD.
        warnings: sentences for the reader about what was not certain.
    """

    text: str
    encoding: str
    sure: bool = True
    replaced: int = 0
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decodes bytes of a text.

    Args:
        data: the whole file; the byte order mark is not part of the text.
        declared: the name of the character set the file or its sender claims, if any.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = _leniently(data[len(mark) :], encoding)
            return _with_note(found, MARKED, declared) if _contradicts(declared, encoding) else found
    believed = known(declared)
    if believed and (text := _declared(data, believed)) is not None:
        return Decoded(text, believed)
    found = _detect(data)
    if declared and found.encoding != believed:
        return _with_note(found, DECLARED, declared)
    return found


def decode_as(data: bytes, encoding: str) -> Decoded:
    """Decodes bytes in the character set that the reader chose, by Python's name for it, whatever they seem to be."""
    mark = next((mark for mark, name in _MARKS if name == encoding and data.startswith(mark)), b"")
    return _with_note(_leniently(data.removeprefix(mark), encoding), CHOSEN)


def _with_note(found: Decoded, sentence: str, *declared: str | None) -> Decoded:
    """The same with a sentence about it in front: of what was declared, if anything was, and what it is."""
    note = sentence.format(*(str(each)[:40] for each in declared), name_of(found.encoding))
    return replace(found, warnings=(note, *found.warnings))


def _contradicts(declared: str | None, encoding: str) -> bool:
    """Whether a declaration names another family of sets than a byte order mark does."""
    return bool(declared) and (known(declared) or "")[:6] != encoding[:6]


def beginning(data: bytes) -> bytes:
    """The first few thousand bytes of a text."""
    return data[:_SAMPLE]


def first_odd_lines(data: bytes) -> bytes:
    """The first lines that are not all ASCII, a few thousand bytes of them: only these tell one set from another."""
    return _sample(data)[0]


def looks_binary(data: bytes) -> bool:
    """Whether bytes hold so many control characters that they are no text in any character set.

    What is UTF-8 otherwise may hold more of them: damaged text is still text.
    """
    sample = data[: 4 * _SAMPLE]
    weight = 3 if _begins_utf8(sample) else 20
    return not _wide(sample) and len(_ODD_BYTES.findall(sample)) * weight > len(sample) + 100


def known(declared: str | None) -> str | None:
    """Python's name of a declared character set; None if there is no such set."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if not name.startswith(
        ("utf", "iso", "cp", "win", "koi", "mac", "euc", "gb", "big5", "shift", "ascii", "tis", "hz", "latin")
    ):
        return None  # codecs that are no character sets, such as "rot13" or "zip"
    return _MEANT.get(name, name)


def _declared(data: bytes, encoding: str) -> str | None:
    """The text as declared, or None where the bytes contradict the declaration."""
    if encoding.startswith(("utf-16", "utf-32")) and not _wide(data[:_SAMPLE]):
        return None
    if encoding.startswith(_OF_ONE_BYTE) and _is_utf8(data) and not data.isascii():
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _begins_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8, but for a character that is cut at their end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _detect(data: bytes) -> Decoded:
    if wide := _wide(data[:_SAMPLE]):
        return _leniently(data, wide)
    if _SHIFTS.search(data[: 4 * _SAMPLE]):
        return _leniently(data, "iso2022_jp")
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        pass
    sample, cut = _sample(data)
    size = sum(byte >= 0x80 for byte in sample)
    scores = sorted(_scores(sample, size, cut=cut), reverse=True)
    best, encoding, best_text = scores[0]
    rivals = [score for score, _name, text in scores[1:] if text != best_text]
    if best < _DOUBTFUL:
        encoding = _ask_library(data) or encoding
    sure = best >= _DOUBTFUL and (not rivals or best - rivals[0] > _MARGIN)
    found = _leniently(data, encoding)
    if sure or encoding == "utf-8":
        return found
    note = UNSURE.format(name_of(encoding))
    return Decoded(found.text, found.encoding, sure=False, replaced=found.replaced, warnings=(*found.warnings, note))


def _scores(sample: bytes, size: int, *, cut: bool) -> list[tuple[float, str, str]]:
    """Every candidate that decodes the sample, with its plausibility. UTF-8 with a few broken bytes takes part."""
    scores = []
    if _UTF8_PAIR.search(sample):
        text = sample.decode("utf-8", "newsreader.mixed")
        scores.append((plausibility(text, size), "utf-8", text))
    for order, encoding in enumerate((*_SINGLE, *_DOUBLE)):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample, final=not cut)
        except UnicodeDecodeError:
            continue
        # Among equals the more frequent set comes first.
        worth = plausibility(text, size, kana=encoding in _JAPANESE) - order / 1000 - _SELDOM.get(encoding, 0.0)
        scores.append((worth, encoding, text))
    return scores or [(-99.0, "cp1252", "")]


def _sample(data: bytes) -> tuple[bytes, bool]:
    """Lines that are not all ASCII, enough of them to judge; and whether the last one was cut."""
    lines: list[bytes] = []
    size = 0
    for found in _LINE.finditer(data):
        lines.append(found.group()[: _SAMPLE - size])
        size += len(lines[-1])
        if size >= _SAMPLE:
            return b"\n".join(lines), True
    return b"\n".join(lines), False


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes stand."""
    length = len(sample)
    share = [sample[place::4].count(0) * 4 / max(length, 1) for place in range(4)]
    if length < 4 or sum(share) < 0.05:
        return None
    if share[2] > 0.8 and share[3] > 0.95 and share[0] < 0.2:
        return "utf-32-le"
    if share[0] > 0.95 and share[1] > 0.8 and share[3] < 0.2:
        return "utf-32-be"
    even, odd = share[0] + share[2], share[1] + share[3]
    likely, other = ("utf-16-le", "utf-16-be") if odd > even else ("utf-16-be", "utf-16-le")
    if max(even, odd) > 0.4 and max(even, odd) > 8 * min(even, odd):
        return likely
    if _is_utf8(sample) and not _ODD_BYTES.search(sample.replace(b"\x00", b"")):
        return None
    return next((encoding for encoding in (likely, other) if _is_clean(sample, encoding)), None)


def _is_clean(sample: bytes, encoding: str) -> bool:
    """Whether a sample has hardly any control or unassigned characters in an encoding."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return False
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in "\t\r\n" for c in text)
    return odd * 50 < len(text)


def _leniently(data: bytes, encoding: str) -> Decoded:
    """Decodes, with U+FFFD for what fits no character; in UTF-8, stray typographic bytes are read as Windows-1252."""
    text = data.decode(encoding, "newsreader.mixed" if encoding == "utf-8" else "replace")
    count = text.count("\ufffd")
    if encoding == "utf-8":
        count -= data.count(b"\xef\xbf\xbd")
    if not count:
        return Decoded(text, encoding)
    places = "one place" if count == 1 else f"{count:,} places"
    note = DAMAGED.format(places, name_of(encoding))
    return Decoded(text, encoding, replaced=count, warnings=(note,))


def _mixed(error: UnicodeError) -> tuple[str, int]:
    """Stands in for bytes that are not UTF-8: quotes and dashes of Windows-1252 are read, the rest is marked."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    if error.end - error.start == 1 and byte in _TYPOGRAPHIC:
        return bytes((byte,)).decode("cp1252"), error.start + 1
    return "\ufffd", error.end


codecs.register_error("newsreader.mixed", _mixed)


def _ask_library(data: bytes) -> str | None:
    """What charset-normalizer takes the bytes for, if it can decode them."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 64 * 1024]).best()
    return known(best.encoding) if best else None


def name_of(encoding: str) -> str:
    """The name of a character set as people write it."""
    return encoding.upper().replace("CP125", "Windows-125").replace("ISO8859", "ISO-8859").replace("CP932", "Shift_JIS")
