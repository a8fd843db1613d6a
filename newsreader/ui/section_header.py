"""The header of a section of the related panel."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from newsreader.ui.fonts import ui_font
from newsreader.ui.icons import pixmap
from newsreader.ui.theme import Theme

HEADER_HEIGHT = 36
ICON = 15


class SectionHeader(QWidget):
    """Icon, label, and the number of cards that are really shown; it takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._icon, self._title, self._count = "", "", 0
        self._button: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._place_button()
        self.updateGeometry()
        self.update()

    def show_title(self, icon: str, title: str, count: int) -> None:
        """Show a title with a count; 0 shows no figure."""
        self._icon, self._title, self._count = icon, title, count
        self._place_button()
        self.setAccessibleName(f"{title}, {count}" if count else title)
        self.update()

    def hold(self, button: QWidget) -> None:
        """Give a button its place at the end, before the count."""
        self._button = button
        button.setParent(self)
        self._place_button()

    def _place_button(self) -> None:
        if self._button is not None:
            px, size = self._theme.px, self._button.sizeHint()
            left = self.width() - px(2 + 18) - size.width()
            place = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
            self._button.setGeometry(self._placed(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays at the end."""
        super().resizeEvent(event)
        self._place_button()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(HEADER_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, label and count."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        middle = self.height() // 2
        icon = QRect(px(2), middle - px(ICON) // 2, px(ICON), px(ICON))
        drawn = pixmap(self._icon, theme["text2"], px(ICON), self.devicePixelRatioF())
        painter.drawPixmap(self._placed(icon).topLeft(), drawn)
        painter.setFont(ui_font(theme, 12))
        painter.setPen(QColor(theme["muted"]))
        count = str(self._count) if self._count else ""
        taken = QFontMetrics(painter.font()).horizontalAdvance(count)
        place = QRect(self.width() - px(2) - taken, 0, taken, self.height())
        painter.drawText(self._placed(place), Qt.AlignmentFlag.AlignCenter, count)
        painter.setFont(ui_font(theme, 12, 600))
        painter.setPen(QColor(theme["text2"]))
        held = px(18) + self._button.width() if self._button is not None and not self._button.isHidden() else taken
        room = QRect(px(25), 0, self.width() - px(25 + 8) - held, self.height())
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._placed(room), QStyle.visualAlignment(self.layoutDirection(), side), title)
        painter.end()

    def _placed(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
