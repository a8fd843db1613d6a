"""The window as it is painted first: its frame, and the list with the rows of a first look into the library.

Everything else (the bar at the top, the sidebar, the article, its related panel and all that happens between them)
takes longer to load than this takes to be read, so it comes in behind: until then a plain ground of its colour and
size keeps its place.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from newsreader.article.row import View
from newsreader.library.glance import Glance
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.list_pane import ListPane
from newsreader.ui.panes import Panes, PaneWidgets
from newsreader.ui.settings import Settings
from newsreader.ui.style import current_theme, dress
from newsreader.ui.theme import Theme
from newsreader.ui.view_names import view_name

LEAST = (480, 400)
USUAL = (1280, 800)
BAR_HEIGHT = 52
WANTED = "wanted"
PANES = ("sidebar", "related")


class FirstWindow(QMainWindow):
    """Frame, panes and list.

    Attributes:
        theme: the one that all parts have.
        body: holds the panes, or what covers them all.
        column: the top bar, and below it the body.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        preferences = settings.preferences
        self.settings = settings
        self.theme = current_theme(preferences.theme, preferences.interface_zoom)
        self.model = ArticleModel(self)
        self.list_pane = ListPane(self.model, self.theme)
        self.panes = Panes(
            PaneWidgets(
                _ground(self.theme, "side"), self.list_pane, _ground(self.theme, "page"), _ground(self.theme, "list")
            )
        )
        self.top = _ground(self.theme, "side")
        self.top.setFixedHeight(self.theme.px(BAR_HEIGHT))
        self.body = QStackedWidget()
        self.body.addWidget(self.panes)
        self.column = QVBoxLayout()
        self._assemble()
        self._restore()

    def _assemble(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, self.theme)
        self.setMinimumSize(*LEAST)
        self.setWindowTitle(self.tr("Newsreader"))
        self.panes.apply_theme(self.theme)
        centre = QWidget()
        centre.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.top)
        self.column.addWidget(self.body, 1)
        self.setCentralWidget(centre)

    def _restore(self) -> None:
        """Give the window the place and size of the day before, and the panes theirs."""
        kept = self.settings.window
        if not kept.geometry or not self.restoreGeometry(QByteArray(kept.geometry)):
            self.resize(*USUAL)
        sizes = {name: list(each) for name, each in kept.panes.items()}
        wanted = [*sizes.pop(WANTED, []), 1, 1][: len(PANES)]
        self.panes.restore(sizes, {name: bool(each) for name, each in zip(PANES, wanted, strict=True)})

    def show_glance(self, glance: Glance) -> None:
        """Show the list of the day before at its place, as far as the first look went; the window must be shown."""
        kept, listed = self.settings.window, self.list_pane.list
        self.list_pane.header.show_view(view_name(kept.view or View()))
        self.list_pane.header.set_order(kept.order)
        listed.set_ids(glance.ids)
        self.model.set_rows(glance.rows)
        if kept.list_article is not None:
            listed.show_at_top(kept.list_article)
        listed.select_id(kept.article, scroll=False)


def _ground(theme: Theme, token: str) -> QWidget:
    """A plain ground in a colour of the theme."""
    ground = QWidget()
    colours = ground.palette()
    colours.setColor(QPalette.ColorRole.Window, QColor(theme[token]))
    ground.setPalette(colours)
    ground.setAutoFillBackground(True)
    return ground
