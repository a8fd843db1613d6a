"""The widgets of the main window, and where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from newsreader.article.row import View
from newsreader.library.glance import Glance
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.banner import Banner
from newsreader.ui.find_bar import FindBar
from newsreader.ui.first_window import FirstWindow
from newsreader.ui.list_pane import ListPane
from newsreader.ui.panes import Panes, PaneWidgets
from newsreader.ui.preferences import WindowState
from newsreader.ui.progress_card import ProgressCard
from newsreader.ui.reader_area import ReaderArea
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.refresh_card import RefreshCard
from newsreader.ui.related_panel import RelatedPanel
from newsreader.ui.sidebar import Sidebar
from newsreader.ui.style import current_theme, dress
from newsreader.ui.toast_host import ToastHost
from newsreader.ui.top_bar import TopBar
from newsreader.ui.view_names import view_name
from newsreader.ui.window_places import pane_state
from newsreader.ui.work_card import WorkCard


@dataclass(slots=True)
class Parts:
    """The widgets of the window, and the model of its list.

    Attributes:
        body: holds the panes, or what covers them all.
    """

    top_bar: TopBar
    banner: Banner
    sidebar: Sidebar
    model: ArticleModel
    list_pane: ListPane
    reader: ReaderArea
    related: RelatedPanel
    panes: Panes
    body: QStackedWidget
    progress: ProgressCard
    work: WorkCard
    refresh: RefreshCard
    toasts: ToastHost


def build_parts(window: FirstWindow) -> Parts:
    """Make the widgets and put them in the place of the first frame; the list shows what that showed."""
    preferences, kept = window.settings.preferences, window.settings.window
    window.theme = current_theme(preferences.theme, preferences.interface_zoom)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        dress(application, window.theme)
    top_bar, banner, sidebar, pane = TopBar(), Banner(), Sidebar(), ReadingPane()
    model = ArticleModel(window)
    list_pane, related, progress = ListPane(model, window.theme), RelatedPanel(), ProgressCard()
    reader = ReaderArea(pane, FindBar(pane))
    work, refresh = WorkCard(), RefreshCard()
    for card in (work, refresh, progress):
        list_pane.foot.addWidget(card)
    panes = Panes(PaneWidgets(sidebar, list_pane, reader, related))
    # Their sizes count for the place in the list; all others take over the theme later.
    top_bar.apply_theme(window.theme)
    panes.apply_theme(window.theme)
    panes.restore(pane_state(kept.panes))
    body = QStackedWidget()
    body.addWidget(panes)
    _put_in(window, (top_bar, banner, body))
    list_pane.stand_after(sidebar.last())
    if window.glance:
        _show_glance(list_pane, model, window.glance, kept)
    return Parts(
        top_bar, banner, sidebar, model, list_pane, reader, related, panes, body, progress, work, refresh,
        ToastHost(window),
    )  # fmt: skip


def _put_in(window: FirstWindow, parts: tuple[QWidget, ...]) -> None:
    """Let the parts take the place of the first frame, in its size at once."""
    centre = QWidget()
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, part is parts[-1])
    window.setCentralWidget(centre)
    layout = window.layout()
    if layout is not None:
        layout.activate()
    centre.show()


def _show_glance(pane: ListPane, model: ArticleModel, glance: Glance, kept: WindowState) -> None:
    """Show the list of the day before at its place, as far as the first look went; the pane must have its size."""
    pane.header.show_view(view_name(kept.view or View()))
    pane.header.set_order(kept.order)
    pane.list.set_ids(glance.ids)
    model.set_rows(glance.rows)
    if kept.list_article is not None:
        pane.list.show_at_top(kept.list_article)
    pane.list.select_id(kept.article, scroll=False)
