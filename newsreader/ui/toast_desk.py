"""Says in a toast what was done, what arrived and what failed, with the button that fits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox

from newsreader.application.importer import Imported
from newsreader.application.steps import Done, Step, Undone
from newsreader.article.errors import DamagedError, NewsreaderError
from newsreader.article.model import ArrivedHeadline, View, ViewKind
from newsreader.ui.row_words import isolated, one_line

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

REDO = "redo"


class ToastDesk(QObject):
    """Chooses the words; `ToastHost` shows them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._toasts = window.parts.toasts
        self._arrivals: tuple[ArrivedHeadline, ...] = ()
        self._toasts.action_triggered.connect(self._act)
        session = window.session
        session.done.connect(self._done)
        session.undone.connect(self._undone)
        session.arrived.connect(self._arrived)
        session.imported.connect(self._imported)
        session.failed.connect(self.explain)
        window.navigator.article_lost.connect(self.explain)
        window.navigator.nothing_unread.connect(self._nothing_unread)
        window.settings.failed.connect(self.say)
        window.imports.said.connect(self.say)

    @Slot(object)
    def say(self, text: str) -> None:
        """Say something, with nothing to press."""
        if text:
            self._toasts.show_toast(text)

    @Slot(object)
    def explain(self, error: NewsreaderError) -> None:
        """Say what went wrong; a button tells what was kept and what can be done, if there is more to say.

        Of damage, a banner tells.
        """
        if isinstance(error, DamagedError):
            return
        more = self.tr("More…") if error.kept or error.do else ""
        self._toasts.show_toast(error.what, more, error)

    @Slot(object)
    def _done(self, done: Done) -> None:
        if not done.quiet and done.label and done.changes:
            self._toasts.show_toast(done.label, self.tr("Undo") if done.step is not None else "", done.step)

    @Slot(object)
    def _undone(self, undone: Undone) -> None:
        if undone.again:
            self.say(self.tr("Done again: {}").format(undone.label))
        else:
            self._toasts.show_toast(self.tr("Taken back: {}").format(undone.label), self.tr("Redo"), REDO)

    @Slot(object)
    def _arrived(self, arrived: tuple[ArrivedHeadline, ...]) -> None:
        """Tell them together with those that are still told of: they come one after the other."""
        told = self._arrivals if self._tells_of_arrivals() else ()
        self._arrivals = told + arrived
        if len(self._arrivals) == 1:
            text = self.tr("The article you waited for is here: {}").format(_quoted(arrived[0].headline))
            self._toasts.show_toast(text, self.tr("Open"), arrived[0])
        else:
            text = self.tr("{} articles you waited for are here").format(f"{len(self._arrivals):,}")
            self._toasts.show_toast(text, self.tr("Show"), View(ViewKind.AWAITED))

    def _tells_of_arrivals(self) -> bool:
        toast = self._toasts.toast
        return not toast.isHidden() and isinstance(toast.content.payload, ArrivedHeadline | View)

    @Slot(object)
    def _imported(self, imported: Imported) -> None:
        """One article is named; of more, the card at the foot of the list tells."""
        if imported.only is not None and not imported.opened and not self._tells_of_arrivals():
            article_id, headline = imported.only
            self._toasts.show_toast(self.tr("Added: {}").format(_quoted(headline)), self.tr("Open"), article_id)

    @Slot()
    def _nothing_unread(self) -> None:
        self.say(self.tr("Nothing else is unread in this list"))

    @Slot(object)
    def _act(self, payload: object) -> None:
        window = self._window
        if isinstance(payload, Step):
            window.session.undo(payload)
        elif payload == REDO:
            window.session.redo()
        elif isinstance(payload, ArrivedHeadline):
            window.session.headline_seen(payload.headline_id)
            window.open_article(payload.article_id)
        elif isinstance(payload, View):
            window.show_view(payload)
        elif isinstance(payload, int):
            window.open_article(payload)
        elif isinstance(payload, NewsreaderError):
            self._tell(payload)

    def _tell(self, error: NewsreaderError) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Newsreader"), "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(error.what)
        box.setInformativeText(" ".join(part for part in (error.kept, error.do) if part))
        box.setDetailedText(error.details)
        box.finished.connect(partial(_drop, box))
        box.open()


def _drop(box: QMessageBox, _result: int) -> None:
    box.deleteLater()


def _quoted(headline: str) -> str:
    return isolated(one_line(headline, 200))
