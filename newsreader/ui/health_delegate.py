"""Paints a feed on the page of feed health: its name, what is wrong, and when it worked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsreader.ui import icons
from newsreader.ui.focus_ring import draw_ring
from newsreader.ui.fonts import ui_font
from newsreader.ui.health_model import ROW, HealthRow
from newsreader.ui.line_words import paint_words
from newsreader.ui.painting import mirrored
from newsreader.ui.row_text import TextStyle, break_lines
from newsreader.ui.theme import Theme

INSET, PADDING, ICON, TEXT_AT, LINE, MOST_LINES = 6, 10, 16, 36, 20, 3
TOKENS = {"warning": "err", "pause": "muted", "clock": "muted", "check": "ok"}


class HealthDelegate(QStyledItemDelegate):
    """Paints one row; the list says which carries the ring of focus (-1: none)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ring_row = -1
        self.apply_theme(Theme())

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._title = ui_font(theme, 14, 600)
        self._text = ui_font(theme, 13)
        self._line = ui_font(theme, 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for all lines in the width of the list."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        row: HealthRow = index.data(ROW)
        lines = len(self._lines(row, self._room(width)))
        return QSize(0, self._theme.px(LINE) * lines + 2 * self._theme.px(PADDING))

    def _room(self, width: int) -> int:
        """How wide text can be in a row."""
        return max(width - self._theme.px(INSET + TEXT_AT + PADDING) - 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        theme, row = self._theme, index.data(ROW)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index.row())
        side, top = theme.px(ICON), option.rect.top() + theme.px(PADDING)
        start = option.rect.left() + theme.px(INSET + PADDING)
        place = QRect(start, top + (theme.px(LINE) - side) // 2, side, side)
        drawn = icons.pixmap(row.mark, theme[TOKENS[row.mark]], side, painter.deviceTransform().m11())
        painter.drawPixmap(mirrored(rtl, option.rect, place).topLeft(), drawn)
        left = start + theme.px(TEXT_AT - PADDING)
        width = self._room(option.rect.width())
        for words, font, token in self._lines(row, width):
            room = QRect(left, top, width, theme.px(LINE))
            paint_words(painter, words, mirrored(rtl, option.rect, room), TextStyle(font, theme[token]), rtl=rtl)
            top += theme.px(LINE)
        painter.restore()

    def _lines(self, row: HealthRow, room: int) -> list[tuple[str, QFont, str]]:
        """The lines with their fonts and colours: of the name one, of all else as many as it needs."""
        told = ((row.error, self._text, "text2"), (row.line, self._line, "muted"))
        return [
            (row.title, self._title, "text"),
            *(
                (line.text, font, token)
                for words, font, token in told
                if words
                for line in break_lines(words, font, room, MOST_LINES)
            ),
        ]

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, number: int) -> None:
        theme, state = self._theme, QStyle.StateFlag
        fill = option.rect.adjusted(theme.px(INSET), 1, -theme.px(INSET), -1)
        chosen, hovered = option.state & state.State_Selected, option.state & state.State_MouseOver
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme["sel" if chosen else "hover"]))
            painter.drawRoundedRect(fill, theme.px(8), theme.px(8))
        if number == self.ring_row:
            draw_ring(painter, theme, QRectF(fill))
