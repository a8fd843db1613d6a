"""A card at the foot of the list that tells how some work goes; nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from newsreader.ui.buttons import LINK, WordButton
from newsreader.ui.elided_label import ElidedLabel
from newsreader.ui.fonts import ui_font
from newsreader.ui.progress_bar import ProgressBar
from newsreader.ui.theme import Theme


class WorkCard(QFrame):
    """Title, a button to stop with, a bar and a line.

    Attributes:
        title, line, bar, button: its parts.
        foot: a layout that holds the line, and what stands after it.

    Signals:
        cancel_requested: end the work.
        dismissed: the card is gone.
    """

    cancel_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self.title = ElidedLabel(self)
        self.line = QLabel(self)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        # A label that is shown for the first time forgets a palette of its own; the style sheet reaches it always.
        self.line.setProperty("role", "hint")
        self.bar = ProgressBar(self)
        self.button = WordButton(self.tr("Cancel"), LINK, self)
        self._head, self.foot = QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.button)
        self.foot.addWidget(self.line, 1)
        self._column.addLayout(self._head)
        self._column.addWidget(self.bar)
        self._column.addLayout(self.foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        px = theme.px
        self._column.setContentsMargins(px(16), px(8), px(16), px(8))
        self._column.setSpacing(px(4))
        self.title.dress(ui_font(theme, 13, 600), theme["text"])
        self.line.setFont(ui_font(theme, 12))
        self.line.setContentsMargins(0, px(3), 0, 0)
        self.bar.apply_theme(theme)
        self.button.apply_theme(theme)
        self.update()

    def show_line(self, words: str) -> None:
        """Say how it stands, at the side where the window begins."""
        self.line.setText(words)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleDescription(words)

    def dismiss(self) -> None:
        """Go."""
        self.bar.rest()
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme["line"]), 1))
        painter.setBrush(QColor(self._theme["raised"]))
        radius = self._theme.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
