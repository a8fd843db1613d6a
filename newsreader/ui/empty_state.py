"""A place with nothing in it: an icon, why, and buttons that lead on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from newsreader.ui.buttons import LINK, PRIMARY, SECONDARY, WordButton
from newsreader.ui.empty_contents import EmptyContent
from newsreader.ui.fonts import display_font, text_font, ui_font
from newsreader.ui.icons import pixmap
from newsreader.ui.theme import Theme

COLUMN = 560
MARGIN = 24
NARROW = 420
ICON = 44


class EmptyState(QWidget):
    """Fills its place with the page's colour and stands in its middle.

    Signals:
        action_triggered: str, the name of the button's action.
        article_requested: int, an article that was named.
    """

    action_triggered = Signal(object)
    article_requested = Signal(object)

    def __init__(self, content: EmptyContent, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._theme = theme or Theme()
        self._icon = _Icon(self)
        self._title = _label()
        self._headline = _label()
        self._lines = _label()
        self._names_title = _label()
        self._hint = _label()
        self._buttons: list[WordButton] = []
        self._names: list[WordButton] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._list = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._assemble()
        self.show_content(content)

    @property
    def content(self) -> EmptyContent:
        """What it says now."""
        return self._content

    def show_content(self, content: EmptyContent) -> None:
        """Say something else."""
        self._content = content
        texts = (
            (self._title, content.title),
            (self._headline, content.headline),
            (self._lines, "\n".join(content.lines)),
            (self._names_title, content.names_title),
            (self._hint, content.hint),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(content.title)
        self.setAccessibleDescription(" ".join(part for part in (content.headline, *content.lines) if part))
        self._set_buttons()
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._icon.show_icon(self._content.icon, theme)
        self._dress()
        for button in (*self._buttons, *self._names):
            button.apply_theme(theme)
        self._row.setSpacing(theme.px(10))
        self._fit()
        self.update()

    def _assemble(self) -> None:
        column = self._column
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self._title, self._headline, self._lines):
            column.addWidget(widget)
        column.addLayout(self._row)
        column.addWidget(self._names_title)
        column.addLayout(self._list)
        column.addWidget(self._hint)
        column.addStretch(1)

    def _set_buttons(self) -> None:
        for button in (*self._buttons, *self._names):
            button.hide()
            button.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self._buttons = [
            WordButton(action.text, PRIMARY if action.primary else SECONDARY) for action in self._content.actions
        ]
        self._row.addStretch(1)
        for button in self._buttons:
            button.clicked.connect(self._button_clicked)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._row.addStretch(1)
        self._names = [WordButton(headline, LINK) for _, headline in self._content.names]
        for button in self._names:
            button.clicked.connect(self._name_clicked)
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        for first in (*self._buttons, *self._names)[:1]:
            self.setFocusProxy(first)

    def _button_clicked(self) -> None:
        place = next(place for place, button in enumerate(self._buttons) if button is self.sender())
        self.action_triggered.emit(self._content.actions[place].name)

    def _name_clicked(self) -> None:
        place = next(place for place, button in enumerate(self._names) if button is self.sender())
        self.article_requested.emit(self._content.names[place][0])

    def _dress(self) -> None:
        theme, px = self._theme, self._theme.px
        narrow = self.width() < px(NARROW)
        _style(self._title, display_font(theme, 24 if narrow else 32), theme["text"], px(10))
        _style(self._headline, text_font(theme, 19, 600), theme["text"], px(10))
        _style(self._lines, ui_font(theme, 15), theme["text2"], px(12))
        _style(self._names_title, ui_font(theme, 12, 600), theme["muted"], px(24))
        _style(self._hint, ui_font(theme, 12), theme["muted"], px(22) if not self._content.names else px(4))
        self._row.setContentsMargins(0, px(20) if self._content.actions else 0, 0, 0)
        self._list.setContentsMargins(0, px(2) if self._content.names else 0, 0, 0)
        self._list.setSpacing(0)

    def _fit(self) -> None:
        """Keep the column readable; buttons that do not fit beside each other stand below each other."""
        px = self._theme.px
        side = max((self.width() - px(COLUMN)) // 2, px(MARGIN))
        self._column.setContentsMargins(side, px(MARGIN), side, px(MARGIN))
        room = self.width() - 2 * side
        needed = sum(button.sizeHint().width() + px(10) for button in self._buttons) - px(10)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if needed <= room else directions.TopToBottom)
        for button in (*self._buttons, *self._names):
            button.setMaximumWidth(max(room, 1))
        self._title.setText(balanced(self._content.title, QFontMetrics(self._title.font()), room))
        metrics = QFontMetrics(self._lines.font())
        self._lines.setText("\n".join(balanced(line, metrics, room) for line in self._content.lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the new width."""
        super().resizeEvent(event)
        self._dress()
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the place with the page's colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme["page"]))
        painter.end()


class _Icon(QWidget):
    """The icon, sharp on every screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._theme = Theme()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, theme: Theme) -> None:
        self._name, self._theme = name, theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(ICON), self._theme.px(ICON))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.drawPixmap(0, 0, pixmap(self._name, theme["accent"], theme.px(ICON), self.devicePixelRatioF()))
        painter.end()


def balanced(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text broken into as few lines as `width` pixels allow, of about the same length: no word stands alone."""
    lines = _broken(text, metrics, width)
    narrow, wide = 0, width
    while wide - narrow > 4 and len(lines) > 1:
        middle = (narrow + wide) // 2
        tried = _broken(text, metrics, middle)
        if len(tried) > len(lines) or max(map(metrics.horizontalAdvance, tried)) > middle:
            narrow = middle
        else:
            wide = middle
    return "\n".join(_broken(text, metrics, wide))


def _broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def _style(label: QLabel, font: QFont, colour: str, above: int) -> None:
    label.setFont(font)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)
    label.setContentsMargins(0, above, 0, 0)
