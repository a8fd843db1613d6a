"""Keeps where everything was from one day to the next: window, panes, list, order and article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from newsreader.application.listing import Question
from newsreader.article.model import View
from newsreader.ui.navigator import ASIDE
from newsreader.ui.window_places import PANES, WANTED

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow


class WindowMemory(QObject):
    """Writes the window's state into the settings, and takes list and article from there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.navigator.question_changed.connect(self._question_changed)

    def resume(self, article: int | None = None) -> None:
        """Show the list and the article of the day before, or that article. The library must be open."""
        window, kept = self._window, self._window.settings.window
        window.lists.show_at(kept.list_article if article is None else None)
        question = Question(kept.view or View(), kept.order)
        window.navigator.resume(question, kept.article if article is None else article)

    def remember(self) -> None:
        """Keep how everything is now."""
        window = self._window
        shown = window.article_id
        wanted = window.parts.panes.wanted()
        sizes = {name: tuple(each) for name, each in window.parts.panes.sizes().items()}
        window.settings.remember(
            geometry=bytes(window.saveGeometry().data()),
            panes=sizes | {WANTED: tuple(int(wanted[name]) for name in PANES)},
            high_contrast=window.theme.high_contrast,
            article=shown,
            list_article=window.lists.top(),
        )
        self._question_changed(window.navigator.question)

    @Slot(object)
    def _question_changed(self, question: Question) -> None:
        """Order and list are kept at once: a crash should not cost them. What was asked in passing is over tomorrow."""
        if not question.view.search and question.view.kind not in ASIDE:
            self._window.settings.remember(order=question.order, view=question.view)
