"""Mends what makes XML of a feed unreadable as a whole and is no doubt about what was meant.

Bare ampersands and angle brackets stand for themselves, references by the names of HTML for their characters, and what
no XML may hold goes. CDATA sections and comments stay as they are.
"""

from __future__ import annotations

import re
from html.entities import html5

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOSE = re.compile(
    r"(?P<kept><!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:amp|lt|gt|quot|apos);)"
    r"|&#(?P<number>[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});"
    r"|&(?P<name>[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&|<(?![A-Za-z_:/!?])",
    re.DOTALL,
)
# Numbers that Windows' own set had for what Unicode has elsewhere, as browsers read them.
_WINDOWS = range(0x80, 0xA0)


def printable(text: str) -> str:
    """Text without the characters that no XML may hold."""
    return _CONTROL.sub("", text)


def mended(text: str) -> str:
    """The document with its loose signs tied up."""
    return _LOOSE.sub(_tied, printable(text))


def _tied(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    if number := found["number"]:
        return _character(int(number[1:], 16) if number[0] in "xX" else int(number))
    if name := found["name"]:
        meant = html5.get(f"{name};", "")
        return meant.replace("&", "&amp;").replace("<", "&lt;") if meant else f"&amp;{name};"
    return "&amp;" if found[0] == "&" else "&lt;"


def _character(number: int) -> str:
    """A reference to a character that may stand in XML."""
    if number in _WINDOWS:
        return bytes((number,)).decode("cp1252", "replace")
    allowed = number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD
    return f"&#{number};" if allowed or 0x10000 <= number <= 0x10FFFF else "\ufffd"
