"""Paints a row of the command palette: icon, label with the match in bold, kind, and the key in a small box."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from newsreader.ui import icons
from newsreader.ui.fonts import ui_font
from newsreader.ui.palette_model import ROW, Index, PaletteRow
from newsreader.ui.row_words import isolated
from newsreader.ui.text_direction import reads_right_to_left
from newsreader.ui.text_units import units
from newsreader.ui.theme import Theme

ROW_HEIGHT = 40
SIDE, GAP, ICON = 12, 12, 17
KEY_HEIGHT, KEY_PADDING = 20, 6


@dataclass(frozen=True, slots=True)
class Room:
    """What is left of a row while its parts take their places: pixels from its start and before its end."""

    painter: QPainter
    row: QRect
    direction: Qt.LayoutDirection

    def place(self, start: int, width: int) -> QRect:
        """A part of the row, mirrored where the window is."""
        return QStyle.visualRect(
            self.direction, self.row, QRect(self.row.left() + start, self.row.top(), width, self.row.height())
        )


class PaletteDelegate(QStyledItemDelegate):
    """Paints the rows in a theme."""

    def __init__(self, parent: QWidget, *, kind_share: float = 0.4, height: int = ROW_HEIGHT) -> None:
        """Paint the kind on at most a share of the row; `height` of the rows at 100 %."""
        super().__init__(parent)
        self._kind_share = kind_share
        self._height = height
        self.apply_theme(Theme())

    def apply_theme(self, theme: Theme) -> None:
        """Takes over colours and zoom."""
        self._theme = theme
        self._label, self._bold = ui_font(theme, 14), ui_font(theme, 14, 700)
        self._kind, self._key = ui_font(theme, 12), ui_font(theme, 11, 500)

    def row_height(self) -> int:
        """The height of every row in pixels."""
        return self._theme.px(self._height)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = option.state & QStyle.StateFlag.State_Selected
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme["sel" if selected else "hover"]))
            painter.drawRoundedRect(option.rect, self._theme.px(8), self._theme.px(8))

    def _paint_icon(self, room: Room, name: str, selected: bool) -> None:
        size = self._theme.px(ICON)
        place = room.place(self._theme.px(SIDE), size)
        colour = self._theme["accent" if selected else "text2"]
        ratio = room.painter.device().devicePixelRatioF()
        top = place.top() + (place.height() - size) // 2
        room.painter.drawPixmap(place.left(), top, icons.pixmap(name, colour, size, ratio))

    def _paint_key(self, room: Room, key: str, end: int) -> int:
        """Paints the key in its box before `end`; answers where the box begins."""
        theme = self._theme
        width = max(
            round(QFontMetricsF(self._key).horizontalAdvance(key)) + 2 * theme.px(KEY_PADDING), theme.px(KEY_HEIGHT)
        )
        place = room.place(end - width, width)
        box = QRectF(0, 0, width - 1, theme.px(KEY_HEIGHT) - 1)
        box.moveCenter(QRectF(place).center())
        room.painter.setPen(QPen(QColor(theme["border"]), 1))
        room.painter.setBrush(Qt.BrushStyle.NoBrush)
        room.painter.drawRoundedRect(
            QRectF(box.toAlignedRect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5)
        )
        self._paint_text(room.painter, box, key, self._key, Qt.AlignmentFlag.AlignHCenter)
        return end - width - theme.px(GAP)

    def _paint_kind(self, room: Room, kind: str, end: int) -> int:
        """Paints the kind before `end`, on at most its share of the row; answers where it begins."""
        if not kind:
            return end
        metrics = QFontMetricsF(self._kind)
        shown = metrics.elidedText(kind, Qt.TextElideMode.ElideMiddle, room.row.width() * self._kind_share)
        width = int(metrics.horizontalAdvance(shown)) + 2
        place = QRectF(room.place(end - width, width))
        self._paint_text(room.painter, place, isolated(shown), self._kind, room.direction)
        return end - width - self._theme.px(GAP)

    def _paint_text(
        self, painter: QPainter, place: QRectF, text: str, font: QFont, side: Qt.AlignmentFlag | Qt.LayoutDirection
    ) -> None:
        if isinstance(side, Qt.LayoutDirection):
            rtl = side == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(QColor(self._theme["muted"]))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place, int(flags.value) | int(Qt.TextFlag.TextSingleLine.value), text)

    def _paint_label(self, room: Room, row: PaletteRow, end: int) -> None:
        start = self._theme.px(SIDE + ICON + GAP)
        place = room.place(start, max(end - start, 0))
        text = QFontMetricsF(self._bold).elidedText(row.label, Qt.TextElideMode.ElideRight, place.width())
        layout = QTextLayout(text, self._label)
        option = QTextOption()
        rtl = room.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        words_rtl = reads_right_to_left(row.label)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if words_rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(self._bold_ranges(row, text))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(place.width())
        layout.endLayout()
        room.painter.setPen(QColor(self._theme["text"]))
        layout.draw(room.painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2))

    def _bold_ranges(self, row: PaletteRow, shown: str) -> list[QTextLayout.FormatRange]:
        """The matched parts, counted in UTF-16 units as Qt counts; what was elided away has none."""
        kept = len(shown) if shown == row.label else len(shown) - 1
        ranges = []
        for start, length in row.spans:
            if start < kept:
                part = QTextLayout.FormatRange()
                part.start = units(row.label, start)
                part.length = units(row.label, min(start + length, kept)) - part.start
                bold = QTextCharFormat()
                bold.setFontWeight(self._bold.weight())
                part.format = bold
                ranges.append(part)
        return ranges

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one row."""
        row: PaletteRow = index.data(ROW)
        room = Room(painter, option.rect, option.direction)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_icon(room, row.entry.icon, selected)
        end = room.row.width() - self._theme.px(SIDE)
        if row.entry.key:
            end = self._paint_key(room, row.entry.key, end)
        end = self._paint_kind(room, row.entry.kind, end)
        self._paint_label(room, row, end)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every row is equally high."""
        return QSize(0, self.row_height())
