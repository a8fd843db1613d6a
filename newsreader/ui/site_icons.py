"""The icons of sites in the sidebar, asked for when first painted; where there is none, a letter stands for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QPixmapCache

from newsreader.ui.colours import mixed
from newsreader.ui.fonts import ui_font
from newsreader.ui.theme import Theme

# Tokens whose tints tell letters apart at a glance; the letter itself has the colour of text, whatever its ground.
GROUNDS = ("accent", "ok", "star", "border", "warn")
SHARE = 0.3


class SiteIcons(QObject):
    """What is known of the icons.

    Signals:
        wanted: id of a subscription whose icon was to be painted for the first time.
        arrived: an icon is here: paint again.
    """

    wanted = Signal(object)
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: dict[int, QImage | None] = {}

    def set_icon(self, feed_id: int, image: QImage | None) -> None:
        """Take over the icon of a subscription's site, or that there is none."""
        if image is not None and not image.isNull():
            self._images[feed_id] = image
            self.arrived.emit()

    def forget_missing(self) -> None:
        """Ask again for what was not there: sites were visited since."""
        self._images = {feed_id: image for feed_id, image in self._images.items() if image is not None}

    def paint(self, painter: QPainter, place: QRect, feed_id: int, title: str, theme: Theme) -> None:
        """Paint an icon into its place."""
        if feed_id not in self._images:
            self._images[feed_id] = None
            self.wanted.emit(feed_id)
        image = self._images[feed_id]
        ratio = painter.deviceTransform().m11()
        if image is None:
            painter.drawPixmap(place.topLeft(), letter(title, feed_id, theme, place.width(), ratio))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)


def letter(title: str, number: int, theme: Theme, side: int, ratio: float) -> QPixmap:
    """The first letter of a title on a small ground, whose tint follows a number."""
    first = next((each for each in title if each.isalnum()), "·").upper()[:1]
    ground = mixed(theme[GROUNDS[number % len(GROUNDS)]], theme["side"], SHARE)
    key = f"newsreader/letter/{first}/{ground}/{side}/{ratio}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = QPixmap(round(side * ratio), round(side * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        place = QRect(0, 0, side, side)
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        painter.setFont(ui_font(theme, 10.5, 600))
        painter.setPen(QColor(theme["text"]))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, first)
        painter.end()
        QPixmapCache.insert(key, drawn)
    return drawn
