"""Helps with typing a question into a field: offers what may come next, and takes it over.

Nothing is chosen by itself: Enter asks what was typed, unless the reader went to a row by Down; Tab takes the first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from newsreader.ui.palette_model import PaletteEntry, PaletteRow
from newsreader.ui.text_units import characters, units
from newsreader.ui.theme import Theme

if TYPE_CHECKING:
    from newsreader.article.question.complete import Completion
    from newsreader.ui.completion_popup import CompletionPopup

Values = Callable[[str, str, Callable[[list[str]], None]], None]
Key = Qt.Key
STEPS = {Key.Key_Down: 1, Key.Key_Up: -1}
ENTER = (Key.Key_Return, Key.Key_Enter)


class QueryAssist(QObject):
    """Watches one field; what it needs is loaded with the first letter typed.

    Signals:
        help_requested: the reader wants to know what can be asked.
    """

    help_requested = Signal()

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._theme = Theme()
        self._values: Values | None = None
        self._popup: CompletionPopup | None = None
        self._asked: Completion | None = None
        field.textEdited.connect(self._edited)
        field.cursorPositionChanged.connect(self._moved)
        field.installEventFilter(self)

    def set_values(self, values: Values) -> None:
        """Take over how names are found: `values(kind, begun, done)`."""
        self._values = values

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        if self._popup is not None:
            self._popup.apply_theme(theme)

    def is_open(self) -> bool:
        """Whether choices are shown."""
        return self._popup is not None and not self._popup.isHidden()

    def close(self) -> None:
        """Hide the choices."""
        self._asked = None
        if self._popup is not None:
            self._popup.close_list()

    def offer(self, *, explicit: bool = False) -> None:
        """Show what may stand at the cursor; when asked for, even where nothing was typed."""
        from newsreader.article.question.complete import completion
        from newsreader.ui import suggestions

        text = self._field.text()
        found = completion(text, characters(text, self._field.cursorPosition()))
        if found is None or not suggestions.is_wanted(found, explicit=explicit):
            self.close()
            return
        before, self._asked = self._asked, found
        if self._popup is not None and before is not None and _place(before) != _place(found):
            self._popup.close_list()
        if found.names is None:
            self._show(suggestions.choice_rows(found))
        elif self._values is not None:
            self._values(found.names, found.typed, partial(self._named, found))

    def _edited(self, _text: str) -> None:
        self.offer()

    def _moved(self, _old: int, _new: int) -> None:
        """The cursor went elsewhere; typing moves it too, but then the text is another."""
        if self.is_open() and self._asked is not None and self._asked.text == self._field.text():
            self.offer()

    def _named(self, asked: Completion, names: list[str]) -> None:
        from newsreader.ui.suggestions import name_rows

        if not isValid(self._field) or asked is not self._asked or not self._field.hasFocus():
            return
        fitting = [name for name in names if name.casefold() != asked.typed.casefold()] or names[1:]
        if fitting:
            self._show(name_rows(asked, names))
        else:
            self.close()

    def _show(self, rows: list[PaletteRow]) -> None:
        from newsreader.ui.completion_popup import CompletionPopup
        from newsreader.ui.suggestions import help_row, spoken

        if self._popup is None or self._popup.parentWidget() is not self._field.window():
            self._popup = CompletionPopup(self._field.window())
            self._popup.apply_theme(self._theme)
            self._popup.chosen.connect(self._take)
        opening = self._popup.isHidden()
        self._popup.show_rows([*rows, help_row()], self._field)
        if opening:
            self._popup.speak(spoken(rows))

    def _take(self, entry: PaletteEntry) -> None:
        """Put a choice into the text, as one step that the field can take back."""
        from newsreader.article.question.complete import apply

        asked = self._asked
        self.close()
        if not isinstance(entry.value, str) or asked is None:
            self.help_requested.emit()
            return
        text, place = apply(asked, entry.value)
        self._field.selectAll()
        self._field.insert(text)
        self._field.setCursorPosition(units(text, place))
        self.offer()

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False leaves it to the field."""
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key == Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier:
            self.offer(explicit=True)
            return True
        if not self.is_open():
            if key == Key.Key_Down and plain and not self._field.text():
                self.offer(explicit=True)
                return True
            return False
        return plain and self._press_in_list(key)

    def _press_in_list(self, key: Qt.Key) -> bool:
        popup = self._popup
        if popup is None:
            return False
        if key in STEPS:
            popup.move_selection(STEPS[key])
        elif key == Key.Key_Escape:
            self.close()
        elif key == Key.Key_Tab or (key in ENTER and popup.selected() is not None):
            if entry := popup.selected() or popup.first():
                self._take(entry)
        else:
            if key in ENTER:
                self.close()
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean the choices, and what makes them go."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.Move):
            self.close()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.is_open():
            if event.key() in (*STEPS, *ENTER, Key.Key_Escape, Key.Key_Tab):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)


def _place(asked: Completion) -> tuple[int, str | None]:
    """What tells one list of choices from another that takes its place."""
    return asked.start, asked.names
