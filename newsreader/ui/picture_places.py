"""The place of a picture that is still on the web: a quiet box in its shape, with what it is said to show."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from newsreader.article.model import RemoteImage
from newsreader.ui.fonts import ui_font
from newsreader.ui.icons import pixmap
from newsreader.ui.row_text import TextStyle, break_lines, draw_centred
from newsreader.ui.row_words import one_line
from newsreader.ui.theme import Theme

UNKNOWN_HEIGHT, LOWEST, TALLEST = 96, 24, 1.5
ICON, LINE, LINES, SIDE = 22, 18, 2, 24


def place_size(image: RemoteImage, width: int, theme: Theme) -> QSize:
    """The size of the place in a column `width` pixels wide: never wider, and not endlessly high."""
    if image.width <= 0 or image.height <= 0:
        return QSize(width, theme.px(UNKNOWN_HEIGHT))
    shown = width if image.width > width or image.width * 1.25 >= width else image.width
    height = round(min(image.height * shown / image.width, TALLEST * width))
    return QSize(max(shown, 1), max(height, min(image.height, LOWEST)))


def draw_place(image: RemoteImage, size: QSize, ratio: float, theme: Theme) -> QImage:
    """The place in `size` pixels, for a screen of `ratio` device pixels each."""
    drawn = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme["line"]), 1))
    painter.setBrush(QColor(theme["code"]))
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.drawRoundedRect(box, theme.px(8), theme.px(8))
    if min(size.width(), size.height()) >= 2 * theme.px(ICON):
        _draw_words(painter, one_line(image.alt), QRect(0, 0, size.width(), size.height()), ratio, theme)
    painter.end()
    return drawn


def _draw_words(painter: QPainter, alt: str, box: QRect, ratio: float, theme: Theme) -> None:
    """An icon, and below it what the picture is said to show, as far as there is room."""
    px, font = theme.px, ui_font(theme, 12)
    most = min(LINES, (box.height() - px(ICON) - 3 * px(8)) // px(LINE))
    lines = break_lines(alt, font, box.width() - 2 * px(SIDE), most) if most > 0 else []
    top = (box.height() - px(ICON) - len(lines) * px(LINE) - (px(6) if lines else 0)) // 2
    painter.drawPixmap((box.width() - px(ICON)) // 2, top, pixmap("image", theme["muted"], px(ICON), ratio))
    top += px(ICON) + px(6)
    for number, line in enumerate(lines):
        room = QRect(px(SIDE), top + number * px(LINE), box.width() - 2 * px(SIDE), px(LINE))
        draw_centred(painter, line.text, room, TextStyle(font, theme["muted"]))
