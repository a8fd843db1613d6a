"""Makes or changes a smart folder: its name, its icon and its question, with how many articles answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from newsreader.article.model import SmartFolder
from newsreader.ui.dialogs.answers import answers
from newsreader.ui.dialogs.icon_choice import IconChoice
from newsreader.ui.dialogs.page import words
from newsreader.ui.list_note import ListNote
from newsreader.ui.query_assist import QueryAssist, Values
from newsreader.ui.query_marks import QueryMarks
from newsreader.ui.theme import Theme
from newsreader.ui.written_number import written

REST_MS = 150
LONGEST_NAME = 80
Matches = Callable[[str, Callable[[int], None]], None]


class FolderEditor(QDialog):
    """The dialog; `folder()` is what it was left with.

    Signals:
        help_requested: the reader wants to know what can be asked.
    """

    help_requested = Signal()

    def __init__(self, folder: SmartFolder, taken: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        """Edit a folder, new if its id is 0; `taken` are the names of the others."""
        super().__init__(parent)
        self._folder = folder
        self._taken = {name.casefold() for name in taken}
        self._theme = theme
        self._matches: Matches | None = None
        self.setWindowTitle(self.tr("Edit smart folder") if folder.id else self.tr("New smart folder"))
        self._name = _field(folder.name, self.tr("Name"), LONGEST_NAME)
        self._name.setPlaceholderText(self.tr("Name"))
        self._query = _field(folder.query, self.tr("Articles that match"), 4000)
        self._query.setPlaceholderText(self.tr("tag:harbour is:unread newer:7d"))
        self._assist, self._marks = QueryAssist(self._query), QueryMarks(self._query)
        self._icons = IconChoice(folder.icon, theme)
        self._icons.setAccessibleName(self.tr("Icon"))
        self._found = words("", "hint")
        self._note = ListNote()
        self._save = QPushButton(self.tr("Save"))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self._assemble()
        self._connect()
        self._dress()
        (self._query if folder.name else self._name).setFocus()

    def set_asking(self, values: Values, matches: Matches) -> None:
        """Take over how names are found, and how it is counted what matches: `matches(query, done)`."""
        self._assist.set_values(values)
        self._matches = matches
        self._ask()

    def folder(self) -> SmartFolder:
        """The folder as it is now."""
        name, query = " ".join(self._name.text().split()), self._query.text().strip()
        return replace(self._folder, name=name, icon=self._icons.chosen(), query=query)

    def found_text(self) -> str:
        """What is said about how many articles match."""
        return self._found.text()

    def _connect(self) -> None:
        self._assist.help_requested.connect(self.help_requested)
        self._marks.mistakes_changed.connect(self._show_mistakes)
        self._query.textChanged.connect(self._rest.start)
        self._query.textChanged.connect(self._check)
        self._name.textChanged.connect(self._check)
        self._show_mistakes()
        self._check()

    def _assemble(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(6))
        for name, widget in (
            (self.tr("Name"), self._name),
            (self.tr("Articles that match"), self._query),
            (self.tr("Icon"), self._icons),
        ):
            title = QLabel(name)
            title.setProperty("role", "section")
            title.setBuddy(widget)
            column.addWidget(title)
            column.addWidget(widget)
            if widget is self._query:
                column.addWidget(self._found)
                column.addWidget(self._note)
            column.addSpacing(px(8))
        column.addStretch(1)
        column.addLayout(answers(self, self._save))
        self.resize(px(500), px(400))

    def _dress(self) -> None:
        for each in (self._assist, self._marks, self._note):
            each.apply_theme(self._theme)

    def _check(self) -> None:
        """Only a folder with a name of its own and a question can be kept."""
        folder = self.folder()
        clash = folder.name.casefold() in self._taken
        self._save.setEnabled(bool(folder.name and folder.query) and not clash)
        self._save.setToolTip(self.tr("There is a smart folder of this name already.") if clash else "")
        if clash:
            self._note.show_note(self._save.toolTip(), warns=True)
        else:
            self._show_mistakes()

    def _show_mistakes(self, *_what: object) -> None:
        mistakes = self._marks.mistakes
        self._note.show_note(mistakes[0].sentence if mistakes else "", warns=True)

    def _ask(self) -> None:
        query = self._query.text().strip()
        if query and self._matches is not None:
            self._matches(query, self._show_matches)
        else:
            self._found.setText(self.tr("The same language as in the search field; Ctrl+Space shows what fits."))

    def _show_matches(self, count: int) -> None:
        if not isValid(self) or not self._query.text().strip():
            return  # it is closed, or asks for nothing any more
        one, more = self.tr("One article matches now"), self.tr("%1 articles match now")
        none = self.tr("No article matches now")
        self._found.setText((one if count == 1 else more if count else none).replace("%1", written(count)))


def _field(text: str, name: str, longest: int) -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(longest)
    field.setAccessibleName(name)
    return field
