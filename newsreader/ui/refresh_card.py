"""The card at the foot of the list that tells how a refresh goes, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from newsreader.application.feeds import RefreshProgress
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.summary_card import Stand, SummaryCard
from newsreader.ui.written_number import written

STAYS_MS = 6000
translate = QCoreApplication.translate


class RefreshCard(SummaryCard):
    """The card of a refresh.

    Signals:
        details_requested: what went wrong is to be shown.
    """

    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Refresh", "Refresh"), translate("Refresh", "Stopping…"), STAYS_MS, parent)
        self.details.clicked.connect(self._show_details)

    def show_progress(self, progress: RefreshProgress) -> None:
        """Show how a refresh stands."""
        line = summary_line(progress) if progress.finished else progress_line(progress)
        share = progress.done / progress.total if progress.total else None
        well, details = not progress.failed, progress.failed > 0 and not progress.offline
        self.show_stand(Stand(_title(progress), line, share, progress.finished, well, details))

    def _show_details(self) -> None:
        self.details_requested.emit()
        self.dismiss()


def progress_line(progress: RefreshProgress) -> str:
    """How far it has come: "12 of 300 · 25 new · 2 failed · Field Notes"."""
    done = translate("Refresh", "%1 of %2").replace("%1", written(progress.done)).replace("%2", written(progress.total))
    current = isolated(one_line(progress.current, 80))
    return " · ".join(part for part in (done, _new(progress), _failed(progress), current) if part)


def summary_line(progress: RefreshProgress) -> str:
    """What came of it: "25 new articles · 2 of 300 feeds could not be refreshed"."""
    if progress.offline:
        return translate("Refresh", "There is no network. Everything that is here can be read.")
    failed = translate("Refresh", "%1 of %2 feeds could not be refreshed")
    return " · ".join(
        part
        for part in (
            translate("Refresh", "stopped") if progress.cancelled else "",
            _articles(progress.new),
            failed.replace("%1", written(progress.failed)).replace("%2", written(progress.total))
            if progress.failed
            else "",
        )
        if part
    )


def _title(progress: RefreshProgress) -> str:
    if not progress.finished:
        return translate("Refresh", "Refreshing feeds")
    if progress.offline:
        return translate("Refresh", "Not refreshed")
    return translate("Refresh", "Refresh stopped") if progress.cancelled else translate("Refresh", "Feeds refreshed")


def _new(progress: RefreshProgress) -> str:
    return translate("Refresh", "%1 new").replace("%1", written(progress.new)) if progress.new else ""


def _failed(progress: RefreshProgress) -> str:
    return translate("Refresh", "%1 failed").replace("%1", written(progress.failed)) if progress.failed else ""


def _articles(count: int) -> str:
    one, more = translate("Refresh", "One new article"), translate("Refresh", "%1 new articles")
    none = translate("Refresh", "Nothing new")
    return (one if count == 1 else more if count else none).replace("%1", written(count))
