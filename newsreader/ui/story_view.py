"""The room of a story: what can be done with it, and below that its page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from newsreader.article.related import StoryPage
from newsreader.ui.buttons import SMALL, WordButton
from newsreader.ui.story_pane import StoryPane
from newsreader.ui.theme import Theme

HEIGHT = 52


class StoryView(QWidget):
    """Shows one story.

    Signals:
        action_triggered: str, the name of the command whose button was pressed.
        place_requested: ArticlePlace that a link leads to.
    """

    action_triggered = Signal(object)
    place_requested = Signal(object)

    def __init__(self, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text_size = text_size
        self.page: StoryPage | None = None
        self.pane = StoryPane()
        self.pane.place_requested.connect(self.place_requested)
        self._bar = _Bar()
        self.pane.column_moved.connect(self._bar.begin_at)
        self._bar.pressed.connect(self.action_triggered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.pane, 1)
        self.setFocusProxy(self.pane)
        self.setAccessibleName(self.tr("Story"))
        self.apply_theme(theme)

    def show_story(self, page: StoryPage) -> None:
        """Show a story, or the same one as it is now."""
        self.page = page
        self._bar.show_followed(page.story.followed)
        self.pane.show_story(page)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._bar.apply_theme(theme)
        self.pane.apply_theme(theme, self._text_size)

    def set_text_size(self, text_size: int) -> None:
        """Take over another size of the text."""
        self._text_size = text_size
        self.pane.apply_theme(self._theme, text_size)


class _Bar(QWidget):
    """The buttons, in a row that stays."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._names = ("follow_story", "rename_story", "merge_story")
        self._buttons = [
            WordButton(words, SMALL, self) for words in ("", self.tr("Rename…"), self.tr("Merge with another…"))
        ]
        self._row = QHBoxLayout(self)
        for button in self._buttons:
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._press)
            self._row.addWidget(button)
        self._row.addStretch(1)

    def show_followed(self, followed: bool) -> None:
        self._buttons[0].set_words(self.tr("Following") if followed else self.tr("Follow"))
        name = self.tr("Stop following this story") if followed else self.tr("Follow this story")
        self._buttons[0].setAccessibleName(name)
        self._buttons[0].setToolTip(name)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in self._buttons:
            button.apply_theme(theme)
        self._row.setSpacing(theme.px(8))
        self.updateGeometry()
        self.update()

    @Slot(int)
    def begin_at(self, left: int) -> None:
        """Begin where the column does."""
        self._row.setContentsMargins(left, 0, left, 0)

    def _press(self) -> None:
        place = next(place for place, button in enumerate(self._buttons) if button is self.sender())
        self.pressed.emit(self._names[place])

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme["page"]))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(self._theme["line"]))
        painter.end()
