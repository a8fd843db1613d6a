"""Says how much of an article is new to the reader, and dims what earlier articles of its story said already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from newsreader.article.related import ReadBefore
from newsreader.ui.page_note import PageNote
from newsreader.ui.story_blocks import new_sentences

if TYPE_CHECKING:
    from newsreader.application.reading import Opened
    from newsreader.ui.main_window import MainWindow


class DimDesk(QObject):
    """Dims or does not, for as long as the program runs.

    Attributes:
        found: what was read before of the open article; None where nothing was.
        note: says so above the article.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pane = window.parts.reader.pane
        self.found: ReadBefore | None = None
        self.on = False
        self.note = PageNote(self._pane)
        self.note.pressed.connect(self.toggle)
        window.navigator.article_chosen.connect(self._forget)
        window.navigator.article_closed.connect(self._forget)
        window.navigator.article_shown.connect(self._article_shown)
        window.session.stories.read_before_arrived.connect(self._arrived)

    @Slot()
    def toggle(self) -> None:
        """Dim what was read before, or no longer."""
        if self.found is not None:
            self.on = not self.on
            self._show()

    @Slot()
    def _forget(self, *_what: object) -> None:
        self.found = None
        self.note.hide()

    @Slot(object, float)
    def _article_shown(self, opened: Opened, _position: float) -> None:
        self._window.session.stories.ask_read_before(opened.article.id)

    @Slot(object)
    def _arrived(self, found: ReadBefore) -> None:
        if found.article_id == self._window.article_id == self._window.navigator.article_id:
            self.found = found
            self._show()
            self._window.command_states.update()

    def _show(self) -> None:
        found = self.found
        if found is not None:
            self._pane.dim(found.spans if self.on else ())
            action = self.tr("Show all alike") if self.on else self.tr("Dim what I have read")
            self.note.say(new_sentences(found.new, found.total), action)
