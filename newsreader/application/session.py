"""One person's sitting at the library: what the window asks and does, answered by signals.

Widgets call these methods downwards; every answer and every change comes back once, as a signal, on the window's
thread. No method here waits: the library is asked and changed in the lanes of `Background`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from newsreader.application import add, change
from newsreader.application.add import AddResult
from newsreader.application.background import Background
from newsreader.application.listing import Listing, Question
from newsreader.application.progress import Progress, Tally
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Article, ArticleRow, Changes, Panel, Revision, Undo, View
from newsreader.library import Library

COUNT_PAUSE_MS = 40
PROGRESS_PAUSE_S = 0.1
UNDO_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that its page shows; `pictures` are decoded by what the window handed in."""

    article: Article
    panel: Panel
    pictures: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Done:
    """A change that the reader made; `label` says it in the past tense, `quiet` ones need no toast."""

    label: str
    changes: Changes
    quiet: bool


@dataclass(slots=True)
class _Steps:
    """What can be taken back, and what was."""

    undo: list[tuple[str, Undo]] = field(default_factory=list)
    redo: list[tuple[str, Undo]] = field(default_factory=list)

    def did(self, label: str, undo: Undo | None) -> None:
        if undo is not None:
            self.undo = [*self.undo[-UNDO_DEPTH + 1 :], (label, undo)]
            self.redo.clear()


class Session(QObject):
    """The library as the window sees it.

    Signals:
        ready: the library stands open (how many shipped articles were added to it just now).
        refused: the library could not be opened (NewsreaderError).
        listed: Listing. rows_arrived: list of ArticleRow. opened: Opened. panel_arrived: Panel. counted: Counts.
        article_changed: Article. changed: Changes, once for each. done: Done, for what the reader did.
        progressed: Progress of an import. arrived: tuple of ArrivedHeadline.
        picture_arrived: (article id, picture name, picture). failed: NewsreaderError.
    """

    ready = Signal(object)
    refused = Signal(object)
    listed = Signal(object)
    rows_arrived = Signal(object)
    opened = Signal(object)
    panel_arrived = Signal(object)
    article_changed = Signal(object)
    counted = Signal(object)
    changed = Signal(object)
    done = Signal(object)
    undone = Signal(object)
    progressed = Signal(object)
    arrived = Signal(object)
    picture_arrived = Signal(object)
    failed = Signal(object)
    _batch_added = Signal(object)
    _progress_made = Signal(object)

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
        self._steps = _Steps()
        self._cancel = threading.Event()
        self._imports = 0
        self._count_soon = QTimer(self, singleShot=True, interval=COUNT_PAUSE_MS)
        self._count_soon.timeout.connect(self.ask_counts)
        self._batch_added.connect(self._changed)
        self._progress_made.connect(self.progressed)

    # Opening and closing

    def start(self, *, ship: bool) -> None:
        """Open the library; with `ship`, a new one is given the articles that come with the program."""

        def opening() -> tuple[Library, int]:
            library = Library.open(self.path)
            return library, add.add_shipped(library) if ship else 0

        self.background.run(opening, self._opened_library, self.refused.emit, lane="write")

    def close(self) -> None:
        """End an import after its article, finish what the reader did, and close the library."""
        self._cancel.set()
        self.background.close()
        if self._library is not None:
            self._library.close()
            self._library = None

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
        """Ask for all ids of a list; a later question makes this one void."""

        def asking() -> Listing:
            if question.best_first and question.view.search:
                return Listing(question, self.library.search(question.view.search, 1000))
            return Listing(question, self.library.ids(question.view, question.order))

        self.background.run(asking, self.listed.emit, question="list")

    def ask_rows(self, ids: Sequence[int], search: str = "") -> None:
        """Ask for the rows of some ids."""
        self.background.run(lambda: self.library.rows(ids, search), self.rows_arrived.emit)

    def ask_rows_of(self, ids: Sequence[int], done: Callable[[list[ArticleRow]], None]) -> None:
        """Ask for some rows that are not for the list."""
        self.background.run(lambda: self.library.rows(ids), done, question="rows of")

    def ask_counts(self) -> None:
        """Ask for the figures of the sidebar."""
        self.background.run(lambda: self.library.counts(), self.counted.emit, question="counts")

    def ask_thumbnail(self, article_id: int, name: str, side: int) -> None:
        """Ask for a small picture, at least `side` pixels in its shorter direction."""

        def asking() -> tuple[int, str, object]:
            data = self.library.image(article_id, name)
            return article_id, name, self._decode(data, side) if data else None

        self.background.run(asking, self.picture_arrived.emit)

    def ask_first_unread(self, ids: Sequence[int], done: Callable[[int | None], None]) -> None:
        """Find the first unread of `ids`, in their order."""
        self.background.run(lambda: self.library.first_unread(ids), done, question="first unread")

    def ask_found(self, text: str, done: Callable[[list[ArticleRow]], None]) -> None:
        """Find the articles that match a few letters best, for the palette."""

        def asking() -> list[ArticleRow]:
            return self.library.rows(self.library.ids(View(search=text), "newest", 20))

        self.background.run(asking, done, question="found")

    def open(self, article_id: int) -> None:
        """Ask for an article whole; a later opening makes this one void."""

        def opening() -> Opened:
            article = self.library.article(article_id)
            pictures = {}
            for name in article.image_names:
                if data := self.library.image(article_id, name):
                    pictures[name] = self._decode(data, 0)
            return Opened(article, self.library.panel(article_id), pictures)

        self.background.run(opening, self.opened.emit, question="open")

    def ask_article(self, article_id: int) -> None:
        """Ask for an article anew, without its pictures: its status changed."""
        self.background.run(lambda: self.library.article(article_id), self.article_changed.emit, question="article")

    def ask_revisions(self, article_id: int, done: Callable[[list[Revision]], None]) -> None:
        """Ask for the earlier versions of an article."""
        self.background.run(lambda: self.library.revisions(article_id), done, question="revisions")

    def ask_naming(self, headline_id: int, done: Callable[[list[ArticleRow]], None]) -> None:
        """Ask which articles name a headline."""
        self.background.run(lambda: self.library.naming(headline_id), done, question="naming")

    def ask_panel(self, article_id: int) -> None:
        """Ask for the related panel of an article anew."""
        self.background.run(lambda: self.library.panel(article_id), self.panel_arrived.emit, question="panel")

    # What the reader does

    def mark_read(self, ids: Sequence[int], read: bool, *, label: str = "") -> None:
        """Mark articles read or unread; without a label nothing is said."""
        self._do(lambda: self.library.mark_read(ids, read), label or ("Read" if read else "Unread"), quiet=not label)

    def mark_view_read(self, view: View, label: str) -> None:
        """Mark all articles of a view read."""
        self._do(lambda: self.library.mark_view_read(view), label, quiet=False)

    def bookmark(self, ids: Sequence[int], on: bool, label: str) -> None:
        """Set or remove the bookmark of articles."""
        self._do(lambda: self.library.bookmark(ids, on), label, quiet=True)

    def delete(self, ids: Sequence[int], label: str) -> None:
        """Move articles to the recycle bin."""
        self._do(lambda: change.delete(self.library, ids), label, quiet=False)

    def restore(self, ids: Sequence[int], label: str) -> None:
        """Bring articles back from the recycle bin."""
        self._do(lambda: change.restore(self.library, ids), label, quiet=False)

    def tag(self, ids: Sequence[int], name: str, on: bool, label: str) -> None:
        """Add a tag to articles or take it from them."""
        self._do(lambda: self.library.tag(ids, name, on), label, quiet=True)

    def set_position(self, article_id: int, position: float) -> None:
        """Remember how far an article was read (0 to 1)."""
        self.background.run(lambda: self.library.set_position(article_id, position), self._noted, lane="write")

    def follow(self, headline_id: int, on: bool, label: str) -> None:
        """Ask to be told when a headline's article arrives, or no longer."""
        self._do(lambda: change.follow_headline(self.library, headline_id, on), label, quiet=False)

    def headline_seen(self, headline_id: int) -> None:
        """Take a headline that arrived from the badge."""
        self._do(lambda: self.library.headline_seen(headline_id), "", quiet=True)

    def decide_link(self, article_id: int, index: int, accept: bool, label: str) -> None:
        """Remember whether a possible link is right."""
        self._do(lambda: change.decide_link(self.library, article_id, index, accept), label, quiet=False)

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._steps.undo, self._steps.redo)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        self._step(self._steps.redo, self._steps.undo)

    def undo_label(self) -> str:
        """What `undo` would take back; empty if nothing."""
        return self._steps.undo[-1][0] if self._steps.undo else ""

    # Importing

    def add(self, sources: Sequence[str], stdin: bytes | None = None) -> None:
        """Add files and folders (or `-`: the bytes of `stdin`), reporting progress."""
        self._cancel.clear()
        self._imports += 1

        def adding() -> Progress:
            return self._add(add.add_sources(self.library, sources, stdin=stdin, cancelled=self._cancel.is_set))

        self.background.run(adding, self._added, self._add_failed, lane="work")

    def cancel_import(self) -> None:
        """End the import after the article under way."""
        self._cancel.set()

    def importing(self) -> bool:
        """Whether an import is under way."""
        return self._imports > 0

    def _add(self, results: Iterator[AddResult]) -> Progress:
        tally, waiting, told = Tally(), Changes(), 0.0
        for result in results:
            tally.count(result)
            waiting = waiting | result.changes
            if time.monotonic() - told >= PROGRESS_PAUSE_S:
                self._batch_added.emit(waiting)
                self._progress_made.emit(tally.progress())
                waiting, told = Changes(), time.monotonic()
        self._batch_added.emit(waiting)
        return tally.progress(finished=True)

    @Slot(object)
    def _added(self, progress: Progress) -> None:
        self._imports -= 1
        self.progressed.emit(progress)

    @Slot(object)
    def _add_failed(self, error: NewsreaderError) -> None:
        self._imports -= 1
        self.progressed.emit(Progress(finished=True))
        self.failed.emit(error)

    # Answers

    def _opened_library(self, opened: tuple[Library, int]) -> None:
        self._library, shipped = opened
        self.ready.emit(shipped)

    def _do(self, work: Callable[[], Changes], label: str, *, quiet: bool) -> None:
        def told(changes: Changes) -> None:
            self._steps.did(label, changes.undo)
            self._changed(changes)
            self.done.emit(Done(label, changes, quiet))

        self.background.run(work, told, lane="write")

    def _step(self, source: list[tuple[str, Undo]], target: list[tuple[str, Undo]]) -> None:
        if not source:
            return
        label, undo = source.pop()

        def told(changes: Changes) -> None:
            if changes.undo is not None:
                target.append((label, changes.undo))
            self._changed(changes)
            self.undone.emit(label)

        self.background.run(lambda: change.undo(self.library, undo), told, lane="write")

    def _noted(self, _changes: Changes) -> None:
        """A position is nobody's news."""

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not changes:
            return
        if changes.kinds - {"position"}:
            self._count_soon.start()
        self.changed.emit(changes)
        if changes.arrived:
            self.arrived.emit(changes.arrived)
