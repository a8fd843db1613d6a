"""Copies the rows of a damaged library into a new one, table by table, with what backups still have of lost ones."""

# ruff: noqa: S608  statements are put together from names of our own schema only; values are bound

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import apsw

from newsreader.library import check_articles, ranges
from newsreader.library.findings import Told
from newsreader.library.reference import Table

AT_ONCE = 200
ENDLESS = 20_000
_NOTHING = 512
_FAR = 1 << 33  # seconds since 1970, in 2242
_BY_ARTICLE = ("articles", "bodies", "raws", "status")
_WITH_OWN_HASH = ("articles", "bodies", "raws")
_KINDS = {"INTEGER": int, "TEXT": str, "BLOB": bytes, "REAL": (int, float)}
_WITH_HASH = (
    "SELECT content_hash, headline, byline, text FROM articles a JOIN bodies b ON b.article_id = a.id WHERE a.id = ?"
)


@dataclass(slots=True)
class Copied:
    """What was copied.

    Attributes:
        rows: by table.
        lost: by table, the numbers whose rows cannot be read, though there may have been none.
        articles: ids of which anything was seen at all.
        unsealed: those of which head or text was taken from a broken page, though they fit their hash.
    """

    rows: dict[str, int] = field(default_factory=dict)
    lost: dict[str, list[int]] = field(default_factory=dict)
    articles: set[int] = field(default_factory=set)
    unsealed: set[int] = field(default_factory=set)


class Copying:
    """One copy; `strict` reads what fits its seal, `lenient` whatever is there."""

    def __init__(self, strict: apsw.Connection, lenient: apsw.Connection, target: apsw.Connection) -> None:
        self._strict = strict
        self._lenient = lenient
        self._target = target
        self.copied = Copied()

    def copy(self, tables: Sequence[Table], told: Told) -> None:
        """Copies all that can be read and whose seals fit, then what else is whole by its own hash."""
        for place, table in enumerate(tables):
            told("structure", place, len(tables))
            self._copy_table(table)
        self._take_unsealed(tables)
        self.put_aside()

    def fill(self, tables: Sequence[Table], backup: apsw.Connection) -> int:
        """Takes lost rows from a backup, and answers how many."""
        taken = 0
        for table in tables:
            if table.number is not None:
                for number in self.copied.lost.get(table.name, []):
                    taken += self._put(table, self._rows(backup, table, number, number))
        return taken - self.put_aside(self._lost_parts())

    def put_aside(self, ids: Sequence[int] | None = None) -> int:
        """Takes out texts and raw bytes that are not what they were, and answers how many; None looks at all."""
        last = ranges.highest(self._target, "articles") or 0
        wanted = range(1, last + 1) if ids is None else sorted(ids)
        aside = 0
        for number in wanted:
            row: Any = self._target.execute(_WITH_HASH, (number,)).fetchone()
            if row and not check_articles.fits(self._target, number, row):
                aside += self._drop("bodies", number)
            data = self._target.execute("SELECT data FROM raws WHERE article_id = ?", (number,)).get
            if data is not None and not check_articles.unpacks(data):
                aside += self._drop("raws", number)
        return aside

    def take_torn(self, tables: Sequence[Table]) -> None:
        """Takes heads and texts as they stand there: a text with a hole is better than none."""
        for table in tables:
            if table.name in ("articles", "bodies"):
                for number in self.copied.lost.get(table.name, []):
                    self._put(table, self._torn(table, number))

    def _torn(self, table: Table, number: int) -> ranges.Rows:
        """A row if its texts are texts at all."""
        rows = self._as_it_stands(table, number)
        texts = ("text", "html", "lede", "warnings") if table.name == "bodies" else ("headline", "byline", "excerpt")
        places = [1 + table.columns.index(name) for name in texts]
        json_place = places[-1] if table.name == "bodies" else places[1]
        return [row for row in rows if all(isinstance(row[each], str) for each in places) and _is_list(row[json_place])]

    def _as_it_stands(self, table: Table, number: int) -> ranges.Rows:
        """A row whatever its page's seal says; none where even so it cannot be read."""
        try:
            rows = self._rows(self._lenient, table, number, number)
        except ranges.UNREADABLE:
            return []
        return [tuple(map(_without_nothing, row)) for row in rows]

    def _drop(self, table: str, number: int) -> int:
        self._target.execute(f"DELETE FROM {table} WHERE article_id = ?", (number,))
        self.copied.lost.setdefault(table, []).append(number)
        return 1

    def _lost_parts(self) -> list[int]:
        return sorted({number for name in ("articles", "bodies", "raws") for number in self.copied.lost.get(name, [])})

    def _copy_table(self, table: Table) -> None:
        if table.number is None:
            self._put(table, self._all(table))
            return
        lost = self.copied.lost.setdefault(table.name, [])
        for rows, failed in self._portions(table):
            self._put(table, rows)
            lost += failed

    def _portions(self, table: Table) -> Iterator[tuple[ranges.Rows, list[int]]]:
        """The rows in portions; where the end is not known, until nothing was readable for long."""
        assert table.number  # noqa: S101  the caller looked
        known = ranges.highest(self._strict, table.name, table.number)
        if known is None and (table.number == "article_id" or table.name in _BY_ARTICLE):
            known = self._last_article()
        lowest = _lowest(self._strict, table)

        def ask(low: int, high: int) -> ranges.Rows:
            return self._rows(self._strict, table, low, high)

        if known is not None:
            yield from ranges.walk(ask, known, AT_ONCE, lowest)
            return
        barren = 0
        for rows, lost in ranges.walk(ask, 1 << 62, AT_ONCE, lowest):
            yield rows, lost
            barren = 0 if rows else barren + AT_ONCE
            if barren > ENDLESS:
                return

    def _last_article(self) -> int | None:
        """The highest id that was ever given out."""
        for connection in (self._strict, self._lenient):
            with suppress(*ranges.UNREADABLE):
                last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").get
                return None if last is None else int(last)
        return None

    def _rows(self, connection: apsw.Connection, table: Table, low: int, high: int) -> ranges.Rows:
        names = ", ".join(table.columns)
        number = "rowid, " if table.number == "rowid" else ""
        return connection.execute(
            f"SELECT {number}{names} FROM {table.name} WHERE {table.number} BETWEEN ? AND ?", (low, high)
        ).fetchall()

    def _all(self, table: Table) -> ranges.Rows:
        """The rows of a small table without numbers."""
        for connection in (self._strict, self._lenient):
            try:
                return connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}").fetchall()
            except ranges.UNREADABLE:
                continue
        return []

    def _put(self, table: Table, rows: ranges.Rows) -> int:
        """Writes rows that are not there yet; answers how many there were."""
        if not rows:
            return 0
        names = ", ".join((*(("rowid",) if table.number == "rowid" else ()), *table.columns))
        places = ", ".join("?" * len(rows[0]))
        before = self._target.total_changes()
        self._target.executemany(f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({places})", rows)
        written = self._target.total_changes() - before
        self.copied.rows[table.name] = self.copied.rows.get(table.name, 0) + written
        if "article_id" in table.columns:
            self.copied.articles.update(_ids(rows, names.split(", ").index("article_id")))
        if table.name == "articles":
            self.copied.articles.update(_ids(rows, 0))
        return written

    def _take_unsealed(self, tables: Sequence[Table]) -> None:
        """Rows of pages whose seal is broken, where they say themselves that they are whole."""
        by_name = {table.name: table for table in tables}
        numbers = {number for name in ("articles", "bodies") for number in self.copied.lost.get(name, [])}
        for number in sorted(numbers):
            found = self._unsealed(number)
            if found is not None:
                self.copied.unsealed.add(number)
                for name in ("articles", "bodies"):
                    self._put(by_name[name], self._as_it_stands(by_name[name], number))
        for number in self.copied.lost.get("raws", []):
            rows = self._as_it_stands(by_name["raws"], number)
            self._put(by_name["raws"], [row for row in rows if any(map(check_articles.unpacks, row[1:]))])
        for table in tables:
            if table.name not in _WITH_OWN_HASH:
                for number in self.copied.lost.get(table.name, []):
                    rows = self._as_it_stands(table, number)
                    self._put(table, [row for row in rows if self._is_plausible(table, row)])

    def _is_plausible(self, table: Table, row: tuple[Any, ...]) -> bool:
        """Whether a row has values of the kinds that its columns hold, and marks of the reader that can be."""
        values = dict(zip(table.columns, row[-len(table.columns) :], strict=True))
        kinds = self._kinds(table)
        if any(value is not None and not isinstance(value, kinds[name]) for name, value in values.items()):
            return False
        return table.name != "status" or (
            values["read"] in (0, 1)
            and 0 <= values["position"] <= 1
            and all(values[name] is None or 0 < values[name] < _FAR for name in ("bookmarked_at", "deleted_at"))
        )

    def _kinds(self, table: Table) -> dict[str, Any]:
        found: Any = self._target.execute("SELECT name, type FROM pragma_table_info(?)", (table.name,))
        return {name: _KINDS.get(kind, object) for name, kind in found}

    def _unsealed(self, article_id: int) -> tuple[Any, ...] | None:
        """An article as it stands there, if its hash fits."""
        try:
            row: Any = self._lenient.execute(_WITH_HASH, (article_id,)).fetchone()
            return row if row and check_articles.fits(self._lenient, article_id, row) else None
        except ranges.UNREADABLE:
            return None


def _lowest(connection: apsw.Connection, table: Table) -> int:
    """Where a table begins; at 1 if that cannot be read."""
    try:
        return int(connection.execute(f"SELECT coalesce(min({table.number}), 1) FROM {table.name}").get)
    except ranges.UNREADABLE:
        return 1


def _without_nothing(value: Any) -> Any:
    """A value without the empty page at its end, which would look like damage in the new file too."""
    if isinstance(value, bytes) and value.endswith(bytes(_NOTHING)):
        return value.rstrip(b"\0")
    return value.rstrip("\0") if isinstance(value, str) and value.endswith("\0" * _NOTHING) else value


def _is_list(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except ValueError:
        return False


def _ids(rows: ranges.Rows, place: int) -> Iterator[int]:
    return (row[place] for row in rows if isinstance(row[place], int))
