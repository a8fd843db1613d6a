"""Places in a text, as Python counts them and as Qt does: in characters, and in units of UTF-16."""

from __future__ import annotations


def units(text: str, place: int) -> int:
    """The place in units of UTF-16 that a place in characters is."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, place: int) -> int:
    """The place in characters that a place in units of UTF-16 is; inside of a character, the one behind it."""
    if text.isascii():
        return min(place, len(text))
    passed = 0
    for number, character in enumerate(text):
        if passed >= place:
            return number
        passed += 1 + (ord(character) > 0xFFFF)
    return len(text)
