"""The main window: its parts, where they stand, and what each tells the others.

What happens between the parts stands in the desks: `ListDesk` for the list, `PageDesk` for article and related panel,
`StateDesk` for what is said where there is nothing to show, `ToastDesk` for what is said in passing, `LookDesk` for
theme and sizes, `WindowMemory` for what is kept until tomorrow, `WindowCommands` for what each command does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication

from newsreader.article.row import ViewKind
from newsreader.ui.first_window import FirstWindow
from newsreader.ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent

    from newsreader.application.listing import Question
    from newsreader.application.session import Session
    from newsreader.article.model import View
    from newsreader.ui.actions import Keys
    from newsreader.ui.bulk_desk import BulkDesk
    from newsreader.ui.choice import Choice
    from newsreader.ui.command_states import CommandStates
    from newsreader.ui.copies_desk import CopiesDesk
    from newsreader.ui.day_watch import DayWatch
    from newsreader.ui.dim_desk import DimDesk
    from newsreader.ui.feed_deeds import FeedDeeds
    from newsreader.ui.feed_desk import FeedDesk
    from newsreader.ui.folder_desk import FolderDesk
    from newsreader.ui.health_desk import HealthDesk
    from newsreader.ui.import_desk import ImportDesk
    from newsreader.ui.library_desk import LibraryDesk
    from newsreader.ui.list_desk import ListDesk
    from newsreader.ui.look_desk import LookDesk
    from newsreader.ui.menu_desk import MenuDesk
    from newsreader.ui.navigator import Navigator
    from newsreader.ui.page_desk import PageDesk
    from newsreader.ui.pane_focus import PaneFocus
    from newsreader.ui.refresh_desk import RefreshDesk
    from newsreader.ui.refresh_timer import RefreshTimer
    from newsreader.ui.related_desk import RelatedDesk
    from newsreader.ui.state_desk import StateDesk
    from newsreader.ui.story_desk import StoryDesk
    from newsreader.ui.subscribe_desk import SubscribeDesk
    from newsreader.ui.tag_desk import TagDesk
    from newsreader.ui.toast_desk import ToastDesk
    from newsreader.ui.web_desk import WebDesk
    from newsreader.ui.window_commands import WindowCommands
    from newsreader.ui.window_memory import WindowMemory
    from newsreader.ui.window_parts import Parts


class MainWindow(FirstWindow):
    """The window; it asks the session for everything and touches neither file nor database.

    Attributes:
        furnished: everything is here, and not only what is painted first; the attributes below are set.
    """

    furnished = False
    session: Session
    actions_by_name: dict[str, QAction]
    keys: Keys
    navigator: Navigator
    parts: Parts
    imports: ImportDesk
    lists: ListDesk
    pages: PageDesk
    web: WebDesk
    choice: Choice
    relations: RelatedDesk
    states: StateDesk
    stories: StoryDesk
    dimming: DimDesk
    toasts: ToastDesk
    bulk: BulkDesk
    folders: FolderDesk
    feeds: FeedDesk
    deeds: FeedDeeds
    refreshing: RefreshDesk
    timer: RefreshTimer
    subscribing: SubscribeDesk
    health: HealthDesk
    tags: TagDesk
    copies: CopiesDesk
    library: LibraryDesk
    pane_focus: PaneFocus
    looks: LookDesk
    memory: WindowMemory
    commands: WindowCommands
    menus: MenuDesk
    command_states: CommandStates
    days: DayWatch

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._early_keys: list[QKeyEvent] = []
        # Until there are commands, the window itself hears every key, and keeps it.
        self.setFocus()

    def furnish(self, session: Session) -> None:
        """Bring in all that is not painted first, and do what keys asked for meanwhile."""
        from newsreader.ui.furnishing import furnish

        furnish(self, session)
        self._connect()
        self.furnished = True
        self.looks.apply_preferences(self.settings.preferences)
        self.command_states.update()
        self.focus_list()
        self.navigator.ids_changed.connect(self._press_early_keys)

    @Slot()
    def _press_early_keys(self, *_listed: object) -> None:
        """Do what keys asked for before there was a list of the library to do it with."""
        keys, self._early_keys = self._early_keys, []
        for event in keys:
            self._press_again(event)

    def _press_again(self, event: QKeyEvent) -> None:
        """Do what a key means, as a command or in the list."""
        from PySide6.QtGui import QKeySequence

        pressed = QKeySequence(event.keyCombination())
        for action in self.actions_by_name.values():
            if pressed in action.shortcuts():
                action.trigger()
                return
        QApplication.sendEvent(self.parts.list_pane.list, event)

    def _connect(self) -> None:
        session, parts, listed = self.session, self.parts, self.parts.list_pane.list
        session.ready.connect(self._ready)
        session.progressed.connect(parts.progress.show_progress)
        session.first_kept.connect(self.open_article)
        session.counted.connect(parts.sidebar.set_counts)
        parts.progress.cancel_requested.connect(session.cancel_import)
        parts.sidebar.view_chosen.connect(self.show_view)
        parts.sidebar.view_entered.connect(self._enter_list)
        parts.related.article_requested.connect(self._leave_overlay)
        listed.article_opened.connect(self.open_row)
        listed.selection_changed.connect(self.pages.selected)
        listed.article_chosen.connect(self._row_chosen)
        parts.reader.pane.link_hovered.connect(parts.reader.show_target)
        parts.reader.pane.lookup_requested.connect(self.search_for)
        parts.reader.pane.zoom_requested.connect(self.looks.step_text)
        parts.reader.pane.installEventFilter(self)
        parts.panes.arranged.connect(self.pages.look)
        self.states.action_triggered.connect(self.commands.run)
        self.states.article_requested.connect(self.open_article)
        self.states.explained.connect(self._explained)
        self.navigator.question_changed.connect(self._question_changed)
        self.imports.sources_given.connect(self.add)
        self.imports.text_given.connect(self._add_text)
        self.days.day_changed.connect(self._day_changed)

    # Starting

    def start(self, *, article: int | None = None, query: str = "") -> None:
        """Show the list and the article of the day before, or those that are given. The library must be open."""
        self.session.ask_counts()
        self.memory.resume(article)
        if query:
            self.search_for(query)

    def retry(self) -> None:
        """Try to open the library again."""
        self.states.show_panes()
        self.session.start(ship=True)

    @Slot(object)
    def _ready(self, shipped: int) -> None:
        self.toasts.say(self.settings.problem)
        if shipped:
            self.states.show_first_run(shipped)

    # Articles and lists

    @property
    def article_id(self) -> int | None:
        """The article that is open."""
        opened = self.navigator.opened
        return opened.article.id if opened is not None else None

    @Slot(object)
    def open_article(self, article_id: int) -> None:
        """Open an article from anywhere: a link, the palette, a toast; a headline's page, if the id is negative."""
        self.navigator.open(article_id)
        self.parts.panes.show_reader(True)

    @Slot(object)
    def open_row(self, article_id: int) -> None:
        """Open what a row of the list stands for."""
        if article_id != self.navigator.article_id:
            self.navigator.open(article_id)

    def open_for_menu(self, ids: list[int]) -> None:
        """Open the one row that a menu is wanted for, unless it is open or one of several that are selected."""
        listed = self.parts.list_pane.list
        if len(ids) == 1 and (listed.current_id() != ids[0] or listed.selection_count() != 1):
            listed.select_id(ids[0], scroll=False)
            self.open_row(ids[0])

    @Slot(object)
    def show_view(self, view: View) -> None:
        """Show a list; that of a story with its page."""
        self.states.show_panes()
        self.states.leave_page()
        self.parts.top_bar.search.set_text("")
        if view.kind is ViewKind.STORY:
            self.navigator.open_story(int(view.name))
        else:
            self.navigator.show(view)
        self.parts.panes.show_reader(view.kind is ViewKind.STORY)

    @Slot(object)
    def search_for(self, text: str) -> None:
        """Show what matches some words."""
        self.parts.top_bar.search.set_text(text)
        self.navigator.search(text)
        self.parts.panes.show_reader(False)

    def leave_article(self) -> None:
        """Where list and article take turns: go back to the list."""
        self.parts.panes.show_reader(False)
        self.focus_list()

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self.lists.focus()

    @Slot(object)
    def add(self, sources: list[str]) -> None:
        """Add files and folders."""
        self.states.show_panes()
        self.session.add(sources)

    def add_and_open(self, sources: list[str]) -> None:
        """Add what was given on the command line and open the first of it."""
        self.states.show_panes()
        self.session.add(sources, open_first=True)

    @Slot(object)
    def _add_text(self, text: bytes) -> None:
        self.states.show_panes()
        self.session.add(["-"], text, open_first=True)

    @Slot(object)
    def _row_chosen(self, _article_id: int) -> None:
        self.parts.panes.show_reader(True)

    @Slot(object)
    def _enter_list(self, _view: View) -> None:
        self.parts.panes.close_overlay()
        self.focus_list()

    @Slot()
    def _leave_overlay(self, *_what: object) -> None:
        self.parts.panes.close_overlay()
        self.parts.panes.show_reader(True)

    @Slot(object)
    def _explained(self, empty: bool) -> None:
        """Where list and article take turns, an empty list cannot say why it is empty: then the page does."""
        if self.parts.panes.breakpoint().alone:
            self.parts.panes.show_reader(empty)

    @Slot(object)
    def _question_changed(self, question: Question) -> None:
        from newsreader.ui.question_words import marked_words

        self.parts.sidebar.set_view(question.view)
        if not self.parts.top_bar.search.hasFocus():
            self.parts.top_bar.search.set_text(question.view.search)
        self.parts.reader.pane.mark_words(marked_words(question.view.search))

    @Slot()
    def _day_changed(self) -> None:
        self.session.ask_counts()
        self.navigator.refresh()
        self.pages.ask_panel()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the article reads on, as it does in the list."""
        from PySide6.QtGui import QKeyEvent

        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.commands.read_by_key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes one thing after the other; Space reads on wherever nothing else wants it."""
        if not self.furnished:
            self._early_keys.append(event.clone())
        elif not self.commands.act_by_key(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, folders and text."""
        from newsreader.ui.import_desk import can_take

        if can_take(event.mimeData()) and event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        if self.imports.take(event.mimeData()):
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wide windows have larger text."""
        super().resizeEvent(event)
        if self.furnished:
            self.looks.fit_text()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything was, and let the library end in order: unseen, as that may take a moment."""
        if self.furnished:
            self.navigator.save_position()
            self.memory.remember()
            self.hide()
            self.session.close()
            self.settings.flush()
        super().closeEvent(event)
