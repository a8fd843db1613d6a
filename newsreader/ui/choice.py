"""Lets the reader choose one thing of many by typing a few letters, as in the command palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from newsreader.application.session import Session
from newsreader.article.model import ArticleRow
from newsreader.ui.palette import CommandPalette
from newsreader.ui.palette_model import PaletteEntry
from newsreader.ui.row_words import row_age, row_source
from newsreader.ui.theme import Theme

Chosen = Callable[[PaletteEntry], None]


class Choice(QObject):
    """One choice at a time, over the window."""

    def __init__(self, window: QWidget, session: Session, theme: Callable[[], Theme]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self._palette: CommandPalette | None = None
        self._chosen: Chosen | None = None
        self._articles = False

    def of_entries(self, prompt: str, entries: Sequence[PaletteEntry], chosen: Chosen) -> None:
        """Let the reader choose one of some entries."""
        self._open(prompt, entries, chosen, articles=False)

    def of_articles(self, prompt: str, first: Sequence[ArticleRow], chosen: Chosen) -> None:
        """Let the reader choose an article of the library; `first` are offered before anything is typed.

        The value of the entry chosen is its id.
        """
        self._open(prompt, [article_entry(row) for row in first], chosen, articles=True)

    def _open(self, prompt: str, entries: Sequence[PaletteEntry], chosen: Chosen, *, articles: bool) -> None:
        self._chosen, self._articles = chosen, articles
        palette = self._made()
        palette.apply_theme(self._theme())
        palette.set_prompt(prompt)
        palette.set_commands(entries)
        palette.open_palette()

    def _made(self) -> CommandPalette:
        if self._palette is None:
            self._palette = CommandPalette(self._window)
            self._palette.query_changed.connect(self._asked)
            self._palette.chosen.connect(self._take)
        return self._palette

    @Slot(object)
    def _asked(self, query: str) -> None:
        if self._articles and query.strip():
            self._session.ask_found(query, partial(self._found, query))

    def _found(self, query: str, rows: list[ArticleRow]) -> None:
        if self._palette is not None:
            self._palette.set_results(query, [article_entry(row) for row in rows])

    @Slot(object)
    def _take(self, entry: PaletteEntry) -> None:
        if self._chosen is not None:
            self._chosen(entry)


def article_entry(row: ArticleRow) -> PaletteEntry:
    """An article as the palette offers it."""
    return PaletteEntry(
        row.headline, " · ".join(part for part in (row_source(row), row_age(row)) if part), "file", "", row.id
    )
