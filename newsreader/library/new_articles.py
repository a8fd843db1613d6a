"""Keeps new articles many at a time: one statement a table for a whole batch, and the indexes in their own order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import apsw

from newsreader.article.model import Image, ParsedArticle
from newsreader.library import links, long_text, status, titles, word_index
from newsreader.library.dates import order_time
from newsreader.library.identity import Identity, host_of
from newsreader.library.prepared import Prepared
from newsreader.library.search_keys import new_keys

PUBLISHED = "published_at, published_precision, published_offset, published_raw"
ARTICLE = (
    f"source, path_key, url, url_key, copy_key, content_hash, details_hash, headline, byline, {PUBLISHED}, site,"
    " language, excerpt, thumbnail, length"
)
_PADDING = 512
_NOTHING: frozenset[str | bytes | None] = frozenset((None, ""))


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article with the id that it is given."""

    id: int
    prepared: Prepared
    parsed: ParsedArticle

    @property
    def long(self) -> bool:
        """Whether its text or its HTML is kept in pieces."""
        return self.prepared.body is None


class NewArticles:
    """Those of a batch, until they are stored."""

    def __init__(self, connection: apsw.Connection, now: int, *, of_feed: bool = False) -> None:
        self._connection = connection
        self._of_feed = of_feed
        self._now = now
        self._waiting: list[NewArticle] = []
        self._identities: set[str | bytes | None] = set()
        self._next_id = 0
        self._sources: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Whether any wait."""
        return bool(self._waiting)

    def may_hold(self, identity: Identity) -> bool:
        """Whether one that waits, or was stored before, may be the same article."""
        held = self._identities
        return identity.url in held or identity.path in held or identity.copy in held

    def take(self, prepared: Prepared) -> int:
        """Take an article in, and answer its id."""
        if not self._waiting:
            last = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").get
            self._next_id = int(last or 0) + 1
        article_id = self._next_id
        self._next_id += 1
        identity = prepared.identity
        self._waiting.append(NewArticle(article_id, prepared, prepared.article))
        self._identities |= {identity.url, identity.path, identity.copy} - _NOTHING
        return article_id

    def store(self) -> None:
        """Keep all that wait."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        self._store_articles(waiting)
        keys = self._store_status(waiting)
        self._store_texts(waiting)
        tagged = [(new.id, new.parsed.tags) for new in waiting if new.parsed.tags]
        status.add_source_tags(self._connection, tagged, of_feeds=self._of_feed)
        # What fills an index comes last: most other statements have it write out what it holds.
        named = [(new.id, new.parsed.named_links) for new in waiting if new.parsed.named_links]
        links.add(self._connection, named)
        titles.add(self._connection, [(new.id, *new.prepared.title) for new in waiting])
        self._index(waiting, keys)

    def _store_articles(self, waiting: Sequence[NewArticle]) -> None:
        self._connection.executemany(
            f"INSERT INTO articles (id, {ARTICLE}, added_at)"  # noqa: S608  names of our own
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(new.id, *new.prepared.values, self._now) for new in waiting],
        )

    def _store_status(self, waiting: Sequence[NewArticle]) -> list[int]:
        """Gives each its place in the lists, and answers the search keys."""
        times = [order_time(new.parsed.published, self._now) for new in waiting]
        keys = new_keys(self._connection, times)
        self._connection.executemany(
            "INSERT INTO status (article_id, search_key, order_time, precision, source_id) VALUES (?, ?, ?, ?, ?)",
            [
                (new.id, key, time, precision_of(new.parsed, time), self._source_id(new.parsed))
                for new, key, time in zip(waiting, keys, times, strict=True)
            ],
        )
        return keys

    def _index(self, waiting: Sequence[NewArticle], keys: Sequence[int]) -> None:
        short: list[word_index.Entry] = []
        long: list[tuple[word_index.Entry, str]] = []
        for new, key in zip(waiting, keys, strict=True):
            entry = word_index.keyed(new.prepared.entry, key)
            if new.long and long_text.is_long(new.parsed.text):
                long.append((entry, new.parsed.text))
            else:
                short.append(entry)
        word_index.put(self._connection, short)
        for entry, text in long:
            word_index.put_long(self._connection, entry, partial(long_text.pieces_of, text))

    def _store_texts(self, waiting: Sequence[NewArticle]) -> None:
        self._connection.executemany(
            "INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(new.id, *new.prepared.body_values()) for new in waiting],
        )
        small = [(new.id, new.prepared.raw) for new in waiting if new.prepared.raw is not None]
        self._connection.executemany("INSERT INTO raws (article_id, data) VALUES (?, ?)", small)
        for new in waiting:
            if new.prepared.raw is None:
                long_text.store_raw(self._connection, new.id, new.prepared.packed())
        offering = [(new.id, new.parsed) for new in waiting if new.parsed.remote_images or new.parsed.enclosures]
        store_offered(self._connection, offering)
        for new in waiting:
            if new.parsed.images:
                store_images(self._connection, new.id, new.parsed.images)
            if new.long:
                long_text.store(self._connection, new.id, new.parsed)

    def _source_id(self, parsed: ParsedArticle) -> int | None:
        """The id of an article's source, asked for once."""
        name = parsed.site
        if name is None or name not in self._sources:
            found = source_id(self._connection, parsed)
            if name is None or found is None:
                return found
            self._sources[name] = found
        return self._sources[name]


def store_images(connection: apsw.Connection, article_id: int, images: Sequence[Image]) -> None:
    """Keeps the pictures of the present version of an article."""
    if images:
        connection.executemany(
            "INSERT OR IGNORE INTO images VALUES (?, 0, ?, ?, ?, ?, ?, ?)",
            [
                (article_id, position, image.name, image.media_type, image.width, image.height, _unpadded(image.data))
                for position, image in enumerate(images)
            ],
        )


def store_offered(connection: apsw.Connection, given: Iterable[tuple[int, ParsedArticle]]) -> None:
    """Keeps where the pictures of articles are on the web, and the files that they offer."""
    articles = list(given)
    pictures = [
        (article_id, position, each.name, each.url, each.alt, each.width, each.height)
        for article_id, parsed in articles
        for position, each in enumerate(parsed.remote_images)
    ]
    files = [
        (article_id, position, *each)
        for article_id, parsed in articles
        for position, each in enumerate(parsed.enclosures)
    ]
    if pictures:
        connection.executemany("INSERT OR IGNORE INTO remote_images VALUES (?, ?, ?, ?, ?, ?, ?)", pictures)
    if files:
        connection.executemany("INSERT OR IGNORE INTO enclosures VALUES (?, ?, ?, ?, ?, ?)", files)


def _unpadded(data: bytes) -> bytes:
    """A picture without empty bytes behind its end: pages of nothing cannot be told from damaged ones."""
    return data.rstrip(b"\0") if data.endswith(bytes(_PADDING)) else data


def precision_of(parsed: ParsedArticle, ordered_by: int) -> str | None:
    """The precision of what an article is ordered by; None for an arrival, and for a time."""
    published = parsed.published
    if published is None or published.precision == "time" or published.sort_seconds() != ordered_by:
        return None
    return published.precision


def source_id(connection: apsw.Connection, parsed: ParsedArticle) -> int | None:
    """The id of an article's source: its site, else the host of its address."""
    name = parsed.site or host_of(parsed.url) or host_of(parsed.source)
    if not name:
        return None
    connection.execute("INSERT OR IGNORE INTO sources (name) VALUES (?)", (name,))
    return int(connection.execute("SELECT id FROM sources WHERE name = ?", (name,)).get)
