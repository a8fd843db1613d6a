"""Full text search over headline, byline and text.

Scripts without spaces are indexed character by character, and a word of theirs is asked for as a phrase of
characters: so any part of a text is found. Text and question go through the same `spaced`. The index keeps no copy
of the texts; what a match looks like is worked out for the rows that are shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

<<<<<<< HEAD
from newsreader.article.headline import UNSPACED
from newsreader.library.long_text import is_long, pieces_of

_SINGLE = re.compile(f"[{UNSPACED}\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_RUN = re.compile(f"{_SINGLE.pattern}+")
=======
from newsreader.library.word_index import UNSPACED_LETTER as _SINGLE
from newsreader.library.word_index import spaced

>>>>>>> 05fedbe (Keep search keys, sealed pages and maintained figures in the library's third form)
_TERMS = re.compile(r'"([^"]*)"?|(\S+)')
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_LETTER = r"[^\W_]"
SNIPPET_LENGTH = 200
_SNIPPET_SEARCHED = 20_000
Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a question; `prefix`: the word may go on."""

    text: str
    prefix: bool = False


<<<<<<< HEAD
def index(connection: apsw.Connection, article_id: int, headline: str, byline: Sequence[str], text: str) -> None:
    """Puts the present words of an article in place of any earlier ones."""
    connection.execute("DELETE FROM words WHERE rowid = ?", (article_id,))
    values = (article_id, spaced(headline), spaced("\n".join(byline)))
    insert = "INSERT INTO words (rowid, headline, byline, text) VALUES (?, ?, ?, "
    if is_long(text):
        connection.create_scalar_function("spaced", _spaced_utf8, 1)
        connection.execute(insert + "CAST(spaced(?) AS TEXT))", (*values, apsw.pyobject(text)), can_cache=False)
    else:
        connection.execute(insert + "?)", (*values, spaced(text)))


def _spaced_utf8(*text: apsw.SQLiteValue) -> bytearray:
    """A long text as `spaced`, piece by piece, and as SQLite wants it: it makes a copy, and this one is gone again."""
    spread = bytearray()
    for piece in pieces_of(str(text[0])):
        spread += spaced(piece).encode()
    return spread


def spaced(text: str) -> str:
    """The text with spaces around each character of a script that is searched by characters."""
    if text.isascii():
        return text
    return _RUN.sub(lambda run: f" {' '.join(run[0])} ", unicodedata.normalize("NFKC", text))


=======
>>>>>>> 05fedbe (Keep search keys, sealed pages and maintained figures in the library's third form)
def terms(question: str, *, typing: bool) -> list[Term]:
    """The words and "phrases" of what a person typed: everything is a word, nothing is an operator.

    Args:
        question: as typed.
        typing: the last word may be unfinished.
    """
    question = _NOT_STORABLE.sub(" ", question)
    found = [match for match in _TERMS.finditer(question) if any(map(str.isalnum, match[0]))]
    wanted = [Term((match[1] or match[2]).replace('"', " ")) for match in found]
    if typing and found and not (found[-1][1] and found[-1][0].endswith('"')):
        wanted[-1] = Term(wanted[-1].text, prefix=True)
    return wanted


def match_query(wanted: Sequence[Term]) -> str:
    """The question in the index's language; empty if there is no word in it."""
    return " AND ".join(f'"{_quoted(term.text)}"' + (" *" if term.prefix else "") for term in wanted)


def best(connection: apsw.Connection, question: str, limit: int) -> list[int]:
    """Ids of living articles, the best match first: a word counts 10 in a headline, 5 in a byline, 1 in a text."""
    query = match_query(terms(question, typing=True))
    if not query:
        return []
    found = connection.execute(
        "SELECT words.rowid FROM words JOIN status s ON s.article_id = words.rowid"
        " WHERE words MATCH ? AND s.deleted_at IS NULL ORDER BY bm25(words, 10, 5, 1), words.rowid DESC LIMIT ?",
        (query, limit),
    )
    return [article_id for (article_id,) in found]


def marks(wanted: Sequence[Term], text: str) -> Marks:
    """(start, length) of every place where a term stands in the text; without overlaps, in order."""
    folded = _folded(text)
    found = sorted(match.span() for term in wanted for match in _pattern(term).finditer(folded))
    places: list[tuple[int, int]] = []
    end = 0
    for start, stop in found:
        if start >= end and stop > start:
            places.append((start, stop - start))
            end = stop
    return tuple(places)


def snippet(wanted: Sequence[Term], text: str) -> tuple[str, Marks]:
    """About 200 characters of the text around the first match, in one line, and the marks in it; ("", ()) if none."""
    text = text[:_SNIPPET_SEARCHED]
    folded = _folded(text)
    starts = [match.start() for term in wanted if (match := _pattern(term).search(folded))]
    if not starts:
        return "", ()
    first = min(starts)
    start = 0 if first < SNIPPET_LENGTH // 2 else _word_start(text, first - 60)
    cut = " ".join(text[start : start + SNIPPET_LENGTH].split())
    piece = ("…" if start else "") + cut + ("…" if start + SNIPPET_LENGTH < len(text) else "")
    return piece, marks(wanted, piece)


def _quoted(text: str) -> str:
    return spaced(text).replace('"', '""')


def _folded(text: str) -> str:
    """The text without case and accents, of the very same length, so that places in it are places in the text."""
    if text.isascii():
        return text.lower()
    return "".join(character if character.isascii() else _base(character) for character in text.lower()[: len(text)])


def _base(character: str) -> str:
    """A character without its accents, if that leaves exactly one."""
    bare = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    return bare[0] if len(bare) == 1 else character


def _pattern(term: Term) -> re.Pattern[str]:
    """Finds a term in folded text: its words with anything but letters and digits between them."""
    words = re.findall(rf"{_LETTER}+", _folded(term.text)) or [term.text]
    inner = rf"(?:(?!{_LETTER}).)*?".join(map(re.escape, words))
    front = "" if _SINGLE.match(words[0][0]) else rf"(?<!{_LETTER})"
    back = "" if term.prefix or _SINGLE.match(words[-1][-1]) else rf"(?!{_LETTER})"
    return re.compile(front + inner + back, re.DOTALL)


def _word_start(text: str, near: int) -> int:
    """The start of a word close behind a place."""
    space = text.find(" ", near, near + 30)
    return near if space < 0 else space + 1
