"""Decides what is said where there is no article to show: why, and what can be done next."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from newsreader.application.reading import HeadlinePage
from newsreader.application.session import Session
from newsreader.article.model import Counts, View, ViewKind
from newsreader.ui import empty_contents
from newsreader.ui.empty_contents import EmptyContent
from newsreader.ui.empty_state import EmptyState
from newsreader.ui.list_desk import ListDesk
from newsreader.ui.navigator import Navigator
from newsreader.ui.reader_area import ReaderArea
from newsreader.ui.theme import Theme

if TYPE_CHECKING:
    from newsreader.ui.reader_area import ReaderPage


class StateDesk(QObject):
    """Shows empty states in the room of the article, or over the whole body of the window.

    Signals:
        action_triggered: str, the name of a button's action.
        article_requested: id of an article that was named.
        explained: it was said why there is no article; True if the list is empty.
        story_wanted: id of the story whose page belongs in the article's place.
    """

    action_triggered = Signal(object)
    article_requested = Signal(object)
    explained = Signal(object)
    story_wanted = Signal(object)

    def __init__(
        self,
        body: QStackedWidget,
        reader: ReaderArea,
        lists: ListDesk,
        session: Session,
        navigator: Navigator,
    ) -> None:
        super().__init__(body)
        self._body = body
        self._reader = reader
        self._lists = lists
        self._session = session
        self._navigator = navigator
        self._theme = Theme()
        self._counts: Counts | None = None
        self._whole: EmptyState | None = None
        self._shown_key: Callable[[str], str] = str
        self._explaining: Callable[[View], EmptyContent | None] = _nothing
        self._page: ReaderPage | None = None
        self._many: EmptyContent | None = None
        self._found_nothing = False
        self._another = False
        navigator.ids_changed.connect(self._ids_changed)
        navigator.article_chosen.connect(self.show_panes)
        navigator.article_shown.connect(self._article_shown)
        navigator.headline_shown.connect(self._show_headline)
        navigator.article_closed.connect(self._explain)
        navigator.article_chosen.connect(self._forget_page)
        navigator.question_changed.connect(self._forget_page)
        session.counted.connect(self._counted)
        lists.selection_changed.connect(self._selection_changed)

    def set_keys(self, shown_key: Callable[[str], str]) -> None:
        """Take over how the key of a command is written."""
        self._shown_key = shown_key

    def set_explaining(self, explaining: Callable[[View], EmptyContent | None]) -> None:
        """Take over who else knows why a list is empty; None is answered of a list that it does not know."""
        self._explaining = explaining

    def show_page(self, page: ReaderPage) -> None:
        """Show a page in the article's place that stays until an article or another list is asked for."""
        self.show_panes()
        self._navigator.close_article()
        self._page = page
        self._reader.show_instead(page)

    def page(self) -> ReaderPage | None:
        """The page that stands in the article's place because it was asked for."""
        return self._page

    def explain_anew(self) -> None:
        """Say once more why the list is empty, if it is: something else is true of it now."""
        if not self._navigator.ids and self._navigator.article_id is None:
            self._explain()

    def leave_page(self) -> bool:
        """Show instead of such a page what would be there without it; False if there was none."""
        left, self._page = self._page, None
        if left is not None:
            self._explain()
        return left is not None

    @Slot()
    def _forget_page(self, *_what: object) -> None:
        """An article comes in its place, or what the list that was asked for says."""
        self._page = None

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        if self._whole is not None:
            self._whole.apply_theme(theme)

    def show_first_run(self, shipped: int) -> None:
        """Fill the window: it was started for the first time."""
        self._cover(empty_contents.first_run(shipped, self._shown_key))

    def cover(self, content: EmptyContent) -> None:
        """Fill the window with something that must be said before anything else."""
        self._cover(content)

    @Slot()
    def show_panes(self, *_what: object) -> None:
        """Show the panes again."""
        if self._whole is not None:
            focus = self._whole.focusWidget()
            if focus is None or focus.hasFocus():
                self._lists.focus()
            self._body.removeWidget(self._whole)
            self._whole.deleteLater()
            self._whole = None

    def covers(self) -> bool:
        """Whether the whole body is covered."""
        return self._whole is not None

    @Slot(object)
    def _selection_changed(self, count: int) -> None:
        """Several articles were selected, or one again."""
        if count > 1:
            ids = self._lists.selected()
            view = self._navigator.question.view
            content = empty_contents.many_selected(
                count,
                unread=self._lists.any_unread(ids),
                deleted=view.kind is ViewKind.BIN,
                story=view.kind is ViewKind.STORY,
            )
            if content != self._many:
                self._many = content
                self._instead(content)
        elif self._many is not None:
            self._many = None
            self._navigator.reopen()

    @Slot(object)
    def _show_headline(self, page: HeadlinePage) -> None:
        self._many = None
        self._instead(empty_contents.awaited_headline(page.row.headline, page.naming, followed=page.row.followed))

    @Slot(object, float)
    def _article_shown(self, _opened: object, _position: float) -> None:
        self._many, self._found_nothing = None, False

    @Slot(object, bool)
    def _ids_changed(self, ids: array[int], another: bool) -> None:
        """An empty list says why it is empty; an article stays open when the list ran empty around it.

        While a better answer is still to come, an empty one says nothing yet.
        """
        self._another = another or self._another
        listing = self._navigator.listing
        if not ids and listing is not None and not listing.complete:
            return
        another, self._another = self._another, False
        if self._navigator.article_id is None:
            self._explain()
        elif not ids and another and not self._navigator.question.view.search:
            self._navigator.close_article()
        elif not ids and another:
            self._found_nothing = True
            self._explain()
        elif self._found_nothing:
            self._found_nothing = False
            self._navigator.reopen()

    @Slot()
    def _explain(self) -> None:
        self._many = None
        if self._page is not None:
            return
        listing, view = self._navigator.listing, self._navigator.question.view
        if view.kind is ViewKind.STORY and not view.search:
            self.story_wanted.emit(int(view.name))
            return
        if listing is None or not (listing.complete or self._navigator.ids):
            return
        if self._navigator.ids:
            self._instead(empty_contents.nothing_selected(self._shown_key))
        elif self._counts is not None:
            empty = not (self._counts.all or self._counts.bin)
            folder = self._lists.folder()
            told = None if view.search else self._explaining(view)
            if folder is not None and not view.search:
                told = empty_contents.empty_folder(folder)
            self._instead(
                told
                or empty_contents.for_view(view, self._lists.name(), library_is_empty=empty, shown_key=self._shown_key)
            )
        self.explained.emit(not self._navigator.ids)

    @Slot(object)
    def _counted(self, counts: Counts) -> None:
        first, self._counts = self._counts is None, counts
        if first and self._navigator.article_id is None:
            self._explain()

    def say_instead(self, content: EmptyContent) -> None:
        """Say something in the article's place."""
        self._instead(content)

    def _instead(self, content: EmptyContent) -> None:
        self._page = None
        seen = self._reader.currentWidget()
        if not isinstance(seen, EmptyState) or seen.content != content:
            self._reader.show_instead(self._state(content))

    def _cover(self, content: EmptyContent) -> None:
        self.show_panes()
        self._whole = self._state(content)
        self._body.addWidget(self._whole)
        self._body.setCurrentWidget(self._whole)

    def _state(self, content: EmptyContent) -> EmptyState:
        state = EmptyState(content, self._theme)
        state.action_triggered.connect(self.action_triggered)
        state.article_requested.connect(self.article_requested)
        return state


def _nothing(_view: View) -> EmptyContent | None:
    """Nobody else knows."""
    return None
