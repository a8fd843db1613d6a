"""Questions on the command line: how to write them, and what was not understood of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from newsreader.article.question.fields import FIELDS, SIGNS
from newsreader.article.question.parse import parse
from newsreader.article.question.tree import And, Node, Not, Or, Word
from newsreader.cli import output

if TYPE_CHECKING:
    from newsreader.library import Library

# `-strike` means "without this word", so what looks like an unknown option is a word of the question.
WORDS_WITH_DASHES = {"ignore_unknown_options": True}
_COLUMN = 24


def _lines() -> Iterator[str]:
    yield "A QUERY is made of:"
    yield from (f"  {sign.text:{_COLUMN}}{sign.meaning}" for sign in SIGNS)
    yield from (f"  {field.example:{_COLUMN}}{field.meaning}" for field in FIELDS)


HOW_TO_ASK = "\b\n" + "\n".join(_lines())


def question_of(words: Sequence[str]) -> str:
    """The words of the command line as one question.

    Raises:
        click.UsageError: one of them is meant as an option, and there is none of that name.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word.partition("=")[0])
    return " ".join(words)


def explain_question(library: Library, written: str) -> None:
    """Say what was not understood, at its place; and look through the library first if it is asked inside words."""
    question = parse(written, typing=False)
    for mistake in question.mistakes:
        output.say(mistake.sentence)
        output.say(f"  {written}")
        output.say("  " + " " * mistake.start + "^" * mistake.length)
    if any(word.kind == "inside" for word in _words(question.tree)):
        while library.catch_up_words():
            pass


def _words(tree: Node | None) -> Iterator[Word]:
    """All words of a question, also those that are left out."""
    if isinstance(tree, Word):
        yield tree
    elif isinstance(tree, Not):
        yield from _words(tree.part)
    elif isinstance(tree, And | Or):
        for part in tree.parts:
            yield from _words(part)
