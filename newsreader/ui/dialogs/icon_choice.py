"""Rows of icons of which one is chosen, by the mouse or by the arrows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from newsreader.ui import icons
from newsreader.ui.focus_ring import draw_ring, ring_after
from newsreader.ui.folder_icons import folder_icons, known_icon
from newsreader.ui.theme import Theme

COLUMNS = 10
SIDE, ICON = 36, 18


class IconChoice(QWidget):
    """A grid of icons; Tab comes to the chosen one."""

    def __init__(self, chosen: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._toggled)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(4))
        for place, (name, meaning) in enumerate(folder_icons().items()):
            button = IconChoiceButton(name, meaning, theme)
            button.setChecked(name == known_icon(chosen))
            self._group.addButton(button)
            grid.addWidget(button, *divmod(place, COLUMNS))
        grid.setColumnStretch(COLUMNS, 1)
        for each in self._group.buttons():
            self._toggled(each, each.isChecked())

    def chosen(self) -> str:
        """The name of the icon that is chosen."""
        button = self._group.checkedButton()
        return button.icon_name if isinstance(button, IconChoiceButton) else known_icon("")

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self.setFocusProxy(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows: sideways along the rows, up and down from row to row."""
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        key, buttons = Qt.Key(event.key()), self._group.buttons()
        steps = {
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
        }
        if key not in steps:
            super().keyPressEvent(event)
            return
        chosen = self._group.checkedButton()
        place = (buttons.index(chosen) if chosen is not None else 0) + steps[key]
        if 0 <= place < len(buttons):
            buttons[place].setChecked(True)
            buttons[place].setFocus(Qt.FocusReason.TabFocusReason)


class IconChoiceButton(QAbstractButton):
    """One icon."""

    def __init__(self, icon: str, meaning: str, theme: Theme) -> None:
        super().__init__()
        self.icon_name = icon
        self._theme = theme
        self._ring = False
        self.setCheckable(True)
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._theme.px(SIDE), self._theme.px(SIDE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus here."""
        self._ring = ring_after(event.reason(), self._ring)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the grid."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, edge, icon and ring."""
        theme, chosen = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or self.underMouse():
            painter.setPen(QPen(QColor(theme["accent"]), 1) if chosen else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(QColor(theme["sel" if chosen else "hover"]))
            shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(shape, theme.px(6), theme.px(6))
        size = theme.px(ICON)
        drawn = icons.pixmap(self.icon_name, theme["accent" if chosen else "text2"], size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, drawn)
        if self.hasFocus() and self._ring:
            draw_ring(painter, theme, QRectF(self.rect()), radius=6)
        painter.end()
