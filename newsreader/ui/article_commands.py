"""What the reader does with articles: each command acts on what is selected, or on the article that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from newsreader.application.session import Session
from newsreader.article.model import Article, ArticleRow
from newsreader.article.tracking import clean_link
from newsreader.ui.citation import citation
from newsreader.ui.row_words import isolated, one_line

WEB = ("http", "https", "mailto")


class ArticleCommands(QObject):
    """Commands on articles.

    Signals:
        said: a short sentence for a toast.
    """

    said = Signal(object)

    def __init__(
        self,
        session: Session,
        article: Callable[[], Article | None],
        targets: Callable[[], Sequence[int]],
        rows: Callable[[Sequence[int]], list[ArticleRow]],
        parent: QObject | None = None,
    ) -> None:
        """Make the commands.

        Args:
            session: does what they ask for.
            article: the open article.
            targets: ids of the articles a command acts on.
            rows: what the list knows of articles, of the first of many.
            parent: keeps this object.
        """
        super().__init__(parent)
        self._session = session
        self._article = article
        self._targets = targets
        self._rows = rows

    def toggle_read(self) -> None:
        """Mark the articles read; if all are, unread."""
        if ids := self._targets():
            read = not all(read for read, _ in self._states(ids))
            text = self.tr("Marked read") if read else self.tr("Marked unread")
            self._session.mark_read(ids, read, label=self._label(text, ids), quiet=len(ids) == 1)

    def toggle_bookmark(self) -> None:
        """Bookmark the articles; if all are, take the bookmarks away."""
        if ids := self._targets():
            on = not all(bookmarked for _, bookmarked in self._states(ids))
            text = self.tr("Bookmarked") if on else self.tr("Bookmark removed")
            self._session.bookmark(ids, on, self._label(text, ids), quiet=len(ids) == 1)

    def delete(self, *, copies: bool = True) -> None:
        """Move the articles to the recycle bin, with their copies or alone."""
        if ids := self._targets():
            self._session.delete(ids, self._label(self.tr("Moved to the recycle bin"), ids), copies=copies)

    def restore(self) -> None:
        """Take the articles out of the recycle bin."""
        if ids := self._targets():
            self._session.restore(ids, self._label(self.tr("Restored"), ids))

    def open_original(self) -> None:
        """Open the article's address in the browser."""
        article = self._article()
        if article is None:
            return
        if article.url:
            self.open_address(article.url)
        else:
            self.said.emit(self.tr("This article has no address of an original."))

    def open_address(self, address: str) -> None:
        """Open a web or mail address outside, without what tells who follows it; any other is only shown."""
        url = QUrl(clean_link(address))
        url.setUserInfo(None)  # type: ignore[arg-type]  # a null string removes it; an empty one would leave an @
        if url.scheme() in WEB and url.isValid():
            QDesktopServices.openUrl(url)
        else:
            self.said.emit(self.tr("Not opened, as it is no web address: {}").format(address[:200]))

    def copy_link(self) -> None:
        """Copy the article's address."""
        article = self._article()
        if article is not None:
            self.copy_address(article.url)

    def copy_address(self, address: str | None) -> None:
        """Copy an address, without what tells who follows it."""
        self._copy(clean_link(address or ""), self.tr("Link copied"), self.tr("This article has no address to copy."))

    def copy_citation(self) -> None:
        """Copy the article as a reference."""
        article = self._article()
        if article is not None:
            self._copy(citation(article), self.tr("Citation copied"), "")

    def copy_text(self, text: str) -> None:
        """Copy some words."""
        self._copy(text, self.tr("Copied"), "")

    def _copy(self, text: str, done: str, nothing: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
        self.said.emit(done if text else nothing)

    def _states(self, ids: Sequence[int]) -> list[tuple[bool, bool]]:
        """(read, bookmarked) of each article, as far as it is known; of very many not all are looked at."""
        article = self._article()
        if article is not None and len(ids) == 1 and ids[0] == article.id:
            return [(article.status.read, article.status.bookmarked_at is not None)]
        states = [(not row.unread, row.bookmarked) for row in self._rows(ids)]
        return states if len(states) == len(ids) else [*states, (False, False)]

    def _label(self, text: str, ids: Sequence[int]) -> str:
        if len(ids) > 1:
            return self.tr("{0}: {1} articles").format(text, f"{len(ids):,}")
        article = self._article()
        named = [row.headline for row in self._rows(ids)]
        named += [article.headline] if article is not None and article.id == ids[0] else []
        return f"{text}: {isolated(one_line(named[0], 200))}" if named else text
