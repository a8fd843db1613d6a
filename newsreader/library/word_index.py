"""Keeps the search indexes: which article has which words.

Scripts without spaces are indexed character by character, and a word of theirs is asked for as a phrase of
characters: so any part of a text is found. Text and question go through the same `spaced`. The indexes keep no copy
of the texts; what a match looks like is worked out for the rows that are shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import apsw

from newsreader.article.headline import UNSPACED

UNSPACED_LETTER = re.compile(f"[{UNSPACED}\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
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
    return UNSPACED_LETTER.sub(r" \g<0> ", unicodedata.normalize("NFKC", text))


def entry(key: int, headline: str, byline: Sequence[str], text: str) -> Entry:
    """The entry of an article without notes."""
    return Entry(key, spaced(headline), spaced("\n".join(byline)), spaced(text))


def put(connection: apsw.Connection, entries: Iterable[Entry]) -> None:
    """Adds articles that are not in the indexes yet; an index takes them fastest in the order of their keys."""
    ordered = sorted(entries, key=lambda each: each.key)
    connection.executemany(
        "INSERT INTO words (rowid, headline, byline, notes, text) VALUES (?, ?, ?, ?, ?)",
        [(each.key, each.headline, each.byline, each.notes, each.text) for each in ordered],
    )
    connection.executemany(
        "INSERT INTO starts (rowid, all_parts) VALUES (?, ?)",
        [(each.key, "\n".join((each.headline, each.byline, each.notes, each.text))) for each in ordered],
    )
    connection.executemany(
        "INSERT INTO heads (rowid, headline, byline) VALUES (?, ?, ?)",
        [(each.key, each.headline, each.byline) for each in ordered],
    )


def remove(connection: apsw.Connection, key: int) -> None:
    """Takes an article out of the indexes."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (key,))  # noqa: S608  names of our own


def put_stored(connection: apsw.Connection, article_id: int) -> None:
    """Puts a stored article in place of any earlier entry of its key.

    SQLite puts a long text together from its pieces by itself, once.
    """
    connection.create_scalar_function("spaced", lambda *part: spaced(str(part[0])), 1, deterministic=True)
    key = connection.execute("SELECT search_key FROM status WHERE article_id = ?", (article_id,)).get
    remove(connection, int(key))
    for table, columns, chosen in _STORED:
        connection.execute(
            f"INSERT INTO {table} (rowid, {columns}) SELECT ?2, {chosen} FROM ({_PARTS})",  # noqa: S608  ours alone
            (article_id, key),
        )


_PARTS = (
    "SELECT spaced(a.headline) AS headline,"
    " spaced((SELECT coalesce(group_concat(value, char(10)), '') FROM json_each(a.byline))) AS byline,"
    " coalesce((SELECT group_concat(spaced(body), char(10)) FROM (SELECT body FROM notes WHERE article_id = ?1"
    " UNION ALL SELECT note FROM highlights WHERE article_id = ?1 AND note <> '')), '') AS notes,"
    " (SELECT group_concat(spaced(piece), '') FROM (SELECT text AS piece, 0 AS position FROM bodies"
    " WHERE article_id = ?1 UNION ALL SELECT piece, position FROM pieces"
    " WHERE article_id = ?1 AND revision = 0 AND part = 'text' ORDER BY position)) AS text"
    " FROM articles a WHERE a.id = ?1"
)
_STORED = (
    ("words", "headline, byline, notes, text", "headline, byline, notes, text"),
    ("starts", "all_parts", "headline || char(10) || byline || char(10) || notes || char(10) || text"),
    ("heads", "headline, byline", "headline, byline"),
)


def rebuild(connection: apsw.Connection) -> None:
    """Fills the indexes anew from what they are made of, for every article there is."""
    for table in TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608  names of our own
    ids = connection.execute("SELECT article_id FROM status ORDER BY search_key").fetchall()
    for (article_id,) in ids:
        put_stored(connection, int(article_id))
