"""Keeps the search indexes: which article has which words.

Scripts without spaces are indexed character by character, and a word of theirs is asked for as a phrase of
characters: so any part of a text is found. Text and question go through the same `spaced`. The indexes keep no copy
of the texts; what a match looks like is worked out for the rows that are shown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

import apsw

from newsreader.article.headline import UNSPACED
from newsreader.article.model import ParsedArticle
from newsreader.library.long_text import is_long, may_go_on, pieces_of, stored

UNSPACED_LETTER = re.compile(f"[{UNSPACED}\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_RUN = re.compile(f"{UNSPACED_LETTER.pattern}+")
TABLES = ("words", "starts", "heads")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the indexes take of an article; `notes` are the reader's own words on it."""

    key: int
    headline: str
    byline: str
    text: str
    notes: str = ""


def spaced(text: str) -> str:
    """The text with spaces around each character of a script that is searched by characters."""
    if text.isascii():
        return text
    return _RUN.sub(lambda run: f" {' '.join(run[0])} ", unicodedata.normalize("NFKC", text))


def entry(key: int, parsed: ParsedArticle) -> Entry:
    """The entry of an article without notes; a long text is left out."""
    text = "" if is_long(parsed.text) else spaced(parsed.text)
    return Entry(key, spaced(parsed.headline), spaced("\n".join(parsed.byline)), text)


def keyed(found: Entry, key: int) -> Entry:
    """The entry under the key that it is given."""
    return Entry(key, found.headline, found.byline, found.text, found.notes)


def put(connection: apsw.Connection, entries: Iterable[Entry]) -> None:
    """Adds articles that are not in the indexes yet; an index takes them fastest in the order of their keys."""
    ordered = sorted(entries, key=lambda each: each.key)
    connection.executemany(
        "INSERT INTO words (rowid, headline, byline, notes, text) VALUES (?, ?, ?, ?, ?)",
        [(each.key, each.headline, each.byline, each.notes, each.text) for each in ordered],
    )
    connection.executemany(
        "INSERT INTO starts (rowid, all_parts) VALUES (?, ?)",
        [(each.key, f"{each.headline}\n{each.byline}\n{each.notes}\n{each.text}") for each in ordered],
    )
    connection.executemany(
        "INSERT INTO heads (rowid, headline, byline) VALUES (?, ?, ?)",
        [(each.key, each.headline, each.byline) for each in ordered],
    )


def put_long(connection: apsw.Connection, new: Entry, pieces: Callable[[], Iterable[str]]) -> None:
    """As `put`, for one article whose text may be a book and comes in pieces: no copy of it stays in memory."""
    connection.create_scalar_function("spread", _spread, -1)
    # An index holds what it took in until the next article or the end: `words`, which holds most, comes last.
    for table, columns, lead in (
        ("starts", "rowid, all_parts", ()),
        ("words", "rowid, headline, byline, notes, text", (new.headline, new.byline, new.notes)),
    ):
        places = "?, " * (1 + len(lead))
        begun = "" if lead else f"{new.headline}\n{new.byline}\n{new.notes}\n"
        connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({places}CAST(spread(?, ?) AS TEXT))",  # noqa: S608  ours alone
            (new.key, *lead, begun, apsw.pyobject(pieces)),
            can_cache=False,
        )
    values = (new.key, new.headline, new.byline)
    connection.execute("INSERT INTO heads (rowid, headline, byline) VALUES (?, ?, ?)", values)


def _spread(*given: Any) -> bytearray:
    """A beginning and pieces as `spaced`, and as SQLite wants them: it makes a copy, and this one is gone again."""
    begun, pieces = given
    spread = bytearray(begun.encode())
    for piece in chain.from_iterable(map(pieces_of, pieces())):
        spread += spaced(piece).encode()
    return spread


def remove(connection: apsw.Connection, key: int) -> None:
    """Takes an article out of the indexes."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (key,))  # noqa: S608  names of our own


def put_stored(connection: apsw.Connection, article_id: int) -> None:
    """Puts a stored article in place of any earlier entry of its key."""
    row: Any = connection.execute(
        "SELECT search_key, headline, byline, text FROM status s JOIN articles a ON a.id = s.article_id"
        " JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    key, headline, byline, begun = row
    notes: Any = connection.execute(
        "SELECT body FROM notes WHERE article_id = ?1 UNION ALL"
        " SELECT note FROM highlights WHERE article_id = ?1 AND note <> ''",
        (article_id,),
    )
    heads = spaced(headline), spaced("\n".join(json.loads(byline)))
    said = spaced("\n".join(note for (note,) in notes))
    remove(connection, key)
    if may_go_on(begun):
        put_long(connection, Entry(key, *heads, "", said), partial(stored, connection, article_id, "text", begun))
    else:
        put(connection, [Entry(key, *heads, spaced(begun), said)])


def rebuild(connection: apsw.Connection) -> None:
    """Fills the indexes anew from what they are made of, for every article there is."""
    for table in TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608  names of our own
    ids: list[Any] = connection.execute("SELECT article_id FROM status ORDER BY search_key").fetchall()
    for (article_id,) in ids:
        put_stored(connection, article_id)
