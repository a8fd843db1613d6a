"""All that the language of questions offers, once: parsing, completion and help are made from these tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["words", "state", "thing", "name", "code", "day", "age"]
_CLOSE = 0.8  # "titel" and "title": four of five letters in the same order
_SHORTEST_TO_CORRECT = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be typed, and what it means.

    Attributes:
        others: other spellings that are understood.
    """

    text: str
    meaning: str
    others: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that is understood as this choice."""
        return (self.text, *self.others)


@dataclass(frozen=True, slots=True)
class Field:
    """A word before a colon.

    Attributes:
        name: as it is written, without the colon.
        kind: what its value may be: words of a text, one of the choices (a state or thing), a name, the code of a
            language, a day, or a length of time (age).
        meaning: one sentence.
        example: a whole condition.
        aliases: other names that are understood.
        choices: what may be typed behind the colon; all there is for `state` and `thing`.
        listed: its values are names that the library knows.
    """

    name: str
    kind: Kind
    meaning: str
    example: str
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    listed: bool = False


_STATES = (
    Choice("unread", "Not read yet"),
    Choice("read", "Read already"),
    Choice("bookmarked", "Bookmarked", ("starred",)),
    Choice("followed", "Part of a story that you follow"),
    Choice("long", "Takes long to read"),
)
_THINGS = (
    Choice("note", "Has a note of yours", ("notes",)),
    Choice("image", "Has a picture", ("images", "picture", "pictures")),
    Choice("link", "Names other articles", ("links",)),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_WORDS = ("today", "yesterday", *WEEKDAYS)
_DAYS = (
    Choice("today", "This day"),
    Choice("yesterday", "The day before today"),
    *(Choice(name, f"The last {name.capitalize()}, today counted") for name in WEEKDAYS),
    Choice("P7D", "7 days ago"),
    Choice("P3M", "3 months ago"),
    Choice("P1Y", "1 year ago"),
)
_AGES = (
    Choice("12h", "12 hours"),
    Choice("1d", "1 day"),
    Choice("7d", "7 days"),
    Choice("2w", "2 weeks"),
    Choice("3m", "3 months"),
    Choice("1y", "1 year"),
)

FIELDS = (
    Field("author", "words", "The byline holds this word.", "author:smith", ("by", "byline"), listed=True),
    Field("title", "words", "The headline holds this word.", 'title:"tram line"', ("headline",)),
    Field("source", "name", "The article came from this source.", "source:reuters", ("feed",), listed=True),
    Field("site", "name", "The article was published on this site.", "site:bbc.co.uk", listed=True),
    Field("tag", "name", "The article has this tag.", 'tag:"new york"', ("tags",), listed=True),
    Field("lang", "code", "The article is in this language, by its code.", "lang:de", ("language",), listed=True),
    Field("url", "name", "The address holds this text.", "url:/politics/"),
    Field("is", "state", "The article is in this state.", "is:unread", choices=_STATES),
    Field("has", "thing", "The article has this.", "has:image", choices=_THINGS),
    Field("before", "day", "Published before this day, month or year began.", "before:2025-08", choices=_DAYS),
    Field("after", "day", "Published after this day, month or year was over.", "after:yesterday", choices=_DAYS),
    Field("on", "day", "Published on this day, or in this month or year.", "on:2025-08-14", ("date",), _DAYS),
    Field("newer", "age", "Published within this time until now.", "newer:7d", choices=_AGES),
    Field("older", "age", "Published longer ago than this time.", "older:1y", choices=_AGES),
)

SIGNS = (
    Choice("tram strike", "Both words, anywhere in headline, byline or text."),
    Choice('"tram strike"', "The words one after the other."),
    Choice("tram OR bus", "At least one of them; OR is written in capitals."),
    Choice("-strike", "Not this; also before a field, a phrase or a parenthesis."),
    Choice("(tram OR bus) strike", "Parentheses say what belongs together."),
    Choice("harb*", "Words that begin like this."),
    Choice("*ship", "This anywhere inside words; two characters or more."),
)
"""What can be written without any field, for help."""

_BY_NAME = {name: field for field in FIELDS for name in (field.name, *field.aliases)}


def field_named(name: str) -> Field | None:
    """The field with this name or alias, in capitals or not."""
    return _BY_NAME.get(name.lower())


@lru_cache(maxsize=512)
def close_field_name(name: str) -> str | None:
    """The name or alias that was probably meant; None where a colon just stands behind some word."""
    return _closest(name, _BY_NAME)


def choice_named(field: Field, value: str) -> Choice | None:
    """The choice of a field with this spelling, in capitals or not."""
    value = value.lower()
    return next((choice for choice in field.choices if value in choice.spellings), None)


def close_choice(field: Field, value: str) -> str | None:
    """The choice of a field that was probably meant, or begun."""
    begun = [choice.text for choice in field.choices if choice.text.startswith(value.lower())]
    return begun[0] if begun else _closest(value, [choice.text for choice in field.choices])


def _closest(typed: str, names: Iterable[str]) -> str | None:
    """The name that differs least, if by little; the first letter is seldom mistyped."""
    if not _SHORTEST_TO_CORRECT <= len(typed) <= 20:
        return None
    from difflib import get_close_matches

    typed = typed.lower()
    found = get_close_matches(typed, [name for name in names if name[0] == typed[0]], n=1, cutoff=_CLOSE)
    return found[0] if found else None
