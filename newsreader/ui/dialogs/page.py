"""What the pages of the preferences are made of: a title, groups of controls, and words that explain them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from newsreader.ui.theme import Theme

MARGIN, GAP = 28, 6


class Page(QWidget):
    """One section: controls below each other under its title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.addWidget(words(title, "title"))

    def apply_theme(self, theme: Theme) -> None:
        """Takes over the zoom; colours and fonts come from the style sheet."""
        px = theme.px
        self.column.setContentsMargins(px(MARGIN), px(22), px(MARGIN), px(12))
        self.column.setSpacing(px(GAP))

    def group(self, title: str) -> QVBoxLayout:
        """Adds a group of controls and answers where to put them."""
        box = QGroupBox(title)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(GAP)
        self.column.addWidget(box)
        return column

    def end(self) -> None:
        """Leaves the rest of the page empty."""
        self.column.addStretch(1)


def words(text: str, role: str = "") -> QLabel:
    """Plain text that wraps; `role` is that of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.MinimumExpanding)
    label.setSizePolicy(policy)
    return label


def by_keyboard(button: QAbstractButton) -> QAbstractButton:
    """The button, taking the focus from keys alone, so that a click leaves no ring."""
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
