"""The main window: its parts, where they stand, and how they share the theme and the keyboard.

What happens between the parts stands in the desks: `ListDesk` for the list, `PageDesk` for article and related panel,
`StateDesk` for what is said where there is nothing to show, `WindowCommands` for what each command does.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from newsreader.application.listing import Question
from newsreader.application.session import Done, Session
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import ArrivedHeadline, ArticleRow, View
from newsreader.ui.actions import Keys, build_actions
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.find_bar import FindBar
from newsreader.ui.import_desk import ImportDesk, can_take
from newsreader.ui.list_desk import ListDesk
from newsreader.ui.list_pane import ListPane
from newsreader.ui.menu_desk import MenuDesk
from newsreader.ui.navigator import Navigator
from newsreader.ui.page_desk import PageDesk
from newsreader.ui.pane_focus import FocusPlace, PaneFocus
from newsreader.ui.panes import Panes, PaneWidgets
from newsreader.ui.preferences import Preferences
from newsreader.ui.progress_card import ProgressCard
from newsreader.ui.reader_area import ReaderArea
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.related_panel import RelatedPanel
from newsreader.ui.settings import Settings
from newsreader.ui.sidebar import Sidebar
from newsreader.ui.state_desk import StateDesk
from newsreader.ui.style import current_theme, dress
from newsreader.ui.theme import Theme
from newsreader.ui.toast_host import ToastHost
from newsreader.ui.top_bar import TopBar
from newsreader.ui.window_commands import WindowCommands

LEAST = (480, 400)
USUAL = (1280, 800)
UNDO = "undo"
WANTED = "wanted"


@dataclass(slots=True)
class Parts:
    """The widgets of the window."""

    top_bar: TopBar
    sidebar: Sidebar
    list_pane: ListPane
    reader: ReaderArea
    related: RelatedPanel
    panes: Panes
    progress: ProgressCard
    toasts: ToastHost


class MainWindow(QMainWindow):
    """The window; it asks the session for everything and touches neither file nor database."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.theme = Theme()
        self.setWindowTitle(self.tr("Newsreader"))
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self.actions_by_name = build_actions(self)
        self.keys = Keys(self.actions_by_name, self)
        self.navigator = Navigator(session, self)
        self.body = QStackedWidget()
        model = ArticleModel(self)
        self.parts = self._build(model)
        self.imports = ImportDesk(self)
        self.lists = ListDesk(self.parts.list_pane, model, session, self.navigator)
        self.pages = PageDesk(self.parts.reader, self.parts.related, session, self.navigator)
        self.states = StateDesk(self.body, self.parts.reader, self.lists, session, self.navigator)
        self.pane_focus = self._pane_focus()
        self.commands = WindowCommands(self)
        self.menus = MenuDesk(self)
        self._connect()
        self._restore()
        self.apply_preferences(settings.preferences)
        self.parts.list_pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, model: ArticleModel) -> Parts:
        pane = ReadingPane()
        sidebar, list_pane, related = Sidebar(), ListPane(model), RelatedPanel()
        reader = ReaderArea(pane, FindBar(pane))
        panes = Panes(PaneWidgets(sidebar, list_pane, reader, related))
        top_bar, progress = TopBar(), ProgressCard()
        top_bar.bind(self.actions_by_name)
        list_pane.foot.addWidget(progress)
        self.body.addWidget(panes)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top_bar)
        column.addWidget(self.body, 1)
        self.setCentralWidget(centre)
        return Parts(top_bar, sidebar, list_pane, reader, related, panes, progress, ToastHost(self))

    def _pane_focus(self) -> PaneFocus:
        parts = self.parts
        reason = Qt.FocusReason.TabFocusReason
        places = [
            FocusPlace(parts.sidebar, lambda: parts.sidebar.setFocus(reason)),
            FocusPlace(parts.list_pane, lambda: parts.list_pane.list.setFocus(reason)),
            FocusPlace(parts.reader, parts.reader.focus, arrows_leave=False),
            FocusPlace(parts.related, lambda: parts.related.setFocus(reason)),
        ]
        return PaneFocus(places, self)

    def _connect(self) -> None:
        session, parts, listed = self.session, self.parts, self.parts.list_pane.list
        session.ready.connect(self._ready)
        session.refused.connect(self.states.show_error)
        session.failed.connect(self._failed)
        session.done.connect(self._done)
        session.undone.connect(self._undone)
        session.arrived.connect(self._arrived)
        session.progressed.connect(parts.progress.show_progress)
        session.counted.connect(parts.sidebar.set_counts)
        parts.progress.cancel_requested.connect(session.cancel_import)
        parts.toasts.action_triggered.connect(self._toast_action)
        parts.sidebar.view_chosen.connect(self.show_view)
        listed.article_opened.connect(self.open_row)
        listed.article_chosen.connect(self._row_chosen)
        listed.selection_changed.connect(self.states.selection_changed)
        parts.reader.pane.link_hovered.connect(self._link_hovered)
        parts.reader.pane.lookup_requested.connect(self._search_for)
        parts.reader.pane.zoom_requested.connect(self.step_text)
        parts.reader.pane.installEventFilter(self)
        parts.panes.arranged.connect(self._note_article)
        self.pages.headline_requested.connect(self.open_headline)
        self.states.action_triggered.connect(self.commands.run)
        self.states.article_requested.connect(self.open_article)
        self.navigator.question_changed.connect(self._question_changed)
        self.navigator.article_chosen.connect(self._article_chosen)
        for changed in (self.navigator.article_shown, self.navigator.article_updated, self.navigator.article_closed):
            changed.connect(self._note_article)
        self.imports.sources_given.connect(self.add)
        self.imports.text_given.connect(self._add_text)
        self.imports.said.connect(self.say)
        self.settings.changed.connect(self.apply_preferences)
        self.settings.failed.connect(self.say)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    # Starting and ending

    def start(self, *, article: int | None = None, query: str = "") -> None:
        """Show the list and the article of the day before, or those that are given. The library must be open."""
        window = self.settings.window
        view = window.view or View()
        self.navigator.question = Question(view, window.order)
        self.lists.show_at(window.list_article if article is None else None)
        self.parts.sidebar.set_view(view)
        self.session.ask_counts()
        if query:
            self._search_for(query)
        self.navigator.refresh()
        opened = article if article is not None else window.article
        if opened is not None:
            self.navigator.open(opened)

    def retry(self) -> None:
        """Try to open the library again."""
        self.states.show_panes()
        self.session.start(ship=True)

    @Slot(object)
    def _ready(self, shipped: int) -> None:
        if self.settings.problem:
            self.say(self.settings.problem)
        if shipped:
            self.states.show_first_run(shipped)

    def _restore(self) -> None:
        window = self.settings.window
        if not window.geometry or not self.restoreGeometry(QByteArray(window.geometry)):
            self.resize(*USUAL)
        sizes = {name: list(each) for name, each in window.panes.items()}
        sidebar, related = (*sizes.pop(WANTED, (1, 1)), 1, 1)[:2]
        self.parts.panes.restore(sizes, {"sidebar": bool(sidebar), "related": bool(related)})

    def _remember(self) -> None:
        listed = self.parts.list_pane.list
        question = self.navigator.question
        shown = self.article_id
        wanted = tuple(int(self.parts.panes.wanted()[name]) for name in ("sidebar", "related"))
        self.settings.remember(
            geometry=bytes(self.saveGeometry().data()),
            panes={name: tuple(sizes) for name, sizes in self.parts.panes.sizes().items()} | {WANTED: wanted},
            order=question.order,
            view=View() if question.view.search else question.view,
            article=shown if shown is not None and shown > 0 else None,
            list_article=listed.top_id(),
        )

    # Articles and lists

    @property
    def article_id(self) -> int | None:
        """The article that is open."""
        opened = self.navigator.opened
        return opened.article.id if opened is not None else None

    @Slot(object)
    def open_article(self, article_id: int) -> None:
        """Open an article from anywhere: a link, the palette, a toast; a headline's page, if the id is negative."""
        self.states.show_panes()
        if article_id < 0:
            self.open_headline(-article_id)
            return
        self.navigator.open(article_id)
        self.parts.panes.show_reader(True)

    @Slot(object)
    def open_row(self, article_id: int) -> None:
        """Open what a row of the list stands for."""
        if article_id > 0:
            if article_id != self.navigator.article_id:
                self.navigator.open(article_id)
            return
        row = self.lists.row(article_id)
        if row is not None and row.target is not None:
            self.session.headline_seen(-article_id)
            self.navigator.open(row.target)
        elif row is not None:
            self.states.show_awaited(row)

    def open_for_menu(self, ids: list[int]) -> None:
        """Open the one row that a menu is wanted for, unless it is open or one of several that are selected."""
        listed = self.parts.list_pane.list
        if len(ids) == 1 and (listed.current_id() != ids[0] or listed.selection_count() != 1):
            listed.select_id(ids[0], scroll=False)
            self.open_row(ids[0])

    @Slot(object)
    def open_headline(self, headline_id: int) -> None:
        """Show the page of a headline that is not in the library."""
        self.session.ask_rows_of([-headline_id], self._headline_arrived)

    def _headline_arrived(self, rows: list[ArticleRow]) -> None:
        if rows and rows[0].target is not None:
            self.session.headline_seen(-rows[0].id)
            self.open_article(rows[0].target)
        elif rows:
            self.states.show_awaited(rows[0])

    @Slot(object)
    def show_view(self, view: View) -> None:
        """Show a list."""
        self.states.show_panes()
        self.parts.top_bar.search.set_text("")
        self.navigator.show(view)
        self.parts.panes.show_reader(False)

    def leave_article(self) -> None:
        """Where list and article take turns: go back to the list."""
        self.parts.panes.show_reader(False)
        self.parts.list_pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def add(self, sources: list[str]) -> None:
        """Add files and folders."""
        self.states.show_panes()
        self.session.add(sources)

    @Slot(object)
    def _add_text(self, text: bytes) -> None:
        self.states.show_panes()
        self.session.add(["-"], text)

    @Slot(object)
    def _row_chosen(self, _article_id: int) -> None:
        self.parts.panes.show_reader(True)

    @Slot(object)
    def _question_changed(self, question: Question) -> None:
        self.parts.sidebar.set_view(question.view)
        if not self.parts.top_bar.search.hasFocus():
            self.parts.top_bar.search.set_text(question.view.search)
        self.parts.reader.pane.mark_words(question.view.search.split())

    @Slot(object)
    def _article_chosen(self, article_id: int) -> None:
        if not self.isVisible() or not self.parts.panes.breakpoint().alone:
            return
        if article_id != self.parts.list_pane.list.current_id():
            self.parts.panes.show_reader(True)

    @Slot()
    def _note_article(self, *_what: object) -> None:
        """Keep the commands true: what can be done, and what is set."""
        article, actions = self.pages.article(), self.actions_by_name
        for name in ("toggle_read", "bookmark", "tag", "copy_citation", "delete", "find"):
            actions[name].setEnabled(article is not None)
        actions["restore"].setEnabled(article is not None and article.status.deleted_at is not None)
        for name in ("open_original", "copy_link"):
            actions[name].setEnabled(article is not None and bool(article.url))
        self.parts.top_bar.show_article(
            bookmarked=article is not None and article.status.bookmarked_at is not None,
            unread=article is not None and not article.status.read,
        )
        actions["back"].setEnabled(bool(self.navigator.history.past) or self.parts.panes.reader_alone())
        actions["forward"].setEnabled(bool(self.navigator.history.future))

    @Slot(object)
    def _search_for(self, text: str) -> None:
        self.parts.top_bar.search.set_text(text)
        self.navigator.search(text)

    def add_and_open(self, sources: list[str]) -> None:
        """Add what was given on the command line and open the first of it."""
        self._open_added = True
        self.add(sources)

    # Saying

    @Slot(object)
    def say(self, text: str) -> None:
        """Say something in a toast."""
        if text:
            self.parts.toasts.show_toast(text)

    @Slot(object)
    def _failed(self, error: NewsreaderError) -> None:
        self.say(str(error))

    @Slot(object)
    def _done(self, done: Done) -> None:
        if not done.quiet and done.label and done.changes:
            action = self.tr("Undo") if done.changes.undo is not None else ""
            self.parts.toasts.show_toast(done.label, action, UNDO)

    @Slot(object)
    def _undone(self, label: str) -> None:
        self.say(self.tr("Taken back: {}").format(label))

    @Slot(object)
    def _arrived(self, arrived: tuple[ArrivedHeadline, ...]) -> None:
        first = arrived[0]
        text = self.tr("The article you waited for is here: {}").format(first.headline)
        self.parts.toasts.show_toast(text, self.tr("Open"), first)

    @Slot(object)
    def _toast_action(self, payload: object) -> None:
        if payload == UNDO:
            self.session.undo()
        elif isinstance(payload, ArrivedHeadline):
            self.session.headline_seen(payload.headline_id)
            self.open_article(payload.article_id)

    @Slot(object)
    def _link_hovered(self, text: str) -> None:
        self.parts.reader.show_target(text)

    # Looks

    @Slot(object)
    def apply_preferences(self, preferences: Preferences) -> None:
        """Take over theme, zoom, text size, keys and habits."""
        self.keys.set_single_keys(preferences.single_letters)
        self.keys.take_over(preferences.shortcuts)
        self.pages.marker.set_rule(preferences.mark_read, preferences.mark_read_seconds)
        self.parts.toasts.set_reduced_motion(preferences.reduce_motion)
        self.states.set_keys(self.keys.shown)
        self._apply_theme(current_theme(preferences.theme, preferences.interface_zoom))

    def _apply_theme(self, theme: Theme) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, theme)
        self.theme = theme
        parts = self.parts
        for part in (parts.top_bar, parts.sidebar, parts.list_pane, parts.related, parts.panes, parts.progress):
            part.apply_theme(theme)
        parts.toasts.apply_theme(theme)
        parts.reader.apply_theme(theme, self._text_px())
        self.states.apply_theme(theme)

    def _text_px(self) -> int:
        return self.settings.preferences.text_px(self.width() / self.theme.zoom)

    @Slot()
    def _scheme_changed(self) -> None:
        preferences = self.settings.preferences
        self._apply_theme(current_theme(preferences.theme, preferences.interface_zoom))

    @Slot(object)
    def step_text(self, step: int) -> None:
        """Make the text one step larger or smaller; 0 gives it its usual size."""
        width = self.width() / self.theme.zoom
        size = self.settings.preferences.stepped_text(step, width) if step else 0
        self.settings.change(text_size=size)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the article reads on, as it does in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._reads_on(event):
            return True
        return super().eventFilter(watched, event)

    def _reads_on(self, event: QKeyEvent) -> bool:
        steps = {Qt.KeyboardModifier.NoModifier: 1, Qt.KeyboardModifier.ShiftModifier: -1}
        if event.key() != Qt.Key.Key_Space or event.modifiers() not in steps:
            return False
        if self.settings.preferences.single_letters:
            self.commands.read_on(steps[event.modifiers()])
        return self.settings.preferences.single_letters

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes one thing after the other; Space reads on wherever nothing else wants it."""
        if event.key() == Qt.Key.Key_Escape:
            if not (self.parts.panes.close_overlay() or self.parts.toasts.close_toast()):
                if self.navigator.question.view.search:
                    self.commands.run("clear_search")
                elif self.parts.panes.reader_alone():
                    self.leave_article()
        elif not self._reads_on(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, folders and text."""
        if can_take(event.mimeData()) and event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        if self.imports.take(event.mimeData()):
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wide windows have larger text."""
        super().resizeEvent(event)
        self.parts.reader.set_text_size(self._text_px())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything was, and let the library end in order."""
        self.navigator.save_position()
        self._remember()
        self.session.close()
        self.settings.flush()
        super().closeEvent(event)
