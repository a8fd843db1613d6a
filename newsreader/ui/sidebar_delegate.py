"""Paints the rows of the sidebar: icon, label, figure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from newsreader.ui import icons
from newsreader.ui.colours import mixed
from newsreader.ui.focus_ring import draw_ring
from newsreader.ui.fonts import ui_font
from newsreader.ui.row_canvas import text_width
from newsreader.ui.row_text import TextStyle, break_lines, draw_line
from newsreader.ui.row_words import one_line
from newsreader.ui.sidebar_entries import Entry
from newsreader.ui.sidebar_model import ENTRY_ROLE
from newsreader.ui.site_icons import SiteIcons
from newsreader.ui.theme import Theme

ROW_HEIGHT = 32
ICON, ICON_AT, LABEL_AT, COUNT_END = 17, 18, 44, 17
INDENT, DEEPEST, MARK = 12, 5, 13


class SidebarDelegate(QStyledItemDelegate):
    """Paints one row; the section says which is chosen, which carries the focus ring, and onto which a drop would go.

    Attributes:
        chosen_row, ring_row, onto_row: -1 for none.
        site_icons: of the feeds, in their section.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen_row = -1
        self.ring_row = -1
        self.onto_row = -1
        self.site_icons: SiteIcons | None = None
        self.apply_theme(Theme())

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._label = {False: ui_font(theme, 13.5), True: ui_font(theme, 13.5, 600)}
        self._count = ui_font(theme, 12)
        self._badge = ui_font(theme, 11, 600)
        # The hover colour of lists is hardly seen on the sidebar's ground.
        self._hover = mixed(theme["text"], theme["side"], 0.06)

    def row_height(self) -> int:
        """The height of every row in pixels."""
        return self._theme.px(ROW_HEIGHT)

    def label_at(self, entry: Entry) -> int:
        """How far from the start of its row a label begins, in pixels."""
        return self._theme.px(LABEL_AT) + self._indent(entry.depth)

    def _indent(self, depth: int) -> int:
        """Folders within folders stand further in, as long as there is room."""
        return self._theme.px(INDENT) * min(depth, DEEPEST)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        theme = self._theme
        fill = option.rect.adjusted(theme.px(8), 1, -theme.px(8), -1)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if row == self.chosen_row or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme["sel"] if row == self.chosen_row else self._hover))
            painter.drawRoundedRect(fill, theme.px(6), theme.px(6))
        if row in (self.ring_row, self.onto_row):
            draw_ring(painter, theme, QRectF(fill).adjusted(1, 1, -1, -1), radius=6)

    def paint_gap(self, canvas: QWidget, gap: int, depth: int = 0) -> None:
        """Draw the line at which a dragged row would stand: before the row of this number, so many folders deep."""
        px = self._theme.px
        thick, inset, start = max(px(2), 2), px(12), px(12) + self._indent(depth)
        top = min(max(gap * self.row_height() - thick // 2, 0), canvas.height() - thick)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme["accent"]))
        line = QRect(start, top, canvas.width() - start - inset, thick)
        painter.drawRoundedRect(QStyle.visualRect(canvas.layoutDirection(), canvas.rect(), line), 1, 1)
        painter.end()

    def _paint_figure(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> int:
        """Paint the figure or badge at the row's end; answers how much of the end it takes."""
        theme, figure = self._theme, entry.figure()
        if not figure:
            return theme.px(COUNT_END)
        font = self._badge if entry.badge else self._count
        padding = theme.px(6) if entry.badge else 0
        width = text_width(font, figure) + 2 * padding
        height = theme.px(18)
        width = max(width, height) if entry.badge else width
        end = theme.px(COUNT_END - 4) if entry.badge else theme.px(COUNT_END)
        top = option.rect.top() + (option.rect.height() - height) // 2
        place = self._placed(option, QRect(option.rect.width() - end - width, top, width, height))
        if entry.badge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme["accent"]))
            painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(QColor(theme["accent_on" if entry.badge else "muted"]))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, figure)
        return end + width + theme.px(6)

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, end: int) -> int:
        """Paint how a feed fares before its figure; answers how much of the end is taken now."""
        if not entry.mark:
            return end
        theme, side = self._theme, self._theme.px(MARK)
        top = option.rect.top() + (option.rect.height() - side) // 2
        place = self._placed(option, QRect(option.rect.width() - end - side, top, side, side))
        colour = theme["warn" if entry.mark == "warning" else "muted"]
        painter.drawPixmap(place.topLeft(), icons.pixmap(entry.mark, colour, side, painter.deviceTransform().m11()))
        return end + side + theme.px(5)

    def _paint_icon(self, painter: QPainter, place: QRect, entry: Entry, chosen: bool) -> None:
        if entry.site and self.site_icons is not None:
            self.site_icons.paint(painter, place, entry.site, entry.label, self._theme)
            return
        name = entry.icon
        if name == "chevron-right" and painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            name = "chevron-left"
        colour = self._theme["accent" if chosen else "text2"]
        drawn = icons.pixmap(name, colour, place.width(), painter.deviceTransform().m11())
        painter.drawPixmap(place.topLeft(), drawn)

    def _paint_label(self, painter: QPainter, room: QRect, entry: Entry, chosen: bool) -> None:
        """Paint the label next to its icon, whatever its own direction; a short one where it has no room."""
        font, label = self._label[chosen], one_line(entry.label)
        if entry.short and text_width(font, label) > room.width():
            label = entry.short
        for line in break_lines(label, font, room.width(), 1):
            width = min(text_width(font, line.text), room.width())
            place = QStyle.visualRect(
                painter.layoutDirection(), room, QRect(room.topLeft(), QSize(width, room.height()))
            )
            rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            draw_line(painter, line, place, TextStyle(font, self._theme["text"]), rtl=rtl)

    @staticmethod
    def _placed(option: QStyleOptionViewItem, place: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, place)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        theme, rect, chosen = self._theme, option.rect, index.row() == self.chosen_row
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._paint_ground(painter, option, index.row())
        # What holds others has an arrow alone, somewhat smaller than an icon.
        side = theme.px(ICON if entry.opened is None else MARK)
        left = theme.px(ICON_AT) + self._indent(entry.depth) + (theme.px(ICON) - side) // 2
        place = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
        self._paint_icon(painter, self._placed(option, place), entry, chosen)
        end = self._paint_mark(painter, option, entry, self._paint_figure(painter, option, entry))
        start = self.label_at(entry)
        room = self._placed(option, QRect(start, rect.top(), max(rect.width() - start - end, 1), rect.height()))
        self._paint_label(painter, room, entry, chosen)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row; its width is the sidebar's."""
        return QSize(0, self.row_height())
