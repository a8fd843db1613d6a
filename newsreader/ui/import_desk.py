"""How articles come in by hand: chosen in a dialog, dropped on the window, pasted; addresses and lists of feeds too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from newsreader.ui.addresses import address_in

PATTERNS = "*.txt *.text *.md *.markdown *.html *.htm *.xhtml *.opml"
LISTS = (".opml", ".opml.xml")


class ImportDesk(QObject):
    """Takes articles in.

    Signals:
        sources_given: list of paths to add.
        text_given: bytes of one article to add.
        address_given: web address of what to subscribe to or to save.
        list_given: path of a subscription list.
        said: a short sentence for a toast.
    """

    sources_given = Signal(object)
    text_given = Signal(object)
    address_given = Signal(object)
    list_given = Signal(object)
    said = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: QFileDialog | None = None

    def choose_files(self) -> None:
        """Let the reader choose files."""
        dialog = self._open_dialog(self.tr("Import articles"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Articles ({})").format(PATTERNS), self.tr("All files (*)")])
        dialog.open()

    def choose_folder(self) -> None:
        """Let the reader choose a folder; all articles below it are added."""
        dialog = self._open_dialog(self.tr("Import a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def paste(self) -> None:
        """Add what was copied: files or a text."""
        data = QGuiApplication.clipboard().mimeData()
        if not self.take(data):
            self.said.emit(self.tr("There is no text and no file to paste."))

    def take(self, data: QMimeData | None) -> bool:
        """Add what was dropped or pasted; False if it holds nothing to read."""
        if data is None:
            return False
        if paths := local_paths(data):
            self._give(paths)
            return True
        if address := address_in(data):
            self.address_given.emit(address)
            return True
        text = data.text()
        if text.strip():
            self.text_given.emit(text.encode("utf-8", "replace"))
        return bool(text.strip())

    def _open_dialog(self, title: str) -> QFileDialog:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = QFileDialog(self._window, title)
        self._dialog.filesSelected.connect(self._chosen)
        return self._dialog

    def _chosen(self, paths: Sequence[str]) -> None:
        self._give(list(paths))

    def _give(self, paths: list[str]) -> None:
        """Hand out files and folders, each kind to those who know it."""
        lists = [path for path in paths if path.lower().endswith(LISTS)]
        if articles := [path for path in paths if path not in lists]:
            self.sources_given.emit(articles)
        for path in lists:
            self.list_given.emit(path)


def local_paths(data: QMimeData) -> list[str]:
    """The files and folders of a drop or a paste."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def can_take(data: QMimeData) -> bool:
    """Whether something that hovers over the window could be added."""
    return bool(local_paths(data) or address_in(data)) or (data.hasText() and not data.hasUrls())
