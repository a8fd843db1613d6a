"""The index of headlines that articles bear or once bore, for finding the article that a named headline means.

An edited article keeps its earlier headlines here: others name it by the headline that they saw. Each distinct
word's number of titles is kept beside, so that the rare words of a headline are known without a scan.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import apsw

from newsreader.article.headline import headline_words, normalize_headline


def add(connection: apsw.Connection, borne: Iterable[tuple[int, str]]) -> None:
    """Adds headlines to those that articles are known by, given (article id, headline); none of them is known yet."""
    first = int(connection.execute("SELECT coalesce(max(id), 0) FROM titles").get) + 1
    known = [(first + number, each, normalize_headline(line)) for number, (each, line) in enumerate(borne)]
    connection.executemany("INSERT INTO titles (id, article_id, key) VALUES (?, ?, ?)", known)
    words = [(number, headline_words(key)) for number, _, key in known]
    connection.executemany(
        "INSERT INTO title_index (rowid, words) VALUES (?, ?)", [(number, " ".join(each)) for number, each in words]
    )
    counts = Counter(word for _, each in words for word in set(each))
    connection.executemany(
        "INSERT INTO title_words VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET count = count + excluded.count",
        sorted(counts.items()),
    )


def index(connection: apsw.Connection, article_id: int, headline: str) -> None:
    """Adds a headline to those that an article is known by, unless it is one of them."""
    known = "SELECT EXISTS (SELECT 1 FROM titles WHERE key = ? AND article_id = ?)"
    if not connection.execute(known, (normalize_headline(headline), article_id)).get:
        add(connection, [(article_id, headline)])


def equal(connection: apsw.Connection, key: str) -> list[tuple[int, str, int]]:
    """(article id, title, order time) of the living articles that bear, or once bore, this normalized headline."""
    found = connection.execute(
        "SELECT t.article_id, t.key, s.order_time FROM titles t JOIN status s ON s.article_id = t.article_id"
        " WHERE t.key = ? AND s.deleted_at IS NULL ORDER BY 1",
        (key,),
    )
    return [(article_id, title, order_time) for article_id, title, order_time in found]


def candidates(connection: apsw.Connection, words: Sequence[str], limit: int) -> list[tuple[int, str, int]]:
    """(article id, normalized title, order time) of living articles among the best matches for any of the words."""
    if not words:
        return []
    found = connection.execute(
        "SELECT t.article_id, t.key, s.order_time FROM"
        " (SELECT rowid AS id FROM title_index WHERE title_index MATCH ? ORDER BY rank LIMIT ?) best"
        " JOIN titles t ON t.id = best.id JOIN status s ON s.article_id = t.article_id"
        " WHERE s.deleted_at IS NULL ORDER BY t.id",
        (any_of(words), limit),
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


def any_of(words: Iterable[str]) -> str:
    """The words as a question to an index: any of them."""
    return " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
