"""Draws a tag with its box, and switches it: by a click anywhere in its row, or by Space."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsreader.ui.elided_label import draw_one_line
from newsreader.ui.focus_ring import draw_ring
from newsreader.ui.fonts import ui_font
from newsreader.ui.icons import pixmap
from newsreader.ui.row_words import one_line
from newsreader.ui.theme import Theme

ROW = 32
BOX = 16
State = Qt.CheckState
Index = QModelIndex | QPersistentModelIndex


class TagDelegate(QStyledItemDelegate):
    """A row of the list of tags."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A row of 32 px."""
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw row, box and name."""
        theme, px = self._theme, self._theme.px
        rect, direction, flags = option.rect, option.direction, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = ""
        if flags & QStyle.StateFlag.State_HasFocus:
            fill = "sel"
        elif flags & QStyle.StateFlag.State_MouseOver:
            fill = "hover"
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme[fill]))
            painter.drawRoundedRect(rect, px(6), px(6))
        box = QRect(rect.left() + px(8), rect.center().y() - px(BOX) // 2 + 1, px(BOX), px(BOX))
        self._paint_box(painter, QStyle.visualRect(direction, rect, box), index.data(Qt.ItemDataRole.CheckStateRole))
        painter.setFont(ui_font(theme, 13.5))
        painter.setPen(QColor(theme["text"]))
        room = QStyle.visualRect(direction, rect, rect.adjusted(px(8 + BOX + 10), 0, -px(8), 0))
        name = one_line(str(index.data()))
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        draw_one_line(painter, room, name, direction)
        by_key = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if flags & by_key == by_key:
            draw_ring(painter, theme, QRectF(rect))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch the tag."""
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        spaced = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        )
        if not clicked and not spaced:
            return False
        now = State(index.data(Qt.ItemDataRole.CheckStateRole))
        then = State.Unchecked if now == State.Checked else State.Checked
        return model.setData(index, then.value, Qt.ItemDataRole.CheckStateRole)

    def _paint_box(self, painter: QPainter, box: QRect, value: object) -> None:
        theme, state = self._theme, State(value)
        ticked = state != State.Unchecked
        painter.setPen(QPen(QColor(theme["accent" if ticked else "border"]), 1))
        painter.setBrush(QColor(theme["accent" if ticked else "field"]))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        if ticked:
            name, inset = ("check" if state == State.Checked else "minus"), theme.px(2)
            ratio = painter.device().devicePixelRatio()
            drawn = pixmap(name, theme["accent_on"], box.width() - 2 * inset, ratio)
            painter.drawPixmap(box.topLeft().x() + inset, box.topLeft().y() + inset, drawn)
