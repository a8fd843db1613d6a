"""The small pictures of the article list: asked for when a row is drawn, held while they are near."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

KEPT = 128
RADIUS = 6


class Thumbnails(QObject):
    """Pictures by article id and picture name.

    Signals:
        wanted: (article id, picture name) of one that is needed; answered by `put`.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side, self._radius, self._ratio = 64, RADIUS, 1.0
        self._held: OrderedDict[tuple[int, str], QPixmap] = OrderedDict()
        self._waiting: list[tuple[int, str]] = []
        self._asked: set[tuple[int, str]] = set()
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask)

    @property
    def side(self) -> int:
        """How many device pixels of the shorter side are needed."""
        return round(self._side * self._ratio)

    def set_size(self, side: int, radius: int, ratio: float) -> None:
        """Set side and corner radius in logical pixels, and the device's pixels for each; another size starts anew.

        A smaller ratio is served by what there is: a window may stand on two screens.
        """
        if side != self._side or ratio > self._ratio:
            self._side, self._radius, self._ratio = side, radius, ratio
            self._held.clear()
            self._asked.clear()

    def get(self, article_id: int, name: str) -> QPixmap | None:
        """The picture, a null one where there is none after all; None while it is on its way."""
        key = (article_id, name)
        picture = self._held.get(key)
        if picture is not None:
            self._held.move_to_end(key)
        elif key not in self._asked:
            self._asked.add(key)
            self._waiting.append(key)
            self._ask_soon.start()
        return picture

    def put(self, article_id: int, name: str, image: QImage | None) -> None:
        """Hold a picture that arrived, cut to a square with round corners; None or a null one if there is none."""
        key = (article_id, name)
        self._asked.discard(key)
        self._held[key] = QPixmap() if image is None or image.isNull() else self._cut(image)
        self._held.move_to_end(key)
        while len(self._held) > KEPT:
            self._held.popitem(last=False)

    def _ask(self) -> None:
        waiting, self._waiting = self._waiting, []
        for key in waiting:
            self.wanted.emit(key)

    def _cut(self, image: QImage) -> QPixmap:
        size = QSize(self.side, self.side)
        cover, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        scaled = image.scaled(size, cover, smooth)
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        radius = self._radius * self._ratio
        path.addRoundedRect(QRectF(picture.rect()), radius, radius)
        painter.setClipPath(path)
        painter.drawImage((size.width() - scaled.width()) // 2, (size.height() - scaled.height()) // 2, scaled)
        painter.end()
        picture.setDevicePixelRatio(self._ratio)
        return picture
