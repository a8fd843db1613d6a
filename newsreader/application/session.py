"""One person's sitting at the library: what the window asks and does, answered by signals.

Widgets call these methods downwards; every answer and every change comes back once, as a signal, on the window's
thread. No method here waits: the library is asked and changed in the lanes of `Background`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from newsreader.application import add, change, decode, reading
from newsreader.application.background import Background
from newsreader.application.care import Care
from newsreader.application.catching import Catching
from newsreader.application.copies import Copies
from newsreader.application.decode import Decodings
from newsreader.application.doing import Doing
from newsreader.application.feeds import Feeds
from newsreader.application.folders import Folders
from newsreader.application.followed import Stories
from newsreader.application.importer import Importer
from newsreader.application.keeper import PATIENCE_S, Keeper
from newsreader.application.listing import Listing, Question
from newsreader.application.relating import Relating
from newsreader.application.relations import Relations
from newsreader.application.steps import Step
from newsreader.application.web import Web
from newsreader.article.errors import DiskFullError, NewsreaderError, NotWritableError
from newsreader.article.model import ArticleRow, Changes, Counts, Revision, View, ViewKind
from newsreader.library import Library
from newsreader.library.steps import Bulk, Operation, SavedStep

if TYPE_CHECKING:
    from newsreader.application.checking import Outcome
    from newsreader.application.restoring import Restored
    from newsreader.library.backups import Copy
    from newsreader.library.findings import Part
    from newsreader.library.precious_into import Applied

COUNT_PAUSE_MS = 40


class Session(QObject):
    """The library as the window sees it.

    Signals:
        ready: the library stands open (how many shipped articles were added to it just now).
        refused: the library could not be opened (NewsreaderError).
        listed: Listing. rows_arrived: list of ArticleRow. opened: Opened. panel_arrived: Panel. counted: Counts.
        headline_opened: HeadlinePage. lost: (id, NewsreaderError), what was to be opened is not there.
        article_changed: Article. changed: Changes, once for each. done: Done, for what the reader did. undone: Undone.
        bulk_progressed: BulkProgress.
        progressed: Progress of an import. first_kept: id of an import's first article, if that was asked for.
        imported: Imported. arrived: tuple of ArrivedHeadline.
        picture_arrived: (article id, picture name, picture). failed: NewsreaderError.

    Attributes:
        folders: the smart folders. related: what belongs together. stories: what happened, told by many articles.
        copies: of one article from several sources.
        feeds: what comes from the web.
        care: the check of the day.
    """

    ready = Signal(object)
    refused = Signal(object)
    listed = Signal(object)
    rows_arrived = Signal(object)
    opened = Signal(object)
    headline_opened = Signal(object)
    lost = Signal(object)
    panel_arrived = Signal(object)
    article_changed = Signal(object)
    counted = Signal(object)
    changed = Signal(object)
    done = Signal(object)
    undone = Signal(object)
    bulk_progressed = Signal(object)
    progressed = Signal(object)
    first_kept = Signal(object)
    imported = Signal(object)
    arrived = Signal(object)
    picture_arrived = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        path: Path,
        decode: Callable[[bytes, int], object],
        parent: QObject | None = None,
    ) -> None:
        """Make a session on the library at `path`; `decode(data, side)` makes a picture off the window's thread."""
        super().__init__(parent)
        self.path = path
        self.background = Background(self)
        self.background.failed.connect(self.failed)
        self._decode = decode
        self._library: Library | None = None
        self._count_soon = QTimer(self, singleShot=True, interval=COUNT_PAUSE_MS)
        self._count_soon.timeout.connect(self.ask_counts)
        self._doing = Doing(path, self.background, lambda: self.library, self)
        self._doing.changed.connect(self._changed)
        self._doing.done.connect(self.done)
        self._doing.undone.connect(self.undone)
        self._doing.failed.connect(self.failed)
        self._doing.progressed.connect(self.bulk_progressed)
        self._doing.counted.connect(self._count_soon.start)
        self.folders = Folders(self.background, lambda: self.library, self._doing)
        self.related = Relations(self.background, lambda: self.library, self._doing)
        self._relating = Relating()
        self.related.find = self._relating.find
        self._catching = Catching(self.background, lambda: self.library, self._relating, self)
        self._catching.changed.connect(self._changed)
        self.copies = Copies(lambda: self.library, self._doing)
        self.stories = Stories(self.background, lambda: self.library, self._doing)
        self._web = Web(decode)
        self.feeds = Feeds(self.background, lambda: self.library, self._doing, self._web, self._save_page)
        self.feeds.came.connect(self._catching.give_way)
        self._importer = Importer(self.background, lambda: self.library, self._web.fetch, self)
        self._importer.changed.connect(self._changed)
        self._importer.progressed.connect(self.progressed)
        self._importer.first_kept.connect(self.first_kept)
        self._importer.ended.connect(self.imported)
        self._keeper = Keeper(self.background, lambda: self.library, self)
        self._keeper.failed.connect(self.failed)
        self.care = Care(self.background, lambda: self.library, self)
        self.care.failed.connect(self.failed)

    # Opening and closing

    def start(self, *, ship: bool) -> None:
        """Open the library; with `ship`, a new one is given the articles that come with the program.

        Answered by `ready` or `refused`; after a refusal it may be called again.
        """

        def opening() -> tuple[Library, int, list[SavedStep]]:
            library = _opened(self.path)
            ships = ship and not library.read_only
            return library, add.add_shipped(library) if ships else 0, library.saved_steps()

        self.background.run(opening, self._opened_library, self.refused.emit, lane="write")

    def reopen(self) -> None:
        """Close a library that could only be read, and try once more to open it for everything."""
        closed = self._let_go()
        self.background.run(closed, lambda _nothing: self.start(ship=False), lane="write")

    def close(self) -> None:
        """End an import after its article, finish what the reader did, bring the copies up to date, and close."""
        self._doing.close()
        self._importer.cancel()
        self.feeds.close()
        self.care.finish()
        self._catching.finish()
        if self._library is not None and not self.read_only:
            self._keeper.finish()
        self.background.close(PATIENCE_S)
        self._web.close()
        if self._library is not None:
            self._library.close()
            self._library = None
            self._relating.forget()

    @property
    def is_open(self) -> bool:
        """Whether the library is open."""
        return self._library is not None

    @property
    def read_only(self) -> bool:
        """Whether the library is open, and for reading only: changes are refused."""
        return self._library is not None and self._library.read_only

    @property
    def library(self) -> Library:
        """The open library.

        Raises:
            NewsreaderError: it is not open (yet).
        """
        if self._library is None:
            raise NewsreaderError("The library is not open yet.", do="Try again in a moment.")
        return self._library

    # Asking

    def ask_list(self, question: Question) -> None:
        """Ask for a list; a later question makes this one void.

        What is known at once is told at once; `listed` comes again until an answer is complete. That nothing was
        found is told once that is certain.
        """

        def told(listing: Listing) -> None:
            if listing.ids or listing.complete:
                self.listed.emit(listing)
            if listing.complete:
                return
            if question.view.search and not told_before:
                told_before.append(listing)
                self.background.run(lambda: reading.list_newest(self.library, question), told, question="list")
            else:
                self.background.ask(partial(self._list_all, question), self.listed.emit, question="list")

        told_before: list[Listing] = []
        if question.view.kind is ViewKind.RELATED:
            self.background.ask(partial(self.related.list_section, question), self.listed.emit, question="list")
            return
        self.background.ask(lambda stale: reading.list_at_once(self.library, question, stale), told, question="list")

    def ask_rows(self, ids: Sequence[int], search: str = "") -> None:
        """Ask for the rows of some ids."""
        self.background.run(lambda: self.library.rows(ids, search), self.rows_arrived.emit)

    def ask_counts(self) -> None:
        """Ask for the figures of the sidebar."""

        def asking() -> Counts:
            return self.library.counts()

        self.background.run(asking, self.counted.emit, question="counts")

    def ask_values(self, kind: str, begun: str, done: Callable[[list[str]], None]) -> None:
        """Find names of a kind (tag, source, site, author, lang) that begin so, for completing a question."""
        self.background.run(lambda: self.library.values(kind, begun), done, question="values")

    def ask_thumbnail(self, article_id: int, name: str, side: int) -> None:
        """Ask for a small picture, at least `side` pixels in its shorter direction."""

        def asking() -> tuple[int, str, object]:
            data = self.library.image(article_id, name)
            return article_id, name, self._decode(data, side) if data else None

        self.background.run(asking, self.picture_arrived.emit)

    def ask_first_unread(self, ids: Sequence[int], done: Callable[[int | None], None]) -> None:
        """Find the first unread of `ids`, in their order."""
        self.background.run(lambda: reading.first_unread(self.library, ids), done, question="first unread")

    def ask_found(self, text: str, done: Callable[[list[ArticleRow]], None]) -> None:
        """Find the articles that match a few letters best, for the palette."""
        self.background.run(lambda: reading.find_articles(self.library, text), done, question="found")

    def open(self, article_id: int) -> None:
        """Ask for an article whole; a later opening makes this one void."""
        self.background.run(
            lambda: reading.open_article(self.library, article_id, self._decode),
            self.opened.emit,
            partial(self._is_lost, article_id),
            question="open",
        )

    def open_headline(self, headline_id: int) -> None:
        """Ask for the page of a headline; a later opening makes this one void."""
        self.background.run(
            lambda: reading.headline_page(self.library, headline_id),
            self.headline_opened.emit,
            partial(self._is_lost, -headline_id),
            question="open",
        )

    def ask_article(self, article_id: int) -> None:
        """Ask for an article anew, without its pictures: its status or its links changed."""
        self.background.run(lambda: self.library.article(article_id), self.article_changed.emit, question="article")

    def ask_revisions(self, article_id: int, done: Callable[[list[Revision]], None]) -> None:
        """Ask for the earlier versions of an article."""
        self.background.run(lambda: self.library.revisions(article_id), done, question="revisions")

    def ask_decodings(self, article_id: int, done: Callable[[Decodings], None]) -> None:
        """Ask how an article would look in each character set."""
        self.background.run(lambda: decode.decodings(self.library, article_id), done, question="decodings")

    def ask_panel(self, article_id: int) -> None:
        """Ask for the related panel of an article anew."""
        self.background.run(lambda: self.library.panel(article_id), self.panel_arrived.emit, question="panel")

    # What the reader does

    def mark_read(self, ids: Sequence[int], read: bool, *, label: str = "", quiet: bool = True) -> None:
        """Mark articles read or unread; without a label it is nothing that undo would take back."""
        self._do(lambda: self.library.mark_read(ids, read), label, quiet=quiet)

    def mark_view_read(self, view: View, label: str) -> None:
        """Mark all articles of a view read, portion by portion; `bulk_progressed` tells how it goes, then `done`."""
        self._do_to_all("read", view, label)

    def bookmark_view(self, view: View, on: bool, label: str) -> None:
        """Set or remove the bookmark of all articles of a view."""
        self._do_to_all("bookmark", view, label, on=on)

    def delete_view(self, view: View, label: str) -> None:
        """Move all articles of a view to the recycle bin."""
        self._do_to_all("bin", view, label)

    def tag_view(self, view: View, name: str, on: bool, label: str) -> None:
        """Add a tag to all articles of a view or take it from them."""
        self._do_to_all("tag", view, label, on=on, name=name)

    def cancel_bulk(self) -> None:
        """End what is done to many articles after the portion under way; what was done can be taken back."""
        self._doing.cancel()

    def bookmark(self, ids: Sequence[int], on: bool, label: str, *, quiet: bool = True) -> None:
        """Set or remove the bookmark of articles."""
        self._do(lambda: self.library.bookmark(ids, on), label, quiet=quiet)

    def delete(self, ids: Sequence[int], label: str, *, copies: bool = True) -> None:
        """Move articles to the recycle bin, and what is folded under them if `copies`."""
        self._do(lambda: change.delete(self.library, ids, label, copies=copies), label, quiet=False)

    def restore(self, ids: Sequence[int], label: str) -> None:
        """Bring articles back from the recycle bin."""
        self._do(lambda: change.restore(self.library, ids), label, quiet=False)

    def tag(self, ids: Sequence[int], name: str, on: bool, label: str) -> None:
        """Add a tag to articles or take it from them."""
        self._do(lambda: self.library.tag(ids, name, on), label, quiet=False)

    def rename_tag(self, old: str, new: str, label: str) -> None:
        """Give a tag another name; where there is one of that name, both become one."""
        self._do(lambda: self.library.rename_tag(old, new), label, quiet=False)

    def delete_tag(self, name: str, label: str) -> None:
        """Take a tag off every article."""
        self._do(lambda: self.library.delete_tag(name, label), label, quiet=False)

    def set_position(self, article_id: int, position: float) -> None:
        """Remember how far an article was read (0 to 1)."""
        if not self.read_only:
            self._doing.write(lambda: self.library.set_position(article_id, position), self._noted)

    def follow(self, headline_id: int, on: bool, label: str) -> None:
        """Ask to be told when a headline's article arrives, or no longer."""
        self._do(lambda: change.follow_headline(self.library, headline_id, on), label, quiet=False)

    def headline_seen(self, headline_id: int) -> None:
        """Take a headline that arrived from the badge."""
        self._do(lambda: self.library.headline_seen(headline_id), "", quiet=True)

    def decide_link(self, article_id: int, index: int, accept: bool, label: str) -> None:
        """Remember whether a possible link is right."""
        self._do(lambda: change.decide_link(self.library, article_id, index, accept), label, quiet=False)

    def decode_again(self, article_id: int, encoding: str, label: str) -> None:
        """Read an article again in a character set; another choice of one is the way back."""
        self._do(lambda: decode.decode_again(self.library, article_id, encoding).changes, label, quiet=False)

    def undo(self, step: Step | None = None) -> None:
        """Take back the last change, or the one given unless that was done already."""
        self._doing.undo(step)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        self._doing.redo()

    def undo_label(self) -> str:
        """What `undo` would take back; empty if nothing."""
        return self._doing.undo_label()

    def redo_label(self) -> str:
        """What `redo` would make again; empty if nothing."""
        return self._doing.redo_label()

    # Importing

    def add(
        self, sources: Sequence[str], stdin: bytes | None = None, *, open_first: bool = False, raw: bool = False
    ) -> None:
        """Add files and folders (or `-`: the bytes of `stdin`), telling by `progressed` how it goes."""
        self._keeper.give_way()
        self.care.give_way()
        self._catching.give_way()
        self._importer.add(sources, stdin, open_first=open_first, raw=raw)

    def cancel_import(self) -> None:
        """End the imports after the files under way."""
        self._importer.cancel()

    def importing(self) -> bool:
        """Whether an import is under way."""
        return self._importer.running()

    # Keeping

    def backup_now(self, done: Callable[[Path], None], target: Path | None = None) -> None:
        """Write a full backup, beside the library unless a target is given, and tell where it lies."""
        self._keeper.back_up(target, done)

    def restore_backup(self, backup: Path, done: Callable[[Restored], None]) -> None:
        """Put a backup in the place of the library; what was done since is then offered as `Restored.later`."""

        def told(restored: Restored) -> None:
            self._doing.begin_anew()
            self._relating.forget()
            self._catching.start()
            self.background.run(self.library.saved_steps, self._doing.begin_anew, lane="write")
            self._changed(restored.changes)
            done(restored)

        if self.importing() or self._doing.running():
            busy = NewsreaderError("Articles are just being added or changed.", "Nothing was restored.", "Wait for it.")
            self.failed.emit(busy)
        else:
            self.care.stop()  # it reads the file beside the library, which nobody may have open
            self._keeper.restore(backup, told)

    def ask_backups(self, done: Callable[[list[Copy]], None]) -> None:
        """Ask for the backups beside the library, the newest first."""
        from newsreader.application import backups

        self.background.run(lambda: backups.copies(self.path), done, question="backups")

    def salvage(self, done: Callable[[Outcome], None], failed: Callable[[NewsreaderError], None]) -> None:
        """Save what can be read of a damaged library; it is closed for that. `start` opens what was saved."""
        from newsreader.application import checking

        closed = self._let_go()
        self.background.run(
            lambda: closed() or checking.check(self.path, quick=False, repair=True, told=_nobody),
            done,
            failed,
            lane="write",
        )

    def restore_closed(
        self, backup: Path, done: Callable[[Restored], None], failed: Callable[[NewsreaderError], None]
    ) -> None:
        """Put a backup in the place of a library that cannot be opened; `start` opens it."""
        from newsreader.application import restoring

        closed = self._let_go()
        self.background.run(
            lambda: closed() or restoring.restore_closed(self.path, backup, time.time()), done, failed, lane="write"
        )

    def apply_later(self, later: Path, done: Callable[[Applied], None]) -> None:
        """Apply on a restored library what the reader did after the backup was made."""

        def told(applied: tuple[Applied, Changes]) -> None:
            self._changed(applied[1])
            done(applied[0])

        self._keeper.apply_later(later, told)

    # Answers

    def _save_page(self, url: str) -> None:
        self.add([url], open_first=True)

    def _list_all(self, question: Question, stale: Callable[[], bool]) -> Listing:
        return reading.list_articles(self.library, question, stale)

    def _opened_library(self, opened: tuple[Library, int, list[SavedStep]]) -> None:
        self._library, shipped, saved = opened
        if not self.read_only:
            self._keeper.start()
            self.care.start()
            self._catching.start()
        self.ready.emit(shipped)
        self._doing.begin_anew(saved, finish=not self.read_only)

    def _let_go(self) -> Callable[[], None]:
        """Let go of the library; what is answered closes it, in the lane of changes."""
        library, self._library = self._library, None
        self._doing.begin_anew()
        self.care.finish()
        self._catching.finish()
        self._keeper.rest()

        def close() -> None:
            if library is not None:
                library.close()

        return close

    def _is_lost(self, wanted: int, error: NewsreaderError) -> None:
        self.lost.emit((wanted, error))

    def _do(self, work: Callable[[], Changes], label: str, *, quiet: bool) -> None:
        if label or not self.read_only:  # nobody asked for what has no label, so nobody need be told that it cannot be
            self._doing.do(work, label, quiet=quiet)

    def _do_to_all(self, operation: Operation, view: View, label: str, *, on: bool = True, name: str = "") -> None:
        begin = partial(
            self._doing.do_to_all, Bulk(operation, on, name, label, operation == "bin" and view.folds), view
        )
        if operation == "bin":
            self._keeper.before("delete", begin)
        else:
            begin()

    def _noted(self, _changes: Changes) -> None:
        """A position is nobody's news."""

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not changes:
            return
        if changes.kinds - {"position"}:
            self._count_soon.start()
        self.changed.emit(changes)
        if changes.everything or changes.kinds & {"articles"}:
            self._catching.start()
        if changes.arrived:
            self.arrived.emit(changes.arrived)


def _opened(path: Path) -> Library:
    """The library, for reading only where it cannot be written; where not even that is possible, why not."""
    try:
        return Library.open(path)
    except (NotWritableError, DiskFullError) as error:
        try:
            return Library.open(path, read_only=True)
        except NewsreaderError:
            raise error from None


def _nobody(_part: Part, _done: int, _total: int) -> None:
    """Nobody is told."""
