"""What is done with smart folders: saving a search as one, editing, ordering, deleting, and taking them along."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from newsreader.application.folder_files import Exported, Imported
from newsreader.article.model import Counts, SmartFolder, View, ViewKind
from newsreader.ui.row_words import isolated, one_line

if TYPE_CHECKING:
    from newsreader.ui.dialogs.folder_editor import FolderEditor
    from newsreader.ui.main_window import MainWindow

FILE_NAME = "smart-folders.jsonl"
COUNT_PAUSE_MS = 300


class FolderDesk(QObject):
    """Opens the dialogs and keeps the figures of the folders true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._counts = Counts()
        self._wanted = ""
        self._count_soon = QTimer(self, singleShot=True, interval=COUNT_PAUSE_MS)
        self._count_soon.timeout.connect(self._session.folders.ask_folder_counts)
        sidebar = window.parts.sidebar
        self._session.counted.connect(self._counted)
        self._session.folders.counted.connect(sidebar.set_folder_figures)
        sidebar.folders_ordered.connect(self._order)

    def save_search(self) -> None:
        """Make the search that is shown a smart folder."""
        search = self._window.navigator.question.view.search
        if search:
            self.edit(SmartFolder(0, "", "", search))

    def new(self) -> None:
        """Make a smart folder."""
        self.edit(SmartFolder(0, "", "", ""))

    def edit(self, folder: SmartFolder | None = None) -> None:
        """Let the reader change a smart folder; without one, that which is shown."""
        from newsreader.ui.dialogs.folder_editor import FolderEditor

        folder = folder or self._window.lists.folder()
        if folder is None:
            return
        taken = [each.name for each in self._counts.folders if each.id != folder.id]
        dialog = FolderEditor(folder, taken, self._window.theme, self._window)
        dialog.set_asking(self._session.ask_values, self._session.folders.ask_matches)
        dialog.help_requested.connect(self._window.commands.dialogs.show_search_help)
        dialog.accepted.connect(partial(self._save, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def delete(self, folder: SmartFolder | None = None) -> None:
        """Forget a smart folder; its articles stay."""
        folder = folder or self._window.lists.folder()
        if folder is not None:
            if self._window.lists.folder() == folder:
                self._window.show_view(View())
            self._session.folders.delete_folder(
                folder.id, self.tr("Smart folder deleted: {}").format(_quoted(folder.name))
            )

    def folder(self, view: View) -> SmartFolder | None:
        """The smart folder that a view is."""
        return self._window.lists.folder(view)

    def can_move(self, folder: SmartFolder, step: int) -> bool:
        """Whether there is a row further down (+1) or up (-1)."""
        folders = self._counts.folders
        return folder in folders and 0 <= folders.index(folder) + step < len(folders)

    def move(self, step: int, folder: SmartFolder | None = None) -> None:
        """Let a smart folder, or that which is shown, stand one row further down (+1) or up (-1)."""
        folder = folder or self._window.lists.folder()
        if folder is not None and self.can_move(folder, step):
            folders = list(self._counts.folders)
            place = folders.index(folder)
            folders[place], folders[place + step] = folders[place + step], folders[place]
            self._order([View(ViewKind.SMART, str(each.id)) for each in folders])

    def export(self, folders: tuple[SmartFolder, ...] = ()) -> None:
        """Write smart folders, or all of them, into a file that the reader names."""
        dialog = QFileDialog(self._window, self.tr("Export smart folders"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("JSON Lines (*.jsonl)"))
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(partial(self._export, folders or self._counts.folders))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_import(self) -> None:
        """Add the smart folders of a file that the reader chooses."""
        dialog = QFileDialog(self._window, self.tr("Import smart folders"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("JSON Lines (*.jsonl)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._import)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, dialog: FolderEditor) -> None:
        folder = dialog.folder()
        text = self.tr("Smart folder changed: {}") if folder.id else self.tr("Smart folder saved: {}")
        self._wanted = "" if folder.id else folder.name
        self._session.folders.save_folder(folder, text.format(_quoted(folder.name)))

    def _export(self, folders: tuple[SmartFolder, ...], path: str) -> None:
        self._session.folders.export_folders(folders, Path(path), self._exported)

    def _import(self, path: str) -> None:
        self._session.folders.import_folders(Path(path), self.tr("Smart folders imported"), self._imported)

    def _exported(self, exported: Exported) -> None:
        words = self.tr("{0} smart folders written to {1}")
        self._window.toasts.say(words.format(exported.count, isolated(exported.path.name)))

    def _imported(self, imported: Imported) -> None:
        """What could not be taken is said; what was, is told as every change is."""
        if imported.refused:
            words = self.tr("{0} smart folders added; {1} lines could not be understood")
            self._window.toasts.say(words.format(imported.added, imported.refused))
        elif not imported.added:
            self._window.toasts.say(self.tr("Every smart folder of the file is here already"))

    @Slot(object)
    def _order(self, views: list[View]) -> None:
        self._session.folders.order_folders([int(view.name) for view in views], self.tr("Smart folders put in order"))

    @Slot(object)
    def _counted(self, counts: Counts) -> None:
        """The figures of the sidebar come after every change: those of the folders follow.

        A new folder is shown, and one that is gone is shown no longer.
        """
        before, self._counts = self._counts, counts
        if counts.folders != before.folders:
            self._session.folders.ask_folder_counts()
        elif counts.folders and not self._count_soon.isActive():
            self._count_soon.start()
        shown = self._window.navigator.question.view
        if shown.kind is ViewKind.SMART and all(str(each.id) != shown.name for each in counts.folders):
            self._window.show_view(View())
        fresh = [each for each in counts.folders if each.name == self._wanted and each not in before.folders]
        if self._wanted and fresh:
            self._wanted = ""
            self._window.show_view(View(ViewKind.SMART, str(fresh[-1].id)))


def _quoted(name: str) -> str:
    return isolated(one_line(name, 80))
