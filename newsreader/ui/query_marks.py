"""Underlines what could not be understood in a field that takes questions, and says why.

Qt draws formats inside of a line only for text that is being composed, so the marks are handed over that way: as an
input method event that composes nothing. While somebody really composes, nothing is handed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QHelpEvent, QInputMethodEvent, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from newsreader.ui.text_units import characters, units
from newsreader.ui.theme import Theme
from newsreader.ui.tool_tip import plain_tip

if TYPE_CHECKING:
    from newsreader.article.question.tree import Mistake


class QueryMarks(QObject):
    """Watches one field.

    Attributes:
        mistakes: what is wrong now, in the order of its places.

    Signals:
        mistakes_changed: tuple of Mistake.
    """

    mistakes_changed = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._theme = Theme()
        self._composing = self._marking = self._marked = False
        self.mistakes: tuple[Mistake, ...] = ()
        field.textChanged.connect(self.look)
        field.installEventFilter(self)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self._mark()

    def look(self, *_text: object) -> None:
        """Read the question anew; while it is being typed, its end may be unfinished."""
        found: tuple[Mistake, ...] = ()
        if self._field.text().strip():
            from newsreader.article.question.parse import parse

            found = parse(self._field.text(), typing=self._field.hasFocus()).mistakes
        changed = found != self.mistakes
        self.mistakes = found
        self._mark()
        if changed:
            self.mistakes_changed.emit(found)

    def sentence_at(self, place: int) -> str:
        """Why what stands at a place, in characters, is underlined; empty where nothing is wrong."""
        touched = (each for each in self.mistakes if each.start <= place <= each.start + each.length)
        return next((each.sentence for each in touched), "")

    def _mark(self) -> None:
        if self._composing or not (self.mistakes or self._marked) or self._field.isReadOnly():
            return
        self._marking = True
        QApplication.sendEvent(self._field, QInputMethodEvent("", self._formats(self.mistakes)))
        self._marking, self._marked = False, bool(self.mistakes)

    def _formats(self, mistakes: Sequence[Mistake]) -> list[QInputMethodEvent.Attribute]:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(self._theme["warn"]))
        text, cursor = self._field.text(), self._field.cursorPosition()
        kind = QInputMethodEvent.AttributeType.TextFormat
        made = []
        for each in mistakes:
            start, end = units(text, each.start), units(text, each.start + each.length)
            made.append(QInputMethodEvent.Attribute(kind, start - cursor, end - start, QTextFormat(look)))
        return made

    def _explain(self, event: QHelpEvent) -> bool:
        place = characters(self._field.text(), self._field.cursorPositionAt(event.pos()))
        sentence = self.sentence_at(place)
        if sentence:
            QToolTip.showText(event.globalPos(), plain_tip(sentence), self._field)
        return bool(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say why something is underlined; note composing, and that the typing ended or goes on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.mistakes:
            return self._explain(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.look()
        elif isinstance(event, QInputMethodEvent) and not self._marking:
            self._composing = bool(event.preeditString())
        return super().eventFilter(watched, event)
