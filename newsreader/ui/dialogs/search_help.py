"""Explains what can be searched for; an example that is pressed is searched for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsreader.ui.buttons import SMALL, WordButton
from newsreader.ui.dialogs.page import words
from newsreader.ui.fonts import display_font
from newsreader.ui.search_examples import ExampleGroup, search_examples
from newsreader.ui.theme import Theme

WIDE, HIGH = 640, 640


class SearchHelp(QDialog):
    """Examples with their meanings.

    Signals:
        example_chosen: its text.
    """

    example_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        px = theme.px
        self.setWindowTitle(self.tr("What can I search for?"))
        title = QLabel(self.windowTitle())
        title.setFont(display_font(theme, 26))
        close = QPushButton(self.tr("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setProperty("kind", "plain")
        area.setWidget(self._body())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(22), px(16), px(16))
        column.setSpacing(px(10))
        column.addWidget(title)
        column.addWidget(words(self.tr("Press an example to search for it."), "hint"))
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = parent.window().size() if parent is not None else self.maximumSize()
        self.resize(min(px(WIDE), room.width() - px(32)), min(px(HIGH), room.height() - px(32)))
        # Arrows and page keys scroll at once.
        area.setFocus()

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, self._theme.px(12), 0)
        column.setSpacing(self._theme.px(18))
        for group in search_examples():
            column.addLayout(self._group(group))
        column.addStretch(1)
        return body

    def _group(self, group: ExampleGroup) -> QGridLayout:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        grid.setColumnMinimumWidth(0, px(170))
        grid.setColumnStretch(1, 1)
        title = QLabel(group.title)
        title.setProperty("role", "section")
        grid.addWidget(title, 0, 0, 1, 2)
        for row, example in enumerate(group.examples, start=1):
            button = WordButton(example.text, SMALL)
            button.apply_theme(self._theme)
            button.setAccessibleDescription(example.meaning)
            button.clicked.connect(self._choose)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(example.meaning), row, 1)
        return grid

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, WordButton):
            self.accept()
            self.example_chosen.emit(button.text().replace("&&", "&"))
