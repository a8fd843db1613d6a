"""What the reader decided about named headlines: of which to be told when they come, and which link is right."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, Undo

_DECISION = "article_id = ? AND headline_id = ? AND target = ?"
Followed = tuple[int, int | None, int | None, int]


def follow(connection: apsw.Connection, headline_id: int, on: bool, now: int) -> Changes:
    """Asks, or no longer asks, to be told when the article of a headline comes.

    Raises:
        NewsreaderError: there is no such headline.
    """
    before = _followed(connection, headline_id)
    if (before[1] is not None) == on:
        return Changes()
    return set_followed(connection, [(headline_id, now if on else None, None, 0)])


def mark_seen(connection: apsw.Connection, headline_id: int) -> Changes:
    """The reader knows that the article of a followed headline came.

    Raises:
        NewsreaderError: there is no such headline.
    """
    _, followed_at, arrived, seen = _followed(connection, headline_id)
    if seen or arrived is None:
        return Changes()
    return set_followed(connection, [(headline_id, followed_at, arrived, 1)])


def set_followed(connection: apsw.Connection, wanted: Sequence[Followed]) -> Changes:
    """Writes what is known of followed headlines; each row is (id, followed at, arrived article, seen)."""
    before = [_followed(connection, headline_id) for headline_id, *_ in wanted]
    connection.executemany(
        "UPDATE headlines SET followed_at = ?2, arrived_article = ?3, seen = ?4 WHERE id = ?1", list(wanted)
    )
    naming = connection.execute(
        "SELECT article_id FROM named_links WHERE headline_id IN (SELECT value FROM json_each(?))",
        (json.dumps([row[0] for row in wanted]),),
    )
    ids = frozenset(article_id for (article_id,) in naming)
    return Changes(ids, kinds=frozenset({"headlines"}), undo=Undo("follow", tuple(before)))


def decide(connection: apsw.Connection, article_id: int, index: int, accept: bool) -> Changes:
    """Keeps the reader's word on what a named headline was taken to mean: yes, that article; or no, not that one.

    Raises:
        NewsreaderError: there is no such link, or it means no article.
    """
    found = connection.execute(
        "SELECT headline_id, target FROM named_links WHERE article_id = ? AND position = ? AND target IS NOT NULL",
        (article_id, index),
    ).fetchone()
    if found is None:
        raise NewsreaderError("There is no related article to decide on here any more.", "Nothing was changed.")
    headline_id, target = found
    earlier = connection.execute(
        "SELECT target FROM link_decisions WHERE article_id = ? AND headline_id = ? AND accepted = 1",
        (article_id, headline_id),
    ).fetchall()
    verdicts: list[Any] = [(article_id, headline_id, other, None) for (other,) in earlier if accept]
    verdicts.append((article_id, headline_id, target, int(accept)))
    answers: list[Any] = [
        (article_id, position, *(("here", target, 1.0) if accept else (unresolved, None, 0.0)))
        for position, unresolved in connection.execute(
            "SELECT position, iif(url IS NULL, 'awaited', 'elsewhere') FROM named_links"
            " WHERE article_id = ? AND headline_id = ? AND target = ?",
            (article_id, headline_id, target),
        )
    ]
    return set_decisions(connection, [*verdicts, *answers])


def set_decisions(connection: apsw.Connection, wanted: Sequence[tuple[Any, ...]]) -> Changes:
    """Writes what was decided.

    Rows of four are (article, headline, target, accepted or None), rows of five (article, place, state, target, score).
    """
    before: list[tuple[object, ...]] = []
    for row in wanted:
        if len(row) == 4:
            found = connection.execute(f"SELECT accepted FROM link_decisions WHERE {_DECISION}", row[:3]).get
            before.append((*row[:3], found))
            connection.execute(f"DELETE FROM link_decisions WHERE {_DECISION}", row[:3])
            if row[3] is not None:
                connection.execute("INSERT INTO link_decisions VALUES (?, ?, ?, ?)", row)
        else:
            before += connection.execute(
                "SELECT article_id, position, state, target, score FROM named_links"
                " WHERE article_id = ? AND position = ?",
                row[:2],
            ).fetchall()
            connection.execute(
                "UPDATE named_links SET state = ?3, target = ?4, score = ?5 WHERE article_id = ?1 AND position = ?2",
                row,
            )
    ids = {row[0] for row in wanted} | {row[2] for row in wanted if len(row) == 4}
    return Changes(frozenset(ids), kinds=frozenset({"links"}), undo=Undo("decision", tuple(before)))


def _followed(connection: apsw.Connection, headline_id: int) -> Followed:
    row: Any = connection.execute(
        "SELECT id, followed_at, arrived_article, seen FROM headlines WHERE id = ?", (headline_id,)
    ).fetchone()
    if row is None:
        raise NewsreaderError("This headline is no longer in the library.", "Nothing was changed.")
    followed: Followed = row
    return followed
