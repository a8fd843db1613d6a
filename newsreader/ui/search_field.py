"""The search field of the top bar: what is typed is told after a moment's rest, and helped with meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from newsreader.ui import icons
from newsreader.ui.fonts import ui_font
from newsreader.ui.icon_button import IconButton
from newsreader.ui.query_assist import QueryAssist
from newsreader.ui.query_marks import QueryMarks
from newsreader.ui.theme import Theme

HEIGHT = 34
REST_MS = 60
CLEAR = 24
LONGEST = 4000
ROOM_TO_SAVE = 220


class SearchField(QLineEdit):
    """A line to search by.

    Attributes:
        assist, marks: what is offered while typing, and what is underlined.
        save: the button that keeps the search; it is bound to its command.

    Signals:
        search_changed: str; what is typed, when the typing rests.
        search_submitted: str; Enter or Down was pressed: the reader goes on to the results.
        search_left: Escape was pressed in the empty field: the reader goes back.
        help_requested: the reader wants to know what can be searched for.
    """

    search_changed = Signal(object)
    search_submitted = Signal(object)
    search_left = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._told = ""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._tell)
        self._clear = self._button("close", self.tr("Clear the search"))
        self._clear.clicked.connect(self._cleared)
        self._help = self._button("help", self.tr("What can I search for?"))
        self._help.clicked.connect(self.help_requested)
        self.save = self._button("folder-plus", self.tr("Save search as smart folder"))
        self.assist, self.marks = QueryAssist(self), QueryMarks(self)
        self.assist.help_requested.connect(self.help_requested)
        self.setAccessibleName(self.tr("Search"))
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self._changed)

    def _button(self, icon: str, words: str) -> IconButton:
        button = IconButton(icon, self, side=CLEAR)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.hide()
        return button

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.setFont(ui_font(theme, 13))
        self.setFixedHeight(theme.px(HEIGHT))
        for each in (self._clear, self._help, self.save, self.assist, self.marks):
            each.apply_theme(theme)
        self._make_room()
        self.update()

    def set_text(self, text: str) -> None:
        """Show a text that is searched for already; nothing is told."""
        self._told = text
        self.setText(text)
        self._rest.stop()

    def _changed(self) -> None:
        self._make_room()
        self._rest.start()

    def _tell(self) -> None:
        self._rest.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.search_changed.emit(self._told)

    def _cleared(self) -> None:
        self.clear()
        self._tell()

    def _make_room(self) -> None:
        """Keep text from the icons, and ask only what there is room to ask."""
        px, typed = self._theme.px, bool(self.text())
        self._clear.setVisible(typed)
        self._help.setVisible(not typed and self.hasFocus())
        self.save.setVisible(typed and self.width() >= px(ROOM_TO_SAVE))
        start, end = px(27), px(CLEAR) * (typed + (typed and self.width() >= px(ROOM_TO_SAVE)))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(end if rtl else start, 0, start if rtl else end, 0)
        room = self.width() - start - px(22 + (CLEAR if self.hasFocus() else 0))
        choices = (self.tr("Search, or press Ctrl+K for commands"), self.tr("Search"))
        metrics = QFontMetrics(self.font())
        fitting = (words for words in choices if metrics.horizontalAdvance(words) <= room)
        self.setPlaceholderText(next(fitting, ""))

    def _placed(self, left: int, side: int) -> QRect:
        """A square in the middle of the height, mirrored where the window is."""
        place = QRect(left, (self.height() - side) // 2, side, side)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears or leaves; Enter and Down go on to the results."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self._cleared()
            else:
                self.search_left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers():
            self._tell()
            self.search_submitted.emit(self.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer help with what can be typed."""
        super().focusInEvent(event)
        self._make_room()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be quiet again."""
        super().focusOutEvent(event)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons."""
        super().resizeEvent(event)
        side = self._theme.px(CLEAR)
        last = self._placed(self.width() - side - self._theme.px(5), side)
        for button in (self._clear, self._help):
            button.setGeometry(last)
        self.save.setGeometry(self._placed(self.width() - 2 * side - self._theme.px(5), side))
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon before the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._theme.px(16)
        ratio = painter.deviceTransform().m11()
        drawn = icons.pixmap("search", self._theme["muted"], size, ratio)
        painter.drawPixmap(self._placed(self._theme.px(8), size).topLeft(), drawn)
        painter.end()
