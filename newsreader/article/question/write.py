"""The text of a question, in the one way it is kept: parsed again it gives the same tree, without a mistake."""

from __future__ import annotations

from newsreader.article.question.scan import bare, bare_value
from newsreader.article.question.tree import And, Dated, Has, Is, Named, Node, Not, Or, Word

_FIELDS = {"headline": "title", "byline": "author"}


def write(tree: Node | None) -> str:
    """The text that asks for a tree; empty for None."""
    match tree:
        case None:
            return ""
        case And(parts):
            return " ".join(_grouped(part) if isinstance(part, Or) else write(part) for part in parts)
        case Or(parts):
            return " OR ".join(map(write, parts))
        case Not(part):
            return "-" + (_grouped(part) if isinstance(part, And | Or) else write(part))
        case Is(value):
            return f"is:{value}"
        case Has(value):
            return f"has:{value}"
        case Dated(relation, written):
            return f"{relation}:{written}"
        case Named(field, value, match):
            return f"{field}:{_starred(written_value(value), '' if field == 'url' else match)}"
        case _:
            return _word(tree)


def written_value(value: str) -> str:
    """A value as it stands behind a field: in quotes where it needs them."""
    return value if bare_value(value) else _quoted(value)


def _grouped(part: Node) -> str:
    return f"({write(part)})"


def _word(word: Word) -> str:
    stands_bare = bare_value(word.text) if word.column else bare(word.text)
    text = word.text if stands_bare and word.kind != "phrase" else _quoted(word.text)
    return (f"{_FIELDS[word.column]}:" if word.column else "") + _starred(text, word.kind)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _starred(text: str, kind: str) -> str:
    """With an asterisk where a word may go on, or stand inside of others."""
    return f"{text}*" if kind == "prefix" else f"*{text}" if kind == "inside" else text
