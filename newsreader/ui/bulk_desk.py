"""What is done to all articles of a list at once, and the card that tells how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from newsreader.application.bulk_work import BulkProgress
from newsreader.application.steps import Done
from newsreader.article.model import View, ViewKind
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.work_card import WorkCard
from newsreader.ui.written_number import written

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

TOO_MANY = 1000
MOST_BY_ID = 20_000
PATIENCE_MS = 400  # what is done sooner needs no card


class BulkDesk(QObject):
    """Marks, bookmarks, tags and deletes whole lists; reading goes on meanwhile."""

    def __init__(self, window: MainWindow, card: WorkCard) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._card = card
        self._doing: dict[str, str] = {}
        self._progress: BulkProgress | None = None
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._show)
        card.setAccessibleName(self.tr("Work on many articles"))
        card.button.clicked.connect(self._cancel)
        self._session.bulk_progressed.connect(self._progressed)
        self._session.done.connect(self._done)

    def mark_read(self, view: View | None = None) -> None:
        """Mark all articles of a view read, or of the one that is shown; a list of unread ones is empty then."""
        view = view or self._shown()
        if view.kind is not ViewKind.AWAITED:
            self._window.navigator.let_go()
            label = self._label(self.tr("Marked all read in {}"), view)
            if ids := self._without_waiting(view):
                self._session.mark_read(ids, True, label=label, quiet=False)
            else:
                self._begin(self.tr("Marking all as read in {}"), label, view)
                self._session.mark_view_read(view, label)

    def bookmark(self, view: View | None = None) -> None:
        """Bookmark all articles of a view."""
        view = view or self._shown()
        if view.kind is not ViewKind.AWAITED:
            label = self._label(self.tr("Bookmarked all in {}"), view)
            self._begin(self.tr("Bookmarking all in {}"), label, view)
            self._session.bookmark_view(view, True, label)

    def delete(self, view: View | None = None) -> None:
        """Move all articles of a view to the recycle bin."""
        view = view or self._shown()
        if view.kind not in (ViewKind.AWAITED, ViewKind.BIN):
            label = self._label(self.tr("Moved all in {} to the recycle bin"), view)
            if ids := self._without_waiting(view):
                self._session.delete(ids, label, copies=view.folds)
            else:
                self._begin(self.tr("Moving all in {} to the recycle bin"), label, view)
                self._session.delete_view(view, label)

    def tag(self, view: View, name: str, on: bool) -> None:
        """Add a tag to all articles of a view or take it from them."""
        text = self.tr("Tagged all in {0}: {1}") if on else self.tr("Tag {1} removed from all in {0}")
        label = text.format(self._name(view), isolated(one_line(name)))
        self._begin(self.tr("Tagging all in {}") if on else self.tr("Removing a tag in {}"), label, view)
        self._session.tag_view(view, name, on, label)

    def is_whole(self, selected: int) -> bool:
        """Whether so many selected articles are all there are in the list, and too many to name."""
        navigator = self._window.navigator
        whole = navigator.listed and selected == len(navigator.ids)
        return whole and selected >= TOO_MANY and self._shown().kind not in (ViewKind.AWAITED, ViewKind.BIN)

    def _without_waiting(self, view: View) -> Sequence[int]:
        """The articles of the list where others wait above it: what was never seen is not done with.

        None of a list too long for that: there it is done to all.
        """
        navigator = self._window.navigator
        some = view == self._shown() and navigator.waiting.count and len(navigator.ids) <= MOST_BY_ID
        return navigator.ids if some else ()

    def _shown(self) -> View:
        return self._window.navigator.question.view

    def _name(self, view: View) -> str:
        if view.search:
            return self.tr("the results for “{}”").format(isolated(one_line(view.search, 80)))
        return isolated(one_line(self._window.lists.name(view), 80))

    def _label(self, text: str, view: View) -> str:
        return text.format(self._name(view))

    def _begin(self, doing: str, label: str, view: View) -> None:
        self._doing[label] = doing.format(self._name(view))

    @Slot(object)
    def _progressed(self, progress: BulkProgress) -> None:
        self._progress = None if progress.finished else progress
        if progress.finished:
            self._soon.stop()
            self._card.dismiss()
        elif self._card.isVisible():
            self._show()
        elif not self._soon.isActive():
            self._soon.start()

    @Slot(object)
    def _done(self, done: Done) -> None:
        self._doing.pop(done.label, None)

    @Slot()
    def _show(self) -> None:
        progress = self._progress
        if progress is None:
            return
        card = self._card
        card.title.set_words(self._doing.get(progress.label, self.tr("Taking back: {}").format(progress.label)))
        words = self.tr("%1 of %2").replace("%1", written(progress.done)).replace("%2", written(progress.total))
        card.show_line(self.tr("{} · you can go on reading").format(words))
        card.bar.show_share(progress.done / progress.total if progress.total else None)
        if card.isHidden():
            card.button.setEnabled(True)
            card.show()

    @Slot()
    def _cancel(self) -> None:
        self._card.button.setEnabled(False)
        self._card.title.set_words(self.tr("Stopping…"))
        self._session.cancel_bulk()
