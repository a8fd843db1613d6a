"""Folds copies of one article under one row, and takes them apart again; nothing of any copy is lost by that.

Of the copies the earliest published stands for all, of equal ones the longest, then the first that came; but one that
was opened goes on standing when an earlier comes. If it goes to the recycle bin the next stands, and it stands again
when it is back. What is read in one copy is read in all: `read_by_fold` marks those that were not read themselves, and
which are unread again when they are taken apart. Bookmarks, tags and notes stay where they are.

The reader's word that two are copies, or are not, outranks everything. Of one source two articles are never folded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from itertools import combinations
from typing import Any, NamedTuple

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, Copy, Undo

Connect = Callable[[], AbstractContextManager[apsw.Connection]]
MOST = 60
"""So many copies stand under one row at most."""
Row = tuple[Any, ...]
"""("status", id, folded, read, read_by_fold) or ("decision", lower id, higher id, folded or None, decided at)."""
_STATUS = (
    "SELECT s.article_id, s.folded, s.read, s.read_by_fold, s.deleted_at IS NOT NULL, s.position > 0, s.order_time,"
    " a.length FROM status s JOIN articles a ON a.id = s.article_id"
    " WHERE s.article_id IN (SELECT value FROM json_each(?))"
)
_GROUPS = (
    "SELECT DISTINCT coalesce(s.folded, s.article_id) FROM status s WHERE s.article_id IN (SELECT value FROM"
    " json_each(?)) AND (s.folded IS NOT NULL OR EXISTS (SELECT 1 FROM status c WHERE c.folded = s.article_id))"
)
_BESIDE = (
    "SELECT a.id, coalesce((SELECT f.title FROM subscriptions f WHERE f.source_id = s.source_id AND f.named_by_reader"
    " AND f.ended_at IS NULL LIMIT 1), (SELECT name FROM sources WHERE id = s.source_id), a.headline), w.parted FROM"
    " (SELECT folded AS number, 0 AS parted FROM status WHERE article_id = ?1 AND folded IS NOT NULL"
    "  UNION ALL SELECT c.article_id, 0 FROM status c WHERE c.article_id <> ?1"
    "   AND c.folded = (SELECT coalesce(folded, article_id) FROM status WHERE article_id = ?1)"
    "  UNION ALL SELECT second, 1 FROM copy_decisions WHERE first = ?1 AND NOT folded"
    "  UNION ALL SELECT first, 1 FROM copy_decisions WHERE second = ?1 AND NOT folded) w"
    " CROSS JOIN articles a ON a.id = w.number CROSS JOIN status s ON s.article_id = a.id WHERE s.deleted_at IS NULL"
)
_OF_ONE_SOURCE = (
    "SELECT EXISTS (SELECT 1 FROM feed_articles f JOIN feed_articles g ON g.subscription_id = f.subscription_id"
    " WHERE f.article_id = ?1 AND g.article_id = ?2)"
    " OR (NOT (EXISTS (SELECT 1 FROM feed_articles WHERE article_id = ?1)"
    "  AND EXISTS (SELECT 1 FROM feed_articles WHERE article_id = ?2))"
    " AND coalesce((SELECT s.source_id = o.source_id FROM status s, status o"
    "  WHERE s.article_id = ?1 AND o.article_id = ?2), 1))"
)


class _Copy(NamedTuple):
    """What is known of an article among copies."""

    id: int
    folded: int | None
    read: int
    read_by_fold: int
    deleted: int
    opened: int
    order_time: int
    length: int

    @property
    def place(self) -> tuple[int, int, int, int]:
        """The lowest stands for the others."""
        return (self.deleted, self.order_time, -self.length, self.id)


class Copies:
    """Questions about the copies in a library, and their folding."""

    def __init__(self, reading: Connect, writing: Connect, now: Callable[[], int]) -> None:
        self._reading = reading
        self._writing = writing
        self._now = now

    def of(self, article_id: int) -> list[int]:
        """The article that stands for an article and its copies, then these, in the order of their ids."""
        with self._reading() as connection:
            return group(connection, article_id)

    def standing(self, ids: Iterable[int]) -> dict[int, int]:
        """For those of the articles that are folded, and what is folded under any: the one under whose row each is."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT article_id, folded FROM status WHERE folded IS NOT NULL"
                " AND (article_id IN (SELECT value FROM json_each(?1)) OR folded IN (SELECT value FROM json_each(?1)))"
                " ORDER BY 1",
                (json.dumps(list(ids)),),
            )
            return dict(found)

    def folded(self) -> list[int]:
        """The living articles that are under another one's row, in the order of their ids."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT article_id FROM status WHERE folded IS NOT NULL AND deleted_at IS NULL ORDER BY 1"
            )
            return [number for (number,) in found]

    def may_fold(self, first: int, second: int) -> bool:
        """Whether two articles, with what is folded with them, may be under one row if their texts are one."""
        with self._reading() as connection:
            return may_fold(connection, first, second)

    def fold(self, pairs: Iterable[tuple[int, int]]) -> Changes:
        """Puts the articles of each pair under one row, unless the reader said otherwise or they are of one source."""
        with self._writing() as connection:
            acts = _Acts(connection)
            for first, second in pairs:
                if may_fold(connection, first, second):
                    acts.join(first, second)
            return acts.changes()

    def part(self, ids: Iterable[int]) -> Changes:
        """Takes articles out whose texts are no copies any more, but for what the reader put together."""
        with self._writing() as connection:
            acts = _Acts(connection)
            for article_id in ids:
                if not _decided(connection, [(article_id, other) for other in group(connection, article_id)], 1):
                    acts.take_out([article_id])
            return acts.changes()

    def unfold(self, article_id: int) -> Changes:
        """Has the reader's word that an article is none of the copies; of one that stands for others, that none is.

        Raises:
            NewsreaderError: it has no copies.
        """
        with self._writing() as connection:
            members = group(connection, article_id)
            if len(members) < 2:
                raise NewsreaderError("This article has no copies any more.", "Nothing was changed.")
            all_of_them = members[0] == article_id
            apart = list(combinations(members, 2)) if all_of_them else [(article_id, each) for each in members]
            acts = _Acts(connection)
            acts.decide([pair for pair in apart if pair[0] != pair[1]], 0, self._now())
            acts.take_out(members if all_of_them else [article_id])
            return acts.changes()

    def refold(self, ids: Sequence[int]) -> Changes:
        """Has the reader's word that articles are copies of one text.

        Raises:
            NewsreaderError: they are not two articles that are not in the recycle bin.
        """
        with self._writing() as connection:
            living = [each.id for each in _known(connection, ids) if not each.deleted]
            if len(living) < 2:
                raise NewsreaderError("There are no two articles to fold here any more.", "Nothing was changed.")
            acts = _Acts(connection)
            acts.decide(list(combinations(sorted(living), 2)), 1, self._now())
            for other in living[1:]:
                acts.join(other, living[0])
            return acts.changes()

    def apart(self, article_id: int) -> list[int]:
        """The living articles that the reader said are no copies of an article, and which are not folded with it."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT s.article_id FROM (SELECT second AS other FROM copy_decisions WHERE first = ?1 AND NOT folded"
                " UNION ALL SELECT first FROM copy_decisions WHERE second = ?1 AND NOT folded)"
                " JOIN status s ON s.article_id = other WHERE s.deleted_at IS NULL ORDER BY 1",
                (article_id,),
            )
            with_it = group(connection, article_id)
            return [other for (other,) in found if other not in with_it]


def beside(connection: apsw.Connection, article_id: int) -> dict[str, Any]:
    """The fields `copies` and `parted` of an article."""
    found: list[Any] = connection.execute(_BESIDE, (article_id,)).fetchall()
    copies = tuple(Copy(number, source) for number, source, parted in found if not parted)
    return {"copies": copies, "parted": any(parted for *_, parted in found)}


def group(connection: apsw.Connection, article_id: int) -> list[int]:
    """The article that stands, then those under its row in the order of their ids; without any, the article alone."""
    standing = connection.execute("SELECT coalesce(folded, article_id) FROM status WHERE article_id = ?", (article_id,))
    first: int | None = standing.get
    if first is None:
        return []
    found: Any = connection.execute("SELECT article_id FROM status WHERE folded = ? ORDER BY 1", (first,))
    return [first, *(number for (number,) in found)]


def with_copies(connection: apsw.Connection, ids: Iterable[int]) -> list[int]:
    """Articles with all that are folded with them, each once."""
    wanted = list(dict.fromkeys(ids))
    found: Any = connection.execute(_GROUPS, (json.dumps(wanted),)).fetchall()
    return list(dict.fromkeys([*wanted, *(each for (number,) in found for each in group(connection, number))]))


def may_fold(connection: apsw.Connection, first: int, second: int) -> bool:
    """Whether two articles may be under one row, with what is folded with each."""
    mine, theirs = group(connection, first), group(connection, second)
    if not mine or not theirs or mine[0] == theirs[0] or len(mine) + len(theirs) > MOST:
        return False
    pairs = [(one, other) for one in mine for other in theirs]
    if _decided(connection, pairs, 0):
        return False
    if _decided(connection, pairs, 1):
        return True
    return not any(connection.execute(_OF_ONE_SOURCE, pair).get for pair in pairs)


def settle(connection: apsw.Connection, ids: Iterable[int]) -> Changes:
    """After articles went to the recycle bin or came back: has the right one of their copies stand for the others."""
    groups: Any = connection.execute(_GROUPS, (json.dumps(list(ids)),)).fetchall()
    if not groups:
        return Changes()
    acts = _Acts(connection)
    for (number,) in groups:
        acts.stand(group(connection, number))
    return acts.changes()


def obey(connection: apsw.Connection, first: int, second: int) -> None:
    """Folds two articles, or takes them apart, by what the reader said of them and which was written otherwise."""
    acts = _Acts(connection)
    if _decided(connection, [(first, second)], 1):
        acts.join(first, second)
    elif _decided(connection, [(first, second)], 0) and second in group(connection, first):
        acts.take_out([max(first, second)])


def write(connection: apsw.Connection, rows: Iterable[Row]) -> Changes:
    """Writes what was; what this replaces is the undo. Rows of articles that are gone are passed over."""
    acts = _Acts(connection)
    for row in rows:
        if row[0] == "status":
            acts.set(*row[1:])
        else:
            acts.decide([row[1:3]], *row[3:])
    return acts.changes()


class _Acts:
    """Changes to copies within one transaction, and what stood before each."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._before: dict[tuple[Any, ...], Row] = {}
        self._kinds = {"copies"}

    def join(self, article_id: int, other_id: int) -> None:
        """Puts an article and what is under its row under the row of another."""
        mine, theirs = group(self._connection, article_id), group(self._connection, other_id)
        if mine and theirs and mine[0] != theirs[0]:
            self.stand([*theirs, *mine], theirs[0])

    def stand(self, members: Sequence[int], before: int | None = None) -> None:
        """Folds articles under the one that shall stand; the one that stood before stays if it was opened."""
        known = _known(self._connection, members)
        if not known:
            return
        first = min(known, key=lambda each: each.place)
        stood = next((each for each in known if each.id == before and not each.deleted), None)
        if stood and (stood.opened or (stood.read and not stood.read_by_fold)):
            first = stood
        read = any(each.read and not each.read_by_fold for each in known)
        for each in known:
            under = None if each.id == first.id else first.id
            self.set(each.id, under, *((1, int(each.read_by_fold or not each.read)) if read else _own(each)))

    def take_out(self, ids: Sequence[int]) -> None:
        """Has articles stand for themselves, unread again if they were read in another copy alone."""
        for article_id in ids:
            left = [each for each in group(self._connection, article_id) if each != article_id]
            for each in _known(self._connection, [article_id]):
                self.set(each.id, None, *_own(each))
            self.stand(left, left[0] if left else None)

    def set(self, article_id: int, folded: int | None, read: int, read_by_fold: int) -> None:
        """Writes what is said of an article."""
        row: Any = self._connection.execute(
            "SELECT article_id, folded, read, read_by_fold FROM status WHERE article_id = ?", (article_id,)
        ).fetchone()
        if row is None or row[1:] == (folded, read, read_by_fold):
            return
        self._before.setdefault(("status", article_id), ("status", *row))
        self._kinds |= {"read"} if row[2] != read else set()
        self._connection.execute(
            "UPDATE status SET folded = ?, read = ?, read_by_fold = ? WHERE article_id = ?",
            (folded, read, read_by_fold, article_id),
        )

    def decide(self, pairs: Iterable[tuple[int, int]], folded: int | None, now: int) -> None:
        """Keeps the reader's word on pairs; None takes it back."""
        for first, second in map(sorted, pairs):
            row: Any = self._connection.execute(
                "SELECT folded, decided_at FROM copy_decisions WHERE first = ? AND second = ?", (first, second)
            ).fetchone()
            key = ("decision", first, second)
            self._before.setdefault(key, (*key, *(row or (None, 0))))
            self._connection.execute("DELETE FROM copy_decisions WHERE first = ? AND second = ?", (first, second))
            if folded is not None:
                self._connection.execute(
                    "INSERT INTO copy_decisions SELECT ?1, ?2, ?3, ?4 WHERE 2 ="
                    " (SELECT count(*) FROM articles WHERE id IN (?1, ?2))",
                    (first, second, folded, now),
                )

    def changes(self) -> Changes:
        """What changed in all."""
        if not self._before:
            return Changes()
        ids = {number for row in self._before.values() for number in (row[1:2] if row[0] == "status" else row[1:3])}
        return Changes(frozenset(ids), kinds=frozenset(self._kinds), undo=Undo("copies", tuple(self._before.values())))


def _own(copy: _Copy) -> tuple[int, int]:
    """Read and read_by_fold of an article that has no copy which was read."""
    return (0 if copy.read_by_fold else copy.read, 0)


def _known(connection: apsw.Connection, ids: Iterable[int]) -> list[_Copy]:
    found: Any = connection.execute(_STATUS, (json.dumps(list(ids)),))
    return [_Copy(*row) for row in found]


def _decided(connection: apsw.Connection, pairs: Iterable[tuple[int, int]], folded: int) -> bool:
    """Whether the reader said so of any of these pairs."""
    statement = "SELECT 1 FROM copy_decisions WHERE first = ? AND second = ? AND folded = ?"
    return any(connection.execute(statement, (*sorted(pair), folded)).get for pair in pairs)
