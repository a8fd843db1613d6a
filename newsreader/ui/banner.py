"""A strip below the top bar for what holds on and matters: a library that cannot be written, a disk that is full."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from newsreader.ui import icons
from newsreader.ui.buttons import ButtonLook, WordButton
from newsreader.ui.elided_label import ElidedLabel
from newsreader.ui.fonts import ui_font
from newsreader.ui.icon_button import IconButton
from newsreader.ui.theme import Theme
from newsreader.ui.tool_tip import plain_tip

HEIGHT, ICON, START = 40, 17, 18
ON_BANNER = ButtonLook(28, 10, 13, 600, "text", ring="text")


@dataclass(frozen=True, slots=True)
class BannerContent:
    """What a banner says.

    Attributes:
        name: tells one banner from another.
        words: one line.
        more: all there is to say, for the tool tip and for those who listen.
        action: words of its button; empty for none.
        closes: the reader may close it.
    """

    name: str
    words: str
    more: str = ""
    action: str = ""
    closes: bool = False


class Banner(QWidget):
    """The strip; it takes no room while there is nothing to say.

    Signals:
        action_triggered: name of the content whose button was pressed.
    """

    action_triggered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self.content: BannerContent | None = None
        self._words = ElidedLabel(self)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = WordButton("", ON_BANNER, self)
        self._button.clicked.connect(self._act)
        self._close = IconButton("close", self, side=28)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self.close_banner)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._button)
        self._row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.apply_theme(self._theme)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme, px = theme, theme.px
        self.setFixedHeight(px(HEIGHT))
        self._words.dress(ui_font(theme, 13, 500), theme["text"])
        self._button.apply_theme(theme)
        self._close.apply_theme(theme)
        self._row.setSpacing(px(6))
        start, end = px(START + ICON + 10), px(8)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._row.setContentsMargins(end if rtl else start, 0, start if rtl else end, 0)
        self.update()

    def show_content(self, content: BannerContent) -> None:
        """Say something, in place of what was said; it is spoken when it is new."""
        fresh = content != self.content or self.isHidden()
        self.content = content
        self._words.set_words(content.words)
        self._words.setAccessibleDescription(content.more)
        self.setToolTip(plain_tip(content.more))
        self.setAccessibleName(content.words)
        self.setAccessibleDescription(content.more)
        self._button.set_words(content.action)
        self._button.setVisible(bool(content.action))
        self._close.setVisible(content.closes)
        self.apply_theme(self._theme)
        self.show()
        if fresh and QAccessible.isActive():
            words = " ".join(part for part in (content.words, content.more) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def close_banner(self) -> None:
        """Say no more."""
        self.content = None
        self.hide()

    def _act(self) -> None:
        if self.content is not None:
            self.action_triggered.emit(self.content.name)

    def minimumSizeHint(self) -> QSize:
        """Room for what cannot be cut."""
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, hairline and icon."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), QColor(theme["mark"]))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme["line"]))
        size = theme.px(ICON)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - theme.px(START) - size if rtl else theme.px(START)
        drawn = icons.pixmap("warning", theme["text"], size, painter.deviceTransform().m11())
        painter.drawPixmap(left, (self.height() - size) // 2, drawn)
        painter.end()
