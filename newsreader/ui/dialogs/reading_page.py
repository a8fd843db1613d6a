"""Preferences of reading: when an article counts as read, and how large its text is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
)

from newsreader.ui.dialogs.page import Page, by_keyboard, words
from newsreader.ui.fonts import text_font
from newsreader.ui.preferences import MARK_READ, MOST_SECONDS, TEXT_SIZES, USUAL_TEXT, Preferences
from newsreader.ui.settings import Settings
from newsreader.ui.theme import Theme


class ReadingPage(Page):
    """When an article counts as read; size of the text."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(self.tr("Reading"))
        self._settings = settings
        self._theme = theme
        self._choices = QButtonGroup(self)
        self._seconds = QSpinBox()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._size = QLabel()
        self._usual = QPushButton(self.tr("Usual size"))
        self._sample = words(self.tr("The council voted 31 to 14 on Tuesday for the northern route."))
        self._news = QCheckBox(self.tr("Tell me when a followed story has news"))
        self._build_reading()
        self._build_stories()
        self._build_text()
        self.end()
        self._show(settings.preferences)
        self._choices.idToggled.connect(self._choose)
        self._news.toggled.connect(self._set_news)
        self._seconds.valueChanged.connect(self._set_seconds)
        self._slider.valueChanged.connect(self._set_size)
        self._usual.clicked.connect(self._set_usual)
        settings.changed.connect(self._show)

    def apply_theme(self, theme: Theme) -> None:
        """Takes over the zoom, for the sample too, which is set in the typeface of articles."""
        super().apply_theme(theme)
        self._theme = theme
        self._show(self._settings.preferences)

    def _build_reading(self) -> None:
        column = self.group(self.tr("An article counts as read"))
        texts = (
            self.tr("as soon as it is opened"),
            self.tr("after it was open for"),
            self.tr("when its end is reached"),
            self.tr("only by hand"),
        )
        for number, text in enumerate(texts):
            button = QRadioButton(text)
            by_keyboard(button)
            self._choices.addButton(button, number)
            if MARK_READ[number] == "after":
                column.addLayout(self._with_seconds(button))
            else:
                column.addWidget(button)
        column.addWidget(words(self.tr("Moving on with Space, J or N marks it, too, except by hand."), "hint"))

    def _with_seconds(self, button: QRadioButton) -> QHBoxLayout:
        self._seconds.setRange(1, MOST_SECONDS)
        self._seconds.setSuffix(" " + self.tr("s"))
        self._seconds.setAccessibleName(self.tr("Seconds until an opened article counts as read"))
        self._seconds.lineEdit().setTextMargins(6, 0, 0, 0)
        self._seconds.setMinimumWidth(84)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button)
        row.addWidget(self._seconds)
        row.addStretch(1)
        return row

    def _build_stories(self) -> None:
        column = self.group(self.tr("Stories"))
        by_keyboard(self._news)
        column.addWidget(self._news)
        column.addWidget(words(self.tr("The number beside a story in the sidebar is there in any case."), "hint"))

    def _build_text(self) -> None:
        column: QVBoxLayout = self.group(self.tr("Size of the text"))
        self._slider.setRange(TEXT_SIZES[0], TEXT_SIZES[-1])
        self._slider.setPageStep(2)
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.setAccessibleName(self.tr("Size of the text in pixels"))
        self._usual.setProperty("kind", "quiet")
        self._usual.setAutoDefault(False)
        by_keyboard(self._usual)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._slider, 1)
        row.addWidget(self._size)
        row.addWidget(self._usual)
        column.addLayout(row)
        column.addWidget(self._sample)
        column.addWidget(words(self.tr("The usual size is 18, in a wide window 20."), "hint"))

    def _show(self, preferences: Preferences) -> None:
        self._choices.button(MARK_READ.index(preferences.mark_read)).setChecked(True)
        size = preferences.text_size or USUAL_TEXT
        for control, value in ((self._seconds, preferences.mark_read_seconds), (self._slider, size)):
            control.blockSignals(True)
            control.setValue(value)
            control.blockSignals(False)
        self._news.setChecked(preferences.story_news)
        self._seconds.setEnabled(preferences.mark_read == "after")
        self._usual.setEnabled(preferences.text_size != 0)
        self._size.setText(f"{size} px")
        self._sample.setFont(text_font(self._theme, size))

    def _choose(self, number: int, checked: bool) -> None:
        if checked:
            self._settings.change(mark_read=MARK_READ[number])

    def _set_news(self, on: bool) -> None:
        self._settings.change(story_news=on)

    def _set_seconds(self, seconds: int) -> None:
        self._settings.change(mark_read_seconds=seconds)

    def _set_size(self, size: int) -> None:
        self._settings.change(text_size=size)

    def _set_usual(self) -> None:
        self._settings.change(text_size=0)
