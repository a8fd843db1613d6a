"""What an import could not read, and why; plain text that can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsreader.application.progress import Progress
from newsreader.ui.progress_words import failure_report, summary_line
from newsreader.ui.theme import Theme


class FailuresDialog(QDialog):
    """The list of failures."""

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
        copy = QPushButton(self.tr("Copy"))
        copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        copy.clicked.connect(self.copy_report)
        close = QPushButton(self.tr("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(summary)
        column.addWidget(self._report, 1)
        column.addLayout(row)

    def report(self) -> str:
        """All that is listed."""
        return self._report.toPlainText()

    def copy_report(self) -> None:
        """Put the list on the clipboard."""
        QGuiApplication.clipboard().setText(self.report())
