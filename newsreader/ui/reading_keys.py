"""Keys of the reading pane: plain ones scroll; Left, Right and Shift with any arrow move the text cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QTextEdit

_Key, _Do = Qt.Key, QAbstractSlider.SliderAction
_SCROLLS = {
    _Key.Key_Up: _Do.SliderSingleStepSub, _Key.Key_Down: _Do.SliderSingleStepAdd,
    _Key.Key_PageUp: _Do.SliderPageStepSub, _Key.Key_PageDown: _Do.SliderPageStepAdd,
    _Key.Key_Home: _Do.SliderToMinimum, _Key.Key_End: _Do.SliderToMaximum,
}  # fmt: skip
_MOVES = frozenset({_Key.Key_Left, _Key.Key_Right, *_SCROLLS})
_SHIFT, _CONTROL, _KEYPAD = (
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
)  # fmt: skip
CARET = 2


def scroll_by_key(pane: QTextEdit, event: QKeyEvent) -> bool:
    """Scrolls if the key says so. With a screen reader running, the arrows read on by moving the text cursor."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~_KEYPAD
    if modifiers not in (Qt.KeyboardModifier.NoModifier, _CONTROL) or key not in _SCROLLS:
        return False
    if modifiers == _CONTROL and key not in (_Key.Key_Home, _Key.Key_End):
        return False
    if QAccessible.isActive():
        return False
    pane.verticalScrollBar().triggerAction(_SCROLLS[key])
    return True


def show_caret(pane: QTextEdit, event: QKeyEvent) -> None:
    """Shows the text cursor once a key is going to move it, and brings it into view first."""
    if Qt.Key(event.key()) not in _MOVES:
        return
    pane.setCursorWidth(CARET)
    cursor = pane.textCursor()
    rect = pane.cursorRect(cursor)
    if not cursor.hasSelection() and not pane.viewport().rect().intersects(rect):
        line = pane.viewport().rect().adjusted(pane.viewport().width() // 4, rect.height(), 0, 0)
        seen = pane.cursorForPosition(line.topLeft())
        seen.movePosition(QTextCursor.MoveOperation.StartOfLine)
        pane.setTextCursor(seen)
