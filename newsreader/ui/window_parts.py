"""The widgets of the main window, and where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.ui.find_bar import FindBar
from newsreader.ui.first_window import FirstWindow
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


def build_parts(window: FirstWindow) -> Parts:
    """Make the widgets that a first window has not yet, and put them in the places that it keeps free for them."""
    pane = ReadingPane()
    sidebar, related = Sidebar(), RelatedPanel()
    reader = ReaderArea(pane, FindBar(pane))
    top_bar, progress = TopBar(), ProgressCard()
    # In the order of Tab, in which the list would be first: it has been here for longer.
    window.column.replaceWidget(window.top, top_bar)
    window.top.deleteLater()
    window.top = top_bar
    window.list_pane.foot.addWidget(progress)
    window.panes.furnish(PaneWidgets(sidebar, window.list_pane, reader, related))
    window.list_pane.stand_after(sidebar.last())
    return Parts(top_bar, sidebar, window.list_pane, reader, related, window.panes, progress, ToastHost(window))
