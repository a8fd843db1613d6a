"""The floor of keeping articles that are parsed already: a table with their text, and a full text index over it.

One transaction for 400 articles, an index of whole words and of the first four beginnings of words, no question
whether an article is there already, and nothing that a list, a sidebar or a related panel asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import apsw

from newsreader.article.model import ParsedArticle

AT_ONCE = 400
_TAGS = re.compile("<[^>]+>")
_SCHEMA = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",
    "CREATE TABLE IF NOT EXISTS article (id INTEGER PRIMARY KEY, feed, guid, url, title, published, read, body)",
    "CREATE UNIQUE INDEX IF NOT EXISTS by_guid ON article (feed, guid)",
    "CREATE INDEX IF NOT EXISTS by_date ON article (published DESC, id DESC)",
    """CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, body, content = 'article', content_rowid = 'id',
       prefix = '1 2 3 4', tokenize = 'unicode61 remove_diacritics 2')""",
)


def store(path: Path, articles: Sequence[ParsedArticle]) -> float:
    """Puts articles behind those of a file, which is made if it is not there; answers in how many seconds."""
    connection = apsw.Connection(str(path))
    for statement in _SCHEMA:
        connection.execute(statement).fetchall()
    first = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM article").get)
    rows = [
        (
            number,
            each.site,
            each.source,
            each.url,
            each.headline,
            str(each.published and each.published.moment),
            0,
            each.html,
        )
        for number, each in enumerate(articles, first)
    ]
    began = perf_counter()
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        with connection:
            connection.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", some)
            connection.executemany(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                [(row[0], row[4], _TAGS.sub(" ", row[7])) for row in some],
            )
    took = perf_counter() - began
    connection.close()
    return took
