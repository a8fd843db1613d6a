"""A button of the top bar: an icon that stands for an action."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from newsreader.ui import icons
from newsreader.ui.colours import mixed
from newsreader.ui.focus_ring import draw_ring, ring_after
from newsreader.ui.theme import Theme

SIDE, ICON = 34, 18


class IconButton(QAbstractButton):
    """Shows an icon; its name, tool tip and whether it acts come from the action it is bound to."""

    def __init__(self, icon: str, parent: QWidget | None = None, *, mirrored: str = "", side: int = SIDE) -> None:
        """Make a button with an icon; `mirrored` is the icon of a window that runs right to left."""
        super().__init__(parent)
        self._icon, self._mirrored, self._side = icon, mirrored or icon, side
        self._token, self._filled = "text2", False
        self._theme = Theme()
        self._ring = False
        self._action: QAction | None = None
        self._menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.update()

    def bind(self, action: QAction) -> None:
        """Stand for an action from now on."""
        if self._action is not None:
            self._action.changed.disconnect(self._follow)
        self._action = action
        action.changed.connect(self._follow)
        self._follow()

    def set_menu(self, menu: QMenu | None) -> None:
        """Open a menu when pressed."""
        self._menu = menu

    def set_icon(self, icon: str, *, colour: str = "text2", filled: bool = False) -> None:
        """Show another icon, in another colour, named as the theme names it."""
        self._icon, self._mirrored, self._token, self._filled = icon, icon, colour, filled
        self.update()

    def icon_name(self) -> str:
        """The icon that is shown in the window's direction."""
        return self._mirrored if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self._icon

    def is_filled(self) -> bool:
        """Whether the icon is filled: what it stands for is set."""
        return self._filled

    def _follow(self) -> None:
        """Take over the action's words and state."""
        action = self._action
        if action is None:
            return
        self.setAccessibleName(action.text().replace("&", "").removesuffix("…"))
        self.setToolTip(action.toolTip())
        self.setEnabled(action.isEnabled())
        menu = action.menu()
        if isinstance(menu, QMenu):
            self._menu = menu

    def _press(self) -> None:
        if self._menu is not None:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = 0 if rtl else self.width() - self._menu.sizeHint().width()
            self._menu.popup(self.mapToGlobal(QPoint(left, self.height() + self._theme.px(4))))
        elif self._action is not None:
            self._action.trigger()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when it is switched on or off, or mirrored."""
        super().changeEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus here."""
        self._ring = ring_after(event.reason(), self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and ring."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme["sel"] if self.isDown() else mixed(theme["text"], theme["side"], 0.07)))
            painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        size = theme.px(ICON) if self._side == SIDE else theme.px(self._side * 0.58)
        colour = theme[self._token] if self.isEnabled() else mixed(theme["muted"], theme["side"], 0.6)
        drawn = icons.pixmap(self.icon_name(), colour, size, painter.deviceTransform().m11(), self._filled)
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, drawn)
        if self.hasFocus() and self._ring:
            draw_ring(painter, theme, QRectF(self.rect()))
        painter.end()
