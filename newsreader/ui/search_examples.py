"""All that can be searched for, as examples with their meanings: made from the tables of the language itself."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from newsreader.article.question.fields import FIELDS, SIGNS, Field

translate = QCoreApplication.translate


class Example(NamedTuple):
    """Something to type, and what it finds."""

    text: str
    meaning: str


class ExampleGroup(NamedTuple):
    """Examples under one heading."""

    title: str
    examples: tuple[Example, ...]


def search_examples() -> tuple[ExampleGroup, ...]:
    """The examples, the plainest first."""
    fields = [Example(each.example, translate("Question", each.meaning)) for each in FIELDS if not each.choices]
    days = [each for each in FIELDS if each.kind in ("day", "age")]
    return (
        ExampleGroup(
            translate("Question", "Words"),
            tuple(Example(each.text, translate("Question", each.meaning)) for each in SIGNS),
        ),
        ExampleGroup(translate("Question", "Where it stands, where it comes from"), tuple(fields)),
        ExampleGroup(
            translate("Question", "What you did with it, what it holds"),
            tuple(example for each in FIELDS if each.kind in ("state", "thing") for example in _choices(each)),
        ),
        ExampleGroup(
            translate("Question", "When it was published"),
            (
                *(Example(each.example, translate("Question", each.meaning)) for each in days),
                *(example for each in days if each.name == "on" for example in _choices(each)),
            ),
        ),
    )


def _choices(field: Field) -> list[Example]:
    return [
        Example(f"{field.name}:{choice.text}", translate("Question", choice.meaning) + ".") for choice in field.choices
    ]
