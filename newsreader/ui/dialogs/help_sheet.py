"""All keys at a glance, made from the commands and the keys they have now, and below them all that can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from newsreader.ui.actions import Keys
from newsreader.ui.commands import CARDS, command_groups
from newsreader.ui.fonts import display_font, ui_font
from newsreader.ui.key_cap import KeyCap
from newsreader.ui.search_examples import search_examples
from newsreader.ui.theme import Theme

translate = QCoreApplication.translate
COLUMNS = 3
NARROW_COLUMNS = 2
NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class HelpRow:
    """What a person can do, and the keys for it."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Rows under one heading."""

    title: str
    rows: tuple[HelpRow, ...]


def help_groups(keys: Keys) -> tuple[HelpGroup, ...]:
    """All commands that have keys, and after them the keys that every list and pane knows."""
    groups = []
    for group in command_groups():
        rows = [
            HelpRow(command.text.removesuffix("…"), tuple(each.toString(NATIVE) for each in keys.of(command.name)))
            for command in group.commands
            if not command.name.startswith("open_card_")
        ]
        if any(command.name == "open_card_1" for command in group.commands):
            rows.insert(0, _cards(keys))
        shown = tuple(row for row in rows if row.keys)
        if shown:
            groups.append(HelpGroup(group.title, shown))
    return (*groups, _everywhere())


def _shown(*keys: str) -> tuple[str, ...]:
    return tuple(QKeySequence(each).toString(NATIVE) for each in keys)


def _cards(keys: Keys) -> HelpRow:
    each = [found[0].toString(NATIVE) for number in range(1, CARDS + 1) if (found := keys.of(f"open_card_{number}"))]
    text = translate("HelpSheet", "Open related card 1 to 9")
    return HelpRow(text, (f"{each[0]} … {each[-1]}",) if len(each) > 1 else tuple(each))


def search_groups() -> tuple[HelpGroup, ...]:
    """What can be typed into the search field."""
    return tuple(
        HelpGroup(group.title, tuple(HelpRow(example.meaning, (example.text,)) for example in group.examples))
        for group in search_examples()
    )


def _everywhere() -> HelpGroup:
    return HelpGroup(
        translate("HelpSheet", "Lists and panes"),
        (
            HelpRow(translate("HelpSheet", "Move in a list or among cards"), ("↑", "↓")),
            HelpRow(translate("HelpSheet", "Go to the pane beside"), ("←", "→")),
            HelpRow(translate("HelpSheet", "Move feed or folder"), _shown("Ctrl+Shift+Up", "Ctrl+Shift+Down")),
            HelpRow(translate("HelpSheet", "Show what can be typed into the search"), _shown("Ctrl+Space")),
            HelpRow(translate("HelpSheet", "Open"), (QKeySequence("Return").toString(NATIVE),)),
            HelpRow(translate("HelpSheet", "Close, or leave a search"), (QKeySequence("Esc").toString(NATIVE),)),
        ),
    )


class HelpSheet(QDialog):
    """The sheet; typing narrows it, Escape closes it."""

    def __init__(self, keys: Keys, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups = help_groups(keys)
        self._shown: list[tuple[HelpGroup, QWidget, list[tuple[HelpRow, QWidget]]]] = []
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find a shortcut"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self.narrow)
        self._field.installEventFilter(self)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room = parent.window().width() if parent is not None else theme.px(1000)
        self._area.setWidget(self._body(COLUMNS if room >= theme.px(1000) else NARROW_COLUMNS))
        self._assemble(keys)
        high = parent.window().height() if parent is not None else theme.px(800)
        self.resize(
            min(theme.px(960), max(room - theme.px(40), theme.px(420))),
            min(theme.px(760), max(high - theme.px(40), theme.px(300))),
        )

    def narrow(self, text: str) -> None:
        """Show only the rows that hold all words of a text, in their words, their keys or their group's title."""
        words = text.casefold().split()
        for group, box, rows in self._shown:
            any_shown = False
            for row, widget in rows:
                told = " ".join((group.title, row.text, *row.keys)).casefold()
                widget.setVisible(all(word in told for word in words))
                any_shown = any_shown or not widget.isHidden()
            box.setVisible(any_shown)
        asked = {group.title for group in search_groups()}
        self._search_title.setVisible(any(not box.isHidden() for group, box, _ in self._shown if group.title in asked))

    def _assemble(self, keys: Keys) -> None:
        px = self._theme.px
        title = _label(self.tr("Keyboard shortcuts"), self._theme, "text")
        title.setFont(display_font(self._theme, 26))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        self._field.setMinimumWidth(px(200))
        head.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(22), px(16), px(16))
        column.setSpacing(px(14))
        column.addLayout(head)
        head.setContentsMargins(0, 0, px(12), 0)
        if not keys.single_keys:
            off = self.tr("Keys without Ctrl, Alt or a function key are switched off in the preferences.")
            column.addWidget(_label(off, self._theme, "muted"))
        column.addWidget(self._area, 1)

    def _body(self, columns: int) -> QWidget:
        """The keys, and below them what can be searched for."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, self._theme.px(12), 0)
        column.setSpacing(self._theme.px(22))
        self.keys_part = self._part(self._groups, columns)
        self._search_title = _label(self.tr("What can I search for?"), self._theme, "text")
        self._search_title.setFont(display_font(self._theme, 22))
        column.addWidget(self.keys_part)
        column.addWidget(self._search_title)
        column.addWidget(self._part(search_groups(), NARROW_COLUMNS))
        column.addStretch(1)
        return body

    def _part(self, wanted: tuple[HelpGroup, ...], columns: int) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(36))
        for groups in _shared_out(wanted, columns):
            column = QVBoxLayout()
            column.setSpacing(self._theme.px(16))
            for group in groups:
                column.addWidget(self._group(group))
            column.addStretch(1)
            row.addLayout(column, 1)
        return body

    def _group(self, group: HelpGroup) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        title = _label(group.title, self._theme, "accent")
        title.setFont(ui_font(self._theme, 12, 600))
        column.addWidget(title)
        rows = [(row, self._row(row)) for row in group.rows]
        for _, widget in rows:
            column.addWidget(widget)
        self._shown.append((group, box, rows))
        return box

    def _row(self, row: HelpRow) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, self._theme.px(2), 0, self._theme.px(2))
        line.setSpacing(self._theme.px(4))
        words = _label(row.text, self._theme, "text")
        words.setFont(ui_font(self._theme, 13))
        line.addWidget(words, 1)
        for keys in row.keys:
            line.addWidget(KeyCap(keys, self._theme))
        widget.setAccessibleName(f"{row.text}: {', '.join(row.keys)}")
        return widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and the page keys scroll the sheet while the field has the focus."""
        scrolls = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in scrolls:
            bar = self._area.verticalScrollBar()
            step = bar.pageStep() if event.key() in scrolls[2:] else self._theme.px(40)
            bar.setValue(bar.value() + (step if event.key() in (scrolls[1], scrolls[3]) else -step))
            return True
        return super().eventFilter(watched, event)


def _shared_out(groups: tuple[HelpGroup, ...], columns: int) -> list[list[HelpGroup]]:
    """The groups in their order in columns of about the same height."""
    heights = [len(group.rows) + 2 for group in groups]
    target = sum(heights) / columns
    shared: list[list[HelpGroup]] = [[] for _ in range(columns)]
    taken = 0.0
    for group, height in zip(groups, heights, strict=True):
        shared[min(int((taken + height / 2) / target), columns - 1)].append(group)
        taken += height
    return shared


def _label(text: str, theme: Theme, colour: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(theme[colour]))
    label.setPalette(palette)
    return label
