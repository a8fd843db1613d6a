"""Preferences of feeds: when they are refreshed, what of them is fetched and kept, and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from newsreader.article.feed import Subscription
from newsreader.ui.dialogs.feed_choices import days_words, minutes_words
from newsreader.ui.dialogs.page import Page, by_keyboard, words
from newsreader.ui.feed_words import summary
from newsreader.ui.preferences import KEEP_DAYS, LOAD_PICTURES, REFRESH_MINUTES, Preferences
from newsreader.ui.settings import Settings

Run = Callable[[str], None]


class FeedsPage(Page):
    """Refreshing, pictures, keeping, lists and health."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(self.tr("Feeds"))
        self._settings = settings
        self._run: Run | None = None
        self._boxes: list[QWidget] = []
        self._minutes = _choices(self.tr("How often feeds are refreshed"), REFRESH_MINUTES, minutes_words)
        self._keep = _choices(self.tr("How long articles of feeds are kept"), KEEP_DAYS, days_words)
        self._at_start = QCheckBox(self.tr("When Newsreader is opened"))
        self._metered = QCheckBox(self.tr("Not by themselves where the network costs by volume"))
        self._pictures = QButtonGroup(self)
        self._health = words("", "hint")
        self._build_refresh()
        self._build_pictures()
        self._build_keeping()
        self._build_lists()
        self.end()
        self._show(settings.preferences)
        self._connect()

    def bind(self, feeds: Sequence[Subscription], run: Run) -> None:
        """Take over what feeds there are, and what does a command by its name."""
        self._run = run
        self._health.setText(summary(feeds))
        for box in self._boxes:
            box.show()

    def health(self) -> str:
        """What is said of all feeds."""
        return self._health.text()

    def _build_refresh(self) -> None:
        column = self.group(self.tr("Refresh feeds"))
        column.addLayout(_beside(self._minutes))
        for box in (self._at_start, self._metered):
            by_keyboard(box)
            column.addWidget(box)
        hint = self.tr("A feed may have a time of its own. One that was never fetched waits until you refresh it.")
        column.addWidget(words(hint, "hint"))

    def _build_pictures(self) -> None:
        column = self.group(self.tr("Pictures from the web"))
        texts = (self.tr("never"), self.tr("where the feed’s own settings say so"), self.tr("always"))
        for number, text in enumerate(texts):
            button = QRadioButton(text)
            by_keyboard(button)
            self._pictures.addButton(button, number)
            column.addWidget(button)
        hint = self.tr("Who sends a picture sees when it is fetched, and from where. In an article you can always ask.")
        column.addWidget(words(hint, "hint"))

    def _build_keeping(self) -> None:
        column = self.group(self.tr("Keep articles of feeds"))
        column.addLayout(_beside(self._keep))
        hint = self.tr("Then they go to the recycle bin, but for those that you bookmarked, tagged or wrote on.")
        column.addWidget(words(hint, "hint"))

    def _build_lists(self) -> None:
        """Only where there is somebody who does what the buttons ask for."""
        groups = (
            (self.tr("Health"), ((self.tr("Feed health…"), "feed_health"),)),
            (
                self.tr("Subscription lists"),
                ((self.tr("Import…"), "import_list"), (self.tr("Export…"), "export_list")),
            ),
        )
        for title, buttons in groups:
            column = self.group(title)
            if title == groups[0][0]:
                column.addWidget(self._health)
            column.addLayout(self._row(buttons))
            if (box := column.parentWidget()) is not None:
                self._boxes.append(box)
                box.hide()

    def _row(self, buttons: Sequence[tuple[str, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, name in buttons:
            button = QPushButton(text)
            button.setAutoDefault(False)
            by_keyboard(button)
            button.clicked.connect(partial(self._press, name))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._minutes.currentIndexChanged.connect(self._change)
        self._keep.currentIndexChanged.connect(self._change)
        self._at_start.toggled.connect(self._change)
        self._metered.toggled.connect(self._change)
        self._pictures.idToggled.connect(self._change)
        self._settings.changed.connect(self._show)

    def _show(self, preferences: Preferences) -> None:
        for combo, value in ((self._minutes, preferences.refresh_minutes), (self._keep, preferences.keep_days)):
            combo.blockSignals(True)
            combo.setCurrentIndex(combo.findData(value))
            combo.blockSignals(False)
        for box, on in ((self._at_start, preferences.refresh_at_start), (self._metered, preferences.pause_on_metered)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self._pictures.blockSignals(True)
        self._pictures.button(LOAD_PICTURES.index(preferences.load_pictures)).setChecked(True)
        self._pictures.blockSignals(False)

    def _change(self, *_value: object) -> None:
        self._settings.change(
            refresh_minutes=self._minutes.currentData(),
            keep_days=self._keep.currentData(),
            refresh_at_start=self._at_start.isChecked(),
            pause_on_metered=self._metered.isChecked(),
            load_pictures=LOAD_PICTURES[self._pictures.checkedId()],
        )

    def _press(self, name: str, _checked: bool = False) -> None:
        if self._run is not None:
            self.window().close()
            self._run(name)


def _choices(name: str, values: Sequence[int], told: Callable[[int], str]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for value in values:
        words_of = told(value)
        combo.addItem(words_of[:1].upper() + words_of[1:], value)
    return combo


def _beside(combo: QComboBox) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(combo)
    row.addStretch(1)
    return row
