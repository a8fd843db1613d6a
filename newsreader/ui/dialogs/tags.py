"""Adds tags to articles and takes them away; the keyboard alone suffices.

Typing narrows the list and completes a known tag, Enter sets what was typed, Down goes to the list, Space there
switches a tag, Enter in the empty field is done. With several articles, a tag that only some of them carry stays as
it is until it is switched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsreader.ui.dialogs.tag_completer import TagCompleter
from newsreader.ui.dialogs.tag_delegate import TagDelegate
from newsreader.ui.theme import Theme

LONGEST = 60
State = Qt.CheckState


@dataclass(frozen=True, slots=True)
class TagChange:
    """A tag to add to all the articles, or to take from them."""

    name: str
    on: bool


def tag_names(text: str) -> list[str]:
    """The tags that a text names: parted by commas, spaces tidied, `#` before them dropped, at most 60 characters."""
    named = (" ".join(part.split()).lstrip("#").strip()[:LONGEST].strip() for part in text.split(","))
    return list(dict.fromkeys(name for name in named if name))


class TagDialog(QDialog):
    """Tags of one or several articles; `changes()` says what to do when it was accepted.

    Signals:
        rename_requested, delete_requested: name of a tag that the library knows; the dialog is closed.
    """

    rename_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(
        self, known: Iterable[str], carried: Sequence[Sequence[str]], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`known` are all tags of the library, `carried` those of each of the articles."""
        super().__init__(parent)
        self._theme = theme
        self._count = len(carried)
        self._known = frozenset(known)
        self._before = _states(carried)
        names = sorted({*self._known, *self._before}, key=str.casefold)
        self.setWindowTitle(self.tr("Tags"))
        self._title = QLabel()
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Add or find a tag"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.setMaxLength(400)
        self._field.setCompleter(TagCompleter(names, self._field, self))
        self._field.textEdited.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Tags"))
        self._list.installEventFilter(self)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._list.setItemDelegate(TagDelegate(theme, self._list))
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self._list.setStyleSheet("QListWidget { background: transparent; }")
        for name in names:
            self._add(name, self._before.get(name, State.Unchecked))
        self._assemble()
        self.resize(theme.px(380), theme.px(420))
        self._field.setFocus()

    def changes(self) -> tuple[TagChange, ...]:
        """What differs from before, in the order of the list."""
        found = []
        for item in self._items():
            state = item.checkState()
            if state != self._before.get(item.text(), State.Unchecked) and state != State.PartiallyChecked:
                found.append(TagChange(item.text(), state == State.Checked))
        return tuple(found)

    def set_count(self, count: int) -> None:
        """Say that the tags are those of so many articles."""
        self._title.setText(self.tr("Tags of %1 articles").replace("%1", f"{count:,}"))

    def set_typed(self) -> None:
        """Set the tags that were typed; a known one keeps its spelling."""
        for name in tag_names(self._field.text()):
            item = next((item for item in self._items() if item.text().casefold() == name.casefold()), None)
            (item or self._add(name, State.Unchecked)).setCheckState(State.Checked)
        self._field.clear()
        self._narrow("")

    def _assemble(self) -> None:
        about = self.tr("Tags of this article") if self._count == 1 else self.tr("Tags of %1 articles")
        self._title.setText(about.replace("%1", f"{self._count:,}"))
        self._title.setProperty("role", "section")
        done = QPushButton(self.tr("Done"))
        done.setProperty("kind", "primary")
        cancel = QPushButton(self.tr("Cancel"))
        row = QHBoxLayout()
        row.addStretch(1)
        for button, slot in ((cancel, self.reject), (done, self._finish)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(self._theme.px(20),) * 4)
        column.setSpacing(self._theme.px(10))
        column.addWidget(self._title)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        column.addLayout(row)

    def _finish(self) -> None:
        self.set_typed()
        self.accept()

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(place) for place in range(self._list.count())]

    def _add(self, name: str, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self._list.addItem(item)
        return item

    def _narrow(self, text: str) -> None:
        """Show only tags that hold what is being typed after the last comma."""
        wanted = " ".join(text.rsplit(",", 1)[-1].split()).casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _open_menu(self, point: QPoint) -> None:
        """What can be done to the tag itself, wherever it stands."""
        item = self._list.itemAt(point)
        if item is None or item.text() not in self._known:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename…"), partial(self._leave_for, self.rename_requested, item.text()))
        menu.addAction(self.tr("Delete tag"), partial(self._leave_for, self.delete_requested, item.text()))
        menu.popup(self._list.viewport().mapToGlobal(point))

    def _leave_for(self, signal: SignalInstance, name: str) -> None:
        self._finish()
        signal.emit(name)

    def _field_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Comma and self._field.selectionEnd() == len(self._field.text()):
            self._field.end(False)  # a comma takes the completed tag, as Enter does
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._field.text().strip():
                self.set_typed()
            else:
                self.accept()
            return True
        shown = [item for item in self._items() if not item.isHidden()]
        if key == Qt.Key.Key_Down and shown:
            self._list.setCurrentItem(shown[0])
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _list_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
            return True
        item = self._list.currentItem()
        if key == Qt.Key.Key_F2 and item is not None and item.text() in self._known:
            self._leave_for(self.rename_requested, item.text())
            return True
        above = [item for item in self._items()[: self._list.currentRow()] if not item.isHidden()]
        if key == Qt.Key.Key_Up and not above:
            self._field.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows, in the field and in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._field and self._field_key(event.key()):
                return True
            if watched is self._list and self._list_key(event.key()):
                return True
        return super().eventFilter(watched, event)


def _states(carried: Sequence[Sequence[str]]) -> dict[str, Qt.CheckState]:
    counts = Counter(name for names in carried for name in set(names))
    return {name: State.Checked if count == len(carried) else State.PartiallyChecked for name, count in counts.items()}
