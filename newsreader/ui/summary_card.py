"""A card that tells at the end what came of its work, and goes by itself where all went well."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from newsreader.ui.buttons import SMALL_LINK, WordButton
from newsreader.ui.fonts import ui_font
from newsreader.ui.theme import Theme
from newsreader.ui.work_card import WorkCard


class Stand(NamedTuple):
    """How some work stands.

    Attributes:
        title, line: in words.
        share: what is done of it, 0 to 1; None if nobody knows.
        finished: it ended; `well`: with nothing that went wrong.
        details: there is more to show of what went wrong.
    """

    title: str
    line: str
    share: float | None
    finished: bool = False
    well: bool = True
    details: bool = False


class SummaryCard(WorkCard):
    """Where something went wrong it stays until it is closed.

    Attributes:
        details: a button to what went wrong.
    """

    def __init__(self, name: str, stopping: str, stays_ms: int, parent: QWidget | None = None) -> None:
        """Make a card by its name for a screen reader; `stopping` is its title once the work is to end."""
        super().__init__(parent)
        self._stopping = stopping
        self._finished = False
        self.button.clicked.connect(self._press)
        self.details = WordButton(self.tr("Show…"), SMALL_LINK, self)
        self.foot.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        self._leave = QTimer(self, singleShot=True, interval=stays_ms)
        self._leave.timeout.connect(self._leave_unless_used)
        self.setAccessibleName(name)
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        super().apply_theme(theme)
        # Room for a second line from the beginning: the list above must not move when the first thing goes wrong.
        self.line.setMinimumHeight(2 * QFontMetrics(ui_font(theme, 12)).lineSpacing() + theme.px(3))
        self.details.apply_theme(theme)

    def show_stand(self, stand: Stand) -> None:
        """Show how the work stands; when it ended well, the card goes by itself after a while."""
        self._finished = stand.finished
        self.title.set_words(stand.title)
        self.show_line(stand.line)
        self.button.set_words(self.tr("Close") if stand.finished else self.tr("Cancel"))
        self.button.setEnabled(True)
        self.details.setVisible(stand.finished and stand.details)
        self.bar.show_share(1.0 if stand.finished else stand.share)
        self._leave.stop()
        if stand.finished and stand.well:
            self._leave.start()
        self.show()

    def dismiss(self) -> None:
        """Go."""
        self._leave.stop()
        super().dismiss()

    def _press(self) -> None:
        if self._finished:
            self.dismiss()
        else:
            self.button.setEnabled(False)
            self.title.set_words(self._stopping)
            self.cancel_requested.emit()

    def _leave_unless_used(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._leave.start()
        else:
            self.dismiss()
