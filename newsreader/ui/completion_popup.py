"""The list of choices below a field that takes questions. It floats over the window and never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from newsreader.ui.palette_delegate import PaletteDelegate
from newsreader.ui.palette_model import PaletteEntry, PaletteModel, PaletteRow
from newsreader.ui.shadow import FloatingShadow
from newsreader.ui.theme import Theme

LEAST, MARGIN, BELOW, PADDING, RADIUS = 440, 8, 4, 4, 10
ROW, MOST_VISIBLE = 36, 10


class CompletionPopup(QFrame):
    """Rows of choices; none is selected until the reader goes to one.

    Signals:
        chosen: the PaletteEntry that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self._theme = Theme()
        self._shadow = FloatingShadow(window, RADIUS)
        self._model = PaletteModel(self)
        self._list = QListView(self)
        self._rows = PaletteDelegate(self._list, kind_share=0.72, height=ROW)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._list)
        self._set_up()
        self.hide()

    def _set_up(self) -> None:
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(self._rows)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setStyleSheet("QListView { background: transparent; border: none; }")
        view.viewport().setAutoFillBackground(False)
        view.clicked.connect(self._clicked)
        view.setAccessibleName(self.tr("Suggestions"))
        self.setAccessibleName(self.tr("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._shadow.apply_theme(theme)
        self._rows.apply_theme(theme)
        padding = theme.px(PADDING)
        self._layout.setContentsMargins(padding, padding, padding, padding)
        self.update()

    def show_rows(self, rows: Sequence[PaletteRow], field: QWidget) -> None:
        """Show choices below a field, in place of those before; where they are the same, the selection stays."""
        if rows != self._model.rows() or self.isHidden():
            self._model.show_rows(rows)
            self._list.clearSelection()
            self._list.setCurrentIndex(QModelIndex())
        self.setLayoutDirection(field.layoutDirection())
        self._place(field)
        for widget in (self._shadow, self):
            widget.show()
            widget.raise_()

    def close_list(self) -> None:
        """Hide the choices."""
        self._shadow.hide()
        self.hide()

    def selected(self) -> PaletteEntry | None:
        """The row that the reader went to."""
        return self._model.entry(self._list.currentIndex().row())

    def first(self) -> PaletteEntry | None:
        """The first of the choices."""
        return self._model.entry(0)

    def move_selection(self, step: int) -> None:
        """Go down or up; before the first and behind the last, no row is selected."""
        count = self._model.rowCount()
        row = (self._list.currentIndex().row() + 1 + step) % (count + 1) - 1
        self._list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        if row < 0:
            self._list.clearSelection()
        self.speak(str(self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)) if row >= 0 else "")

    def speak(self, words: str) -> None:
        """Say something to those who listen, as the focus stays in the field."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, words))

    def _clicked(self, index: QModelIndex) -> None:
        if entry := self._model.entry(index.row()):
            self.chosen.emit(entry)

    def _place(self, field: QWidget) -> None:
        """Lie below the field, as wide as it or wider, inside of the window."""
        theme, window = self._theme, self._over
        margin = theme.px(MARGIN)
        corner = field.mapTo(window, QPoint(0, field.height() + theme.px(BELOW)))
        width = min(max(field.width(), theme.px(LEAST)), window.width() - 2 * margin)
        rtl = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = corner.x() + (field.width() - width if rtl else 0)
        left = max(margin, min(left, window.width() - margin - width))
        row, around = self._rows.row_height(), 2 * theme.px(PADDING)
        fitting = max((window.height() - corner.y() - margin - around) // row, 1)
        height = min(self._model.rowCount(), MOST_VISIBLE, fitting) * row + around
        self.setGeometry(QRect(left, corner.y(), width, height))
        self._shadow.surround(self.geometry())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme["line"]), 1))
        painter.setBrush(QColor(self._theme["raised"]))
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
