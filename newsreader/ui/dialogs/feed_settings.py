"""How one feed is refreshed and what becomes of its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from newsreader.article.feed import FeedSettings, Subscription
from newsreader.ui.addresses import full_address
from newsreader.ui.dialogs.answers import answers
from newsreader.ui.dialogs.feed_choices import days_words, minutes_words
from newsreader.ui.dialogs.name import LONGEST
from newsreader.ui.dialogs.page import words
from newsreader.ui.preferences import KEEP_DAYS, Preferences
from newsreader.ui.theme import Theme

MINUTES = (15, 30, 60, 180, 720, 1440)
MOST_WORDS, LONGEST_ADDRESS = 2000, 4000


class FeedSettingsDialog(QDialog):
    """The dialog; `name()`, `address()` and `settings()` are what it was left with."""

    def __init__(
        self, feed: Subscription, preferences: Preferences, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._theme = theme
        self.setWindowTitle(self.tr("Feed settings"))
        settings = feed.settings
        self._name = QLineEdit(feed.title[:LONGEST])
        self._name.setMaxLength(LONGEST)
        self._name.setPlaceholderText(self.tr("As it calls itself"))
        self._address = QLineEdit(feed.url)
        self._address.setMaxLength(LONGEST_ADDRESS)
        self._address.setCursorPosition(0)
        self._address.textChanged.connect(self._check)
        usual = self.tr("As all feeds (%1)")
        self._minutes = QComboBox()
        self._minutes.addItem(usual.replace("%1", minutes_words(preferences.refresh_minutes)), None)
        for each in _with(MINUTES, settings.minutes):
            self._minutes.addItem(minutes_words(each), each)
        self._keep = QComboBox()
        self._keep.addItem(usual.replace("%1", days_words(preferences.keep_days)), None)
        for each in _with(KEEP_DAYS[1:], settings.keep_days):
            self._keep.addItem(days_words(each), each)
        self._full_text = QCheckBox(self.tr("Fetch the page of each new article for its full text"))
        self._images = QCheckBox(self.tr("Load the pictures of its articles"))
        self._mute = QLineEdit(", ".join(settings.mute))
        self._mute.setMaxLength(MOST_WORDS)
        self._mute.setPlaceholderText(self.tr("lottery, horoscope"))
        self._save = QPushButton(self.tr("Save"))
        self._show(settings, preferences)
        self._assemble(preferences)
        self._name.setFocus()

    def name(self) -> str:
        """The name of the feed; empty lets it be called as it calls itself."""
        return " ".join(self._name.text().split())

    def address(self) -> str:
        """The web address that the feed is fetched from."""
        return self._address.text().strip()

    def _check(self, *_text: object) -> None:
        """Only from a web address a feed can be fetched; as it was, it may stay whatever it is."""
        good = self.address() == self._feed.url or full_address(self.address()).lower().startswith("http")
        self._save.setEnabled(good)
        self._save.setToolTip("" if good else self.tr("A feed has an address that begins with https:// or http://"))

    def settings(self) -> FeedSettings:
        """The settings as they are now."""
        mute = dict.fromkeys(" ".join(word.split()) for word in self._mute.text().split(","))
        return replace(
            self._feed.settings,
            minutes=self._minutes.currentData(),
            full_text=self._full_text.isChecked(),
            images=self._images.isChecked(),
            mute=tuple(word for word in mute if word),
            keep_days=self._keep.currentData(),
        )

    def _show(self, settings: FeedSettings, preferences: Preferences) -> None:
        self._minutes.setCurrentIndex(self._minutes.findData(settings.minutes))
        self._keep.setCurrentIndex(self._keep.findData(settings.keep_days))
        self._full_text.setChecked(settings.full_text)
        self._images.setChecked(settings.images)
        self._images.setEnabled(preferences.load_pictures == "per_feed")

    def _assemble(self, preferences: Preferences) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(6))
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (self.tr("Name"), self._name, ""),
            (self.tr("Address"), self._address, ""),
            (self.tr("Refresh"), self._minutes, ""),
            (
                self.tr("Mute words, with commas between them"),
                self._mute,
                self.tr("A new article with one of them in its headline is marked as read when it comes."),
            ),
            (
                self.tr("Keep articles"),
                self._keep,
                self.tr("Then they go to the recycle bin, but for those that you bookmarked, tagged or wrote on."),
            ),
        )
        for title, widget, hint in rows:
            self._add(column, title, widget, hint)
        for box in (self._full_text, self._images):
            column.addWidget(box)
        if preferences.load_pictures != "per_feed":
            column.addWidget(words(self.tr("The preferences decide about pictures for all feeds."), "hint"))
        column.addStretch(1)
        column.addLayout(answers(self, self._save))
        self.resize(px(520), px(560))

    def _add(self, column: QVBoxLayout, title: str, widget: QWidget, hint: str) -> None:
        label = QLabel(title)
        label.setProperty("role", "section")
        label.setBuddy(widget)
        widget.setAccessibleName(title)
        column.addWidget(label)
        column.addWidget(widget)
        if hint:
            column.addWidget(words(hint, "hint"))
        column.addSpacing(self._theme.px(8))


def _with(usual: Sequence[int], own: int | None) -> list[int]:
    """The usual choices, and one's own among them."""
    return sorted({*usual, *([own] if own else [])})
