"""The smart folders of a sitting: kept, counted, written into a file and taken from one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application import folder_files, reading
from newsreader.application.background import Background
from newsreader.application.doing import Doing
from newsreader.application.folder_files import Exported, Imported
from newsreader.article.model import Changes, SmartFolder, View

if TYPE_CHECKING:
    from newsreader.library import Library


class Folders(QObject):
    """What the window asks and does about smart folders.

    Signals:
        counted: dict of SourceCount by the id of a folder.
    """

    counted = Signal(object)

    def __init__(self, background: Background, library: Callable[[], Library], doing: Doing) -> None:
        super().__init__(doing)
        self._background = background
        self._library = library
        self._doing = doing

    def save_folder(self, folder: SmartFolder, label: str) -> None:
        """Keep a smart folder, new where its id is 0."""
        self._doing.do(lambda: self._library().save_smart_folder(folder), label, quiet=False)

    def delete_folder(self, folder_id: int, label: str) -> None:
        """Forget a smart folder."""
        self._doing.do(lambda: self._library().delete_smart_folder(folder_id), label, quiet=False)

    def order_folders(self, ids: Sequence[int], label: str) -> None:
        """Put the smart folders into this order."""
        self._doing.do(lambda: self._library().order_smart_folders(ids), label, quiet=True)

    def export_folders(self, folders: Sequence[SmartFolder], path: Path, done: Callable[[Exported], None]) -> None:
        """Write smart folders into a file."""
        self._background.run(lambda: folder_files.export(folders, path), done)

    def import_folders(self, path: Path, label: str, done: Callable[[Imported], None]) -> None:
        """Add the smart folders of a file."""

        def told(taken: tuple[Changes, Imported]) -> None:
            self._doing.tell(taken[0], label, quiet=False)
            done(taken[1])

        self._background.run(lambda: folder_files.take_in(self._library(), path), told, lane="write")

    def ask_folder_counts(self) -> None:
        """Ask how many articles each smart folder has; answered by `counted`."""
        self._background.ask(partial(reading.count_folders, self._library), self.counted.emit, question="folders")

    def ask_matches(self, query: str, done: Callable[[int], None]) -> None:
        """Count the articles that a question means, for one that is not kept yet."""
        self._background.ask(partial(self._count, View(search=query)), done, question="matches")

    def _count(self, view: View, stale: Callable[[], bool]) -> int:
        return len(self._library().ids(view, stale=stale))
