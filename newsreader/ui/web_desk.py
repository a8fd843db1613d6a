"""What the reader wants from the web for the open article: the text of its page, and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from newsreader.article.tracking import clean_link
from newsreader.ui.head_notes import PageNotes

if TYPE_CHECKING:
    from newsreader.application.web_pages import FullText, Pictures
    from newsreader.ui.main_window import MainWindow

ON_THE_WEB = ("full_text", "load_pictures", "always_pictures")


class WebDesk(QObject):
    """Asks for it when a command says so, and says in the head of the article how that goes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._feeds = window.session.feeds
        self._pane = window.parts.reader.pane
        self._fetching: set[int] = set()
        self._loading: set[int] = set()
        self._said: dict[int, str] = {}
        self._missing: dict[int, int] = {}
        self._feeds.fetched_text.connect(self._fetched)
        self._feeds.pictures_came.connect(self._pictures_came)
        window.parts.related.page_requested.connect(self.save_page)
        self._pane.page_requested.connect(self.save_page)
        window.session.failed.connect(self._failed)
        window.navigator.article_shown.connect(self._show)
        window.navigator.article_chosen.connect(self._forget)

    def states(self) -> dict[str, bool]:
        """What can be done for the open article."""
        opened = self._window.navigator.opened
        if opened is None:
            return dict.fromkeys(ON_THE_WEB, False)
        article = opened.article
        waiting = any(each.name not in article.image_names for each in article.remote_images)
        text = bool(article.url) or article.other_version is not None
        return {"full_text": text, "load_pictures": waiting, "always_pictures": waiting and opened.of_feed}

    def full_text(self) -> None:
        """Fetch the page of the article and show its text; where both are here, turn to the other one."""
        article = self._window.pages.article()
        if article is None:
            return
        if article.other_version is not None:
            words = {"page": self.tr("The text of the page is shown"), "feed": self.tr("The text of the feed is shown")}
            self._feeds.show_version(article.id, article.other_version, words[article.other_version])
        elif article.url and article.id not in self._fetching:
            self._fetching.add(article.id)
            self._said.pop(article.id, None)
            self._show()
            self._feeds.full_text(article.id)

    def load_pictures(self) -> None:
        """Fetch the pictures of the article."""
        self._load(always=False)

    def always_pictures(self) -> None:
        """Fetch the pictures of the article, and from now on those of all of its feed."""
        self._load(always=True)

    @Slot(object)
    def save_page(self, url: str) -> None:
        """Keep a page of the web in the library, and open it when it is there."""
        self._feeds.save_page(clean_link(url))

    def _load(self, *, always: bool) -> None:
        article = self._window.pages.article()
        if article is not None and self.states()["load_pictures"] and article.id not in self._loading:
            self._loading.add(article.id)
            self._show()
            self._feeds.load_pictures(article.id, always)

    @Slot(object)
    def _fetched(self, answer: FullText) -> None:
        self._fetching.discard(answer.article_id)
        if answer.outcome != "page":
            self._said[answer.article_id] = answer.sentence
        self._show()

    @Slot(object)
    def _pictures_came(self, pictures: Pictures) -> None:
        self._loading.discard(pictures.article_id)
        self._missing[pictures.article_id] = pictures.missing
        self._show()
        self._window.navigator.renew(pictures.article_id)

    @Slot()
    def _failed(self, *_error: object) -> None:
        """Pictures that could not be kept are not waited for any longer."""
        if self._loading:
            self._loading.clear()
            self._show()

    @Slot(object)
    def _forget(self, article_id: int) -> None:
        """What was said of an article is not said again when it is opened the next time."""
        self._said.pop(article_id, None)
        self._missing.pop(article_id, None)

    @Slot()
    def _show(self, *_what: object) -> None:
        opened = self._window.navigator.opened
        if opened is None:
            return
        number = opened.article.id
        self._pane.show_notes(
            PageNotes(
                of_feed=opened.of_feed,
                fetching=number in self._fetching,
                loading=number in self._loading,
                said=self._said.get(number, ""),
                missing=self._missing.get(number, 0),
            )
        )
