"""What concerns the library as a whole: the banner, the page of a damaged one, backups, and another library."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot
from PySide6.QtWidgets import QFileDialog

from newsreader.article.errors import DamagedError, DiskFullError, NewsreaderError
from newsreader.ui import library_words
from newsreader.ui.row_words import isolated

if TYPE_CHECKING:
    from newsreader.application.checking import Outcome
    from newsreader.application.restoring import Restored
    from newsreader.application.steps import Done
    from newsreader.library.backups import Copy
    from newsreader.library.check import Report
    from newsreader.library.precious_into import Applied
    from newsreader.ui.dialogs.restore import RestoreDialog
    from newsreader.ui.main_window import MainWindow


class LibraryDesk(QObject):
    """Says what is wrong with the library, and does what can be done about it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._banner = window.parts.banner
        self._error: NewsreaderError | None = None
        self._later: Path | None = None
        self._banner.action_triggered.connect(self._act)
        session = self._session
        session.ready.connect(self._ready)
        session.refused.connect(self._refused)
        session.failed.connect(self._failed)
        session.done.connect(self._done)
        session.care.found.connect(self._found)

    # What is wrong

    @Slot(object)
    def _ready(self, _shipped: object) -> None:
        self._error = None
        if self._session.read_only:
            self._banner.show_content(library_words.read_only_banner(str(self._session.path)))
        elif self._banner.content is not None:
            self._banner.close_banner()

    @Slot(object)
    def _refused(self, error: NewsreaderError) -> None:
        self._error = error
        if isinstance(error, DamagedError):
            self._cover_damaged()
        else:
            self._window.states.cover(library_words.refused_page(error))

    @Slot(object)
    def _failed(self, error: NewsreaderError) -> None:
        if isinstance(error, DiskFullError):
            self._banner.show_content(library_words.disk_full_banner(error))
        elif isinstance(error, DamagedError):
            self._error = error
            self._banner.show_content(library_words.damaged_banner(error))

    @Slot(object)
    def _done(self, done: Done) -> None:
        """What the reader does is kept again."""
        content = self._banner.content
        if done.changes and content is not None and content.name == library_words.DISK_FULL:
            self._banner.close_banner()

    @Slot(object)
    def _found(self, report: Report) -> None:
        broken = next((each for each in report.findings if each.broken), None)
        if broken is not None:
            self._failed(DamagedError(broken.what))

    def show_damaged(self) -> None:
        """Show what can be done about the damage, after a check of the reader's own too."""
        report = self._session.care.state.report
        if self._error is None and report is not None and report.findings:
            self._error = DamagedError(report.findings[0].what)
        self._cover_damaged()

    def go_on_reading(self) -> None:
        """Leave the page of the damage: what can be read is read."""
        self._window.states.show_panes()
        self._window.focus_list()

    def _cover_damaged(self) -> None:
        content = self._banner.content
        if content is not None and content.name == library_words.DAMAGED:
            self._banner.close_banner()
        if self._error is not None:
            can_read_on = self._session.is_open
            self._window.states.cover(library_words.damaged_page(self._error, can_read_on=can_read_on))

    @Slot(object)
    def _act(self, name: str) -> None:
        if name == library_words.READ_ONLY:
            self._session.reopen()
        elif name == library_words.DAMAGED:
            self._cover_damaged()
        elif name == library_words.LATER and self._later is not None:
            self._banner.close_banner()
            self._session.apply_later(self._later, self._applied)

    # What can be done

    def salvage(self) -> None:
        """Save what can be read of a damaged library into a new one."""
        self._banner.close_banner()
        self._window.states.cover(library_words.working_page(self.tr("Saving what can be read…")))
        self._session.salvage(self._salvaged, self._could_not)

    def back_up(self) -> None:
        """Write a backup now."""
        self._session.backup_now(self._backed_up)

    def ask_restore(self) -> None:
        """Let the reader choose a backup to put in the place of the library."""
        self._session.ask_backups(self._choose_backup)

    def open_another(self) -> None:
        """Let the reader choose another library; it opens in a window of its own, and this one closes."""
        dialog = QFileDialog(self._window, self.tr("Open a library"), str(self._session.path.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Libraries (*.db)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self, path: str) -> None:
        if QProcess.startDetached(sys.executable, ["-m", "newsreader", "--library", path])[0]:
            self._window.close()

    def _choose_backup(self, copies: list[Copy]) -> None:
        from newsreader.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(copies, self._session.path, self._window.theme, self._window)
        dialog.accepted.connect(partial(self._restore, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restore(self, dialog: RestoreDialog) -> None:
        backup = dialog.chosen()
        if backup is None:
            return
        if self._session.is_open:
            self._session.restore_backup(backup, self._restored)
        else:
            self._window.states.cover(library_words.working_page(self.tr("Restoring the backup…")))
            self._session.restore_closed(backup, self._restored_closed, self._could_not)

    # Answers

    def _backed_up(self, path: Path) -> None:
        self._window.toasts.say(self.tr("Backup written: {}").format(isolated(path.name)))

    def _salvaged(self, outcome: Outcome) -> None:
        self._window.states.cover(library_words.salvaged_page(outcome))

    def _could_not(self, error: NewsreaderError) -> None:
        self._error = error
        self._window.states.cover(library_words.refused_page(error))

    def _restored(self, restored: Restored) -> None:
        self._tell_restored(restored)
        self._window.states.show_panes()

    def _restored_closed(self, restored: Restored) -> None:
        self._window.retry()
        self._tell_restored(restored)

    def _tell_restored(self, restored: Restored) -> None:
        words = self.tr("The backup is restored")
        if restored.aside is not None:
            words = self.tr("The backup is restored; the library before is kept as {}").format(
                isolated(restored.aside.name)
            )
        self._window.toasts.say(words)
        self._later = restored.later
        if restored.later is not None and self._session.is_open:
            self._banner.show_content(library_words.later_banner())

    def _applied(self, applied: Applied) -> None:
        words = self.tr("Applied to {0} articles")
        if applied.missing:
            words = self.tr("Applied to {0} articles; {1} are not in this backup")
        self._window.toasts.say(words.format(f"{applied.articles:,}", f"{applied.missing:,}"))
