"""The widgets of the main window, and where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from newsreader.ui.article_model import ArticleModel
from newsreader.ui.find_bar import FindBar
from newsreader.ui.list_pane import ListPane
from newsreader.ui.panes import Panes, PaneWidgets
from newsreader.ui.progress_card import ProgressCard
from newsreader.ui.reader_area import ReaderArea
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.related_panel import RelatedPanel
from newsreader.ui.sidebar import Sidebar
from newsreader.ui.toast_host import ToastHost
from newsreader.ui.top_bar import TopBar


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


def build_parts(window: QMainWindow, body: QStackedWidget, model: ArticleModel) -> Parts:
    """Make the widgets: the top bar, and below it `body`, which holds the panes."""
    pane = ReadingPane()
    sidebar, list_pane, related = Sidebar(), ListPane(model), RelatedPanel()
    reader = ReaderArea(pane, FindBar(pane))
    panes = Panes(PaneWidgets(sidebar, list_pane, reader, related))
    top_bar, progress = TopBar(), ProgressCard()
    list_pane.foot.addWidget(progress)
    body.addWidget(panes)
    centre = QWidget()
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top_bar)
    column.addWidget(body, 1)
    window.setCentralWidget(centre)
    return Parts(top_bar, sidebar, list_pane, reader, related, panes, progress, ToastHost(window))
