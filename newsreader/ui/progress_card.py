"""The card at the foot of the list that tells how an import goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from newsreader.application.progress import Progress
from newsreader.ui.buttons import SMALL_LINK, WordButton
from newsreader.ui.fonts import ui_font
from newsreader.ui.progress_words import progress_line, summary_line
from newsreader.ui.theme import Theme
from newsreader.ui.work_card import WorkCard

STAYS_MS = 8000


class ProgressCard(WorkCard):
    """After the end it shows a summary that goes by itself if all went well.

    Signals:
        details_requested: Progress, whose failures are to be shown.
    """

    details_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress()
        self.button.clicked.connect(self._press)
        self._show = WordButton(self.tr("Show…"), SMALL_LINK, self)
        self._show.clicked.connect(self._show_details)
        self.foot.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self._leave = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._leave.timeout.connect(self._leave_unless_used)
        self.setAccessibleName(self.tr("Import"))
        self.apply_theme(self._theme)

    @property
    def progress(self) -> Progress:
        """What it shows now."""
        return self._progress

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        super().apply_theme(theme)
        # Room for a second line from the beginning: the list above must not move when the first files are skipped.
        self.line.setMinimumHeight(2 * QFontMetrics(ui_font(theme, 12)).lineSpacing() + theme.px(3))
        self._show.apply_theme(theme)

    def show_progress(self, progress: Progress) -> None:
        """Show how an import stands; a finished one that read everything goes by itself after a while."""
        self._progress = progress
        self.title.set_words(self._title_words())
        self.show_line(summary_line(progress) if progress.finished else progress_line(progress))
        self.button.set_words(self.tr("Close") if progress.finished else self.tr("Cancel"))
        self.button.setEnabled(True)
        self._show.setVisible(progress.finished and bool(progress.failures))
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

    def _title_words(self) -> str:
        if self._progress.finished:
            return self.tr("Import finished")
        return self.tr("Counting articles…") if self._progress.total is None else self.tr("Importing articles")

    def _press(self) -> None:
        if self._progress.finished:
            self.dismiss()
        else:
            self.button.setEnabled(False)
            self.title.set_words(self.tr("Stopping after this article…"))
            self.cancel_requested.emit()

    def _show_details(self) -> None:
        self.details_requested.emit(self._progress)

    def _leave_unless_used(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._leave.start()
        else:
            self.dismiss()
