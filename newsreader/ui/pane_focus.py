"""Moves the keyboard between the panes: F6 around them, Left and Right from one to its neighbour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class FocusPlace:
    """A pane, the widget in it that takes the keyboard, and whether arrows lead out of it.

    Attributes:
        arrow: takes an arrow onwards (+1) or back (-1) for something in the pane itself; False where it means nothing.
    """

    pane: QWidget
    take: Callable[[], None]
    arrows_leave: bool = True
    arrow: Callable[[int], bool] | None = None


class PaneFocus(QObject):
    """Knows the panes from the start of the line to its end."""

    def __init__(self, places: Sequence[FocusPlace], parent: QObject) -> None:
        super().__init__(parent)
        self._places = places
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def step(self, step: int) -> None:
        """Give the keyboard to the next pane that can be seen, around the end."""
        seen = [place for place in self._places if place.pane.isVisible()]
        if seen:
            now = self._index(seen, QApplication.focusWidget())
            seen[(now + step) % len(seen) if now is not None else 0].take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Left and Right leave a pane in which they mean nothing else."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            step = self._arrow(event)
            if step and self._leave(watched, step):
                return True
        return super().eventFilter(watched, event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self._index(self._places, new) is not None:
            new.installEventFilter(self)

    def _arrow(self, event: QKeyEvent) -> int:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return 0
        right = QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
        return {Qt.Key.Key_Right: 1 if right else -1, Qt.Key.Key_Left: -1 if right else 1}.get(Qt.Key(event.key()), 0)

    def _leave(self, widget: QWidget, step: int) -> bool:
        seen = [place for place in self._places if place.pane.isVisible()]
        now = self._index(seen, widget)
        if now is not None and (own := seen[now].arrow) is not None and own(step):
            return True
        if now is None or not seen[now].arrows_leave or not 0 <= now + step < len(seen):
            return False
        seen[now + step].take()
        return True

    def _index(self, places: Sequence[FocusPlace], widget: QWidget | None) -> int | None:
        for index, place in enumerate(places):
            if widget is not None and (place.pane is widget or place.pane.isAncestorOf(widget)):
                return index
        return None
