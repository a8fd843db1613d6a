"""Cuts a question into its pieces and signs, each with its place.

Every pattern is matched once from where the last one ended and cannot be entered twice from the same place: any text
takes linear time. A colon makes a field only behind a name that is one, or is close to one; marks that turn the
direction of writing part words as spaces do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from newsreader.article.question.fields import close_field_name, field_named

_SPACE = r"\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SPACES = re.compile(f"[{_SPACE}]*+")
_SIGN = re.compile(rf"(?P<open>\()|(?P<close>\))|(?P<minus>-++)|(?:(?P<or>OR)|(?P<and>AND))(?=[{_SPACE}()]|\Z)")
_FIELD = re.compile(r"([A-Za-z]{1,20}):")
_QUOTED = re.compile(r'(?P<front>\**+)"(?P<text>(?:[^"]++|"")*+)(?P<close>"?+)(?P<back>\**+)')
_WORD = re.compile(f"[^{_SPACE}()]*+")
# A value keeps the parentheses that an address has in pairs, and leaves the one that ends a group around it.
_VALUE = re.compile(rf"(?:[^{_SPACE}()]++|\([^{_SPACE}()]*+\))*+")


@dataclass(frozen=True, slots=True)
class Sign:
    """A parenthesis, an OR or AND, or dashes before something."""

    kind: Literal["open", "close", "minus", "or", "and"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, phrase or condition.

    Attributes:
        field: the name before the colon as written, or empty.
        value_start: where it begins behind the colon.
        text: without field, quotes and outer asterisks; a doubled quote inside of quotes is one.
        quoted: it began with a quote; `closed`: it ended with one, too.
        anywhere, goes_on: an asterisk stands before it, behind it.
    """

    start: int
    end: int
    field: str
    value_start: int
    text: str
    quoted: bool = False
    closed: bool = False
    anywhere: bool = False
    goes_on: bool = False
    kind: ClassVar[Literal["piece"]] = "piece"


Token = Sign | Piece


def scan(text: str) -> list[Token]:
    """All signs and pieces in order; together they cover all of the text but its spaces."""
    tokens: list[Token] = []
    place = _skip_spaces(text, 0)
    while place < len(text):
        tokens.append(_sign(text, place) or _piece(text, place))
        place = _skip_spaces(text, tokens[-1].end)
    return tokens


def bare(text: str) -> bool:
    """Whether a text, typed without quotes, is read as that very word."""
    return scan(text) == [Piece(0, len(text), "", 0, text)]


def bare_value(text: str) -> bool:
    """Whether a text, typed behind a field without quotes, is read as that very value."""
    return bool(text) and scan(f"tag:{text}") == [Piece(0, len(text) + 4, "tag", 4, text)]


def _skip_spaces(text: str, place: int) -> int:
    found = _SPACES.match(text, place)
    return found.end() if found else place


def _sign(text: str, place: int) -> Sign | None:
    found = _SIGN.match(text, place)
    if found is None:
        return None
    kind: Literal["open", "close", "minus", "or", "and"] = found.lastgroup  # type: ignore[assignment]
    return Sign(kind, place, found.end())


def _piece(text: str, place: int) -> Piece:
    name = _FIELD.match(text, place)
    if name is None or not (field_named(name[1]) or close_field_name(name[1])):
        return _body(text, place, "", place, _WORD)
    return _body(text, place, name[1], name.end(), _VALUE)


def _body(text: str, start: int, field: str, place: int, unquoted: re.Pattern[str]) -> Piece:
    """What stands behind a field, or the word or phrase that stands without one."""
    if found := _QUOTED.match(text, place):
        inner, closed = found["text"].replace('""', '"'), bool(found["close"])
        return Piece(start, found.end(), field, place, inner, True, closed, bool(found["front"]), bool(found["back"]))
    found = unquoted.match(text, place)
    written = found[0] if found else ""
    inner, end = written.strip("*"), place + len(written)
    anywhere, goes_on = written.startswith("*"), written.endswith("*") and bool(inner)
    return Piece(start, end, field, place, inner, anywhere=anywhere and bool(inner), goes_on=goes_on)
