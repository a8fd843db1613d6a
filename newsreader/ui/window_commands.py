"""What each command of the window does: the table from its name to the method that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from newsreader.article.model import View, ViewKind
from newsreader.ui.article_commands import ArticleCommands
from newsreader.ui.command_tables import Table, feed_table, library_table, list_table, story_table
from newsreader.ui.commands import CARDS
from newsreader.ui.dialog_desk import DialogDesk
from newsreader.ui.palette_desk import PaletteDesk

if TYPE_CHECKING:
    from newsreader.ui.list_header import SearchOrder
    from newsreader.ui.main_window import MainWindow

VIEWS = {
    "show_all": ViewKind.ALL,
    "show_unread": ViewKind.UNREAD,
    "show_today": ViewKind.TODAY,
    "show_bookmarks": ViewKind.BOOKMARKS,
    "show_awaited": ViewKind.AWAITED,
    "show_bin": ViewKind.BIN,
}


class WindowCommands(QObject):
    """Connects every action to what it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._parts = window.parts
        self._session = window.session
        self._navigator = window.navigator
        self.articles = ArticleCommands(
            window.session, window.pages.article, self.targets, window.lists.rows, parent=self
        )
        self.articles.said.connect(window.toasts.say)
        window.pages.address_requested.connect(self.articles.open_address)
        window.parts.reader.pane.command_requested.connect(self.run)
        self.dialogs = DialogDesk(window, self.targets)
        self.palette = PaletteDesk(window, self.run)
        self._does = self._table()
        for name, action in window.actions_by_name.items():
            action.triggered.connect(partial(self._triggered, name))
        self._parts.top_bar.search_changed.connect(self._search)
        self._parts.top_bar.search_submitted.connect(self._search_best)
        self._parts.top_bar.search_left.connect(self._search_left)
        self._parts.list_pane.header.order_changed.connect(self._set_order)
        self._parts.top_bar.search_help.connect(self.dialogs.show_search_help)
        self._parts.top_bar.search.assist.set_values(window.session.ask_values)

    def targets(self) -> Sequence[int]:
        """Ids of the articles a command acts on: the selected ones, or the open one."""
        listed = self._parts.list_pane.list
        if listed.selection_count() > 1:
            ids = listed.selected_ids()
            # Only awaited headlines, and what a list does not know yet, are no articles.
            return ids if min(ids) > 0 else [each for each in ids if each > 0]
        shown = self._navigator.article_id
        return [shown] if shown is not None and shown > 0 else []

    def run(self, name: str) -> None:
        """Do a command by its name; unknown names do nothing."""
        if does := self._does.get(name):
            does()

    def _triggered(self, name: str, _checked: bool = False) -> None:
        self.run(name)

    def _table(self) -> Table:
        window, dialogs = self._window, self.dialogs
        table = self._going_table() | self._article_table() | self._window_table()
        table |= list_table(window, dialogs) | feed_table(window) | story_table(window) | library_table(window, dialogs)
        table |= {name: partial(self._show_view, kind) for name, kind in VIEWS.items()}
        table |= {f"open_card_{n}": partial(self._parts.related.activate_card, n) for n in range(1, CARDS + 1)}
        return table

    def _going_table(self) -> Table:
        """What leads the reader on, back and elsewhere."""
        return {
            "next_article": partial(self._step, 1),
            "previous_article": partial(self._step, -1),
            "next_unread": partial(self._step_unread, 1),
            "previous_unread": partial(self._step_unread, -1),
            "read_on": partial(self.read_on, 1),
            "read_back": partial(self.read_on, -1),
            "back": self._back,
            "forward": self._navigator.forward,
            "next_source": partial(self._parts.sidebar.step_source, 1),
            "previous_source": partial(self._parts.sidebar.step_source, -1),
            "start_reading": self._start_reading,
            "show_read": partial(self._show_view, ViewKind.ALL),
            "search": self._focus_search,
            "clear_search": self._clear_search,
            "find": self._find,
        }

    def _article_table(self) -> Table:
        """What is done with articles."""
        articles, window = self.articles, self._window
        return {
            "toggle_read": self._toggle_read,
            "bookmark": partial(self._on_selected, window.bulk.bookmark, articles.toggle_bookmark),
            "tag": partial(self._on_selected, self.dialogs.show_view_tags, self.dialogs.show_tags),
            "open_original": articles.open_original,
            "full_text": window.web.full_text,
            "load_pictures": window.web.load_pictures,
            "always_pictures": window.web.always_pictures,
            "copy_link": articles.copy_link,
            "copy_citation": articles.copy_citation,
            "decode": self.dialogs.ask_decodings,
            "delete": partial(self._on_selected, window.bulk.delete, self._delete),
            "restore": articles.restore,
            "show_copies": window.copies.show,
            "unfold": window.copies.unfold,
            "refold": window.copies.refold,
            "follow": self._follow,
            "relate": self._relate,
            "dim": window.dimming.toggle,
        }

    def _window_table(self) -> Table:
        """What is done to the window, and what it says of itself."""
        session, window = self._session, self._window
        return {
            "search_help": self.dialogs.show_search_help,
            "palette": self.palette.open,
            "undo": session.undo,
            "redo": session.redo,
            "sidebar": partial(self._parts.panes.toggle, "sidebar"),
            "related": partial(self._parts.panes.toggle, "related"),
            "next_pane": partial(window.pane_focus.step, 1),
            "previous_pane": partial(window.pane_focus.step, -1),
            "zoom_in": partial(window.looks.step_text, 1),
            "zoom_out": partial(window.looks.step_text, -1),
            "zoom_reset": partial(window.looks.step_text, 0),
            "full_screen": window.toggle_full_screen,
            "preferences": self.dialogs.show_preferences,
            "help": self.dialogs.show_help,
            "about": self.dialogs.show_about,
            "quit": window.close,
        }

    # Reading

    def read_on(self, direction: int) -> None:
        """Scroll by a screen; at the end of the article, go to the next unread one."""
        pane = self._parts.reader.pane
        if self._parts.reader.shows_article() and pane.isVisible() and pane.scroll_screen(direction):
            return
        self._step_unread(direction)

    def read_by_key(self, event: QKeyEvent) -> bool:
        """Space reads on, Shift+Space back; False for every other key, and where single keys are switched off."""
        steps = {Qt.KeyboardModifier.NoModifier: 1, Qt.KeyboardModifier.ShiftModifier: -1}
        if event.key() != Qt.Key.Key_Space or event.modifiers() not in steps or not self._window.keys.single_keys:
            return False
        self.read_on(steps[event.modifiers()])
        return True

    def act_by_key(self, event: QKeyEvent) -> bool:
        """Do what a key that is no command means anywhere in the window; False if it means nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
            return True
        return self.read_by_key(event)

    def escape(self) -> None:
        """Close one thing after the other: overlay, toast, search, and the article where it covers the list."""
        if self._parts.panes.close_overlay() or self._parts.toasts.close_toast():
            return
        if self._navigator.question.view.search:
            self._clear_search()
        elif self._parts.panes.reader_alone():
            self._window.leave_article()
        elif self._window.states.leave_page() or self._navigator.leave_aside():
            self._window.focus_list()
        elif (story := self._window.stories.shown()) is not None and self._navigator.article_id is not None:
            self._navigator.open_story(story)

    def _step(self, step: int) -> None:
        self._window.pages.marker.moved_on()
        self._parts.list_pane.list.step(step)

    def _step_unread(self, step: int) -> None:
        self._window.pages.marker.moved_on()
        self._navigator.step_unread(step)
        self._parts.panes.show_reader(True)

    def _delete(self) -> None:
        self.articles.delete(copies=self._navigator.question.view.folds)

    def _toggle_read(self) -> None:
        self._window.pages.marker.decided()
        self._on_selected(self._window.bulk.mark_read, self.articles.toggle_read)

    def _on_selected(self, on_view: Callable[[], object], on_articles: Callable[[], object]) -> None:
        """Do something to what is selected: where that is a whole long list, to the list itself."""
        whole = self._window.bulk.is_whole(self._parts.list_pane.list.selection_count())
        (on_view if whole else on_articles)()

    def _back(self) -> None:
        navigator = self._navigator
        if self._parts.panes.reader_alone():
            self._window.leave_article()
        elif not (navigator.opened_elsewhere() and navigator.leave_aside()):
            navigator.back()

    def _follow(self) -> None:
        page = self._navigator.headline
        if page is not None:
            text = self.tr("No longer followed") if page.row.followed else self.tr("You will be told when it arrives")
            self._session.follow(-page.row.id, not page.row.followed, text)
        elif self._window.stories.story() is not None:
            self._window.stories.toggle()
        elif not self._window.pages.follow_awaited():
            self._window.stories.toggle_article()

    def _relate(self) -> None:
        self._window.relations.ask_other(self.targets())

    def _find(self) -> None:
        if self._parts.reader.shows_article():
            self._parts.reader.find_bar.open_bar()

    # Lists

    def _show_view(self, kind: ViewKind) -> None:
        self._window.show_view(View(kind))

    @Slot(object)
    def _set_order(self, order: SearchOrder) -> None:
        if order == "best":
            self._navigator.set_best_first()
        else:
            self._navigator.set_order(order)

    @Slot(object)
    def _search(self, text: str) -> None:
        self._navigator.search(text)
        self._parts.panes.show_reader(False)

    @Slot(object)
    def _search_best(self, text: str) -> None:
        self._navigator.search(text, best_first=True)
        self._window.focus_list()

    def _clear_search(self) -> None:
        self._parts.top_bar.search.set_text("")
        self._navigator.search("")
        self._window.focus_list()

    def _focus_search(self) -> None:
        field = self._parts.top_bar.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    @Slot()
    def _search_left(self) -> None:
        self._navigator.search("")
        self._window.focus_list()

    def _start_reading(self) -> None:
        self._window.states.show_panes()
        self._window.focus_list()
        if self._navigator.article_id is None:
            self._parts.list_pane.list.step(1)
