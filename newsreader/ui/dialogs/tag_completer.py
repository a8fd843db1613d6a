"""Completes the tag that is being typed, whatever tags stand before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


class TagCompleter(QCompleter):
    """Completes behind the last comma of a field, within its line."""

    def __init__(self, names: Sequence[str], field: QLineEdit, parent: QObject | None = None) -> None:
        super().__init__(list(names), parent)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)

    def splitPath(self, path: str) -> list[str]:
        """The tag that is being typed."""
        return [path[_begin(path) :]]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """All that was typed, with the tag whole."""
        typed = self._field.text()[: self._field.cursorPosition()]
        return typed[: _begin(typed)] + super().pathFromIndex(index)


def _begin(text: str) -> int:
    """Where the tag behind the last comma begins."""
    place = text.rfind(",") + 1
    return place + len(text[place:]) - len(text[place:].lstrip())
