"""Marks in the text of the page: words of a search or of a reason, what find in article found, what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from newsreader.ui.text_search import find_all, find_whole, find_words
from newsreader.ui.theme import Theme

_WORD_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a find: which of how many matches is shown, counted from 1; 0 of 0 where there is none."""

    number: int = 0
    total: int = 0


class TextMarks:
    """Keeps the marks of one text widget; the text itself is left alone."""

    def __init__(self, pane: QTextEdit) -> None:
        self._pane = pane
        self._theme = Theme()
        self._words: tuple[str, ...] = ()
        self._terms: tuple[str, ...] = ()
        self._known: list[tuple[int, int]] = []
        self._wanted = ""
        self._matches: list[tuple[int, int]] = []
        self._current = 0

    def apply_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self.show()

    def forget(self) -> None:
        """Forgets what was found, for another text; the words of a search are marked in that one too."""
        self._terms = ()
        self._known = []
        self._wanted, self._matches, self._current = "", [], 0

    def mark_words(self, words: Sequence[str]) -> None:
        """Marks the words that begin with one of `words`."""
        self._words = tuple(words)
        self.show()

    def mark_terms(self, terms: Sequence[str]) -> None:
        """Marks the words that a reason stands for, as whole words and without going there."""
        self._terms = tuple(terms)
        self.show()

    def dim(self, spans: Sequence[tuple[int, int]]) -> None:
        """Dims what the reader knows already: (start, end) in the document."""
        self._known = list(spans)
        self.show()

    def find(self, wanted: str, *, backwards: bool = False) -> Found:
        """Goes to the next match, round at the end; an empty `wanted` takes the marks of finding away."""
        if wanted != self._wanted:
            start = self._start()
            self._matches = find_all(self._text(), wanted)
            self._wanted = wanted
            self._current = self._first_from(start, backwards)
        elif self._matches:
            self._current = (self._current + (-1 if backwards else 1)) % len(self._matches)
        if self._matches:
            self._go_to(self._matches[self._current][0])
        self.show()
        return Found(self._current + 1, len(self._matches)) if self._matches else Found()

    def show(self) -> None:
        """Shows the marks as they should stand now."""
        marks = [self._mark(span, "", "muted") for span in self._known]
        if self._words:
            marks += [self._mark(span, "mark", "text") for span in find_words(self._text(), self._words, _WORD_LIMIT)]
        if self._terms:
            marks += [self._underlined(span) for span in find_whole(self._text(), self._terms, _WORD_LIMIT)]
        for place, span in enumerate(self._matches):
            here = place == self._current
            marks.append(self._mark(span, "accent" if here else "mark", "accent_on" if here else "text"))
        if marks or self._pane.extraSelections():
            self._pane.setExtraSelections(marks)

    def _text(self) -> str:
        return self._pane.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _start(self) -> int:
        """Where a new search starts: at the match that is shown, else at the top of the view."""
        if self._matches:
            return self._matches[self._current][0]
        return self._pane.cursorForPosition(self._pane.viewport().rect().topLeft()).position()

    def _first_from(self, position: int, backwards: bool) -> int:
        following = next((i for i, (start, _) in enumerate(self._matches) if start >= position), 0)
        return (following - 1) % max(1, len(self._matches)) if backwards else following

    def _go_to(self, position: int) -> None:
        cursor = QTextCursor(self._pane.document())
        cursor.setPosition(position)
        rect, height = self._pane.cursorRect(cursor), self._pane.viewport().height()
        if rect.top() < 0 or rect.bottom() > height:
            bar = self._pane.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)

    def _underlined(self, span: tuple[int, int]) -> QTextEdit.ExtraSelection:
        """The mark of a reason: another than that of a search, and not by its ground alone."""
        made = self._mark(span, "sel", "text")
        look = QTextCharFormat(made.format)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(self._theme["accent"]))
        made.format = look
        return made

    def _mark(self, span: tuple[int, int], background: str, foreground: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._pane.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        if background:
            look.setBackground(QColor(self._theme[background]))
        look.setForeground(QColor(self._theme[foreground]))
        made.cursor = cursor
        made.format = look
        return made
