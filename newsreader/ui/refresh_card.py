"""The card at the foot of the list that tells how a refresh goes, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from newsreader.application.feeds import RefreshProgress
from newsreader.ui.buttons import SMALL_LINK, WordButton
from newsreader.ui.fonts import ui_font
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.theme import Theme
from newsreader.ui.work_card import WorkCard
from newsreader.ui.written_number import written

STAYS_MS = 6000
translate = QCoreApplication.translate


class RefreshCard(WorkCard):
    """After the end it says what came; where something went wrong it stays until it is closed.

    Signals:
        details_requested: what went wrong is to be shown.
    """

    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = RefreshProgress()
        self.button.clicked.connect(self._press)
        self._show = WordButton(self.tr("Show…"), SMALL_LINK, self)
        self._show.clicked.connect(self._show_details)
        self.foot.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self._leave = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._leave.timeout.connect(self._leave_unless_used)
        self.setAccessibleName(self.tr("Refresh"))
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        super().apply_theme(theme)
        # Room for a second line from the beginning: the list above must not move when the first feed fails.
        self.line.setMinimumHeight(2 * QFontMetrics(ui_font(theme, 12)).lineSpacing() + theme.px(3))
        self._show.apply_theme(theme)

    def show_progress(self, progress: RefreshProgress) -> None:
        """Show how a refresh stands."""
        self.progress = progress
        self.title.set_words(_title(progress))
        self.show_line(summary_line(progress) if progress.finished else progress_line(progress))
        self.button.set_words(self.tr("Close") if progress.finished else self.tr("Cancel"))
        self.button.setEnabled(True)
        self._show.setVisible(progress.finished and progress.failed > 0 and not progress.offline)
        share = progress.done / progress.total if progress.total else None
        self.bar.show_share(1.0 if progress.finished else share)
        self._leave.stop()
        if progress.finished and not progress.failed:
            self._leave.start()
        self.show()

    def dismiss(self) -> None:
        """Go."""
        self._leave.stop()
        super().dismiss()

    def _press(self) -> None:
        if self.progress.finished:
            self.dismiss()
        else:
            self.button.setEnabled(False)
            self.title.set_words(self.tr("Stopping…"))
            self.cancel_requested.emit()

    def _show_details(self) -> None:
        self.details_requested.emit()
        self.dismiss()

    def _leave_unless_used(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._leave.start()
        else:
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
