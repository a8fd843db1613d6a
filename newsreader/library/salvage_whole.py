"""Makes a library of salvaged rows whole again: nothing refers to what is not there, and each article has its parts."""

# ruff: noqa: S608  statements are put together from names of our own schema only; values are bound

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import apsw

from newsreader.article.headline import normalize_headline
from newsreader.article.model import hash_of
from newsreader.library import check_articles, long_text
from newsreader.library.salvage_rows import Copied
from newsreader.library.search_keys import new_keys

LOST_TEXT = "The text of this article was lost when its library was damaged."
LOST_HEADLINE = "The headline of this article was lost when its library was damaged."
TORN_TEXT = "Parts of this article may be wrong: its library was damaged."


@dataclass(frozen=True, slots=True)
class Whole:
    """Ids of articles of which a part is lost, for good as far as this file goes.

    Attributes:
        headless: the headline.
        textless: the text.
        torn: the text is there, and not all as it was.
        rawless: the bytes that they were read from.
    """

    headless: tuple[int, ...] = ()
    textless: tuple[int, ...] = ()
    torn: tuple[int, ...] = ()
    rawless: tuple[int, ...] = ()


def make_whole(connection: apsw.Connection, now: int, copied: Copied) -> Whole:
    """Gives articles what they lack, and takes away what belongs to none."""
    _empty_broken_bylines(connection)
    torn = _mark_torn(connection, {*copied.lost.get("articles", ()), *copied.lost.get("bodies", ())}, copied.unsealed)
    headless = _give_heads(connection, now)
    textless = _give_bodies(connection)
    rawless = _give_raws(connection)
    _give_status(connection)
    _give_headlines(connection)
    _cut_loose_ends(connection)
    _give_titles(connection)
    last = "SELECT coalesce(max(id), 0) FROM articles"
    connection.execute(
        f"UPDATE sqlite_sequence SET seq = max(seq, ({last})) WHERE name = 'articles' AND seq < ({last})"
    )
    return Whole(tuple(headless), tuple(textless), tuple(torn), tuple(rawless))


def _empty_broken_bylines(connection: apsw.Connection) -> None:
    """Bylines that are no lists any more: the rest of such an article is looked at all the same."""
    is_list = "iif(json_valid(byline), json_type(byline) = 'array', 0)"
    connection.execute(f"UPDATE articles SET byline = '[]' WHERE NOT {is_list}")


def _mark_torn(connection: apsw.Connection, suspects: Iterable[int], unsealed: set[int]) -> list[int]:
    """Articles that do not fit their hash say so, and are taken as they are; so do those of broken pages.

    The hash is of the text; of the rest of a broken page nobody can tell whether it is right.
    """
    torn = []
    for article_id in sorted(suspects):
        row: Any = connection.execute(
            "SELECT content_hash, headline, byline, text FROM articles a JOIN bodies b ON b.article_id = a.id"
            " WHERE a.id = ?",
            (article_id,),
        ).fetchone()
        if row and (article_id in unsealed or not check_articles.fits(connection, article_id, row)):
            _, headline, byline, text = row
            digest = _hash(connection, article_id, headline, byline, text)
            connection.execute("UPDATE articles SET content_hash = ? WHERE id = ?", (digest, article_id))
            _warn(connection, article_id, TORN_TEXT)
            torn.append(article_id)
    return torn


def _give_heads(connection: apsw.Connection, now: int) -> list[int]:
    """An article of which only the text is left gets a headline: one it is known by, else the text's beginning."""
    found: list[Any] = connection.execute(
        "SELECT article_id, text, lede FROM bodies WHERE article_id NOT IN (SELECT id FROM articles)"
    ).fetchall()
    for article_id, text, lede in found:
        known = connection.execute("SELECT key FROM titles WHERE article_id = ? ORDER BY id DESC", (article_id,)).get
        line = " ".join(str(text)[:120].split())
        headline = str(known) if known else (line or LOST_HEADLINE)
        connection.execute(
            "INSERT INTO articles (id, source, content_hash, details_hash, headline, byline, added_at, excerpt)"
            " VALUES (?, '', ?, x'', ?, '[]', ?, ?)",
            (article_id, _hash(connection, article_id, headline, "[]", text), headline, now, str(lede)[:200]),
        )
        _warn(connection, article_id, LOST_HEADLINE)
    return [article_id for article_id, *_ in found]


def _give_bodies(connection: apsw.Connection) -> list[int]:
    """An article without its text keeps its place, and gets its text back when its source is added again."""
    ids = _lacking(connection, "bodies")
    for article_id in ids:
        row: Any = connection.execute("SELECT headline, byline, excerpt FROM articles WHERE id = ?", (article_id,))
        headline, byline, excerpt = row.fetchone()
        text = excerpt or LOST_TEXT
        warnings = json.dumps([LOST_TEXT])
        connection.execute("DELETE FROM pieces WHERE article_id = ? AND revision = 0", (article_id,))
        connection.execute(
            "INSERT INTO bodies (article_id, lede, html, text, warnings) VALUES (?, ?, ?, ?, ?)",
            (article_id, text, f"<p>{_escaped(text)}</p>", text, warnings),
        )
        digest = _hash(connection, article_id, headline, byline, text)
        connection.execute("UPDATE articles SET content_hash = ?, copy_key = NULL WHERE id = ?", (digest, article_id))
    return ids


def _give_raws(connection: apsw.Connection) -> list[int]:
    nothing = zlib.compress(b"")
    ids = _lacking(connection, "raws")
    connection.executemany("INSERT INTO raws (article_id, data) VALUES (?, ?)", [(each, nothing) for each in ids])
    return ids


def _give_status(connection: apsw.Connection) -> None:
    """An article whose status is lost is unread; it stands where its date says."""
    ids = _lacking(connection, "status")
    if not ids:
        return
    times = [
        int(connection.execute("SELECT coalesce(published_at, added_at) FROM articles WHERE id = ?", (each,)).get)
        for each in ids
    ]
    keyed = connection.execute("SELECT 1 FROM pragma_table_info('status') WHERE name = 'search_key'").get
    source = (
        "(SELECT id FROM sources WHERE name = (SELECT site FROM articles WHERE id = ?1))",
        "INSERT OR IGNORE INTO sources (name) SELECT site FROM articles WHERE id = ? AND site <> ''",
    )
    for article_id, time in zip(ids, times, strict=True):
        connection.execute(source[1], (article_id,))
        columns, places = ("article_id, order_time, source_id", f"?1, ?2, {source[0]}")
        values: tuple[int, ...] = (article_id, time)
        if keyed:
            columns, places = columns + ", search_key", places + ", ?3"
            values += tuple(new_keys(connection, [time]))
        connection.execute(f"INSERT INTO status ({columns}) VALUES ({places})", values)


def _give_headlines(connection: apsw.Connection) -> None:
    """Headlines that articles still name: the naming row has their words."""
    found: Iterable[Any] = connection.execute(
        "SELECT DISTINCT headline_id, headline FROM named_links WHERE headline_id NOT IN (SELECT id FROM headlines)"
    ).fetchall()
    for headline_id, headline in found:
        connection.execute(
            "INSERT OR IGNORE INTO headlines (id, key, headline) VALUES (?, ?, ?)",
            (headline_id, normalize_headline(headline), headline),
        )


def _cut_loose_ends(connection: apsw.Connection) -> None:
    """Takes away what refers to nothing; a mere pointer is emptied, and its row stays."""
    while broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _parent, number in broken:
            column, on_delete = connection.execute(
                'SELECT "from", on_delete FROM pragma_foreign_key_list(?) WHERE id = ?', (table, number)
            ).fetchone()  # type: ignore[misc]
            if rowid is None:
                _cut_unnumbered(connection, str(table), str(column), int(str(number)), empty=on_delete == "SET NULL")
            elif on_delete == "SET NULL" or column == "source_id":
                connection.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (rowid,))
            else:
                connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))


def _cut_unnumbered(connection: apsw.Connection, table: str, column: str, number: int, *, empty: bool) -> None:
    """The same for a table whose rows have no numbers."""
    parent, key = connection.execute(
        'SELECT "table", coalesce("to", \'id\') FROM pragma_foreign_key_list(?) WHERE id = ?', (table, number)
    ).fetchone()  # type: ignore[misc]
    loose = f"{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {parent})"
    verb = f"UPDATE {table} SET {column} = NULL" if empty else f"DELETE FROM {table}"
    connection.execute(f"{verb} WHERE {loose}")
    if empty and table == "named_links":
        connection.execute("UPDATE named_links SET state = 'awaited' WHERE state = 'here' AND target IS NULL")


def _give_titles(connection: apsw.Connection) -> None:
    """What articles are known by."""
    found: list[Any] = connection.execute(
        "SELECT id, headline FROM articles WHERE id NOT IN (SELECT article_id FROM titles)"
    ).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO titles (article_id, key) VALUES (?, ?)",
        [(article_id, normalize_headline(headline)) for article_id, headline in found],
    )


def _lacking(connection: apsw.Connection, table: str) -> list[int]:
    """The articles that have no row in a table of parts."""
    found: Iterable[Any] = connection.execute(
        f"SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM {table}) ORDER BY id"
    )
    return [article_id for (article_id,) in found]


def _warn(connection: apsw.Connection, article_id: int, warning: str) -> None:
    connection.execute(
        "UPDATE bodies SET warnings = json_insert(iif(json_valid(warnings), warnings, '[]'), '$[#]', ?)"
        " WHERE article_id = ?",
        (warning, article_id),
    )


def _hash(connection: apsw.Connection, article_id: int, headline: str, byline: str, begun: str) -> str:
    text = long_text.whole(connection, article_id, "text", begun)
    return hash_of((headline, "\1".join(json.loads(byline)), text), 32).hexdigest()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
