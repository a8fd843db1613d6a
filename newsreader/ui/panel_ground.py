"""What the sections of the related panel stand on, and what lies over them while an article is dragged there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsreader.ui.focus_ring import draw_ring
from newsreader.ui.fonts import ui_font
from newsreader.ui.icons import pixmap
from newsreader.ui.theme import Theme

INSET, RADIUS, ICON = 6, 10, 28


class PanelGround(QWidget):
    """Paints the ground itself: a style sheet takes no notice of palettes."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme()

    def apply_theme(self, theme: Theme) -> None:
        """Take over the colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme["list"]))
        painter.end()


class DropVeil(QWidget):
    """Says over the whole panel what letting go of an article here does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over the colours."""
        self._theme = theme
        self.update()

    def cover(self) -> None:
        """Lie over the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil of the panel's colour, a ring, and the words in the middle."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        veil = QColor(theme["list"])
        veil.setAlphaF(0.97)
        painter.fillRect(self.rect(), veil)
        inset = px(INSET)
        draw_ring(painter, theme, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius=RADIUS)
        middle, size = self.rect().center(), px(ICON)
        drawn = pixmap("link", theme["accent"], size, self.devicePixelRatioF())
        painter.drawPixmap(middle.x() - size // 2, middle.y() - size - px(6), drawn)
        painter.setFont(ui_font(theme, 13, 600))
        painter.setPen(QColor(theme["text"]))
        room = self.rect().adjusted(px(24), middle.y() + px(6), -px(24), 0)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, self.tr("Belongs to the open article"))
        painter.end()
