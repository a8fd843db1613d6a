"""Whether the search indexes have every article, and find it by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import apsw

from newsreader.library.findings import Finding, Told
from newsreader.library.word_index import TABLES, spaced

SAMPLE = 500
SHOWN = 100
_WORD = re.compile(r"[A-Za-z0-9]+")
_OTHERS = (("title_index", "titles", "id"), ("headline_index", "headlines", "id"))


def look(connection: apsw.Connection, told: Told, *, full: bool) -> Iterator[Finding]:
    """Compares the entries with the articles, and asks for a sample of them."""
    for index, table, key in (*((each, "status", "search_key") for each in TABLES), *_OTHERS):
        yield from _entries(connection, index, table, key)
    if full:
        yield from _found(connection, told)


def _entries(connection: apsw.Connection, index: str, table: str, key: str) -> Iterator[Finding]:
    """Whether an index has an entry for each row of its table, and no other."""
    entries = f"{index}_docsize"
    missing = int(
        connection.execute(
            f"SELECT count(*) FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM {entries} d WHERE d.id = t.{key})"  # noqa: S608
        ).get
    )
    rows = int(connection.execute(f"SELECT count(*) FROM {table}").get)  # noqa: S608  names of our own
    strangers = int(connection.execute(f"SELECT count(*) FROM {entries}").get) - (rows - missing)  # noqa: S608
    if missing:
        yield Finding("search", "Articles are missing from the search index.", missing, details=(index,))
    if strangers:
        yield Finding("search", "The search index has entries of no article.", strangers, details=(index,))


def _found(connection: apsw.Connection, told: Told) -> Iterator[Finding]:
    """Asks for articles, evenly spread, by words of theirs."""
    count = int(connection.execute("SELECT count(*) FROM status").get)
    every = max(count // SAMPLE, 1)
    last = int(connection.execute("SELECT coalesce(max(article_id), 0) FROM status").get)
    lost = []
    for number in range(1, last + 1, every):
        row: Any = connection.execute(
            "SELECT s.article_id, s.search_key, a.headline, substr(b.text, 1, 2000) FROM status s"
            " JOIN articles a ON a.id = s.article_id JOIN bodies b ON b.article_id = a.id"
            " WHERE s.article_id >= ? ORDER BY s.article_id LIMIT 1",
            (number,),
        ).fetchone()
        if row and not _finds(connection, *row[1:]):
            lost.append(row[0])
        told("search", number, last)
    if lost:
        yield Finding("search", "Articles are not found by their own words.", len(lost), tuple(lost[:SHOWN]))


def _finds(connection: apsw.Connection, key: int, headline: str, text: str) -> bool:
    """Whether all indexes answer an article when they are asked for its words."""
    heads = _words(spaced(headline))
    words = _words(spaced(text).rsplit(None, 1)[0] if text else "")[-4:]
    questions = [("words", "headline", heads), ("heads", "headline", heads), ("words", "text", words)]
    questions.append(("starts", "all_parts", [*heads, *words]))
    return all(_answers(connection, index, key, column, asked) for index, column, asked in questions)


def _answers(connection: apsw.Connection, index: str, key: int, column: str, asked: Iterable[str]) -> bool:
    question = " AND ".join(f'"{word}"' for word in asked)
    if not question:
        return True
    if index != "starts":
        question = f"{column} : ({question})"
    statement = f"SELECT 1 FROM {index} WHERE {index} MATCH ? AND rowid = ?"  # noqa: S608  names of our own
    return connection.execute(statement, (question, key)).get is not None


def _words(text: str) -> list[str]:
    """Words that every index takes as one: plain letters with blanks around them."""
    return [word for word in text.split() if _WORD.fullmatch(word)][:8]
