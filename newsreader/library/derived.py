"""Works out anew what a library keeps beside the articles to be fast: search indexes, figures, words of headlines.

Signatures are only forgotten here: what is made of them stands elsewhere, and every article waits for a new one.
"""

# ruff: noqa: S608  statements are put together from names of our own schema only; values are bound

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import apsw

from newsreader.article.headline import headline_words
from newsreader.library import feed_tallies, fold_tallies, signatures, tallies, word_index


def rebuild(connection: apsw.Connection) -> None:
    """Everything, inside the caller's transaction."""
    headlines(connection)
    tallies.recount(connection)
    feed_tallies.recount(connection)
    fold_tallies.recount(connection)
    connection.execute("DELETE FROM vocabulary")
    connection.execute("DELETE FROM settings WHERE name = 'vocabulary'")
    word_index.rebuild(connection)
    signatures.forget(connection)


def headlines(connection: apsw.Connection) -> None:
    """The indexes of the headlines that articles bear and name."""
    _fill(connection, "title_index", "titles")
    _fill(connection, "headline_index", "headlines")
    counts: Counter[str] = Counter()
    for (key,) in connection.execute("SELECT key FROM titles"):
        counts.update(set(headline_words(str(key))))
    connection.execute("DELETE FROM title_words")
    connection.executemany("INSERT INTO title_words VALUES (?, ?)", sorted(counts.items()))


def _fill(connection: apsw.Connection, index: str, table: str) -> None:
    connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    found: Iterable[Any] = connection.execute(f"SELECT id, key FROM {table} ORDER BY id")
    connection.executemany(
        f"INSERT INTO {index} (rowid, words) VALUES (?, ?)",
        ((number, " ".join(headline_words(key))) for number, key in found),
    )
