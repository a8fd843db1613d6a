"""Changes to many articles at once, made in portions and kept until they are taken back, by another day too.

A step is begun by one statement that writes, for each article it means, the value that the article shall have. A
portion then exchanges these values with those in use. So the rows of a step that was made hold what stood before, and
to take it back or to make it again is the same exchange. Between two portions anybody else may write; a step that was
begun is finished by whoever opens the library next.
"""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

import apsw

from newsreader.article.model import Changes, Undo
from newsreader.library import copies, parked, status
from newsreader.library.views import Binding

Operation = Literal["read", "bookmark", "bin", "tag"]
PORTION = 2_500  # what waits for a portion, as a star does, waits for a twentieth of a second
NAMED = 1_000
KEPT = 50
MOST_ROWS = 3_000_000
COLUMNS = {"read": "read", "bookmark": "bookmarked_at", "bin": "deleted_at"}
_KINDS = {"read": "read", "bookmark": "bookmark", "bin": "bin", "tag": "tags"}
_AHEAD = {"doing": "done", "undoing": "undone"}
_BACK = {"done": "undoing", "undone": "doing"}


@dataclass(frozen=True, slots=True)
class Bulk:
    """What is to be done to many articles.

    Attributes:
        on: read, bookmarked, in the recycle bin, tagged; or the contrary.
        name: of the tag.
        copies: what is folded under an article goes into the recycle bin with it.
        label: says in the past tense what was done.
    """

    operation: Operation
    on: bool = True
    name: str = ""
    label: str = ""
    copies: bool = False


@dataclass(frozen=True, slots=True)
class SavedStep:
    """A step that is kept.

    Attributes:
        label: says in the past tense what was done.
        size: how many articles it changed.
        state: being made (doing), made (done), being taken back (undoing), taken back (undone).
    """

    id: int
    label: str
    size: int
    state: Literal["doing", "done", "undoing", "undone"]


@dataclass(frozen=True, slots=True)
class Carried:
    """How far a step has come, and what its last portion changed."""

    done: int
    total: int
    finished: bool
    changes: Changes


def begin(connection: apsw.Connection, bulk: Bulk, where: str, values: Binding, now: int) -> int:
    """Begins a step on the articles that meet a condition over `status s` and are not so yet; answers its id."""
    _forget_old(connection)
    connection.execute(
        "INSERT INTO undo_steps (operation, label, name, made_at, state, size) VALUES (?, ?, ?, ?, 'doing', 0)",
        (bulk.operation, bulk.label, bulk.name, now),
    )
    step_id = connection.last_insert_rowid()
    names = {**values, "bulk_step": step_id, "bulk_now": now, "bulk_on": int(bulk.on)}
    if bulk.operation == "tag":
        connection.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (bulk.name,))
        status.own(connection, bulk.name)
        names["bulk_tag"] = connection.execute("SELECT id FROM tags WHERE name = ?", (bulk.name,)).get
        shown = (
            "coalesce((SELECT coalesce(by_reader, by_source) FROM article_tags t"
            " WHERE t.article_id = s.article_id AND t.tag_id = :bulk_tag), 0)"
        )
        chosen, value = f"{shown} <> :bulk_on", ":bulk_on"
    elif bulk.operation == "read":
        chosen, value = "s.read <> :bulk_on", ":bulk_on"
    else:
        column = COLUMNS[bulk.operation]
        chosen = f"s.{column} IS NULL" if bulk.on else f"s.{column} IS NOT NULL"
        value = ":bulk_now" if bulk.on else "NULL"
    connection.execute(
        f"INSERT INTO undo_rows SELECT :bulk_step, s.article_id, {value} FROM status s WHERE ({where}) AND {chosen}",
        names,
    )
    if bulk.operation == "read" or bulk.copies:
        _take_copies(connection, bulk, f"SELECT :bulk_step, s.article_id, {value} FROM status s WHERE {chosen}", names)
    connection.execute(
        "UPDATE undo_steps SET size = (SELECT count(*) FROM undo_rows WHERE step_id = ?1) WHERE id = ?1", (step_id,)
    )
    return step_id


def _take_copies(connection: apsw.Connection, bulk: Bulk, rows: str, names: Binding) -> None:
    """Adds to the articles of a step those that are folded under them; where read marks are meant, the others too."""
    of_step = "EXISTS (SELECT 1 FROM undo_rows WHERE step_id = :bulk_step AND article_id = c.{})"
    standing = f"SELECT c.folded FROM status c WHERE c.folded IS NOT NULL AND {of_step.format('article_id')}"
    folded = f"SELECT c.article_id FROM status c WHERE c.folded IS NOT NULL AND {of_step.format('folded')}"
    for others in (standing, folded) if bulk.operation == "read" else (folded,):
        connection.execute(f"INSERT OR IGNORE INTO undo_rows {rows} AND s.article_id IN ({others})", names)


def carry_on(connection: apsw.Connection, step_id: int, portion: int = PORTION) -> Carried:
    """Makes the next portion of a step that was begun, or of one that is being taken back."""
    step: Any = connection.execute(
        "SELECT operation, name, state, size, upto, carried FROM undo_steps WHERE id = ?", (step_id,)
    ).fetchone()
    if step is None or step[2] not in _AHEAD:
        return Carried(0, 0, finished=True, changes=Changes())
    operation, name, state, size, upto, carried = step
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS exchange (article_id INTEGER PRIMARY KEY, value INTEGER)")
    connection.execute("DELETE FROM temp.exchange")
    connection.execute(
        "INSERT INTO temp.exchange SELECT article_id, before FROM undo_rows WHERE step_id = ? AND article_id > ?"
        " ORDER BY article_id LIMIT ?",
        (step_id, upto, portion),
    )
    number = connection.changes()
    named = None if size > NAMED else _differing(connection, operation, name)
    if operation == "tag":
        _exchange_tags(connection, step_id, name)
    else:
        _exchange(connection, step_id, COLUMNS[operation])
    if operation == "bin" and size > NAMED:
        parked.follow(connection, "temp.exchange")
    folds = Changes()
    if operation == "bin":
        binned: Iterable[Any] = connection.execute("SELECT article_id FROM temp.exchange")
        folds = replace(copies.settle(connection, [article_id for (article_id,) in binned]), undo=None)
    finished = number < portion
    connection.execute(
        "UPDATE undo_steps SET state = ?, upto = coalesce((SELECT max(article_id) FROM temp.exchange), 0), carried = ?"
        " WHERE id = ?",
        (_AHEAD[state] if finished else state, carried + number, step_id),
    )
    changes = _changes(operation, undo_of(step_id, size), named)
    return Carried(carried + number, size, finished, folds | changes if number else Changes())


def turn(connection: apsw.Connection, step_id: int) -> int:
    """Begins to take back a step that was made, or to make one again that was taken back; answers its size."""
    step: Any = connection.execute("SELECT state, size FROM undo_steps WHERE id = ?", (step_id,)).fetchone()
    if step is None or step[0] not in _BACK:
        return 0
    connection.execute("UPDATE undo_steps SET state = ?, upto = 0, carried = 0 WHERE id = ?", (_BACK[step[0]], step_id))
    return int(step[1])


def at_once(connection: apsw.Connection, step_id: int) -> Changes:
    """Makes all of a step within the present transaction."""
    carried = carry_on(connection, step_id)
    changes = carried.changes
    while not carried.finished:
        carried = carry_on(connection, step_id)
        changes |= carried.changes
    return changes


def give_up(connection: apsw.Connection, step_id: int) -> Changes:
    """Ends a step where it is: what was not made of it is forgotten, what was made can be taken back."""
    connection.execute(
        "DELETE FROM undo_rows WHERE step_id = ?1 AND article_id > (SELECT upto FROM undo_steps WHERE id = ?1)"
        " AND (SELECT state FROM undo_steps WHERE id = ?1) = 'doing'",
        (step_id,),
    )
    connection.execute(
        "UPDATE undo_steps SET state = 'done', size = carried WHERE id = ? AND state = 'doing'", (step_id,)
    )
    size = int(connection.execute("SELECT size FROM undo_steps WHERE id = ?", (step_id,)).get or 0)
    return Changes(undo=undo_of(step_id, size))


def undo_of(step_id: int, size: int) -> Undo:
    """What takes a step back; the size tells whether that should be done in portions."""
    return Undo("step", ((step_id, size),))


def saved(connection: apsw.Connection) -> list[SavedStep]:
    """The steps that are kept, the oldest first."""
    found: Iterable[Any] = connection.execute(
        "SELECT id, label, size, state FROM undo_steps WHERE size > 0 OR state IN ('doing', 'undoing') ORDER BY id"
    )
    return [SavedStep(*row) for row in found]


def _exchange(connection: apsw.Connection, step_id: int, column: str) -> None:
    connection.execute(
        f"UPDATE undo_rows SET before = s.{column} FROM temp.exchange e JOIN status s ON s.article_id = e.article_id"
        " WHERE undo_rows.step_id = ? AND undo_rows.article_id = e.article_id",
        (step_id,),
    )
    connection.execute(
        # The plus has the few rows of the portion looked up in `status`, and not the other way round.
        f"UPDATE status SET {column} = e.value FROM temp.exchange e"
        f" WHERE status.article_id = +e.article_id AND status.{column} IS NOT e.value"
    )


def _exchange_tags(connection: apsw.Connection, step_id: int, name: str) -> None:
    connection.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
    tag_id = connection.execute("SELECT id FROM tags WHERE name = ?", (name,)).get
    connection.execute(
        "UPDATE undo_rows SET before = (SELECT by_reader FROM article_tags t WHERE t.tag_id = ?2"
        " AND t.article_id = undo_rows.article_id)"
        " WHERE step_id = ?1 AND article_id IN (SELECT article_id FROM temp.exchange)",
        (step_id, tag_id),
    )
    connection.execute(
        "INSERT INTO article_tags (article_id, tag_id, by_reader) SELECT article_id, ?, value FROM temp.exchange"
        " WHERE +article_id IN (SELECT id FROM articles)"
        " ON CONFLICT (article_id, tag_id) DO UPDATE SET by_reader = excluded.by_reader",
        (tag_id,),
    )
    connection.execute(
        "DELETE FROM article_tags WHERE tag_id = ? AND by_reader IS NULL AND by_source = 0"
        " AND article_id IN (SELECT article_id FROM temp.exchange)",
        (tag_id,),
    )


def _differing(connection: apsw.Connection, operation: str, name: str) -> dict[int, int | None]:
    """The articles of a portion that do not have its values yet, with these."""
    if operation == "tag":
        found: Iterable[Any] = connection.execute(
            "SELECT e.article_id, e.value FROM temp.exchange e LEFT JOIN article_tags t ON t.article_id = e.article_id"
            " AND t.tag_id = (SELECT id FROM tags WHERE name = ?)"
            " WHERE coalesce(e.value, t.by_source, 0) <> coalesce(t.by_reader, t.by_source, 0)",
            (name,),
        )
    else:
        found = connection.execute(
            "SELECT e.article_id, e.value FROM temp.exchange e CROSS JOIN status s ON s.article_id = e.article_id"
            f" WHERE s.{COLUMNS[operation]} IS NOT e.value"
        )
    return dict(found)


def _changes(operation: str, undo: Undo, named: dict[int, int | None] | None) -> Changes:
    """What a portion changed: by ids, unless they are many."""
    kinds = frozenset({_KINDS[operation]} | ({"links", "headlines"} if operation == "bin" and named is None else set()))
    if named is None:
        return Changes(kinds=kinds, undo=undo, everything=True)
    if not named:
        return Changes()
    ids = frozenset(named)
    if operation != "bin":
        return Changes(ids, kinds=kinds, undo=undo)
    removed = frozenset(article_id for article_id, value in named.items() if value is not None)
    return Changes(ids, ids - removed, removed, kinds, undo=undo)


def _forget_old(connection: apsw.Connection) -> None:
    """Lets go of the oldest steps, so that those that are kept are neither too many nor too large."""
    rows: Iterable[Any] = connection.execute(
        "SELECT id, size FROM undo_steps WHERE state IN ('done', 'undone') ORDER BY id DESC"
    )
    total = 0
    for place, (step_id, size) in enumerate(list(rows)):
        total += size
        if place >= KEPT - 1 or total > MOST_ROWS:
            connection.execute("DELETE FROM undo_rows WHERE step_id = ?", (step_id,))
            connection.execute("DELETE FROM undo_steps WHERE id = ?", (step_id,))
