"""The card at the foot of the list that tells how an import goes; nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from newsreader.application.progress import Progress
from newsreader.ui.buttons import LINK, SMALL_LINK, WordButton
from newsreader.ui.elided_label import ElidedLabel
from newsreader.ui.fonts import ui_font
from newsreader.ui.progress_bar import ProgressBar
from newsreader.ui.progress_words import progress_line, summary_line
from newsreader.ui.theme import Theme

STAYS_MS = 8000


class ProgressCard(QFrame):
    """Title, Cancel, a bar and one line; after the end a summary that goes by itself if all went well.

    Signals:
        cancel_requested: end the import.
        details_requested: Progress, whose failures are to be shown.
        dismissed: the card is gone.
    """

    cancel_requested = Signal()
    details_requested = Signal(object)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._progress = Progress()
        self._title = ElidedLabel(self)
        self._line = QLabel(self)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setWordWrap(True)
        # A label that is shown for the first time forgets a palette of its own; the style sheet reaches it always.
        self._line.setProperty("role", "hint")
        self._bar = ProgressBar(self)
        self._button = WordButton(self.tr("Cancel"), LINK, self)
        self._button.clicked.connect(self._press)
        self._show = WordButton(self.tr("Show…"), SMALL_LINK, self)
        self._show.clicked.connect(self._show_details)
        self._leave = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._leave.timeout.connect(self._leave_unless_used)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._assemble()
        self.setAccessibleName(self.tr("Import"))
        self.apply_theme(self._theme)
        self.hide()

    @property
    def progress(self) -> Progress:
        """What it shows now."""
        return self._progress

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        px = theme.px
        self._column.setContentsMargins(px(16), px(8), px(16), px(8))
        self._column.setSpacing(px(4))
        self._title.dress(ui_font(theme, 13, 600), theme["text"])
        self._line.setFont(ui_font(theme, 12))
        # Room for a second line from the beginning: the list above must not move when the first files are skipped.
        self._line.setContentsMargins(0, px(3), 0, 0)
        self._line.setMinimumHeight(2 * QFontMetrics(ui_font(theme, 12)).lineSpacing() + px(3))
        self._bar.apply_theme(theme)
        self._button.apply_theme(theme)
        self._show.apply_theme(theme)
        self.update()

    def show_progress(self, progress: Progress) -> None:
        """Show how an import stands; a finished one that read everything goes by itself after a while."""
        self._progress = progress
        self._title.set_words(self._title_words())
        words = summary_line(progress) if progress.finished else progress_line(progress)
        self._line.setText(words)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self._button.set_words(self.tr("Close") if progress.finished else self.tr("Cancel"))
        self._button.setEnabled(True)
        self._show.setVisible(progress.finished and bool(progress.failures))
        share = progress.done / progress.total if progress.total else None
        self._bar.show_share(1.0 if progress.finished else share)
        self.setAccessibleDescription(words)
        self._leave.stop()
        if progress.finished and not progress.failed:
            self._leave.start()
        self.show()

    def dismiss(self) -> None:
        """Go."""
        self._leave.stop()
        self._bar.rest()
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def _assemble(self) -> None:
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._button)
        self._foot.addWidget(self._line, 1)
        self._foot.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._head)
        self._column.addWidget(self._bar)
        self._column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _title_words(self) -> str:
        if self._progress.finished:
            return self.tr("Import finished")
        return self.tr("Counting articles…") if self._progress.total is None else self.tr("Importing articles")

    def _press(self) -> None:
        if self._progress.finished:
            self.dismiss()
        else:
            self._button.setEnabled(False)
            self._title.set_words(self.tr("Stopping after this article…"))
            self.cancel_requested.emit()

    def _show_details(self) -> None:
        self.details_requested.emit(self._progress)

    def _leave_unless_used(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._leave.start()
        else:
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme["line"]), 1))
        painter.setBrush(QColor(self._theme["raised"]))
        radius = self._theme.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
