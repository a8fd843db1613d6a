"""Brings together the article list, the library behind it and the place of the reader in it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from newsreader.application.listing import Question, Seen
from newsreader.application.session import Session
from newsreader.article.model import ArticleRow, Changes, Counts, SmartFolder, SourceCount, View, ViewKind
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.list_pane import ListPane
from newsreader.ui.navigator import Navigator
from newsreader.ui.question_words import note_for
from newsreader.ui.view_names import view_name

KNOWN = 200


class ListDesk(QObject):
    """Fills the list, keeps it true, and says what stands at its head.

    Signals:
        selection_changed: how many articles are selected, or something about those that are.
    """

    selection_changed = Signal(object)

    def __init__(self, pane: ListPane, model: ArticleModel, session: Session, navigator: Navigator) -> None:
        super().__init__(pane)
        self._pane = pane
        self._model = model
        self._session = session
        self._navigator = navigator
        self._counts = Counts()
        self._folders: dict[int, SourceCount] = {}
        self._asides: dict[View, str] = {}
        self._notes: dict[View, dict[int, str]] = {}
        self._feeds: Mapping[View, str] = {}
        self._unread_of_feeds: Mapping[View, int] = {}
        self._top: int | None = None
        self._question = Question()
        self._near = 0
        self._before_search: int | None = None
        model.rows_wanted.connect(self._ask_rows)
        session.rows_arrived.connect(self._rows_arrived)
        session.picture_arrived.connect(self._picture_arrived)
        session.changed.connect(self._changed)
        session.counted.connect(self._counted)
        session.folders.counted.connect(self._folders_counted)
        pane.list.selection_changed.connect(self.selection_changed)
        pane.list.thumbnail_wanted.connect(self._ask_thumbnail)
        navigator.ids_changed.connect(self._ids_changed)
        navigator.question_changed.connect(self._question_changed)
        navigator.article_chosen.connect(self._select)
        navigator.article_closed.connect(self._select_nothing)
        navigator.waiting.seen = self._held_rows
        navigator.waiting_changed.connect(pane.show_waiting)
        pane.waiting.clicked.connect(self.show_waiting)

    def row(self, article_id: int) -> ArticleRow | None:
        """What the list knows of an article."""
        place = self._model.find(article_id, self._near)
        self._near = max(place, 0)
        return self._model.row(place) if place >= 0 else None

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """What the list knows of some articles; of the first of many."""
        return [row for each in ids[:KNOWN] if (row := self.row(each)) is not None]

    def name(self, view: View | None = None) -> str:
        """The name of a view, or of the one that is shown."""
        view = view or self._navigator.question.view
        return self._feeds.get(view) or self._asides.get(view) or view_name(view, self._counts.folders)

    def call(self, view: View, name: str) -> None:
        """Give a view its name, where that is known to nobody else."""
        self._asides[view] = name

    def call_feeds(self, names: Mapping[View, str], unread: Mapping[View, int]) -> None:
        """Give the lists of all feeds their names, and them and folders of feeds the figures of their heads."""
        self._feeds, self._unread_of_feeds = names, unread
        if self._navigator.question.view in unread:
            self.head()

    def folder(self, view: View | None = None) -> SmartFolder | None:
        """The smart folder that a view is, or the one that is shown."""
        view = view or self._navigator.question.view
        folders = self._counts.folders if view.kind is ViewKind.SMART else ()
        return next((each for each in folders if str(each.id) == view.name), None)

    def note_rows(self, view: View, notes: Mapping[int, str]) -> None:
        """Say something of some articles of a view, before their excerpts."""
        if notes != self._notes.get(view):
            self._notes = {view: dict(notes)}
            if self._navigator.question.view == view:
                self._model.forget()

    def top(self) -> int | None:
        """The article at the top of the list; during a search, of the list before it."""
        return self._before_search if self._question.view.search else self._pane.list.top_id()

    def focus(self) -> None:
        """Give the keyboard to the list."""
        self._pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_waiting(self, *_checked: object) -> None:
        """Let in what waits above the list, and show it."""
        if self._navigator.waiting.count:
            held = self._pane.waiting.hasFocus()
            self._navigator.show_waiting()
            self._pane.list.scrollToTop()
            if held:
                self.focus()

    def show_at(self, article_id: int | None) -> None:
        """Let the next list stand with this article at its top, as on the day before."""
        self._top = article_id

    def any_unread(self, ids: Sequence[int]) -> bool:
        """Whether any of some articles is unread, as far as the list knows; of very many it is taken for granted."""
        rows = self.rows(ids)
        return len(ids) > KNOWN or not rows or any(row.unread for row in rows)

    def selected(self) -> array[int]:
        """The articles that are selected."""
        return self._pane.list.selected_ids()

    def head(self) -> None:
        """Write the head of the list."""
        question, header = self._navigator.question, self._pane.header
        search, listing = question.view.search, self._navigator.listing
        ranked = question.view.kind is ViewKind.RELATED
        header.set_order("best" if (search or ranked) and question.best_first else question.order)
        if not search:
            header.show_view(self.name(), self._unread(question), ranked=ranked)
        elif listing is not None:
            header.show_results(len(self._navigator.ids), search, complete=listing.complete)
        header.show_note(note_for(question, listing))

    def _held_rows(self) -> Seen:
        """What must stay where it is when articles come in; while one is read, all that is seen."""
        listed = self._pane.list
        return listed.held_rows() if self._navigator.article_id is None else listed.seen_rows()

    def _unread(self, question: Question) -> int | None:
        kind, counts = question.view.kind, self._counts
        if kind in (ViewKind.ALL, ViewKind.UNREAD):
            return counts.unread
        if (folder := self.folder()) is not None and folder.id in self._folders:
            return self._folders[folder.id].unread
        if question.view in self._unread_of_feeds:
            return self._unread_of_feeds[question.view]
        groups = {ViewKind.SOURCE: counts.sources, ViewKind.TAG: counts.tags}
        for each in groups.get(kind, ()):
            if each.name == question.view.name:
                return each.unread
        return None

    @Slot(object)
    def _ask_rows(self, ids: list[int]) -> None:
        self._session.ask_rows(ids, self._navigator.question.view.search)

    @Slot(object)
    def _rows_arrived(self, rows: list[ArticleRow]) -> None:
        notes = self._notes.get(self._navigator.question.view, {})
        noted = [row._replace(excerpt=f"{notes[row.id]} · {row.excerpt}") if row.id in notes else row for row in rows]
        self._model.set_rows(noted)
        count = self._pane.list.selection_count()
        if count > 1:
            self.selection_changed.emit(count)

    @Slot(object)
    def _ask_thumbnail(self, wanted: tuple[int, str]) -> None:
        self._session.ask_thumbnail(*wanted, self._pane.list.thumbnail_side())

    @Slot(object)
    def _picture_arrived(self, arrived: tuple[int, str, QImage | None]) -> None:
        self._pane.list.set_thumbnail(*arrived)

    @Slot(object, bool)
    def _ids_changed(self, ids: array[int], another: bool) -> None:
        listed = self._pane.list
        if another:
            listed.set_ids(ids)
            if self._top is not None:
                listed.show_at_top(self._top)
            if self._navigator.article_id is not None:
                # Results are looked at from the top: the best or the newest, not the one that is open already.
                searching = bool(self._question.view.search)
                listed.select_id(self._navigator.article_id, scroll=self._top is None and not searching)
            self._top = None
        else:
            listed.replace_ids(ids)
            if not listed.selection_count() and self._navigator.article_id is not None:
                listed.select_id(self._navigator.article_id, scroll=False)
        self.head()

    @Slot(object)
    def _question_changed(self, question: Question) -> None:
        """A search begins with the list's place noted, and ends by returning to it."""
        searching, searched = bool(question.view.search), bool(self._question.view.search)
        if searching and not searched:
            self._before_search = self._pane.list.top_id()
        elif searched and not searching:
            self._top = self._before_search
        self._question = question
        self.head()
        if question.view.search or self._model.rowCount():
            self._model.forget()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.everything:
            self._model.forget()
        elif changes.articles:
            self._model.forget(changes.articles)
        if "headlines" in changes.kinds and self._navigator.question.view.kind is ViewKind.AWAITED:
            self._model.forget()

    @Slot(object)
    def _counted(self, counts: Counts) -> None:
        self._counts = counts
        self.head()

    @Slot(object)
    def _folders_counted(self, figures: dict[int, SourceCount]) -> None:
        self._folders = figures
        if self._navigator.question.view.kind is ViewKind.SMART:
            self.head()

    @Slot(object)
    def _select(self, article_id: int) -> None:
        listed = self._pane.list
        if listed.current_id() != article_id or listed.selection_count() != 1:
            listed.select_id(article_id)

    @Slot()
    def _select_nothing(self) -> None:
        self._pane.list.select_id(None)
