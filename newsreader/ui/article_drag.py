"""An article on its way from the list to another part of the window, by mouse."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

ARTICLE = "application/x-newsreader-article"


def article_data(article_id: int) -> QMimeData:
    """What is dragged."""
    data = QMimeData()
    data.setData(ARTICLE, str(article_id).encode())
    return data


def dragged_article(data: QMimeData) -> int | None:
    """The id of the article that is dragged; None if something else is, or an awaited headline."""
    words = bytes(data.data(ARTICLE).data())
    return int(words) if words.isdigit() else None


class ArticleDrag:
    """From the press of a button on a row until the pointer went far enough to mean a drag."""

    def __init__(self) -> None:
        self._article_id: int | None = None
        self._start = QPoint()

    def begin(self, article_id: int | None, point: QPoint) -> None:
        """The button was pressed on an article; None for what cannot be dragged."""
        self._article_id = article_id if article_id is not None and article_id > 0 else None
        self._start = point

    def end(self) -> None:
        """The button is up again."""
        self._article_id = None

    def armed(self) -> bool:
        """Whether the button is down on an article that could be dragged."""
        return self._article_id is not None

    def goes_far(self, point: QPoint) -> bool:
        """Whether the pointer went far enough."""
        return self.armed() and (point - self._start).manhattanLength() >= QApplication.startDragDistance()

    def carry(self, source: QWidget, picture: QPixmap) -> None:
        """Drag it, and come back when it was let go of."""
        article_id, self._article_id = self._article_id, None
        if article_id is not None:
            drag = QDrag(source)
            drag.setMimeData(article_data(article_id))
            drag.setPixmap(picture)
            drag.setHotSpot(QPoint(24, 24))
            drag.exec(Qt.DropAction.LinkAction)
