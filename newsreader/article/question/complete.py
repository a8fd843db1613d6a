"""What may stand where a person is typing: names of fields, values of a fixed kind, or names that the library knows."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.article.question.fields import FIELDS, Choice, Field, field_named
from newsreader.article.question.scan import Piece, scan
from newsreader.article.question.write import written_value

_UNITS = (("h", "hour"), ("d", "day"), ("w", "week"), ("m", "month"), ("y", "year"))


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand at the cursor.

    Attributes:
        text: all that was typed.
        start, end: the part of it that a choice takes the place of.
        typed: what of that part was typed before the cursor, without quotes and asterisks.
        choices: what may stand there; a `text` that ends with a colon is a field, whose value comes next.
        names: `tag`, `source`, `site`, `author` or `lang` where any name of that kind that the library knows may
            stand there (`choices` is empty then: the caller looks up the names that fit `typed`); else None.
    """

    text: str
    start: int
    end: int
    typed: str
    choices: tuple[Choice, ...] = ()
    names: str | None = None


def completion(text: str, cursor: int) -> Completion | None:
    """What may stand at the cursor; None where nothing is known to fit."""
    piece = _piece_at(text, cursor)
    if piece is None:
        return _field_names(text, cursor, cursor) if _at_a_beginning(text, cursor) else None
    if not piece.field:
        return _field_names(text, piece.start, cursor) if cursor == piece.end and not piece.quoted else None
    if cursor < piece.value_start:
        return _renamed(text, piece, cursor)
    field = field_named(piece.field)
    if field is None or (piece.closed and cursor == piece.end):
        return None
    return _values(text, piece, field, cursor)


def apply(asked: Completion, value: str) -> tuple[str, int]:
    """The text with a choice or name in its place, and where the cursor goes: behind it and a space.

    Args:
        asked: what `completion` answered.
        value: the `text` of one of its choices, or a name; put in quotes where it needs them.
    """
    is_field = value.endswith(":") and asked.names is None
    put = value if is_field else written_value(value)
    after = asked.text[asked.end :]
    if not is_field and not after[:1].isspace():
        put += "" if after.startswith(")") else " "
    place = asked.start + len(put) + (not is_field and after[:1].isspace())
    return asked.text[: asked.start] + put + after, place


def _piece_at(text: str, cursor: int) -> Piece | None:
    """The piece that the cursor stands in or right behind."""
    pieces = (token for token in scan(text) if isinstance(token, Piece))
    return next((piece for piece in pieces if piece.start < cursor <= piece.end), None)


def _at_a_beginning(text: str, cursor: int) -> bool:
    """Whether a new condition may begin at the cursor: nothing stands close to it but what may stand before one."""
    before, after = text[:cursor][-1:], text[cursor:][:1]
    return (not before or before.isspace() or before in "(-") and (not after or after.isspace() or after == ")")


def _field_names(text: str, start: int, cursor: int) -> Completion | None:
    """The fields that begin as typed, by any of their names."""
    typed = text[start:cursor].lower()
    fitting = [field for field in FIELDS if any(name.startswith(typed) for name in (field.name, *field.aliases))]
    choices = tuple(Choice(f"{field.name}:", field.meaning) for field in fitting)
    return Completion(text, start, cursor, text[start:cursor], choices) if choices else None


def _renamed(text: str, piece: Piece, cursor: int) -> Completion | None:
    """Other fields for a value that stands there already."""
    found = _field_names(text, piece.start, cursor)
    return found and Completion(text, piece.start, piece.value_start, found.typed, found.choices)


def _values(text: str, piece: Piece, field: Field, cursor: int) -> Completion | None:
    """What may stand behind the colon of a field."""
    typed = text[piece.value_start : cursor].lstrip('*"').replace('""', '"').rstrip("*")
    if field.listed:
        return Completion(text, piece.value_start, piece.end, typed, names=field.name)
    choices = [choice for choice in field.choices if any(name.startswith(typed.lower()) for name in _spellings(choice))]
    if field.kind == "age" and typed.isascii() and typed.isdecimal() and len(typed) < 5:
        choices = [Choice(typed + unit, f"{typed} {name}{'' if typed == '1' else 's'}") for unit, name in _UNITS]
    return Completion(text, piece.value_start, piece.end, typed, tuple(choices)) if choices else None


def _spellings(choice: Choice) -> tuple[str, ...]:
    return tuple(spelling.lower() for spelling in choice.spellings)
