"""The index of headlines that articles bear or once bore, for finding the article that a named headline means.

An edited article keeps its earlier headlines here: others name it by the headline that they saw. Each distinct
word's number of titles is kept beside, so that the rare words of a headline are known without a scan.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import apsw

from newsreader.article.headline import headline_words, normalize_headline

MOST = 30_000


def add(connection: apsw.Connection, borne: Iterable[tuple[int, str, str]]) -> None:
    """Adds headlines to those that articles are known by; none of them is known yet.

    Args:
        connection: inside a transaction.
        borne: article id, normalized headline, and its words with spaces between them.
    """
    first = int(connection.execute("SELECT coalesce(max(id), 0) FROM titles").get) + 1
    known = [(first + number, *each) for number, each in enumerate(borne)]
    connection.executemany(
        "INSERT INTO titles (id, article_id, key) VALUES (?, ?, ?)",
        [(number, each, key) for number, each, key, _ in known],
    )
    connection.executemany(
        "INSERT INTO title_index (rowid, words) VALUES (?, ?)", [(number, words) for number, _, _, words in known]
    )
    counts = Counter(chain.from_iterable(set(words.split()) for _, _, _, words in known))
    connection.executemany(
        "INSERT INTO title_words VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET count = count + excluded.count",
        sorted(counts.items()),
    )


def index(connection: apsw.Connection, article_id: int, headline: str) -> None:
    """Adds a headline to those that an article is known by, unless it is one of them."""
    known = "SELECT EXISTS (SELECT 1 FROM titles WHERE key = ? AND article_id = ?)"
    key = normalize_headline(headline)
    if not connection.execute(known, (key, article_id)).get:
        add(connection, [(article_id, key, " ".join(headline_words(key)))])


def equal(connection: apsw.Connection, key: str) -> list[tuple[int, str, int]]:
    """(article id, title, order time) of the living articles that bear, or once bore, this normalized headline."""
    found = connection.execute(
        "SELECT t.article_id, t.key, s.order_time FROM titles t JOIN status s ON s.article_id = t.article_id"
        " WHERE t.key = ? AND s.deleted_at IS NULL ORDER BY 1",
        (key,),
    )
    return [(article_id, title, order_time) for article_id, title, order_time in found]


def numbers_with(connection: apsw.Connection, words: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
    """The numbers of titles with any of the words, and with any of those beside if there are any; at most `MOST`."""
    return _numbers_with(connection, "title_index", words, beside)


def names_with(connection: apsw.Connection, words: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
    """The same of the headlines that articles name."""
    return _numbers_with(connection, "headline_index", words, beside)


def at(connection: apsw.Connection, numbers: Iterable[int]) -> list[tuple[int, str, int]]:
    """(article id, normalized title, order time) of those titles whose articles are living."""
    found = connection.execute(
        "SELECT t.article_id, t.key, s.order_time FROM json_each(?) j CROSS JOIN titles t ON t.id = j.value"
        " CROSS JOIN status s ON s.article_id = t.article_id WHERE s.deleted_at IS NULL ORDER BY t.id",
        (json.dumps(list(numbers)),),
    )
    return [(article_id, key, order_time) for article_id, key, order_time in found]


def word_counts(connection: apsw.Connection, words: Iterable[str]) -> tuple[dict[str, int], int]:
    """In how many titles each word stands (a word that stands in none is left out), and how many titles there are."""
    total = connection.execute("SELECT coalesce(max(id), 0) FROM titles").get
    found = connection.execute(
        "SELECT word, count FROM title_words WHERE word IN (SELECT value FROM json_each(?))", (json.dumps(list(words)),)
    )
    return dict(found), total


def words_starting(connection: apsw.Connection, start: str, shortest: int, longest: int) -> list[str]:
    """The words of titles that begin with `start` and have from `shortest` to `longest` characters."""
    found = connection.execute(
        "SELECT word FROM title_words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
        (start, start + "\U0010ffff", shortest, longest),
    )
    return [word for (word,) in found]


def _numbers_with(connection: apsw.Connection, index: str, words: Sequence[str], beside: Sequence[str]) -> list[int]:
    """Of an index, without its own notion of what fits best: that costs twenty times as much as the numbers alone."""
    question = f"({_any_of(words)}) AND ({_any_of(beside)})" if beside else _any_of(words)
    statement = f"SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?"  # noqa: S608  names of our own
    found: list[Any] = connection.execute(statement, (question, MOST)).fetchall()
    return [number for (number,) in found]


def _any_of(words: Iterable[str]) -> str:
    return " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
