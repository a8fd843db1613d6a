"""All words of all articles, once each: what finds a text inside words, as `*ship` finds "warship".

Adding articles does not wait for it. It catches up by itself when such a question is asked, and when there is time.
"""

from __future__ import annotations

import re

import apsw

AT_ONCE = 500
MOST = 300
_UPTO = "vocabulary"
_WORD = re.compile(r"[^\W_]{3,40}")


def words_with(connection: apsw.Connection, part: str) -> list[str]:
    """Words that hold a text, the shortest first."""
    found = connection.execute(
        "SELECT word FROM vocabulary WHERE instr(word, ?) > 0 ORDER BY length(word), word LIMIT ?",
        (part.casefold(), MOST),
    )
    return [word for (word,) in found]


def behind(connection: apsw.Connection) -> int:
    """How many articles have not been looked through."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM articles").get) - _upto(connection)


def catch_up(connection: apsw.Connection) -> bool:
    """Looks through the next articles; False if there were none.

    Args:
        connection: inside a transaction.
    """
    upto = _upto(connection)
    found = connection.execute(
        "SELECT a.id, a.headline, a.byline, b.text FROM articles a JOIN bodies b ON b.article_id = a.id"
        " WHERE a.id > ? ORDER BY a.id LIMIT ?",
        (upto, AT_ONCE),
    ).fetchall()
    words = {word for row in found for text in row[1:] for word in _WORD.findall(str(text).casefold())}
    connection.executemany("INSERT OR IGNORE INTO vocabulary VALUES (?)", [(word,) for word in sorted(words)])
    if found:
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (_UPTO, str(found[-1][0])))
    return bool(found)


def _upto(connection: apsw.Connection) -> int:
    """The last article that was looked through."""
    return int(connection.execute("SELECT value FROM settings WHERE name = ?", (_UPTO,)).get or 0)
