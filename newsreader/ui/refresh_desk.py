"""Refreshes feeds where the reader asks for it, and tells how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from newsreader.application.feeds import RefreshProgress
from newsreader.article.model import View
from newsreader.ui.refresh_card import RefreshCard, summary_line

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

PATIENCE_MS = 400  # what is done sooner needs no card


class RefreshDesk(QObject):
    """A refresh that the reader asked for ends with a word about it; one that began by itself goes in silence."""

    def __init__(self, window: MainWindow, card: RefreshCard) -> None:
        super().__init__(window)
        self._window = window
        self._feeds = window.session.feeds
        self._card = card
        self._progress: RefreshProgress | None = None
        self._asked = False
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._show)
        self._feeds.progressed.connect(self._progressed)
        card.cancel_requested.connect(self._feeds.cancel_refresh)

    def refresh(self) -> None:
        """Refresh all feeds but those that are paused."""
        feeds = self._window.feeds.shown.subscriptions
        if not feeds and self._window.feeds.known:
            self._window.toasts.say(self.tr("There are no feeds yet. Subscribe to one first."))
        elif feeds and all(feed.paused for feed in feeds):
            self._window.toasts.say(self.tr("All feeds are paused."))
        elif self._feeds.refreshing():
            self._asked = True
            self._show()
        else:
            self._asked = True
            self._feeds.refresh()

    def refresh_view(self, view: View | None = None) -> None:
        """Refresh a feed or those of a folder, or what is shown; of other lists, all feeds."""
        desk = self._window.feeds
        if (feed := desk.feed(view)) is not None:
            self.refresh_these([feed.id])
        elif path := desk.folder(view):
            self._asked = True
            self._feeds.refresh_folder(path)
        else:
            self.refresh()

    @Slot(object)
    def refresh_these(self, ids: list[int]) -> None:
        """Refresh some feeds, even such as are paused."""
        self._asked = True
        self._feeds.refresh(ids)

    @Slot(object)
    def _progressed(self, progress: RefreshProgress) -> None:
        self._progress = progress
        if progress.finished:
            self._finish(progress)
        elif self._card.isVisible():
            self._show()
        elif not self._soon.isActive():
            self._soon.start()

    def _finish(self, progress: RefreshProgress) -> None:
        """What was so short that no card was shown is told in passing."""
        self._soon.stop()
        asked, self._asked = self._asked, False
        self._window.parts.sidebar.feeds.icons.forget_missing()
        if asked and progress.offline:
            self._card.dismiss()
            self._window.toasts.say(summary_line(progress))
        elif asked and (progress.failed or self._card.isVisible()):
            self._card.show_progress(progress)
        elif asked:
            self._window.toasts.say(summary_line(progress))
        else:
            self._card.dismiss()

    @Slot()
    def _show(self) -> None:
        if self._progress is not None and not self._progress.finished:
            self._card.show_progress(self._progress)
