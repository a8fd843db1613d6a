"""The feeds that were found at an address, to choose one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from newsreader.application.news.finding import FoundFeed
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.sidebar_entries import articles
from newsreader.ui.theme import Theme
from newsreader.ui.tool_tip import plain_tip

translate = QCoreApplication.translate
MOST_ROWS, ROW, EDGE = 6, 33, 10


class FoundList(QListWidget):
    """As high as its rows; the first that the reader does not have yet is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: tuple[FoundFeed, ...] = ()
        self.setProperty("kind", "choices")
        self.setAccessibleName(self.tr("Feeds that were found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_feeds(self, found: Sequence[FoundFeed]) -> None:
        """Offer these; without any it is not seen."""
        self._found = tuple(found)
        self.clear()
        for each in found:
            item = QListWidgetItem(feed_words(each))
            item.setToolTip(plain_tip(each.url))
            self.addItem(item)
        if found:
            fresh = [row for row, each in enumerate(found) if each.subscribed is None]
            self.setCurrentRow(fresh[0] if fresh else 0)
        self.setVisible(bool(found))
        self.setFixedHeight(self._theme.px(ROW) * min(len(found), MOST_ROWS) + self._theme.px(EDGE))

    def chosen(self) -> FoundFeed | None:
        """The feed that is chosen."""
        row = self.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def texts(self) -> list[str]:
        """What is offered, as it is written."""
        return [self.item(row).text() for row in range(self.count())]


def feed_words(feed: FoundFeed) -> str:
    """A feed that was found: "Field Notes · RSS · 20 articles · already subscribed"."""
    known = translate("FoundList", "already subscribed") if feed.subscribed is not None else ""
    parts = (one_line(feed.title or feed.url, 120), feed.kind, articles(feed.articles), known)
    return " · ".join(isolated(part) for part in parts if part)
