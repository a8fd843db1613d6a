"""What is done to a tag as a whole: another name, merging, deleting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from newsreader.article.model import Counts, View, ViewKind
from newsreader.ui.row_words import isolated, one_line

if TYPE_CHECKING:
    from newsreader.ui.dialogs.tag_name import TagNameDialog
    from newsreader.ui.main_window import MainWindow


class TagDesk(QObject):
    """Asks for what is needed, and hands it to the session; each change can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._counts = Counts()
        window.session.counted.connect(self._counted)

    def known(self) -> list[str]:
        """The tags of the library."""
        return [each.name for each in self._counts.tags]

    def rename(self, name: str = "", *, merging: bool = False) -> None:
        """Let the reader give a tag another name, that of another tag too; without a name, the tag that is shown."""
        from newsreader.ui.dialogs.tag_name import TagNameDialog

        name = name or self._shown()
        if name:
            dialog = TagNameDialog(name, self.known(), self._window.theme, self._window, merging=merging)
            dialog.accepted.connect(partial(self._rename, name, dialog))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def merge(self, name: str = "") -> None:
        """Let the reader choose the tag with which a tag becomes one."""
        self.rename(name, merging=True)

    def delete(self, name: str = "") -> None:
        """Take a tag off every article."""
        if name := name or self._shown():
            self._leave(name, View())
            self._window.session.delete_tag(name, self.tr("Tag deleted: {}").format(_quoted(name)))

    def _rename(self, name: str, dialog: TagNameDialog) -> None:
        new = dialog.new_name()
        text = self.tr("Tags merged: {0} and {1}") if new in self.known() else self.tr("Tag renamed: {0} is {1}")
        self._window.session.rename_tag(name, new, text.format(_quoted(name), _quoted(new)))
        self._leave(name, View(ViewKind.TAG, new))

    def _leave(self, name: str, view: View) -> None:
        """The list of a tag that is no more gives way to another."""
        if self._window.navigator.question.view == View(ViewKind.TAG, name):
            self._window.show_view(view)

    def _shown(self) -> str:
        view = self._window.navigator.question.view
        return view.name if view.kind is ViewKind.TAG else ""

    @Slot(object)
    def _counted(self, counts: Counts) -> None:
        self._counts = counts


def _quoted(name: str) -> str:
    return isolated(one_line(name, 60))
