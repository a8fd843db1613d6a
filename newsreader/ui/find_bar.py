"""The bar for finding words in the open article."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from newsreader.ui.fonts import ui_font
from newsreader.ui.icons import icon
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.theme import Theme


class FindBar(QWidget):
    """Stands above a reading pane: a field, how many matches there are, and ways to the next and the one before.

    Signals:
        closed: the bar was closed; the text has no marks of it any more.
    """

    closed = Signal()

    def __init__(self, pane: ReadingPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._theme = Theme()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in article"))
        self.field.setAccessibleName(self.tr("Find in article"))
        self.field.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("role", "muted")
        self._up = self._button(self.tr("Previous match"), self.find_previous)
        self._down = self._button(self.tr("Next match"), self.find_next)
        self._close = self._button(self.tr("Close"), self.close_bar)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        for widget in (self.count, self._up, self._down, self._close):
            self._row.addWidget(widget)
        self.setAccessibleName(self.tr("Find in article"))
        self.field.textEdited.connect(self._find_anew)
        self.field.installEventFilter(self)
        self.hide()

    def _button(self, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setProperty("kind", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def apply_theme(self, theme: Theme) -> None:
        """Takes a theme."""
        self._theme = theme
        side = theme.px(8)
        self._row.setContentsMargins(theme.px(16), side, side, side)
        self._row.setSpacing(theme.px(4))
        pictures = ((self._up, "chevron-up"), (self._down, "chevron-down"), (self._close, "close"))
        for button, name in pictures:
            button.setIcon(icon(name, theme["text2"], theme.px(18)))
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.count.setFont(ui_font(theme, 12))
        self.count.setMinimumWidth(theme.px(64))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.update()

    @Slot()
    def open_bar(self) -> None:
        """Opens the bar, with the selected words if they are few, ready to be overwritten."""
        selected = self._pane.textCursor().selectedText()
        if selected and len(selected) < 100 and "\u2029" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._pane.find_text("")
        self._find_anew()

    @Slot()
    def close_bar(self) -> None:
        """Closes the bar and gives the keyboard back to the text."""
        self._pane.find_text("")
        self.hide()
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    @Slot()
    def find_next(self) -> None:
        """Goes to the next match."""
        self._find(backwards=False)

    @Slot()
    def find_previous(self) -> None:
        """Goes to the match before."""
        self._find(backwards=True)

    @Slot()
    def _find_anew(self) -> None:
        self._find(backwards=False)

    def _find(self, *, backwards: bool) -> None:
        wanted = self.field.text()
        found = self._pane.find_text(wanted, backwards)
        if not wanted.strip():
            self.count.clear()
        elif not found.total:
            self.count.setText(self.tr("Not found"))
        else:
            self.count.setText(self.tr("{0} of {1}").format(found.number, found.total))
        for button in (self._up, self._down):
            button.setEnabled(found.total > 0)

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour of lists, and a hairline towards the text."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme["list"]))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme["line"]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter goes back, Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._find(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(watched, event)
