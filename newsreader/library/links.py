"""Named headlines as rows: which article names which headline, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import apsw

from newsreader.article.headline import headline_words, normalize_headline
from newsreader.article.model import ArticleRow, NamedLink, Panel, PanelLink, StoredLink
from newsreader.library import query
from newsreader.library.identity import url_key


def store(connection: apsw.Connection, article_id: int, named: Sequence[NamedLink]) -> None:
    """Puts the headlines that an article names in place of any earlier ones, unresolved; decisions stay."""
    connection.execute("DELETE FROM named_links WHERE article_id = ?", (article_id,))
    add(connection, [(article_id, named)])


def add(connection: apsw.Connection, named: Iterable[tuple[int, Sequence[NamedLink]]]) -> None:
    """Keeps the headlines that new articles name, unresolved."""
    links = [(article_id, *numbered) for article_id, some in named for numbered in enumerate(some)]
    new: dict[int, str] = {}
    ids = _headline_ids(connection, dict.fromkeys(link.headline for _, _, link in links), new)
    connection.executemany(
        "INSERT INTO named_links (article_id, position, headline_id, headline, url, url_key, kind, grp, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(article_id, position, ids[link.headline], link.headline),
                *(link.url, url_key(link.url), link.kind, link.group, "elsewhere" if link.url else "awaited"),
            )
            for article_id, position, link in links
        ],
    )
    # Last, because a statement with triggers has an index write out what it holds.
    _index(connection, new)


def stored_links(connection: apsw.Connection, article_id: int) -> tuple[StoredLink, ...]:
    """The headlines that an article names, in the order of its text."""
    found = connection.execute(
        "SELECT position, headline_id, n.headline, url, kind, grp, state, target, score, followed_at IS NOT NULL"
        " FROM named_links n JOIN headlines h ON h.id = headline_id WHERE article_id = ? ORDER BY position",
        (article_id,),
    )
    rows: Iterable[Any] = found
    return tuple(StoredLink(*(*row[:-1], bool(row[-1]))) for row in rows)


def panel(connection: apsw.Connection, article_id: int) -> Panel:
    """What an article names, with the rows of the articles meant, and which living articles name it, newest first."""
    named = stored_links(connection, article_id)
    naming = connection.execute(
        "SELECT DISTINCT n.article_id FROM named_links n JOIN status s ON s.article_id = n.article_id"
        " WHERE n.target = ? AND n.state = 'here' AND s.deleted_at IS NULL"
        " ORDER BY s.order_time DESC, s.article_id DESC",
        (article_id,),
    )
    by = [number for (number,) in naming]
    wanted = sorted({link.target for link in named if link.target is not None} | set(by))
    rows = {row.id: row for row in query.rows(connection, wanted)}
    return Panel(
        article_id,
        tuple(PanelLink(link, rows.get(link.target or 0)) for link in named),
        tuple(rows[number] for number in by if number in rows),
    )


def naming(connection: apsw.Connection, headline_id: int) -> list[ArticleRow]:
    """Rows of the living articles that name a headline, newest first."""
    found = connection.execute(
        "SELECT DISTINCT s.article_id FROM named_links n JOIN status s ON s.article_id = n.article_id"
        " WHERE n.headline_id = ? AND s.deleted_at IS NULL ORDER BY s.order_time DESC, s.article_id DESC",
        (headline_id,),
    )
    return query.rows(connection, [article_id for (article_id,) in found])


def headline_id(connection: apsw.Connection, headline: str) -> int:
    """The id of a headline, new or known."""
    new: dict[int, str] = {}
    ids = _headline_ids(connection, [headline], new)
    _index(connection, new)
    return ids[headline]


def _index(connection: apsw.Connection, new: Mapping[int, str]) -> None:
    connection.executemany(
        "INSERT INTO headline_index (rowid, words) VALUES (?, ?)",
        [(number, " ".join(headline_words(key))) for number, key in new.items()],
    )


def _headline_ids(connection: apsw.Connection, headlines: Iterable[str], new: dict[int, str]) -> dict[str, int]:
    """The ids of headlines, shared by all articles that name them; `new` takes the keys of those not known before."""
    ids: dict[str, int] = {}
    for headline in headlines:
        key = normalize_headline(headline)
        found = connection.execute("SELECT id FROM headlines WHERE key = ?", (key,)).get
        if found is None:
            connection.execute("INSERT INTO headlines (key, headline) VALUES (?, ?)", (key, headline))
            found = connection.last_insert_rowid()
            new[found] = key
        ids[headline] = int(found)
    return ids
