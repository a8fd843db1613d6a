"""Sidebar, list, article and related panel side by side, as many as the window is wide enough for.

A pane that has no room of its own opens as an overlay above the others, and goes when the reader turns elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget

from newsreader.ui.breakpoints import Breakpoint, breakpoint_for, pane_widths
from newsreader.ui.theme import Theme
from newsreader.ui.window_places import HANDLE, PaneState

OVERLAY_WIDTHS = {"sidebar": 240, "related": 300}


class PaneWidgets(NamedTuple):
    """The four panes."""

    sidebar: QWidget
    list: QWidget
    reader: QWidget
    related: QWidget


class Panes(QWidget):
    """The body of the window.

    Signals:
        arranged: another breakpoint holds, or a pane was shown or hidden.
    """

    arranged = Signal()

    def __init__(self, widgets: PaneWidgets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._theme = Theme()
        self._wanted = {"sidebar": True, "related": True}
        self._sizes: dict[str, list[int]] = {}
        self._breakpoint: Breakpoint | None = None
        self._reading = False
        self._overlay_of = ""
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(HANDLE)
        for each in (widgets.sidebar, widgets.list, widgets.reader, widgets.related):
            self._splitter.addWidget(each)
        self._splitter.setStretchFactor(2, 1)
        self._splitter.splitterMoved.connect(self._keep_sizes)
        self.setAccessibleName(self.tr("Panes"))
        self._splitter.setAccessibleName(self.accessibleName())
        self._overlay = QFrame(self)
        self._overlay.setObjectName("overlay")
        self._overlay.hide()
        QVBoxLayout(self._overlay).setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._overlay.setStyleSheet(
            f"#overlay {{ background: {theme['side']}; border: 0 solid {theme['line']}; border-left-width: 1px;"
            " border-right-width: 1px; }"
        )
        self._arrange()

    def breakpoint(self) -> Breakpoint:
        """The breakpoint that holds now."""
        return self._breakpoint or breakpoint_for(self.width(), self._theme.zoom)

    def sizes(self) -> dict[str, list[int]]:
        """The reader's own pane widths, by breakpoint."""
        return self._sizes

    def wanted(self) -> dict[str, bool]:
        """Whether sidebar and related panel are wanted where there is room."""
        return dict(self._wanted)

    def restore(self, state: PaneState) -> None:
        """Take over widths and wishes of an earlier day."""
        self._sizes = {name: list(each) for name, each in state.sizes.items()}
        self._wanted = dict(state.wanted)
        self._breakpoint = None
        self._arrange()

    def is_shown(self, name: str) -> bool:
        """Whether `sidebar` or `related` can be seen now."""
        return not self._widget(name).isHidden()

    def toggle(self, name: str) -> None:
        """Show or hide `sidebar` or `related`: in its place where there is room, else as an overlay."""
        if self._has_room(name):
            self._wanted[name] = not self._wanted[name]
            self._arrange()
        elif self._overlay_of == name:
            self.close_overlay()
        else:
            self._open_overlay(name)

    def close_overlay(self) -> bool:
        """Close the overlay; False if none was open."""
        if not self._overlay_of:
            return False
        widget = self._widget(self._overlay_of)
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (widget is focus or widget.isAncestorOf(focus))
        self._put_back()
        self._arrange()
        if had_focus:
            (self._widgets.reader if self._reading else self._widgets.list).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_reader(self, shown: bool) -> None:
        """Where list and article take turns: show the article, or the list."""
        if self._reading != shown:
            self._reading = shown
            self._arrange()

    def reader_alone(self) -> bool:
        """Whether the article covers the list."""
        return self.breakpoint().alone and self._reading

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the overlay closes it."""
        if event.type() == QEvent.Type.MouseButtonPress and self._overlay_of and isinstance(watched, QWidget):
            inside = watched is self._overlay or self._overlay.isAncestorOf(watched)
            if not inside and self.isAncestorOf(watched):
                self.close_overlay()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panes anew when another breakpoint holds."""
        super().resizeEvent(event)
        if breakpoint_for(self.width(), self._theme.zoom) is not self._breakpoint:
            self._arrange()
        elif self._overlay_of:
            self._place_overlay()

    def _widget(self, name: str) -> QWidget:
        return self._widgets.sidebar if name == "sidebar" else self._widgets.related

    def _has_room(self, name: str) -> bool:
        point = self.breakpoint()
        return bool(point.sidebar if name == "sidebar" else point.related)

    def _arrange(self) -> None:
        point = breakpoint_for(self.width(), self._theme.zoom)
        self._breakpoint = point
        if self._overlay_of and self._has_room(self._overlay_of):
            self._put_back()
        for name in ("sidebar", "related"):
            if self._overlay_of != name:
                self._widget(name).setVisible(self._has_room(name) and self._wanted[name])
        self._take_turns(point)
        self._set_sizes(point)
        self.arranged.emit()

    def _take_turns(self, point: Breakpoint) -> None:
        """Show list, article or both; what comes in the place of the other takes over its focus, before that goes.

        It needs no ring of focus: it fills the window.
        """
        listed, reader = self._widgets.list, self._widgets.reader
        seen = (not (point.alone and self._reading), not point.alone or self._reading)
        focus = QApplication.focusWidget()
        for widget, other, stays in ((listed, reader, seen[0]), (reader, listed, seen[1])):
            if not stays and focus is not None and widget.isAncestorOf(focus):
                other.show()
                other.setFocus(Qt.FocusReason.MouseFocusReason)
        listed.setVisible(seen[0])
        reader.setVisible(seen[1])

    def _set_sizes(self, point: Breakpoint) -> None:
        sidebar, listed, related = pane_widths(point, self._theme.zoom, self._sizes.get(point.name))
        shown = [
            width
            for width, each in zip((sidebar, listed, 0, related), self._widgets, strict=True)
            if not each.isHidden()
        ]
        left = self.width() - sum(shown) - HANDLE * (len(shown) - 1)
        self._splitter.setSizes([sidebar, listed, max(left, 1), related])

    def _keep_sizes(self) -> None:
        point, sizes = self.breakpoint(), self._splitter.sizes()
        if point.alone:
            return
        px = self._theme.px
        defaults = [px(point.sidebar) or 1, px(point.list), 1, px(point.related) or 1]
        self._sizes[point.name] = [size or default for size, default in zip(sizes, defaults, strict=True)]

    def _open_overlay(self, name: str) -> None:
        self._put_back()
        self._overlay_of = name
        widget = self._widget(name)
        layout = self._overlay.layout()
        if layout is not None:
            layout.addWidget(widget)
        self._place_overlay()
        self._overlay.show()
        self._overlay.raise_()
        widget.show()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.arranged.emit()

    def _put_back(self) -> None:
        if not self._overlay_of:
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        widget = self._widget(self._overlay_of)
        self._splitter.insertWidget(0 if self._overlay_of == "sidebar" else 3, widget)
        widget.hide()
        self._overlay.hide()
        self._overlay_of = ""

    def _place_overlay(self) -> None:
        width = min(self._theme.px(OVERLAY_WIDTHS[self._overlay_of]), self.width() - self._theme.px(48))
        starts = (self._overlay_of == "sidebar") == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
        self._overlay.setGeometry(QRect(0 if starts else self.width() - width, 0, width, self.height()))
