"""What is asked for, as a tree of conditions that each article meets or does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Column = Literal["headline", "byline"]
State = Literal["unread", "read", "bookmarked", "followed", "long"]
Thing = Literal["note", "image", "link"]
NameField = Literal["source", "site", "tag", "lang", "url"]
Relation = Literal["before", "after", "on", "newer", "older"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several that stand one after the other.

    Attributes:
        text: holds a letter or digit; single spaces.
        column: where it must stand; None for anywhere.
        kind: `word` as typed bare, `phrase` as typed in quotes, `prefix` where the last word may go on, `inside` where
            the text may stand anywhere inside words.
    """

    text: str
    column: Column | None = None
    kind: Literal["word", "phrase", "prefix", "inside"] = "word"


@dataclass(frozen=True, slots=True)
class Is:
    """What the reader did with the article, or how long it is."""

    state: State


@dataclass(frozen=True, slots=True)
class Has:
    """What the article carries."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the article has this name.

    Attributes:
        value: as written, not blank; for `lang` two or three lower-case letters.
        match: the whole name, its beginning, or any part of it; for `url` always any part, for `lang` the whole.
    """

    field: NameField
    value: str
    match: Literal["whole", "prefix", "inside"] = "whole"


@dataclass(frozen=True, slots=True)
class Dated:
    """When the article was published; `days.span` tells which seconds that means now.

    Attributes:
        written: a date, a word for a day or a duration as `days` spells it: "2025-08", "monday", "P7D", "7d".
    """

    relation: Relation
    written: str


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more parts; none of them is an And."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more parts; none of them is an Or."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part, which is no Not."""

    part: Node


Node = Word | Is | Has | Named | Dated | And | Or | Not


@dataclass(frozen=True, slots=True)
class Mistake:
    """What could not be understood as it was meant.

    Attributes:
        start, length: its place in the typed text, in characters; at least one.
        sentence: what is wrong and what would be right.
    """

    start: int
    length: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person typed, understood.

    Attributes:
        tree: None if nothing is asked for: every article is meant.
        mistakes: in the order of their places.
        words: the words that a found article may hold, in order: to be marked in its text.
    """

    tree: Node | None
    mistakes: tuple[Mistake, ...] = ()
    words: tuple[Word, ...] = ()


def both(parts: Iterable[Node]) -> Node | None:
    """All of the parts: None for none, a part alone as itself, the parts of an And among them as one's own."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,)))
    return And(flat) if len(flat) > 1 else flat[0] if flat else None


def either(parts: Iterable[Node]) -> Node | None:
    """At least one of the parts, put together as `both` does."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,)))
    return Or(flat) if len(flat) > 1 else flat[0] if flat else None


def without(part: Node) -> Node:
    """Everything but the part."""
    return part.part if isinstance(part, Not) else Not(part)


def asked_words(tree: Node | None, *, wanted: bool = True) -> Iterator[Word]:
    """The words of a tree that are asked for and not left out, in order."""
    if isinstance(tree, Word) and wanted:
        yield tree
    elif isinstance(tree, Not):
        yield from asked_words(tree.part, wanted=not wanted)
    elif isinstance(tree, And | Or):
        for part in tree.parts:
            yield from asked_words(part, wanted=wanted)


def is_general(tree: Node) -> bool:
    """Whether only time, language, length, pictures, links and what is read are asked for: what copies have alike."""
    if isinstance(tree, And | Or):
        return all(map(is_general, tree.parts))
    if isinstance(tree, Not):
        return is_general(tree.part)
    if isinstance(tree, Is):
        return tree.state in ("unread", "read", "long")
    if isinstance(tree, Named):
        return tree.field == "lang"
    return isinstance(tree, Dated) or (isinstance(tree, Has) and tree.thing != "note")
