"""What came of a subscription list: how many feeds it brought, what was not taken and why, and whether to fetch now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsreader.application.news.lists import ListTaken
from newsreader.ui.dialogs.page import by_keyboard, words
from newsreader.ui.theme import Theme
from newsreader.ui.written_number import written


class ListTakenDialog(QDialog):
    """The dialog.

    Signals:
        refresh_requested: ids of the feeds that are to be fetched now.
    """

    refresh_requested = Signal(object)

    def __init__(self, taken: ListTaken, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = taken
        self.setWindowTitle(self.tr("Subscription list"))
        self._summary = words(self._summary_words(), "title")
        self._hint = words(self._hint_words(), "hint")
        self._report = QPlainTextEdit(report(taken))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(self.tr("What was not taken, and why"))
        self._report.setVisible(bool(taken.refused))
        self._assemble(theme)
        self._first.setFocus()

    def summary(self) -> str:
        """What is said above all."""
        return self._summary.text()

    def _summary_words(self) -> str:
        parts = (
            (self._taken.subscribed, self.tr("%1 subscribed")),
            (self._taken.known, self.tr("%1 known already")),
            (len(self._taken.refused), self.tr("%1 refused")),
        )
        told = ", ".join(text.replace("%1", written(count)) for count, text in parts if count)
        return told or self.tr("The list names no feeds")

    def _hint_words(self) -> str:
        if not self._taken.subscribed:
            return self.tr("Nothing was changed.")
        return self.tr("Nothing was fetched yet, and all of it can be undone.")

    def _assemble(self, theme: Theme) -> None:
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(10))
        column.addWidget(self._summary)
        column.addWidget(self._hint)
        column.addWidget(self._report, 1)
        if not self._taken.refused:
            column.addStretch(1)
        column.addLayout(self._buttons())
        self.resize(px(480), px(340 if self._taken.refused else 180))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copy, close = QPushButton(self.tr("Copy")), QPushButton(self.tr("Close"))
        refresh = QPushButton(self.tr("Refresh now"))
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.reject)
        refresh.clicked.connect(self._refresh)
        copy.setVisible(bool(self._taken.refused))
        refresh.setVisible(self._taken.subscribed > 0)
        refresh.setProperty("kind", "primary")
        for button in (copy, close, refresh):
            by_keyboard(button)
            button.setAutoDefault(False)
        self._first = refresh if self._taken.subscribed else close
        self._first.setDefault(True)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(refresh)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    def _refresh(self) -> None:
        self.accept()
        self.refresh_requested.emit(list(self._taken.ids))


def report(taken: ListTaken) -> str:
    """All that was not taken, a paragraph each, as plain text to copy."""
    return "\n\n".join("\n".join(part for part in each if part) for each in taken.refused)
