"""Where the library, its backups, the settings and the log are, to be read and copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from newsreader.application.places import backups_folder, log_path
from newsreader.ui.dialogs.page import Page, words


class LibraryPage(Page):
    """Paths, each selectable."""

    def __init__(self, library_path: Path, settings_path: Path) -> None:
        super().__init__(self.tr("Library"))
        places = (
            (self.tr("Library"), library_path, self.tr("All articles, bookmarks, tags and links, in one file.")),
            (self.tr("Backups"), backups_folder(library_path), self.tr("Made before the file changes its format.")),
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


def _selectable(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setReadOnly(True)
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    field.setToolTip(text)
    return field
