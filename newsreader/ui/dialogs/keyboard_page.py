"""Preferences of the keyboard: every command with its keys, which can be changed, and single letters as a group."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from newsreader.ui.actions import Keys
from newsreader.ui.commands import Command, commands
from newsreader.ui.dialogs.page import Page, by_keyboard, words
from newsreader.ui.preferences import Preferences
from newsreader.ui.settings import Settings
from newsreader.ui.theme import Theme

NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyboardPage(Page):
    """Single letters on or off; the table of commands; new keys for the chosen one."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        super().__init__(self.tr("Keyboard"))
        self._settings = settings
        self._keys = keys
        self._commands = commands()
        self._letters = QCheckBox(self.tr("Keys without Ctrl, Alt or a function key act, such as J, K and S"))
        self._table = QTableWidget(len(self._commands), 2)
        self._cells = [QTableWidgetItem() for _ in self._commands]
        self._recorder = QKeySequenceEdit()
        self._asked = QLabel()
        self._default = QPushButton(self.tr("Default"))
        self._remove = QPushButton(self.tr("No keys"))
        self._reset = QPushButton(self.tr("All to default"))
        self._said = words("", "hint")
        self._build()
        self._show(settings.preferences)
        self._table.selectRow(0)
        self._connect()

    def apply_theme(self, theme: Theme) -> None:
        """Takes over the zoom."""
        super().apply_theme(theme)
        self._table.verticalHeader().setDefaultSectionSize(theme.px(32))
        self._table.setMinimumHeight(theme.px(150))

    def _build(self) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(by_keyboard(self._letters))
        hint = self.tr("Switch them off if you dictate, or if a slip of the hand should do nothing.")
        self.column.addWidget(words(hint, "hint"))
        self.column.addSpacing(8)
        self._build_table()
        self.column.addWidget(self._table, 1)
        self._asked.setTextFormat(Qt.TextFormat.PlainText)
        self._asked.setBuddy(self._recorder)
        self._recorder.setMaximumSequenceLength(1)
        self._recorder.setMinimumWidth(150)
        row = QHBoxLayout()
        row.addWidget(self._asked, 1)
        row.addWidget(self._recorder)
        for button in (self._default, self._remove):
            row.addWidget(by_keyboard(button))
        self.column.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(by_keyboard(self._reset))
        self.column.addLayout(foot)
        for button in (self._default, self._remove, self._reset):
            button.setAutoDefault(False)
        self._reset.setProperty("kind", "quiet")

    def _build_table(self) -> None:
        table = self._table
        table.setProperty("kind", "plain")
        table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        table.setAccessibleName(self.tr("Commands and their keys"))
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for row, command in enumerate(self._commands):
            table.setItem(row, 0, QTableWidgetItem(command.text.removesuffix("…")))
            table.setItem(row, 1, self._cells[row])

    def _connect(self) -> None:
        self._letters.toggled.connect(self._set_letters)
        self._table.itemSelectionChanged.connect(self._select)
        self._recorder.editingFinished.connect(self._record)
        self._default.clicked.connect(self._set_default)
        self._remove.clicked.connect(self._set_none)
        self._reset.clicked.connect(self._set_all_default)
        self._settings.changed.connect(self._show)
        self._select()

    def _chosen(self) -> Command:
        return self._commands[max(self._table.currentRow(), 0)]

    def _show(self, preferences: Preferences) -> None:
        self._letters.setChecked(preferences.single_letters)
        for row, command in enumerate(self._commands):
            shown = ", ".join(keys.toString(NATIVE) for keys in self._keys.of(command.name))
            self._cells[row].setText(shown)

    def _select(self) -> None:
        command = self._chosen()
        self._asked.setText(self.tr("New keys for “%1”:").replace("%1", command.text.removesuffix("…")))
        self._recorder.clear()
        self._said.clear()
        # What only a pane acts on, such as Space, scrolls there and cannot be given away.
        for control in (self._recorder, self._default, self._remove):
            control.setEnabled(command.bound)

    def _set_letters(self, on: bool) -> None:
        self._keys.set_single_keys(on)
        self._settings.change(single_letters=on)

    def _record(self) -> None:
        keys = self._recorder.keySequence()
        if keys.isEmpty():
            return
        command = self._chosen()
        other = self._keys.clash(command.name, keys.toString())
        self._set([keys.toString()])
        if other is not None:
            text = next(each.text for each in self._commands if each.name == other).removesuffix("…")
            said = self.tr("%1 meant “%2” before.").replace("%1", keys.toString(NATIVE)).replace("%2", text)
            self._said.setText(said)
        self._recorder.clear()

    def _set(self, keys: list[str]) -> None:
        self._said.clear()
        self._keys.set_shortcuts(self._chosen().name, keys)
        self._keep()

    def _set_default(self) -> None:
        self._set(list(self._chosen().keys))

    def _set_none(self) -> None:
        self._set([])

    def _set_all_default(self) -> None:
        self._said.clear()
        self._keys.reset()
        self._keep()

    def _keep(self) -> None:
        changed = {name: tuple(keys) for name, keys in self._keys.changed().items()}
        self._settings.change(shortcuts=changed)
        self._show(self._settings.preferences)
