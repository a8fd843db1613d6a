"""The line at the foot of an article that says where a link leads, with the true host in bold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from newsreader.ui.article_links import Target
from newsreader.ui.elided_label import ElidedLabel
from newsreader.ui.fonts import ui_font
from newsreader.ui.text_direction import reads_right_to_left
from newsreader.ui.theme import Theme


class TargetLine(ElidedLabel):
    """Shows one target; one that is not what it seems stands in the colour of warnings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._target = Target("")
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.setContentsMargins(theme.px(10), theme.px(5), theme.px(10), theme.px(5))
        self.show_target(self._target)

    def show_target(self, target: Target) -> None:
        """Say where a link leads; nothing, if there are no words."""
        self._target = target
        self.dress(ui_font(self._theme, 12), self._theme["warn" if target.careful else "text2"])
        self.set_words(target.words)
        self.setVisible(bool(target.words))

    def bold(self) -> str:
        """What of the line stands in bold."""
        return self._target.host if self._target.host in self.shown() else ""

    def shown(self) -> str:
        """What of the line is seen: the end of a long address is not."""
        room = self.contentsRect().width() - self._more()
        return self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, room + 1)

    def _bold_font(self) -> QFont:
        return ui_font(self._theme, 12, 700)

    def _more(self) -> int:
        """By how much bold letters are wider, in pixels."""
        host = self._target.host
        return QFontMetrics(self._bold_font()).horizontalAdvance(host) - self.fontMetrics().horizontalAdvance(host)

    def sizeHint(self) -> QSize:
        """All of the line, and the room around it."""
        return (super().sizeHint() + QSize(self._more() + 1, 0)).grownBy(self.contentsMargins())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, hairline and words."""
        painter, theme, shown = QPainter(self), self._theme, self.shown()
        painter.fillRect(self.rect(), QColor(theme["side"]))
        painter.fillRect(0, 0, self.width(), 1, QColor(theme["line"]))
        painter.setPen(QColor(theme["warn" if self._target.careful else "text2"]))
        layout = QTextLayout(shown, self.font())
        side = Qt.AlignmentFlag.AlignLeft if self.isLeftToRight() else Qt.AlignmentFlag.AlignRight
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        rtl = reads_right_to_left(shown)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._strong(shown)] if self.bold() else [])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(self.contentsRect().width())
        layout.endLayout()
        top = self.contentsRect().top() + (self.contentsRect().height() - line.height()) / 2
        layout.draw(painter, QPointF(self.contentsRect().left(), top))
        painter.end()

    def _strong(self, shown: str) -> QTextLayout.FormatRange:
        part = QTextLayout.FormatRange()
        part.start, part.length = shown.index(self._target.host), len(self._target.host)
        look = QTextCharFormat()
        look.setFont(self._bold_font())
        part.format = look
        return part
