"""Decides when an open article counts as read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class ReadMarker(QObject):
    """Watches the open article, by the reader's setting.

    Signals:
        read: id of an article that counts as read now.
    """

    read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = "after"
        self._article: int | None = None
        self._seen: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=1000)
        self._timer.timeout.connect(self._is_read)

    def set_rule(self, mode: str, seconds: float) -> None:
        """Take over the setting: at_once, after (`seconds`), at_end or by_hand."""
        self._mode = mode
        self._timer.setInterval(round(seconds * 1000))

    def opened(self, article_id: int, *, unread: bool) -> None:
        """An article was opened."""
        self.left()
        self._seen = article_id
        if not unread:
            return
        self._article = article_id
        if self._mode == "at_once":
            self._is_read()
        elif self._mode == "after":
            self._timer.start()

    def watches(self, article_id: int) -> bool:
        """Whether this article was opened and not left since."""
        return self._seen == article_id

    def moved_on(self) -> None:
        """The reader goes on to the next article by a key: this one is done with."""
        if self._mode != "by_hand":
            self._is_read()

    def reached_end(self) -> None:
        """The end of the article can be seen."""
        if self._mode == "at_end":
            self._is_read()

    def decided(self) -> None:
        """The reader said by hand whether the article is read: the rule has nothing more to say."""
        self._timer.stop()
        self._article = None

    def left(self) -> None:
        """The article is no longer open, or can no longer be seen."""
        self.decided()
        self._seen = None

    def _is_read(self) -> None:
        self._timer.stop()
        if self._article is not None:
            article, self._article = self._article, None
            self.read.emit(article)
