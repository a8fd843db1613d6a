"""What makes articles related, as numbers: the signatures of articles, how often terms occur, who waits to be signed.

What a signature says is made and understood elsewhere. Everything here can be worked out anew from the articles; so
that none is forgotten, whatever comes or changes waits in `unsigned` from its own transaction on.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

import apsw

Connect = Callable[[], AbstractContextManager[apsw.Connection]]
Row = tuple[int, int, bytes]
"""Position, article id and data of a signature."""
TEXT = 40_000
"""So many characters of a text are looked at."""
MOST_WAITING = 100_001
_FORM = "signatures"
_AT_ONCE = 100_000
_LIVING = (
    "SELECT g.position, g.article_id, g.data FROM json_each(?) c CROSS JOIN signatures g ON g.{} = c.value"
    " CROSS JOIN status s ON s.article_id = g.article_id WHERE s.deleted_at IS NULL ORDER BY 1"
)


class TextToSign(NamedTuple):
    """What the signature of an article is made from.

    Attributes:
        text: at most the first `TEXT` characters.
        source: name of the source; empty if it has none.
        day: when it was published in days since 1970; None unless at least the day is known.
        order_time: what lists are ordered by, seconds since 1970.
    """

    article_id: int
    headline: str
    text: str
    language: str | None
    source: str
    day: float | None
    order_time: int


class Signatures:
    """The signatures of a library."""

    def __init__(self, reading: Connect, writing: Connect) -> None:
        self._reading = reading
        self._writing = writing

    def waiting(self) -> int:
        """How many articles wait to be signed; counted up to `MOST_WAITING`."""
        with self._reading() as connection:
            counted = "SELECT count(*) FROM (SELECT 1 FROM unsigned LIMIT ?)"
            return int(connection.execute(counted, (MOST_WAITING,)).get)

    def next_texts(self, limit: int) -> list[TextToSign]:
        """The first articles that wait, by their ids; to be kept in the transaction in which they were asked for."""
        with self._reading() as connection:
            found: Iterable[Any] = connection.execute(
                f"SELECT a.id, a.headline, substr(b.text, 1, {TEXT}), a.language, coalesce(o.name, ''),"
                " iif(a.published_precision IN ('day', 'time'), a.published_at / 86400.0, NULL), s.order_time"
                " FROM (SELECT article_id FROM unsigned ORDER BY article_id LIMIT ?) u"
                " CROSS JOIN articles a ON a.id = u.article_id CROSS JOIN bodies b ON b.article_id = a.id"
                " CROSS JOIN status s ON s.article_id = a.id LEFT JOIN sources o ON o.id = s.source_id ORDER BY 1",
                (limit,),
            )
            return [TextToSign(*row) for row in found]

    def keep(self, rows: Sequence[tuple[int, bytes]], counts: Mapping[int, int]) -> list[int]:
        """Keeps signatures in place of earlier ones of the same articles, which then wait no longer.

        Args:
            rows: article id and data of each.
            counts: by how much more often each term, a number of 32 bits, occurs now; less often if negative.

        Returns:
            The position of each, new and higher than any before.
        """
        with self._writing() as connection:
            first = _last(connection) + 1
            positions = list(range(first, first + len(rows)))
            connection.executemany(
                "INSERT OR REPLACE INTO signatures (position, article_id, data) VALUES (?, ?, ?)",
                [(position, *row) for position, row in zip(positions, rows, strict=True)],
            )
            ids = _numbers(article_id for article_id, _ in rows)
            connection.execute("DELETE FROM unsigned WHERE article_id IN (SELECT value FROM json_each(?))", (ids,))
            # In order, for a neighbour's page is at hand.
            connection.executemany(
                "INSERT INTO term_counts VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET count = count + excluded.count",
                sorted(counts.items()),
            )
        return positions

    def rows(self, positions: Sequence[int]) -> list[Row]:
        """Those of the signatures that are there and not of articles in the recycle bin, in order of position."""
        with self._reading() as connection:
            return _found(connection.execute(_LIVING.format("position"), (_numbers(positions),)))

    def of_articles(self, ids: Iterable[int]) -> list[Row]:
        """The signatures of those of the articles that are not in the recycle bin, in order of position."""
        with self._reading() as connection:
            return _found(connection.execute(_LIVING.format("article_id"), (_numbers(ids),)))

    def span(self, first: int, last: int, limit: int) -> list[Row]:
        """The signatures from one position to another, both included, of articles in the recycle bin too."""
        with self._reading() as connection:
            return _found(
                connection.execute(
                    "SELECT position, article_id, data FROM signatures WHERE position BETWEEN ? AND ?"
                    " ORDER BY position LIMIT ?",
                    (first, last, limit),
                )
            )

    def between(self, first: int, last: int, limit: int) -> list[Row]:
        """Those of the signatures whose articles are ordered between two times, the latest first; none from the bin."""
        with self._reading() as connection:
            return _found(
                connection.execute(
                    "SELECT g.position, g.article_id, g.data FROM status s JOIN signatures g"
                    " ON g.article_id = s.article_id WHERE s.deleted_at IS NULL AND s.order_time BETWEEN ? AND ?"
                    " ORDER BY s.order_time DESC, s.article_id DESC LIMIT ?",
                    (first, last, limit),
                )
            )

    def last(self) -> int:
        """The highest position that was ever given; 0 before the first."""
        with self._reading() as connection:
            return _last(connection)

    def counts(self) -> tuple[array[int], array[int]]:
        """All terms in order, and how often each occurs: two `array('I')` of one length."""
        terms, counts = array("I"), array("I")
        with self._reading() as connection:
            found: Any = connection.execute("SELECT term, max(count, 0) FROM term_counts ORDER BY term")
            while portion := list(islice(found, _AT_ONCE)):
                terms.extend(map(itemgetter(0), portion))
                counts.extend(map(itemgetter(1), portion))
        return terms, counts

    def texts(self, ids: Iterable[int]) -> list[tuple[int, str, str]]:
        """Article id, headline and at most the first `TEXT` characters of each of these, in order of id."""
        with self._reading() as connection:
            found: Any = connection.execute(
                f"SELECT a.id, a.headline, substr(b.text, 1, {TEXT}) FROM json_each(?) c"
                " CROSS JOIN articles a ON a.id = c.value CROSS JOIN bodies b ON b.article_id = a.id ORDER BY 1",
                (_numbers(ids),),
            )
            return list(found)

    def blocks(self) -> dict[int, str]:
        """What is kept of the signatures elsewhere: by number, what its file must say of itself."""
        with self._reading() as connection:
            found: Any = connection.execute("SELECT number, token FROM signature_blocks ORDER BY number")
            return dict(found)

    def keep_block(self, number: int, token: str) -> None:
        """Notes that a block is kept elsewhere."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO signature_blocks VALUES (?, ?)", (number, token))

    def drop_blocks(self) -> None:
        """Notes that nothing is kept elsewhere."""
        with self._writing() as connection:
            connection.execute("DELETE FROM signature_blocks")

    def form(self) -> str | None:
        """How the signatures were made; None before any were."""
        with self._reading() as connection:
            value: str | None = connection.execute("SELECT value FROM settings WHERE name = ?", (_FORM,)).get
            return value

    def start_anew(self, form: str) -> None:
        """Forgets all signatures, so that every article waits for one made in this way."""
        with self._writing() as connection:
            forget(connection)
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (_FORM, form))


def forget(connection: apsw.Connection) -> None:
    """Has every article wait for its signature; positions that were given are not given again."""
    for table in ("signatures", "term_counts", "signature_blocks"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT OR IGNORE INTO unsigned SELECT id FROM articles")


_PASSED_OVER = (
    "SELECT s.article_id FROM status s WHERE NOT EXISTS (SELECT 1 FROM signatures g WHERE g.article_id = s.article_id)"
    " AND NOT EXISTS (SELECT 1 FROM unsigned u WHERE u.article_id = s.article_id)"
)


def passed_over(connection: apsw.Connection) -> list[int]:
    """The articles that have no signature and do not wait for one: there should be none."""
    found: Any = connection.execute(f"{_PASSED_OVER} ORDER BY 1")
    return [article_id for (article_id,) in found]


def have_wait(connection: apsw.Connection) -> None:
    """Has the articles wait that were passed over."""
    connection.execute(f"INSERT OR IGNORE INTO unsigned {_PASSED_OVER}")


def _last(connection: apsw.Connection) -> int:
    return int(connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'signatures'").get or 0)


def _numbers(values: Iterable[int]) -> str:
    """Numbers as SQL takes them in, each once and in order."""
    return json.dumps(sorted(set(values)))


def _found(cursor: Any) -> list[Row]:
    return list(cursor)
