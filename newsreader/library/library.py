"""The library: the one door to everything that is kept.

Reading is possible from any thread. Writing is serialised; each call is one transaction, kept on the disk when the
call returns, unless it stands inside `transaction()`. Each change says what it changed, and how it is taken back.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import (
    Added,
    Article,
    ArticleRow,
    Changes,
    Counts,
    Order,
    Panel,
    ParsedArticle,
    Revision,
    Undo,
    View,
)
from newsreader.article.question.machine_zone import MachineZone
from newsreader.library import add, articles, decisions, links, query, status
from newsreader.library.backup import copy_to
from newsreader.library.best import Best
from newsreader.library.characters import storable
from newsreader.library.database import Database
from newsreader.library.headlines import Headlines
from newsreader.library.undo import take_back


class Library:
    """An open library file."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self.headlines = Headlines(database.reading, database.writing)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Callable[[], float] = time.time) -> Library:
        """Opens the library, or makes it and its folders; an older form is brought to the present one.

        Args:
            path: the file.
            read_only: change nothing, not even the form.
            clock: seconds since 1970.

        Raises:
            NewsreaderError: the file is another program's, a newer version's, damaged or out of reach.
        """
        if not read_only:
            _make_folder(path)
        return cls(Database(path, read_only=read_only), clock)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether every change is refused."""
        return self._database.read_only

    def close(self) -> None:
        """Closes the file; what was kept is in it."""
        self._database.close()

    # Reading

    def ids(self, view: View, order: Order = "newest", limit: int | None = None) -> array[int]:
        """The ids of a view in order, an `array('q')`; awaited headlines as minus their id."""
        with self._database.reading() as connection:
            return query.ids(connection, view, order, limit, self._local_now())

    def heads(self, view: View, limit: int) -> array[int]:
        """The newest ids of a view with the searched words in headline or byline: the answer that comes at once."""
        with self._database.reading() as connection:
            return query.heads(connection, view, limit, self._local_now())

    def search(self, view: View, limit: int = 50) -> Best:
        """The ids of the articles of a view that match its search best, best first; nothing typed is a mistake."""
        with self._database.reading() as connection:
            return query.best_ids(connection, view, limit, self._local_now())

    def rows(self, ids: Sequence[int], search: str = "") -> list[ArticleRow]:
        """What a list shows of these ids, in their order; with a search, where it matched."""
        with self._database.reading() as connection:
            return query.rows(connection, ids, search)

    def article(self, article_id: int) -> Article:
        """The whole article.

        Raises:
            NewsreaderError: there is none of this id.
        """
        with self._database.reading() as connection:
            return articles.get(connection, article_id)

    def raw(self, article_id: int) -> bytes:
        """The bytes that the article was read from.

        Raises:
            NewsreaderError: there is no such article.
        """
        with self._database.reading() as connection:
            return articles.raw(connection, article_id)

    def encoding(self, article_id: int) -> str | None:
        """The character set that the reader chose for these bytes, by Python's name; None if none was chosen."""
        with self._database.reading() as connection:
            return articles.encoding(connection, article_id)

    def image(self, article_id: int, name: str) -> bytes | None:
        """A picture of the article, by the name that its body uses."""
        with self._database.reading() as connection:
            return articles.image(connection, article_id, name)

    def revisions(self, article_id: int) -> list[Revision]:
        """The earlier versions of the article, the oldest first."""
        with self._database.reading() as connection:
            return articles.revisions(connection, article_id)

    def counts(self) -> Counts:
        """The figures of the sidebar."""
        with self._database.reading() as connection:
            return query.counts(connection, self._local_now())

    def panel(self, article_id: int) -> Panel:
        """What the article names, and which articles name it."""
        with self._database.reading() as connection:
            return links.panel(connection, article_id)

    def naming(self, headline_id: int) -> list[ArticleRow]:
        """The articles that name a headline, newest first."""
        with self._database.reading() as connection:
            return links.naming(connection, headline_id)

    def first_unread(self, ids: Sequence[int]) -> int | None:
        """The first of these ids that is unread."""
        with self._database.reading() as connection:
            return query.first_unread(connection, ids)

    def setting(self, name: str) -> str | None:
        """A fact about the library itself."""
        with self._database.reading() as connection:
            value: str | None = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).get
            return value

    # Writing

    @contextmanager
    def transaction(self, *, bulk: bool = False) -> Iterator[None]:
        """All writes of the block are kept together, or none; blocks inside join it.

        Args:
            bulk: for adding many; a power cut may take the last such blocks back as a whole.
        """
        with self._database.writing(bulk=bulk):
            yield

    def add(self, parsed: ParsedArticle) -> Added:
        """Keeps an article, or what is new about one that is here; its named links are not resolved yet."""
        return self.add_all([parsed])[0]

    def add_all(self, parsed: Sequence[ParsedArticle]) -> list[Added]:
        """As `add`, for many at once: what became of each, in their order."""
        with self._database.writing() as connection:
            return add.add(connection, parsed, self._now())

    def read_again(self, article_id: int, parsed: ParsedArticle, encoding: str) -> Added:
        """Keeps what the bytes of an article say in the character set that the reader chose, as a revision of it.

        Raises:
            NewsreaderError: there is no such article.
        """
        with self._database.writing() as connection:
            return add.read_again(connection, article_id, parsed, encoding, self._now())

    def mark_read(self, ids: Iterable[int], read: bool) -> Changes:
        """Marks articles as read or unread."""
        with self._database.writing() as connection:
            return status.mark_read(connection, ids, read)

    def mark_view_read(self, view: View) -> Changes:
        """Marks all articles of a view as read."""
        with self._database.writing() as connection:
            where, values = query.unread(connection, view, self._local_now())
            found = connection.execute(f"SELECT s.article_id FROM status s WHERE {where}", values)  # noqa: S608
            return status.mark_read(connection, [article_id for (article_id,) in found], read=True)

    def bookmark(self, ids: Iterable[int], on: bool) -> Changes:
        """Sets or takes off bookmarks."""
        with self._database.writing() as connection:
            return status.bookmark(connection, list(ids), on, self._now())

    def delete(self, ids: Iterable[int]) -> Changes:
        """Moves articles to the recycle bin."""
        with self._database.writing() as connection:
            return status.delete(connection, list(ids), self._now())

    def restore(self, ids: Iterable[int]) -> Changes:
        """Brings articles back from the recycle bin."""
        with self._database.writing() as connection:
            return status.restore(connection, list(ids))

    def tag(self, ids: Iterable[int], name: str, on: bool) -> Changes:
        """Sets or takes off a tag.

        Raises:
            NewsreaderError: the name is blank.
        """
        name = " ".join(storable(name).split())
        if not name:
            raise NewsreaderError("A tag needs a name.", "Nothing was changed.")
        with self._database.writing() as connection:
            return status.tag(connection, list(ids), name, on)

    def undo(self, undo: Undo) -> Changes:
        """Takes a change back; the undo of the answer does it again."""
        with self._database.writing() as connection:
            return take_back(connection, undo)

    def set_position(self, article_id: int, position: float) -> Changes:
        """Remembers how far an article was read, 0 to 1."""
        with self._database.writing() as connection:
            return status.set_position(connection, article_id, position)

    def follow_headline(self, headline_id: int, on: bool) -> Changes:
        """Asks, or no longer asks, to be told when the article of a headline comes.

        Raises:
            NewsreaderError: there is no such headline.
        """
        with self._database.writing() as connection:
            return decisions.follow(connection, headline_id, on, self._now())

    def headline_seen(self, headline_id: int) -> Changes:
        """The reader knows that the article of a followed headline came.

        Raises:
            NewsreaderError: there is no such headline.
        """
        with self._database.writing() as connection:
            return decisions.mark_seen(connection, headline_id)

    def decide_link(self, article_id: int, index: int, accept: bool) -> Changes:
        """Keeps the reader's yes or no to what a named headline was taken to mean; it outranks every score.

        Raises:
            NewsreaderError: the link no longer means an article.
        """
        with self._database.writing() as connection:
            return decisions.decide(connection, article_id, index, accept)

    def set_setting(self, name: str, value: str) -> None:
        """Keeps a fact about the library itself."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def backup(self, path: Path) -> None:
        """Writes a whole, checked copy of the library.

        Raises:
            NewsreaderError: it could not be written; an earlier copy there is still whole.
        """
        with self._database.reading() as connection:
            copy_to(connection, path)

    def _now(self) -> int:
        return int(self._clock())

    def _local_now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), MachineZone())


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewsreaderError(
            f"The folder {path.parent} for the library cannot be made.",
            "Nothing was changed.",
            "Choose another place with --library or NEWSREADER_LIBRARY.",
            details=str(error),
        ) from error
