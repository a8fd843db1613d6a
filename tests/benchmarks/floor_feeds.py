"""The floor of a refresh: fetch feeds one after the other, parse them, keep and index what they hold, nothing else.

usage: floor_feeds.py ADDRESS FEEDS FILE

Needs `pip install fastfeedparser`. The index is that of beginnings of words as well: what somebody types is found.
"""

from __future__ import annotations

import re
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import apsw
import fastfeedparser

TABLES = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, feed, guid, url, title, published, read, body)",
    "CREATE UNIQUE INDEX by_guid ON articles (feed, guid)",
    "CREATE INDEX by_date ON articles (published DESC, id DESC)",
    """CREATE VIRTUAL TABLE words USING fts5(
        title, body, content='articles', content_rowid='id', prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 2'
    )""",
)
TAG = re.compile("<[^>]+>")


def refresh(address: str, feeds: int, file: str) -> int:
    """All feeds into a new file; how many articles they had."""
    database, base, number = apsw.Connection(file), urlsplit(address), 0
    for statement in TABLES:
        database.execute(statement).fetchall()
    connection = HTTPConnection(base.hostname or "", base.port)
    for feed in range(feeds):
        connection.request("GET", f"/feed{feed:02}.xml")
        rows = []
        for entry in fastfeedparser.parse(connection.getresponse().read()).entries:
            number += 1
            body = entry.get("description") or (entry.get("content") or [{}])[0].get("value", "")
            told = (entry.get("id"), entry.get("link"), entry.get("title"), entry.get("published"))
            rows.append((number, feed, *told, 0, body))
        with database:
            database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", rows)
            indexed = [(row[0], row[4], TAG.sub(" ", row[7] or "")) for row in rows]
            database.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", indexed)
    return number


if __name__ == "__main__":
    print(f"{refresh(sys.argv[1], int(sys.argv[2]), sys.argv[3])} articles")
