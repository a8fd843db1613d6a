"""Opens the dialogs, each over the window and none in its way; they are loaded when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from newsreader.application import places
from newsreader.application.progress import Progress
from newsreader.article.model import Counts, Revision, View, ViewKind

if TYPE_CHECKING:
    from newsreader.application.decode import Decodings
    from newsreader.ui.dialogs.encodings import EncodingDialog
    from newsreader.ui.dialogs.preferences import PreferencesDialog
    from newsreader.ui.dialogs.tags import TagDialog
    from newsreader.ui.main_window import MainWindow


class DialogDesk(QObject):
    """Preferences, help, about, tags, versions, character sets and what an import could not read."""

    def __init__(self, window: MainWindow, targets: Callable[[], Sequence[int]]) -> None:
        super().__init__(window)
        self._window = window
        self._targets = targets
        self._counts = Counts()
        window.session.counted.connect(self._counted)
        window.parts.reader.pane.byline_edited_activated.connect(self.ask_versions)
        window.parts.reader.pane.decoding_requested.connect(self.ask_decodings)
        window.parts.progress.details_requested.connect(self.show_failures)

    def show_preferences(self) -> None:
        """Let the reader change how Newsreader looks and behaves."""
        self._open(self._preferences())

    def show_library(self) -> None:
        """Show how things are with the library: its backups, and whether it is in order."""
        dialog = self._preferences()
        dialog.show_section(dialog.LIBRARY)
        self._open(dialog)

    def _preferences(self) -> PreferencesDialog:
        from newsreader.ui.dialogs.preferences import PreferencesDialog

        window = self._window
        dialog = PreferencesDialog(window.settings, window.keys, window.session.path, window.theme, window)
        dialog.library.bind(window.session, window.library)
        dialog.feeds.bind(window.feeds.shown.subscriptions, window.commands.run)
        return dialog

    def show_help(self) -> None:
        """Show all keys."""
        from newsreader.ui.dialogs.help_sheet import HelpSheet

        self._open(HelpSheet(self._window.keys, self._window.theme, self._window))

    def show_search_help(self) -> None:
        """Explain what can be searched for; an example that is chosen is searched for."""
        from newsreader.ui.dialogs.search_help import SearchHelp

        dialog = SearchHelp(self._window.theme, self._window)
        dialog.example_chosen.connect(self._window.search_for)
        self._open(dialog)

    def show_about(self) -> None:
        """Say which version this is, and where it keeps things."""
        from newsreader.ui.dialogs.about import AboutDialog

        library = self._window.session.path
        folders = (
            (self.tr("Library"), str(library)),
            (self.tr("Backups"), str(places.backups_folder(library))),
            (self.tr("Settings"), str(self._window.settings.path)),
            (self.tr("Log"), str(places.log_path())),
        )
        self._open(AboutDialog(folders, self._window.theme, self._window))

    def show_tags(self) -> None:
        """Let the reader tag the articles."""
        from newsreader.ui.dialogs.tags import TagDialog

        ids = self._targets()
        if not ids:
            return
        known = [each.name for each in self._counts.tags]
        rows = self._window.lists.rows(ids)
        article = self._window.pages.article()
        carried = [row.tags for row in rows] or [article.tags if article is not None else ()]
        dialog = TagDialog(known, carried, self._window.theme, self._window)
        dialog.accepted.connect(partial(self._tag, ids, dialog))
        self._open_tags(dialog)

    def show_view_tags(self) -> None:
        """Let the reader tag all articles of the list that is shown."""
        from newsreader.ui.dialogs.tags import TagDialog

        view, ids = self._window.navigator.question.view, self._window.navigator.ids
        carried = (view.name,) if view.kind is ViewKind.TAG else ()
        dialog = TagDialog([each.name for each in self._counts.tags], [carried], self._window.theme, self._window)
        dialog.set_count(len(ids))
        dialog.accepted.connect(partial(self._tag_view, view, dialog))
        self._open_tags(dialog)

    def _open_tags(self, dialog: TagDialog) -> None:
        """A tag itself may be renamed or deleted from there; the dialog ends with that, with what it was left with."""
        dialog.rename_requested.connect(self._window.tags.rename)
        dialog.delete_requested.connect(self._window.tags.delete)
        self._open(dialog)

    def _tag_view(self, view: View, dialog: TagDialog) -> None:
        for change in dialog.changes():
            self._window.bulk.tag(view, change.name, change.on)

    def _tag(self, ids: Sequence[int], dialog: TagDialog) -> None:
        for change in dialog.changes():
            text = self.tr("Tagged {}") if change.on else self.tr("Tag {} removed")
            self._window.session.tag(ids, change.name, change.on, text.format(change.name))

    @Slot()
    def ask_versions(self) -> None:
        """Show the earlier versions of the open article."""
        if self._window.article_id is not None:
            self._window.session.ask_revisions(self._window.article_id, self._show_versions)

    def _show_versions(self, revisions: list[Revision]) -> None:
        from newsreader.ui.revisions import RevisionsDialog

        article = self._window.pages.article()
        if article is not None and revisions:
            self._open(RevisionsDialog(article, revisions, self._window.theme, self._window))

    @Slot()
    def ask_decodings(self) -> None:
        """Let the reader choose another character set for the open article."""
        if self._window.article_id is not None:
            self._window.session.ask_decodings(self._window.article_id, self._show_decodings)

    def _show_decodings(self, decodings: Decodings) -> None:
        from newsreader.ui.dialogs.encodings import EncodingDialog

        dialog = EncodingDialog(decodings, self._window.theme, self._window)
        dialog.accepted.connect(partial(self._decode, dialog))
        self._open(dialog)

    def _decode(self, dialog: EncodingDialog) -> None:
        text = self.tr("Decoded as {}").format(dialog.chosen_name())
        self._window.session.decode_again(dialog.article_id, dialog.chosen(), text)

    @Slot(object)
    def show_failures(self, progress: Progress) -> None:
        """Show what an import could not read, and why."""
        from newsreader.ui.dialogs.failures import FailuresDialog

        dialog = FailuresDialog(progress, self._window.theme, self._window)
        dialog.raw_requested.connect(self._add_raw)
        self._open(dialog)

    @Slot(object)
    def _add_raw(self, sources: list[str]) -> None:
        self._window.session.add(sources, raw=True)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _counted(self, counts: Counts) -> None:
        self._counts = counts
