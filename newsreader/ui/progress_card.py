"""The card at the foot of the list that tells how an import goes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from newsreader.application.progress import Progress
from newsreader.ui.progress_words import progress_line, summary_line
from newsreader.ui.summary_card import Stand, SummaryCard

STAYS_MS = 8000
translate = QCoreApplication.translate


class ProgressCard(SummaryCard):
    """The card of an import.

    Signals:
        details_requested: Progress, whose failures are to be shown.
    """

    details_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        stopping = translate("Import", "Stopping after this article…")
        super().__init__(translate("Import", "Import"), stopping, STAYS_MS, parent)
        self._progress = Progress()
        self.details.clicked.connect(self._show_details)

    @property
    def progress(self) -> Progress:
        """What it shows now."""
        return self._progress

    def show_progress(self, progress: Progress) -> None:
        """Show how an import stands."""
        self._progress = progress
        line = summary_line(progress) if progress.finished else progress_line(progress)
        share = progress.done / progress.total if progress.total else None
        well, details = not progress.failed, bool(progress.failures)
        self.show_stand(Stand(_title(progress), line, share, progress.finished, well, details))

    def _show_details(self) -> None:
        self.details_requested.emit(self._progress)


def _title(progress: Progress) -> str:
    if progress.finished:
        return translate("Import", "Import finished")
    if progress.total is None:
        return translate("Import", "Counting articles…")
    return translate("Import", "Importing articles")
