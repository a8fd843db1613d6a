"""The bar at the top of the window: where to go, what to search, what to do with the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyle, QWidget

from newsreader.ui.icon_button import SIDE, IconButton
from newsreader.ui.search_field import HEIGHT as FIELD_HEIGHT
from newsreader.ui.search_field import SearchField
from newsreader.ui.theme import Theme
from newsreader.ui.window_places import BAR_HEIGHT

MARGIN, GAP, FIELD_GAP = 10, 4, 12
FIELD_WIDTH, FIELD_LEAST, FIELD_SHARE = 440, 120, 0.42
# Action, icon, icon of a mirrored window; from the start of the bar and, the second group, up to its end.
START = (
    ("sidebar", "sidebar", "sidebar-right"),
    ("back", "back", "forward"),
    ("forward", "forward", "back"),
)
END = (
    ("bookmark", "star", ""),
    ("toggle_read", "circle-dot", ""),
    ("open_original", "external", ""),
    ("text_menu", "type", ""),
    ("related", "sidebar-right", "sidebar"),
    ("app_menu", "more", ""),
)
# What gives way first where there is no room: it is in the menus and has its keys.
GIVING_WAY = ("forward", "open_original", "text_menu", "toggle_read", "related", "sidebar")


class TopBar(QWidget):
    """Buttons at both ends and the search field between them.

    Signals:
        search_changed, search_submitted, search_left, search_help: those of its SearchField.
    """

    search_changed = Signal(object)
    search_submitted = Signal(object)
    search_left = Signal()
    search_help = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._bound: set[str] = set()
        self._start = {name: IconButton(icon, self, mirrored=mirrored) for name, icon, mirrored in START}
        self.search = SearchField(self)
        self._end = {name: IconButton(icon, self, mirrored=mirrored) for name, icon, mirrored in END}
        self.buttons = self._start | self._end
        for button in self.buttons.values():
            button.hide()
        self._name("text_menu", self.tr("Text size and theme"))
        self._name("app_menu", self.tr("All commands"))
        self.search.search_changed.connect(self.search_changed)
        self.search.search_submitted.connect(self.search_submitted)
        self.search.search_left.connect(self.search_left)
        self.search.help_requested.connect(self.search_help)
        self.setAccessibleName(self.tr("Tool bar"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.setFixedHeight(theme.px(BAR_HEIGHT))
        self.search.apply_theme(theme)
        for button in self.buttons.values():
            button.apply_theme(theme)
        self._place()
        self.update()

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons stand for actions by their names; `toggle_sidebar` and `toggle_related` are known too."""
        for name, button in self.buttons.items():
            action = actions.get(name) or actions.get(f"toggle_{name}")
            if action is not None:
                button.bind(action)
                self._bound.add(name)
        if "save_search" in actions:
            self.search.save.bind(actions["save_search"])
        self._place()

    def set_menu(self, name: str, menu: QMenu) -> None:
        """Let `text_menu` or `app_menu` open a menu."""
        self.buttons[name].set_menu(menu)
        self._bound.add(name)
        self._place()

    def show_article(self, *, bookmarked: bool, unread: bool) -> None:
        """Show how things stand with the article that the buttons act on."""
        colour = "star" if bookmarked else "text2"
        self.buttons["bookmark"].set_icon("star", colour=colour, filled=bookmarked)
        self.buttons["toggle_read"].set_icon("circle-dot" if unread else "circle")

    def _name(self, name: str, words: str) -> None:
        self.buttons[name].setAccessibleName(words)
        self.buttons[name].setToolTip(words)

    def _place(self) -> None:
        """Place what there is room for: the field in the middle of the bar, or of what the buttons leave of it."""
        px, shown = self._theme.px, [name for name in self.buttons if name in self._bound]
        for name in GIVING_WAY:
            if self._room(shown) >= px(FIELD_LEAST):
                break
            shown = [each for each in shown if each != name]
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
        starts = [button for name, button in self._start.items() if name in shown]
        ends = [button for name, button in self._end.items() if name in shown]
        left = self._place_row(starts, px(MARGIN))
        right = self.width() - px(MARGIN) - self._row_width(len(ends))
        self._place_row(ends, right)
        left, right = left + px(FIELD_GAP), right - px(FIELD_GAP)
        width = max(px(FIELD_LEAST), round(self.width() * FIELD_SHARE))
        width = max(min(px(FIELD_WIDTH), width, right - left), 1)
        middle = min(max((self.width() - width) // 2, left), right - width)
        height = px(FIELD_HEIGHT)
        self.search.setGeometry(self._mirrored(QRect(middle, self._top(height), width, height)))

    def _room(self, shown: Sequence[str]) -> int:
        """What the buttons leave for the field."""
        starts = sum(name in self._start for name in shown)
        used = self._row_width(starts) + self._row_width(len(shown) - starts)
        return self.width() - used - 2 * self._theme.px(MARGIN) - 2 * self._theme.px(FIELD_GAP)

    def _row_width(self, count: int) -> int:
        return count * self._theme.px(SIDE) + max(count - 1, 0) * self._theme.px(GAP)

    def _place_row(self, buttons: Sequence[IconButton], left: int) -> int:
        """Place buttons side by side; answers where they end."""
        side = self._theme.px(SIDE)
        for button in buttons:
            button.setGeometry(self._mirrored(QRect(left, self._top(side), side, side)))
            left += side + self._theme.px(GAP)
        return left - self._theme.px(GAP)

    def _top(self, height: int) -> int:
        """The top of something in the middle of the bar, above its hairline."""
        return (self.height() - height) // 2

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def minimumSizeHint(self) -> QSize:
        """Room for the field and what never gives way."""
        return QSize(0, self._theme.px(BAR_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window's direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme["side"]))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme["line"]))
        painter.end()
