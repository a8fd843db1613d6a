"""The commands as QActions, and the keys they listen to.

A single character acts as a command only while no text field has the focus: Qt asks the focused widget first
(ShortcutOverride), and its own fields claim what they edit with. `FieldGuard` claims the rest for them, so that
Ctrl+Delete in the search field deletes a word and not an article. All keys can be changed, and those without Ctrl,
Alt or a function key switched off together (WCAG 2.1.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from newsreader.ui.commands import Command, commands

FIRST_FUNCTION_KEY = 0x01000000
COMMAND_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
FIELD_KEYS = ("delete", "paste_article", "undo", "redo")


def build_actions(window: QWidget) -> dict[str, QAction]:
    """A QAction for every command, added to `window` so that its keys work wherever its focus is."""
    actions = {command.name: _action(command, window) for command in commands()}
    window.addActions(list(actions.values()))
    return actions


def is_single_key(keys: QKeySequence) -> bool:
    """Whether it is one character without Ctrl, Alt or Meta: what would disturb dictation or a slip of the hand."""
    if keys.count() != 1:
        return False
    combination = keys[0]  # type: ignore[index]  # the stubs leave it out
    return combination.key().value < FIRST_FUNCTION_KEY and not combination.keyboardModifiers() & COMMAND_MODIFIERS


def takes_text(widget: QWidget | None) -> bool:
    """Whether typing into this widget writes text."""
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class Keys(QObject):
    """Which keys stand for which command now; changes them on the actions."""

    def __init__(self, actions: Mapping[str, QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._commands = {command.name: command for command in commands()}
        self._keys = {command.name: _sequences(command.keys) for command in commands()}
        self._single_keys = True
        self._guard = FieldGuard(self)
        self._apply(self._keys)

    @property
    def single_keys(self) -> bool:
        """Whether keys without Ctrl, Alt or a function key act."""
        return self._single_keys

    def of(self, name: str) -> list[QKeySequence]:
        """The keys that act for a command now, the one to show first."""
        return [keys for keys in self._keys[name] if self._single_keys or not is_single_key(keys)]

    def shown(self, name: str) -> str:
        """The first key of a command as people read it; empty if it has none."""
        keys = self.of(name)
        return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def changed(self) -> dict[str, list[str]]:
        """The commands whose keys differ from the defaults, to be kept with the settings."""
        return {
            name: [each.toString() for each in keys]
            for name, keys in self._keys.items()
            if keys != _sequences(self._commands[name].keys)
        }

    def clash(self, name: str, keys: str) -> str | None:
        """The name of another command that already has these keys."""
        wanted = QKeySequence(keys)
        others = (other for other, theirs in self._keys.items() if other != name and wanted in theirs)
        return next(others, None)

    def set_shortcuts(self, name: str, keys: Sequence[str]) -> None:
        """Give a command other keys; another command that had one of them loses it."""
        wanted = _sequences(keys)
        for other, theirs in self._keys.items():
            if other != name and any(each in wanted for each in theirs):
                self._keys[other] = [each for each in theirs if each not in wanted]
                self._apply([other])
        self._keys[name] = wanted
        self._apply([name])

    def reset(self) -> None:
        """Give every command its default keys again."""
        self.take_over({})

    def take_over(self, changed: Mapping[str, Sequence[str]]) -> None:
        """Give every command its default keys, but those in `changed` theirs; unknown names are passed over."""
        self._keys = {command.name: _sequences(command.keys) for command in commands()}
        for name in changed:
            if name in self._keys:
                self.set_shortcuts(name, changed[name])
        self._apply(self._keys)

    def set_single_keys(self, on: bool) -> None:
        """Let keys without Ctrl, Alt or a function key act, or none of them."""
        self._single_keys = on
        self._apply(self._keys)

    def _apply(self, names: Iterable[str]) -> None:
        for name in names:
            action, keys = self._actions[name], self.of(name)
            action.setShortcuts(keys if self._commands[name].bound else [])
            shown = self.shown(name)
            words = action.text().removesuffix("…")
            action.setToolTip(f"{words} ({shown})" if shown else words)
        self._guard.claim(each for name in FIELD_KEYS for each in self._keys[name])


class FieldGuard(QObject):
    """Sees to it that a key pressed in a text field edits its text, whatever command has the same key."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self._claimed: frozenset[str] = frozenset()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
            self._focus_moved(None, application.focusWidget())

    def claim(self, keys: Iterable[QKeySequence]) -> None:
        """Say which keys belong to a field beside its characters."""
        self._claimed = frozenset(each.toString() for each in keys)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A field that is being destroyed loses the focus, too.
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = new if takes_text(new) else None
        if self._field is not None:
            self._field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept the override of keys that write or edit."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            if is_single_key(keys) or keys.toString() in self._claimed:
                event.accept()
                return True
        return super().eventFilter(watched, event)


def _action(command: Command, window: QWidget) -> QAction:
    action = QAction(command.text, window)
    action.setObjectName(command.name)
    action.setMenuRole(command.role)
    action.setIconVisibleInMenu(False)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    return action


def _sequences(keys: Sequence[str]) -> list[QKeySequence]:
    return [QKeySequence(each) for each in keys]
