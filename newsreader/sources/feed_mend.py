"""Mends what makes XML of a feed unreadable as a whole and is no doubt about what was meant.

Bare ampersands and angle brackets stand for themselves, references by the names of HTML for their characters, and what
no XML may hold goes. CDATA sections and comments stay as they are.
"""

from __future__ import annotations

import re
from html.entities import html5

from newsreader.article.errors import NewsreaderError

_MOST_SIGNS = 1_500_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What stays as it is: sections, comments.
_KEPT = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_BARE = re.compile(r"&(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_BRACKET = re.compile(r"<(?![A-Za-z_:/!?])")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(?P<number>[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|(?P<name>\w+));")
# Numbers that Windows' own set had for what Unicode has elsewhere, as browsers read them.
_WINDOWS = range(0x80, 0xA0)


def printable(text: str) -> str:
    """Text without the characters that no XML may hold."""
    return _CONTROL.sub("", text)


def mended(text: str) -> str:
    """The document with its loose signs tied up.

    Raises:
        NewsreaderError: it has more tags and references than any feed.
    """
    if text.count("<") + text.count("&") > _MOST_SIGNS:
        raise NewsreaderError(
            "The document is damaged in too many places to be mended.",
            "Nothing was taken from it.",
            "Try again later; the site may be at work on it.",
        )
    parts = _KEPT.split(printable(text))
    parts[::2] = map(_tied, parts[::2])
    return "".join(parts)


def _tied(text: str) -> str:
    text = _BRACKET.sub("&lt;", _BARE.sub("&amp;", text))
    return _REFERENCE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    """The character that a reference stands for, in a form that XML knows."""
    if number := found["number"]:
        return _character(int(number[1:], 16) if number[0] in "xX" else int(number))
    meant = html5.get(f"{found['name']};", "")
    return meant.replace("&", "&amp;").replace("<", "&lt;") if meant else f"&amp;{found['name']};"


def _character(number: int) -> str:
    """A reference to a character that may stand in XML."""
    if number in _WINDOWS:
        return bytes((number,)).decode("cp1252", "replace")
    allowed = number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
    return f"&#{number};" if allowed or 0x10000 <= number <= 0x10FFFF else "\ufffd"
