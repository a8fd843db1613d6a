"""Turns the words of a question into the language of the search indexes.

`words` has every word with its place, `starts` the beginnings of words without places, `heads` what a list shows. A
part of a question can be put to one index if all its words can; the others are asked apart and put together by SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import apsw

from newsreader.article.question.tree import And, Node, Not, Or, Word
from newsreader.library.word_index import UNSPACED_LETTER, spaced

Table = Literal["heads", "words", "starts"]
TABLES: tuple[Table, ...] = ("heads", "words", "starts")
_NOTHING = '"\u0001"'  # a phrase without a word: FTS5 finds nothing by it


class Lexicon:
    """What has to be known of the library to ask it for words."""

    def __init__(self, connection: apsw.Connection, inside: Callable[[str], list[str]], *, heads: bool = False) -> None:
        """Take the tokenizer of the indexes.

        Args:
            connection: to the library.
            inside: tells the words that hold a text somewhere.
            heads: look for words in what a list shows, and nowhere else.
        """
        self._tokenizer = connection.fts5_tokenizer("unicode61", ["remove_diacritics", "2"])
        self.inside = inside
        self.heads = heads

    def tokens(self, text: str) -> list[str]:
        """The words of a text as the indexes part them."""
        found: Any = self._tokenizer(
            spaced(text).encode(), apsw.FTS5_TOKENIZE_QUERY, None, include_offsets=False, include_colocated=False
        )
        return list(found)


@dataclass(frozen=True, slots=True)
class Match:
    """A question to the indexes, in those that can answer it."""

    by_table: dict[Table, str]

    def table(self) -> Table:
        """The smallest index that can answer."""
        return next(table for table in TABLES if table in self.by_table)


def match(node: Node, lexicon: Lexicon) -> Match | None:
    """A part of a question as one question to an index; None where it has to be put together from several."""
    if isinstance(node, Word):
        return _word(node, lexicon)
    if isinstance(node, Or):
        return _joined([match(part, lexicon) for part in node.parts], " OR ")
    if isinstance(node, And):
        wanted = _joined([match(part, lexicon) for part in node.parts if not isinstance(part, Not)], " AND ")
        barred = [match(part.part, lexicon) for part in node.parts if isinstance(part, Not)]
        return _joined([wanted, *barred], " NOT ")
    return None


def _joined(parts: list[Match | None], operator: str) -> Match | None:
    if not parts or any(part is None for part in parts):
        return None
    found = [part.by_table for part in parts if part is not None]
    shared = {
        table: operator.join(f"({each[table]})" for each in found)
        for table in TABLES
        if all(table in each for each in found)
    }
    return Match(shared) if shared else None


def _word(word: Word, lexicon: Lexicon) -> Match:
    parts = lexicon.tokens(word.text)
    if not parts:
        return Match({"starts": _NOTHING, "words": _NOTHING, "heads": _NOTHING})
    if word.kind == "inside" and word.text.isascii():
        return _inside(word, lexicon)
    phrase = '"' + spaced(word.text).replace('"', '""') + '"'
    # A character of a script without spaces is a word of its own: there is nothing of it to come.
    begun = word.kind == "prefix" and not UNSPACED_LETTER.fullmatch(parts[-1])
    asked = phrase + (" *" if begun else "")
    if word.column is not None:
        by_column = f"{{{word.column}}} : {asked}"
        return Match({"heads": by_column} if begun else {"heads": by_column, "words": by_column})
    if lexicon.heads:
        return Match({"heads": asked})
    if len(parts) > 1:
        return Match({"words": asked})
    return Match({"starts": asked} if begun else {"starts": asked, "words": asked})


def _inside(word: Word, lexicon: Lexicon) -> Match:
    """The words that hold the text, any of them."""
    found = lexicon.inside(word.text)
    asked = " OR ".join(f'"{each}"' for each in found) or _NOTHING
    if word.column is not None:
        return Match({"heads": f"{{{word.column}}} : ({asked})", "words": f"{{{word.column}}} : ({asked})"})
    return Match({"heads": asked} if lexicon.heads else {"starts": asked, "words": asked})
