"""What is known of headlines: which articles bear them, which articles name them, and what each name means.

This is what deciding "the article that is meant" needs from the library; the deciding itself is done elsewhere.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import apsw

from newsreader.article.model import ArrivedHeadline, Changes, LinkState
from newsreader.library import titles

Connect = Callable[[], AbstractContextManager[apsw.Connection]]
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class NamedHeadline:
    """A headline at one place of one article, with what the resolving of it may depend on.

    Attributes:
        key: the normalized headline.
        url_key: canonical form of its address; None if it has none.
        has_url: whether any address was given.
        named_at: by what the naming article is ordered, seconds since 1970.
        accepted: the article that the reader said it means.
        refused: the articles that the reader said it does not mean.
    """

    article_id: int
    index: int
    headline_id: int
    key: str
    url_key: str | None
    has_url: bool
    state: LinkState
    target: int | None
    score: float
    named_at: int
    accepted: int | None = None
    refused: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Title:
    """A headline that a living article bears, or once bore."""

    article_id: int
    key: str
    order_time: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a named headline means."""

    state: LinkState
    target: int | None = None
    score: float = 0.0


class Headlines:
    """Questions about headlines, and the keeping of the answers."""

    def __init__(self, reading: Connect, writing: Connect) -> None:
        self._reading = reading
        self._writing = writing

    def titles_of(self, ids: Iterable[int]) -> list[tuple[str, str | None]]:
        """(normalized headline, address key or None) of articles, living or deleted; one for each headline it bore."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT DISTINCT t.key, a.url_key FROM titles t JOIN articles a ON a.id = t.article_id"
                " WHERE a.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
            return [(key, url) for key, url in found]

    def titles_equal(self, key: str) -> list[Title]:
        """The titles that are this normalized headline."""
        with self._reading() as connection:
            return [Title(*row) for row in titles.equal(connection, key)]

    def titles_with(self, words: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
        """The numbers of titles with any of the words, and any of those beside; at most `titles.MOST` of them."""
        with self._reading() as connection:
            return titles.numbers_with(connection, words, beside)

    def titles_at(self, numbers: Iterable[int]) -> list[Title]:
        """The titles of these numbers that belong to living articles."""
        with self._reading() as connection:
            return [Title(*row) for row in titles.at(connection, numbers)]

    def word_counts(self, words: Iterable[str]) -> tuple[dict[str, int], int]:
        """In how many titles each word stands, and how many titles there are."""
        with self._reading() as connection:
            return titles.word_counts(connection, words)

    def words_starting(self, start: str, shortest: int, longest: int) -> list[str]:
        """Words of titles that begin so and have this many characters."""
        with self._reading() as connection:
            return titles.words_starting(connection, start, shortest, longest)

    def article_at(self, url_key: str) -> Title | None:
        """The newest living article with this address."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT a.id, a.headline, s.order_time FROM articles a JOIN status s ON s.article_id = a.id"
                " WHERE a.url_key = ? AND s.deleted_at IS NULL ORDER BY a.id DESC LIMIT 1",
                (url_key,),
            ).fetchone()
            return Title(*row) if row else None

    def living(self, ids: Iterable[int]) -> frozenset[int]:
        """Those of the articles that are not in the recycle bin."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT article_id FROM status WHERE deleted_at IS NULL"
                " AND article_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
            return frozenset(article_id for (article_id,) in found)

    def any_named(self) -> bool:
        """Whether any article names any headline."""
        with self._reading() as connection:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM headlines)").get)

    def names_with(self, words: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
        """The same of named headlines: their ids."""
        with self._reading() as connection:
            return titles.names_with(connection, words, beside)

    def names_at(self, ids: Iterable[int]) -> list[tuple[int, str]]:
        """(headline id, normalized headline) of these named headlines."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT h.id, h.key FROM json_each(?) j CROSS JOIN headlines h ON h.id = j.value ORDER BY h.id",
                (json.dumps(list(ids)),),
            )
            return list(found)

    def named_in(self, ids: Iterable[int]) -> list[NamedHeadline]:
        """What these articles name."""
        return self._named("n.article_id", list(ids))

    def named_as(self, headline_ids: Iterable[int]) -> list[NamedHeadline]:
        """All places where these headlines are named."""
        return self._named("n.headline_id", list(headline_ids))

    def named_for(self, ids: Iterable[int]) -> list[NamedHeadline]:
        """All places that mean, or may mean, these articles."""
        return self._named("n.target", list(ids))

    def named_at_urls(self, url_keys: Iterable[str]) -> list[NamedHeadline]:
        """All places that give one of these addresses."""
        return self._named("n.url_key", list(url_keys))

    def store(self, answers: Sequence[tuple[NamedHeadline, Resolution]]) -> Changes:
        """Keeps what named headlines mean now, and says which followed ones have come."""
        changed = [(named, answer) for named, answer in answers if _differs(named, answer)]
        if not changed:
            return Changes()
        with self._writing() as connection:
            connection.executemany(
                "UPDATE named_links SET state = ?, target = ?, score = ? WHERE article_id = ? AND position = ?",
                [
                    (answer.state, answer.target, answer.score, named.article_id, named.index)
                    for named, answer in changed
                ],
            )
            touched = sorted({named.headline_id for named, _ in changed})
            arrived = tuple(arrived for number in touched for arrived in _answer_followed(connection, number))
        ids = {named.article_id for named, _ in changed}
        ids |= {named.target for named, _ in changed if named.target is not None}
        ids |= {answer.target for _, answer in changed if answer.target is not None}
        return Changes(frozenset(ids), kinds=frozenset({"links", "headlines"}), arrived=arrived)

    def _named(self, column: str, values: Sequence[int | str]) -> list[NamedHeadline]:
        """Named headlines by a column of ours."""
        with self._reading() as connection:
            return [named for part in _parts(values) for named in _rows(connection, column, part)]


def _rows(connection: apsw.Connection, column: str, values: Sequence[int | str]) -> Iterator[NamedHeadline]:
    found = connection.execute(
        "SELECT n.article_id, n.position, n.headline_id, h.key, n.url_key, n.url IS NOT NULL, n.state, n.target,"
        " n.score, s.order_time,"
        " (SELECT max(d.target) FROM link_decisions d WHERE d.article_id = n.article_id"
        "  AND d.headline_id = n.headline_id AND d.accepted = 1),"
        " (SELECT json_group_array(d.target) FROM link_decisions d WHERE d.article_id = n.article_id"
        "  AND d.headline_id = n.headline_id AND d.accepted = 0)"
        " FROM named_links n JOIN headlines h ON h.id = n.headline_id JOIN status s ON s.article_id = n.article_id"
        f" WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY n.article_id, n.position",
        (json.dumps(list(values)),),
    )
    rows: Iterable[Any] = found
    for row in rows:
        yield NamedHeadline(*(*row[:5], bool(row[5]), *row[6:-1], frozenset(json.loads(row[-1]))))


def _parts(values: Sequence[int | str]) -> Iterator[Sequence[int | str]]:
    """The values in portions, so that one statement never holds a whole library's."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _differs(named: NamedHeadline, answer: Resolution) -> bool:
    same = named.state == answer.state and named.target == answer.target
    return not same or abs(named.score - answer.score) > 1e-6


def _answer_followed(connection: apsw.Connection, headline_id: int) -> Iterator[ArrivedHeadline]:
    """Notes the article that has come for a followed headline, or that it is gone again."""
    row = connection.execute(
        "SELECT h.headline, h.arrived_article, (SELECT n.target FROM named_links n"
        " JOIN status s ON s.article_id = n.article_id WHERE n.headline_id = h.id AND n.state = 'here'"
        " ORDER BY s.deleted_at IS NOT NULL, n.score DESC, n.target LIMIT 1)"
        " FROM headlines h WHERE h.id = ? AND h.followed_at IS NOT NULL",
        (headline_id,),
    ).fetchone()
    if row is None:
        return
    headline, before, now = row
    if before != now:
        connection.execute("UPDATE headlines SET arrived_article = ?, seen = 0 WHERE id = ?", (now, headline_id))
        if now is not None and before is None:
            yield ArrivedHeadline(headline_id, headline, now)
