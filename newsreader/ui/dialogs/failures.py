"""What an import could not read, and why: plain text that can be copied, and what can still be taken as raw text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsreader.application.progress import Progress
from newsreader.ui.progress_words import failure_report, summary_line
from newsreader.ui.theme import Theme


class FailuresDialog(QDialog):
    """The list of failures.

    Signals:
        raw_requested: list of files to import as raw text.
    """

    raw_requested = Signal(object)

    def __init__(self, progress: Progress, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Could not be read"))
        self.resize(theme.px(600), theme.px(420))
        summary = QLabel(summary_line(progress))
        summary.setTextFormat(Qt.TextFormat.PlainText)
        summary.setWordWrap(True)
        self._report = QPlainTextEdit(failure_report(progress))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(self.tr("What could not be read, and why"))
        self._not_text = [source for source in progress.not_text if source != "-"]
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(summary)
        column.addWidget(self._report, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        if self._not_text:
            raw = self._button(self.tr("Import as raw text"), self._ask_for_raw)
            raw.setToolTip(self.tr("What does not look like text is added all the same, its bytes shown as letters"))
            row.addWidget(raw)
        row.addStretch(1)
        row.addWidget(self._button(self.tr("Copy"), self.copy_report))
        close = self._button(self.tr("Close"), self.accept)
        close.setDefault(True)
        row.addWidget(close)
        return row

    def _button(self, words: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _ask_for_raw(self) -> None:
        self.raw_requested.emit(self._not_text)
        self.accept()

    def report(self) -> str:
        """All that is listed."""
        return self._report.toPlainText()

    def copy_report(self) -> None:
        """Put the list on the clipboard."""
        QGuiApplication.clipboard().setText(self.report())
