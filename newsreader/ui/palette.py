"""The command palette (Ctrl+K): type a few letters, press Enter. It lies over the window and blocks nothing.

Commands are ranked here, at once; articles and sources come from the library a moment later through `set_results`.
The focus stays in the field; up and down move the selection, which is spoken as it moves.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from newsreader.ui import icons
from newsreader.ui.fonts import ui_font
from newsreader.ui.palette_delegate import ROW_HEIGHT, PaletteDelegate
from newsreader.ui.palette_ground import REACH, paint_ground
from newsreader.ui.palette_model import PaletteEntry, PaletteModel, rows_for, still_answers
from newsreader.ui.row_words import one_line
from newsreader.ui.theme import Theme

WIDEST, MARGIN, TOP, PADDING = 620, 32, 96, 8
INPUT_HEIGHT, MOST_VISIBLE = 44, 9

__all__ = ["CommandPalette", "PaletteEntry"]


class CommandPalette(QFrame):
    """The overlay: it covers its parent, shows the panel, and closes when something else is clicked.

    Signals:
        query_changed: the text as typed (str); answer with `set_results`.
        chosen: the `PaletteEntry` that was chosen, after the palette closed.
    """

    query_changed = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme = Theme()
        self._commands: list[PaletteEntry] = []
        self._results: list[PaletteEntry] = []
        self._before: QWidget | None = None
        self._panel = QFrame(self)
        self._field = QLineEdit(self._panel)
        self._lens = QLabel(self._panel)
        self._nothing = QLabel(self._panel)
        self._list = QListView(self._panel)
        self._model = PaletteModel(self)
        self._delegate = PaletteDelegate(self._list)
        self._set_up_list()
        self._lay_out()
        self._name_parts()
        self._field.textChanged.connect(self._query_typed)
        self._field.installEventFilter(self)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Takes over colours and zoom."""
        self._theme = theme
        self._delegate.apply_theme(theme)
        self._field.setFont(ui_font(theme, 16))
        self._field.setFixedHeight(theme.px(INPUT_HEIGHT))
        self._field.setProperty("kind", "palette")
        self._nothing.setFont(ui_font(theme, 14))
        self._nothing.setStyleSheet(f"color: {theme['muted']}; padding: {theme.px(16)}px {theme.px(12)}px;")
        self._list.setStyleSheet("QListView { background: transparent; border: none; }")
        self._lens.setPixmap(icons.pixmap("search", theme["muted"], theme.px(18), self.devicePixelRatioF()))
        padding = theme.px(PADDING)
        self._layout.setContentsMargins(padding, padding, padding, padding)
        self._layout.setSpacing(theme.px(4))
        self._head.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self._head.setSpacing(theme.px(10))
        self._fit()
        self.update()

    def set_commands(self, commands: Sequence[PaletteEntry]) -> None:
        """The commands it offers, in the order they are shown while nothing is typed."""
        self._commands = list(commands)
        self._show_rows(first=True)

    def set_prompt(self, prompt: str) -> None:
        """Asks for something else than commands."""
        self.setAccessibleName(prompt)
        self._field.setAccessibleName(prompt)
        self._field.setPlaceholderText(prompt)

    def set_results(self, query: str, entries: Sequence[PaletteEntry]) -> None:
        """What the library answered to `query`; an answer to an earlier query is dropped."""
        if query == self._field.text():
            self._results = list(entries)
            self._show_rows(first=False)

    def query(self) -> str:
        """What is typed."""
        return self._field.text()

    def open_palette(self) -> None:
        """Shows it, empty, over its parent; opened again it closes."""
        if self.isVisible():
            self.close_palette()
            return
        self._before = QApplication.focusWidget()
        self._results = []
        self._field.clear()
        self._show_rows(first=True)
        self._over.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.query_changed.emit("")

    def close_palette(self) -> None:
        """Hides it and gives the focus back."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_up_list(self) -> None:
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.viewport().setAutoFillBackground(False)
        view.clicked.connect(self._choose)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._lens)
        self._head.addWidget(self._field, 1)
        self._layout = QVBoxLayout(self._panel)
        self._layout.addLayout(self._head)
        self._layout.addWidget(self._nothing)
        self._layout.addWidget(self._list)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.hide()
        self._field.setFrame(False)

    def _name_parts(self) -> None:
        self.setAccessibleName(self.tr("Command palette"))
        self._field.setAccessibleName(self.tr("Commands, articles and sources"))
        self._field.setPlaceholderText(self.tr("Commands, articles, sources"))
        self._list.setAccessibleName(self.tr("What matches"))

    def _query_typed(self, query: str) -> None:
        self._results = [entry for entry in self._results if query.strip() and still_answers(query, entry)]
        self._show_rows(first=True)
        self.query_changed.emit(query)

    def _show_rows(self, *, first: bool) -> None:
        """Shows what answers the query; the selection starts at the first row or stays with its entry."""
        selected = None if first else self._model.entry(self._list.currentIndex().row())
        moved = self._list.currentIndex().row() > 0
        self._model.show_rows(rows_for(self._field.text(), self._commands, self._results))
        row = self._model.row_of(selected) if selected is not None and moved else 0
        self._list.setCurrentIndex(self._model.index(max(row, 0), 0))
        self._fit()

    def _move(self, step: int, *, wrap: bool) -> None:
        count = self._model.rowCount()
        if not count:
            return
        row = self._list.currentIndex().row() + step
        row = row % count if wrap else min(max(row, 0), count - 1)
        self._list.setCurrentIndex(self._model.index(row, 0))
        self._speak()

    def _speak(self) -> None:
        """Says the selected row, as the focus stays in the field."""
        if QAccessible.isActive():
            words = self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, words))

    def _choose(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry is not None:
            self.close_palette()
            self.chosen.emit(entry)

    def _fit(self) -> None:
        """Takes the parent's size and lays the panel over its upper part."""
        theme, room = self._theme, self._over.rect()
        self.setGeometry(room)
        rows, height = self._model.rowCount(), theme.px(ROW_HEIGHT)
        top = min(theme.px(TOP), max(room.height() // 8, 8))
        around = 2 * theme.px(PADDING) + theme.px(INPUT_HEIGHT) + theme.px(4)
        fitting = max((room.height() - top - around - theme.px(16)) // height, 1)
        self._list.setFixedHeight(min(rows, MOST_VISIBLE, fitting) * height)
        self._list.setVisible(rows > 0)
        words = one_line(self._field.text())
        self._nothing.setVisible(rows == 0)
        self._nothing.setText(
            self.tr("Nothing matches “%1”").replace("%1", words if len(words) < 40 else words[:39] + "…")
        )
        width = min(theme.px(WIDEST), room.width() - MARGIN)
        body = self._list.height() if rows else self._nothing.sizeHint().height()
        before, now = self._panel.geometry(), QRect((room.width() - width) // 2, top, width, around + body)
        if before != now:
            reach = theme.px(REACH)
            self._panel.setGeometry(now)
            self.update(before.united(now).adjusted(-reach, -reach, reach, reach))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that mean the list, and the parent's change of size."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._fit()
        elif watched is self._field and isinstance(event, QKeyEvent):
            mine = self._takes(event)
            if event.type() == QEvent.Type.ShortcutOverride and mine:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and mine:
                self._act(event)
                return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        return event.key() in STEPS or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def _act(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif event.key() in STEPS:
            step = STEPS[Qt.Key(event.key())]
            self._move(step, wrap=abs(step) == 1)
        else:
            self._choose(self._list.currentIndex())

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops watching the parent."""
        self._over.removeEventFilter(self)
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the panel's ground and its shadow."""
        painter = QPainter(self)
        paint_ground(painter, QRectF(self._panel.geometry()), self._theme)
        painter.end()


STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: MOST_VISIBLE - 1,
    Qt.Key.Key_PageUp: 1 - MOST_VISIBLE,
}
