"""Shows the copies of the open article from other sources, takes them apart and folds them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsreader.article.model import View, ViewKind
from newsreader.ui.row_words import isolated, one_line

if TYPE_CHECKING:
    from newsreader.article.model import Article
    from newsreader.ui.main_window import MainWindow


class CopiesDesk(QObject):
    """What the reader does about the copies of the open article; each change can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.parts.reader.pane.copy_requested.connect(window.open_article)

    def show(self) -> None:
        """List the open article with its copies; Back or Escape leads to the list before."""
        article = self._article()
        if article is None or not article.copies:
            self._window.toasts.say(self.tr("This article has no copies."))
            return
        view = View(ViewKind.COPIES, str(article.id))
        name = self.tr("%1 sources of “%2”").replace("%1", str(len(article.copies) + 1))
        self._window.lists.call(view, name.replace("%2", isolated(one_line(article.headline, 200))))
        self._window.navigator.show_aside(view)
        self._window.lists.focus()

    def unfold(self) -> None:
        """Have the open article stand by itself, and if it stands for others, each of them."""
        article = self._article()
        if article is not None and article.copies:
            self._window.session.copies.unfold(article.id, self._label(self.tr("Unfolded"), article))

    def refold(self) -> None:
        """Put the open article under one row again with those that it was taken apart from."""
        article = self._article()
        if article is not None and article.parted:
            self._window.session.copies.refold(article.id, self._label(self.tr("Folded again"), article))

    def _article(self) -> Article | None:
        return self._window.pages.article()

    def _label(self, text: str, article: Article) -> str:
        return f"{text}: {isolated(one_line(article.headline, 200))}"
