"""The library: its backups, whether it is in order, and where everything is, to be read and copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from newsreader.application.care import CheckState
from newsreader.application.places import backups_folder, log_path
from newsreader.ui.dialogs.page import Page, by_keyboard, words
from newsreader.ui.library_words import backup_line, check_line
from newsreader.ui.tool_tip import plain_tip

if TYPE_CHECKING:
    from newsreader.application.session import Session
    from newsreader.library.backups import Copy
    from newsreader.ui.library_desk import LibraryDesk


class LibraryPage(Page):
    """Buttons for backups and checks, and paths, each selectable."""

    def __init__(self, library_path: Path, settings_path: Path) -> None:
        super().__init__(self.tr("Library"))
        self._session: Session | None = None
        self._desk: LibraryDesk | None = None
        self._boxes: list[QWidget] = []
        self._kept = words("", "hint")
        self._checked = words("", "hint")
        self._check = _button(self.tr("Check now"), self._press_check)
        self._repair = _button(self.tr("Put right"), self._press_repair)
        self._build_backups()
        self._build_check()
        places = (
            (self.tr("Library"), library_path, self.tr("All articles, bookmarks, tags and links, in one file.")),
            (self.tr("Backups"), backups_folder(library_path), self.tr("By the hour, day and week, and as text.")),
            (self.tr("Settings"), settings_path, self.tr("These preferences and the window’s state.")),
            (self.tr("Log"), log_path(), self.tr("Faults of the program, without addresses of articles.")),
        )
        for name, path, meaning in places:
            column = self.group(name)
            column.addWidget(words(meaning, "hint"))
            column.addWidget(_selectable(name, str(path)))
        self.column.addSpacing(12)
        self.column.addWidget(words(self.tr("Another library: start Newsreader with --library FILE."), "hint"))
        self.end()

    def bind(self, session: Session, desk: LibraryDesk) -> None:
        """Take over what does what the buttons ask for."""
        self._session, self._desk = session, desk
        for box in self._boxes:
            box.show()
        session.care.changed.connect(self._show_check)
        self._show_check(session.care.state)
        session.ask_backups(self._show_backups)

    def _build_backups(self) -> None:
        column = self.group(self.tr("Backup"))
        column.addWidget(self._kept)
        row = QHBoxLayout()
        self._back_up = _button(self.tr("Back up now"), self._press_backup)
        row.addWidget(self._back_up)
        row.addWidget(_button(self.tr("Restore…"), self._press_restore))
        row.addStretch(1)
        column.addLayout(row)
        self._keep_back(column)

    def _build_check(self) -> None:
        column = self.group(self.tr("Check"))
        column.addWidget(words(self.tr("Every page, every article, the search index and all figures."), "hint"))
        row = QHBoxLayout()
        row.addWidget(self._check)
        row.addWidget(self._repair)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._checked)
        self._keep_back(column)

    def _keep_back(self, column: QVBoxLayout) -> None:
        """Show a group only where there is somebody who does what its buttons ask for."""
        box = column.parentWidget()
        if box is not None:
            self._boxes.append(box)
            box.hide()

    def _show_backups(self, copies: list[Copy]) -> None:
        if isValid(self):  # the answer may come when the dialog is closed
            self._kept.setText(backup_line(copies))
            self._back_up.setEnabled(True)

    def _show_check(self, state: CheckState) -> None:
        report = state.report
        self._check.setText(self.tr("Stop") if state.running else self.tr("Check now"))
        self._checked.setText(check_line(state))
        self._checked.setVisible(bool(self._checked.text()))
        self._repair.setVisible(report is not None and bool(report.findings))
        broken = report is not None and report.broken
        self._repair.setText(self.tr("What can be done…") if broken else self.tr("Put right"))

    def _press_backup(self) -> None:
        if self._session is not None:
            self._back_up.setEnabled(False)
            self._kept.setText(self.tr("Writing a backup…"))
            self._session.backup_now(self._backed_up)

    def _backed_up(self, _path: Path) -> None:
        if self._session is not None and isValid(self):
            self._session.ask_backups(self._show_backups)

    def _press_restore(self) -> None:
        if self._desk is not None:
            self.window().close()
            self._desk.ask_restore()

    def _press_check(self) -> None:
        if self._session is not None:
            care = self._session.care
            (care.stop if care.state.running else care.check)()

    def _press_repair(self) -> None:
        if self._session is None or self._desk is None:
            return
        report = self._session.care.state.report
        if report is not None and report.broken:
            self.window().close()
            self._desk.show_damaged()
        else:
            self._session.care.repair()


def _button(text: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    by_keyboard(button)
    return button


def _selectable(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setReadOnly(True)
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    field.setToolTip(plain_tip(text))
    return field
