"""The floor of adding files: read them, decode them, and put their text into a table with a full text index.

usage: floor_add.py FILE FOLDER
"""

import sys
from pathlib import Path

import apsw

if __name__ == "__main__":
    library, folder = map(Path, sys.argv[1:])
    connection = apsw.Connection(str(library))
    for statement in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE articles (id INTEGER PRIMARY KEY, headline TEXT, byline TEXT, text TEXT)",
        "CREATE VIRTUAL TABLE words USING fts5(headline, byline, text, content='articles', content_rowid='id')",
    ):
        connection.execute(statement).fetchall()
    with connection:
        for file in sorted(folder.iterdir()):
            headline, byline, text = file.read_bytes().decode().split("\n", 2)
            connection.execute("INSERT INTO articles VALUES (NULL, ?, ?, ?)", (headline, byline, text))
            row = connection.last_insert_rowid()
            connection.execute(
                "INSERT INTO words(rowid, headline, byline, text) VALUES (?, ?, ?, ?)", (row, headline, byline, text)
            )
