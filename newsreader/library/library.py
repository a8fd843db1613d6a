"""The library: the one door to everything that is kept.

Reading is possible from any thread. Writing is serialised; each call is one transaction, kept on the disk when the
call returns, unless it stands inside `transaction()`. Each change says what it changed, and how it is taken back.
"""

from __future__ import annotations

import json
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import (
    Added,
    Article,
    ArticleRow,
    Changes,
    Counts,
    Image,
    Note,
    Order,
    Panel,
    ParsedArticle,
    Revision,
    SmartFolder,
    SourceCount,
    Undo,
    Version,
    View,
    ViewKind,
)
from newsreader.article.question.machine_zone import MachineZone
from newsreader.library import (
    add,
    articles,
    completions,
    decisions,
    fetched_pictures,
    links,
    notes,
    query,
    relations,
    smart_folders,
    status,
    steps,
    tags,
    versions,
    vocabulary,
)
from newsreader.library.backup import Pause, copy_to, no_pause
from newsreader.library.best import Best
from newsreader.library.characters import storable
from newsreader.library.copies import Copies
from newsreader.library.database import Database
from newsreader.library.feeds import Feeds
from newsreader.library.findings import Finding
from newsreader.library.headlines import Headlines
from newsreader.library.identity import url_key
from newsreader.library.signatures import Signatures
from newsreader.library.steps import Bulk, Carried, SavedStep
from newsreader.library.stories import Stories
from newsreader.library.undo import take_back
from newsreader.library.views import view_size

if TYPE_CHECKING:
    from newsreader.library.precious_into import Applied


class Library:
    """An open library file."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self.headlines = Headlines(database.reading, database.writing)
        self.signatures = Signatures(database.reading, database.writing)
        self.copies = Copies(database.reading, database.writing, self._now)
        self.feeds = Feeds(database.reading, database.writing, self._now)
        self.stories = Stories(database.reading, database.writing, self._now)

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

    def ids(
        self,
        view: View,
        order: Order = "newest",
        limit: int | None = None,
        stale: Callable[[], bool] | None = None,
    ) -> array[int]:
        """The ids of a view in order, an `array('q')`; awaited headlines as minus their id.

        A search with a limit is answered by the newest matches. Once `stale` answers True, the answer is not needed
        any more, and asking ends with an error of SQLite's.
        """
        with self._database.reading(stale) as connection:
            return query.ids(connection, view, order, limit, self._local_now())

    def catch_up_words(self) -> bool:
        """Looks through some articles for words to be searched inside of; False if there were none left."""
        with self._database.writing(bulk=True) as connection:
            return vocabulary.catch_up(connection)

    def size(self, view: View) -> int:
        """How many articles a view has, at once; of a search or of today's articles, at most so many."""
        with self._database.reading() as connection:
            return view_size(connection, view.kind, view.name)

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

    def source(self, article_id: int) -> str:
        """The path or address that the article came from.

        Raises:
            NewsreaderError: there is no such article.
        """
        with self._database.reading() as connection:
            return articles.source(connection, article_id)

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

    def related_decisions(self, article_id: int) -> dict[int, bool]:
        """What the reader said of other articles, by their ids: that they are related to this one, or are not."""
        with self._database.reading() as connection:
            return relations.decisions(connection, article_id)

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

    def version(self, article_id: int, kind: Version) -> ParsedArticle | None:
        """What the feed sent of an article, or what its page says; None if that is not here.

        Raises:
            NewsreaderError: there is no such article, or what was kept of the version is damaged.
        """
        with self._database.reading() as connection:
            return versions.get(connection, article_id, kind)

    def of_feed(self, url: str) -> int | None:
        """The living article at an address that came with a feed, if there is one."""
        with self._database.reading() as connection:
            found: int | None = connection.execute(
                "SELECT a.id FROM articles a JOIN status s ON s.article_id = a.id WHERE a.url_key = ?"
                " AND s.deleted_at IS NULL AND EXISTS (SELECT 1 FROM feed_articles f WHERE f.article_id = a.id)",
                (url_key(url),),
            ).get
            return found

    def put_version(self, article_id: int, parsed: ParsedArticle, kind: Version, *, show: bool = True) -> Changes:
        """Keeps a version of an article beside its other one; its named links are not resolved yet.

        Args:
            article_id: the article.
            parsed: what its feed or its page says.
            kind: which of these.
            show: this version is shown from now on; else it is only kept, unless one of its kind is shown.

        Raises:
            NewsreaderError: there is no such article.
        """
        with self._database.writing() as connection:
            put = versions.put if show else versions.keep
            return put(connection, article_id, parsed, kind, self._now())

    def show_version(self, article_id: int, kind: Version) -> Changes:
        """Shows a version of an article that is kept aside; nothing changes if there is none such.

        Its named links are not resolved yet.

        Raises:
            NewsreaderError: what was kept of it is damaged; the other is still shown.
        """
        with self._database.writing() as connection:
            return versions.show(connection, article_id, kind, self._now())

    def keep_pictures(self, article_id: int, pictures: Sequence[Image]) -> Changes:
        """Keeps pictures of an article that were fetched from the web; its text refers to them by their names."""
        with self._database.writing(bulk=True) as connection:
            return fetched_pictures.keep(connection, article_id, pictures)

    def mark_read(self, ids: Iterable[int], read: bool) -> Changes:
        """Marks articles as read or unread."""
        with self._database.writing() as connection:
            return status.mark_read(connection, ids, read)

    def mark_view_read(self, view: View, label: str = "") -> Changes:
        """Marks all articles of a view as read, in one transaction; `label` says it in the past tense."""
        with self._database.writing() as connection:
            step_id = self._begin(connection, Bulk("read", label=label), view)
            return steps.at_once(connection, step_id)

    def begin_bulk(self, bulk: Bulk, view: View) -> int:
        """Begins to do something to all articles of a view; `carry_on` does it. Answers the id of the step."""
        with self._database.writing() as connection:
            return self._begin(connection, bulk, view)

    def carry_on(self, step_id: int) -> Carried:
        """Does the next portion of a step that was begun, in a transaction of its own."""
        with self._database.writing(bulk=True) as connection:
            return steps.carry_on(connection, step_id)

    def turn_bulk(self, step_id: int) -> int:
        """Begins to take back a step that was made, or to make it again; `carry_on` does it. Answers its size."""
        with self._database.writing() as connection:
            return steps.turn(connection, step_id)

    def give_up_bulk(self, step_id: int) -> Changes:
        """Ends a step before all of it was made; what was made can be taken back."""
        with self._database.writing() as connection:
            return steps.give_up(connection, step_id)

    def saved_steps(self) -> list[SavedStep]:
        """The steps that can be taken back or made again, and those that were not finished; the oldest first."""
        with self._database.reading() as connection:
            return steps.saved(connection)

    def _begin(self, connection: apsw.Connection, bulk: Bulk, view: View) -> int:
        where, values = query.everything(connection, view, self._local_now())
        return steps.begin(connection, bulk, where, values, self._now())

    def bookmark(self, ids: Iterable[int], on: bool) -> Changes:
        """Sets or takes off bookmarks."""
        with self._database.writing() as connection:
            return status.bookmark(connection, list(ids), on, self._now())

    def delete(self, ids: Iterable[int], label: str = "", *, copies: bool = True) -> Changes:
        """Moves articles to the recycle bin, and what is folded under them; it can be taken back on another day too.

        Args:
            ids: of the articles.
            label: says in the past tense what was done.
            copies: what is folded under them too; else the next of the copies stands for the others.
        """
        with self._database.writing() as connection:
            chosen = "s.article_id IN (SELECT value FROM json_each(:ids))"
            values = {"ids": json.dumps(list(ids))}
            bulk = Bulk("bin", label=label, copies=copies)
            begun = steps.begin(connection, bulk, chosen, values, self._now())
            return steps.at_once(connection, begun)

    def restore(self, ids: Iterable[int]) -> Changes:
        """Brings articles back from the recycle bin."""
        with self._database.writing() as connection:
            return status.restore(connection, list(ids))

    def tag(self, ids: Iterable[int], name: str, on: bool) -> Changes:
        """Sets or takes off a tag.

        Raises:
            NewsreaderError: the name is blank.
        """
        name = _tag_name(name)
        with self._database.writing() as connection:
            return status.tag(connection, list(ids), name, on)

    def rename_tag(self, old: str, new: str) -> Changes:
        """Gives a tag another name; where there is one of that name, both become one.

        Raises:
            NewsreaderError: the new name is blank.
        """
        with self._database.writing() as connection:
            return tags.rename(connection, old, _tag_name(new))

    def delete_tag(self, name: str, label: str = "") -> Changes:
        """Takes a tag off every article; it can be taken back on another day too."""
        with self._database.writing() as connection:
            bulk = Bulk("tag", on=False, name=name, label=label)
            return steps.at_once(connection, steps.begin(connection, bulk, "1", {}, self._now()))

    def notes(self, article_id: int) -> list[Note]:
        """The reader's notes on an article."""
        with self._database.reading() as connection:
            return notes.of_article(connection, article_id)

    def add_note(self, article_id: int, body: str) -> Changes:
        """Keeps a note on an article; it is searched like the article's own words.

        Raises:
            NewsreaderError: it is blank, or there is no such article.
        """
        with self._database.writing() as connection:
            return notes.add(connection, article_id, storable(body), self._now())

    def change_note(self, note_id: int, body: str) -> Changes:
        """Writes a note anew; a blank one is taken away.

        Raises:
            NewsreaderError: there is no such note.
        """
        with self._database.writing() as connection:
            return notes.change(connection, note_id, storable(body), self._now())

    def smart_folders(self) -> list[SmartFolder]:
        """The smart folders, in the reader's order."""
        with self._database.reading() as connection:
            return smart_folders.all_folders(connection)

    def save_smart_folder(self, folder: SmartFolder) -> Changes:
        """Keeps a smart folder, new where its id is 0.

        Raises:
            NewsreaderError: it has no name, or asks for nothing.
        """
        with self._database.writing() as connection:
            return smart_folders.save(connection, folder)[1]

    def delete_smart_folder(self, folder_id: int) -> Changes:
        """Forgets a smart folder; its articles stay."""
        with self._database.writing() as connection:
            return smart_folders.delete(connection, folder_id)

    def order_smart_folders(self, ids: Sequence[int]) -> Changes:
        """Puts the smart folders into this order."""
        with self._database.writing() as connection:
            return smart_folders.reorder(connection, ids)

    def folder_count(self, folder_id: int) -> SourceCount:
        """How many articles a smart folder has, and how many of them are unread."""
        with self._database.reading() as connection:
            return query.count(connection, View(ViewKind.SMART, str(folder_id)), self._local_now())

    def values(self, kind: str, begun: str, limit: int = 12) -> list[str]:
        """Names that begin so, for completing a question: of a tag, source, site, author or language (lang)."""
        with self._database.reading() as connection:
            return completions.values(connection, kind, begun, limit)

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

    def decide_related(self, article_id: int, other_id: int, related: bool | None) -> Changes:
        """Keeps the reader's word that two articles belong together or do not; None takes it back.

        Raises:
            NewsreaderError: one of them is not in the library, or they are the same.
        """
        with self._database.writing() as connection:
            return relations.decide(connection, (article_id, other_id), related, self._now())

    def set_setting(self, name: str, value: str) -> None:
        """Keeps a fact about the library itself."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def backup(self, path: Path, pause: Pause = no_pause) -> None:
        """Writes a whole, checked copy of the library; `pause` is called between its steps and may end it by raising.

        Raises:
            NewsreaderError: it could not be written; an earlier copy there is still whole.
        """
        with self._database.reading() as connection:
            copy_to(connection, path, pause)

    def write_precious(self, path: Path, pause: Pause = no_pause) -> int:
        """Writes what the reader did and made as JSON Lines, and answers how many.

        Raises:
            NewsreaderError: it could not be written; an earlier copy there is still whole.
        """
        from newsreader.library import precious

        with self._database.reading() as connection:
            return precious.write(connection, path, self._now(), pause)

    def apply_precious(self, path: Path, lost: frozenset[int] | None = None) -> Applied:
        """Takes in what such a file says the reader did, a few lines at a time; once more does no harm.

        Args:
            path: the file.
            lost: ids of the articles whose marks were lost; where given, all else that the library has holds.

        Raises:
            NewsreaderError: it is no such file, or a newer program's.
        """
        from newsreader.library import precious_into, precious_restore

        total, read = precious_into.Applied(), array("q")
        for batch in precious_restore.batches(path):
            with self._database.writing(bulk=True) as connection:
                total += precious_restore.apply(precious_into.Into(connection, lost, read), batch)
        for ids in precious_restore.portions(read):
            with self._database.writing(bulk=True) as connection:
                precious_restore.mark_read(connection, ids)
        return total

    def settle(self) -> None:
        """Takes all that was kept into the library file itself, as far as nobody is reading."""
        self._database.settle()

    def exchange(self, swap: Callable[[], None], swap_back: Callable[[], None]) -> None:
        """Has another file take the place of this library's while nobody uses it; who asks meanwhile waits.

        Args:
            swap: puts the other file in its place.
            swap_back: puts things as they were; called if that, or opening the other file, fails.

        Raises:
            NewsreaderError: another program has the library open, or the other file could not be opened.
        """
        self._database.exchange(swap, swap_back)

    def repair(
        self, findings: Sequence[Finding], told: Callable[[int, int], None] = lambda _done, _total: None
    ) -> None:
        """Puts right what a check found in indexes and figures; the library can be used meanwhile.

        Args:
            findings: of a check; those that are broken are left alone.
            told: articles that are in the search index again, and all; what it raises ends it until `resume_repair`.
        """
        from newsreader.library import repair

        repair.repair(self._database, tuple(findings))
        repair.go_on(self._database, told)

    def resume_repair(self) -> None:
        """Fills the search index to its end, if that was begun and broken off."""
        from newsreader.library import repair

        if repair.under_way(self._database):
            repair.go_on(self._database)

    def _now(self) -> int:
        return int(self._clock())

    def _local_now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), MachineZone())


def _tag_name(name: str) -> str:
    name = " ".join(storable(name).split())
    if not name:
        raise NewsreaderError("A tag needs a name.", "Nothing was changed.")
    return name


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
