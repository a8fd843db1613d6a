"""What one piece of a question asks for, and what is wrong with it if it asks for nothing that there is."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from newsreader.article.question import days
from newsreader.article.question.fields import Field, choice_named, close_choice, close_field_name, field_named
from newsreader.article.question.scan import Piece, bare, bare_value
from newsreader.article.question.tree import (
    Column,
    Dated,
    Has,
    Is,
    Mistake,
    Named,
    NameField,
    Node,
    Relation,
    State,
    Thing,
    Word,
    both,
)

_FEWEST_INSIDE = 2
_LONGEST_SHOWN = 40
_COLUMNS: dict[str, Column] = {"title": "headline", "author": "byline"}


class Meaning(NamedTuple):
    """What a piece asks for: None for nothing; with a mistake, its plain words."""

    node: Node | None
    mistake: Mistake | None = None


def meaning(piece: Piece, *, unfinished: bool) -> Meaning:
    """What a piece asks for.

    Args:
        piece: as it was scanned; `goes_on` also where its last word may go on for it is being typed.
        unfinished: the person may go on typing it: what may still become right is no mistake and asks for nothing yet.
    """
    if not piece.field:
        return _plain(piece, unfinished=unfinished)
    name_alone = (piece.start, piece.value_start)
    field = field_named(piece.field)
    if field is None:
        meant = close_field_name(piece.field)
        return _wrong(piece, name_alone, f"There is no field “{piece.field}:”; did you mean “{meant}:”?")
    if piece.text.strip():
        return _condition(piece, field, unfinished=unfinished)
    sentence = f"“{piece.field}:” needs a value right behind it, as in {field.example}."
    return Meaning(None) if unfinished else _wrong(piece, name_alone, sentence)


def exact(text: str) -> Word | None:
    """A text as a word, or as a phrase where it could not be typed bare; None without any letter or digit."""
    text = " ".join(text.split())
    if not any(map(str.isalnum, text)):
        return None
    return Word(text, None, "word" if bare(text) else "phrase")


def _plain(piece: Piece, *, unfinished: bool) -> Meaning:
    """What a piece without a field asks for."""
    node = _word(piece, None)
    if not piece.anywhere or node is None or unfinished or _long_enough(piece):
        return Meaning(node)
    sentence = "“*” before a word needs two characters or more, as in *ship."
    return _wrong(piece, (piece.start, piece.end), sentence)


def _word(piece: Piece, column: Column | None) -> Word | None:
    """The words of a piece, with what its asterisks and quotes say."""
    plain = exact(piece.text)
    if plain is None:
        return None
    if piece.anywhere and column is None and _long_enough(piece):
        return Word(plain.text, column, "inside")
    if piece.goes_on and not piece.text[-1].isspace():
        return Word(plain.text, column, "prefix")
    return Word(plain.text, column, _kind(piece, column))


def _kind(piece: Piece, column: Column | None) -> Literal["word", "phrase"]:
    stands_bare = bare_value if column else bare
    return "word" if not piece.quoted and stands_bare(piece.text) else "phrase"


def _long_enough(piece: Piece) -> bool:
    return sum(map(str.isalnum, piece.text)) >= _FEWEST_INSIDE


def _condition(piece: Piece, field: Field, *, unfinished: bool) -> Meaning:
    """What a known field with a value asks for."""
    if field.kind == "words":
        return _in_column(piece, field)
    value = piece.text.strip()
    if field.kind == "name":
        return Meaning(Named(cast(NameField, field.name), value, _match(piece, field)))
    node, sentence, may_become = _checked(field, value)
    if node is not None or (unfinished and may_become):
        return Meaning(node)
    return _wrong(piece, (piece.value_start, piece.end), sentence)


def _in_column(piece: Piece, field: Field) -> Meaning:
    """Words that must stand in one column."""
    node = _word(piece, _COLUMNS[field.name])
    if node is None:
        sentence = f"“{piece.field}:” needs a word, as in {field.example}."
        return _wrong(piece, (piece.value_start, piece.end), sentence)
    if not piece.anywhere:
        return Meaning(node)
    sentence = f"“*” before a word has no meaning behind “{piece.field}:”; the word itself is looked for."
    return Meaning(node, Mistake(piece.value_start, 1, sentence))


def _match(piece: Piece, field: Field) -> Literal["whole", "prefix", "inside"]:
    """How much of the name a value is; an address only ever holds it."""
    if field.name == "url":
        return "inside"
    return "inside" if piece.anywhere else "prefix" if piece.goes_on else "whole"


def _checked(field: Field, value: str) -> tuple[Node | None, str, bool]:
    """A condition whose value must be one of a kind: the condition, else what is wrong and whether more may mend it."""
    if field.kind == "code":
        return _language(value)
    if field.kind in ("state", "thing"):
        return _chosen(field, value)
    if field.kind == "day":
        spelled, begun = days.spelled_day(value), days.begins_day(value)
        right = "is no date; write one as 2025-08-14, 2025-08, yesterday or P7D (7 days ago)."
    else:
        spelled, begun = days.spelled_age(value), days.begins_age(value)
        right = "is no length of time; write one as 12h, 7d, 2w, 3m or 1y."
    node = Dated(cast(Relation, field.name), spelled) if spelled else None
    return node, f"“{_shown(value)}” {right}", begun


def _language(value: str) -> tuple[Node | None, str, bool]:
    """A language by its code, without the country that may follow."""
    code = value.replace("_", "-").split("-")[0].lower()
    letters = code.isascii() and code.isalpha()
    sentence = f"“{_shown(value)}” is no language code; write one as en, de or ja."
    return (Named("lang", code) if letters and len(code) in (2, 3) else None), sentence, letters and len(code) < 2


def _chosen(field: Field, value: str) -> tuple[Node | None, str, bool]:
    """A state or thing by its name."""
    if choice := choice_named(field, value):
        node = Is(cast(State, choice.text)) if field.kind == "state" else Has(cast(Thing, choice.text))
        return node, "", False
    meant = close_choice(field, value)
    known = ", ".join(choice.text for choice in field.choices)
    hint = f"did you mean “{field.name}:{meant}”?" if meant else f"there are {known}."
    may_become = any(spelling.startswith(value.lower()) for choice in field.choices for spelling in choice.spellings)
    return None, f"There is no “{field.name}:{_shown(value)}”; {hint}", may_become


def _wrong(piece: Piece, place: tuple[int, int], sentence: str) -> Meaning:
    """A mistake, and the words that stand there."""
    words = (exact(piece.field), _word(piece, None))
    start, end = place
    return Meaning(both(word for word in words if word is not None), Mistake(start, end - start, sentence))


def _shown(value: str) -> str:
    """As much of a value as a sentence has room for."""
    return value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
