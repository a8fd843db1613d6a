"""A quiet line in the margin above the head of an article: how much of it is new, and a button that dims the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextBrowser, QWidget

from newsreader.ui.buttons import SMALL_LINK, WordButton
from newsreader.ui.elided_label import ElidedLabel
from newsreader.ui.fonts import ui_font
from newsreader.ui.theme import Theme

TOP, HEIGHT = 12, 24


class PageNote(QWidget):
    """Stands in the room that every page leaves at its top, and scrolls with it: nothing moves when it comes.

    Signals:
        pressed: the button was.
    """

    pressed = Signal()

    def __init__(self, pane: QTextBrowser) -> None:
        super().__init__(pane.viewport())
        self._pane = pane
        self._theme = Theme()
        self._words = ElidedLabel(self)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.button = WordButton("", SMALL_LINK, self)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self.button)
        row.addStretch(1)
        pane.verticalScrollBar().valueChanged.connect(self._place)
        pane.viewport().installEventFilter(self)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._words.dress(ui_font(theme, 12), theme["muted"])
        self.button.apply_theme(theme)
        self._place()

    def say(self, words: str, action: str) -> None:
        """Say something, with the words of the button."""
        self._words.set_words(words)
        self.button.set_words(action)
        self.setAccessibleName(words)
        # It begins where the article does, whatever the window's direction.
        self.setLayoutDirection(self._pane.document().firstBlock().blockFormat().layoutDirection())
        self.show()
        self._place()

    def words(self) -> str:
        """What is said; empty if nothing."""
        return "" if self.isHidden() else self.accessibleName()

    @Slot()
    def _place(self, *_value: object) -> None:
        px = self._theme.px
        frame = self._pane.document().rootFrame().frameFormat()
        left, right = round(frame.leftMargin()), round(frame.rightMargin())
        top = px(TOP) - self._pane.verticalScrollBar().value()
        self.setGeometry(left, top, max(self._pane.viewport().width() - left - right, 1), px(HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The column stands elsewhere in another width."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Paint) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
