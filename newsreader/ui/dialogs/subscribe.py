"""Subscribes to a site by its address, or saves a page: one field, and below it what was found there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from newsreader.application.news.finding import FoundFeeds
from newsreader.article.errors import NewsreaderError
from newsreader.ui import icons
from newsreader.ui.addresses import is_address
from newsreader.ui.dialogs.folder_choice import FolderChoice
from newsreader.ui.dialogs.found_list import FoundList
from newsreader.ui.dialogs.page import by_keyboard, words
from newsreader.ui.theme import Theme
from newsreader.ui.tool_tip import plain_tip
from newsreader.ui.written_number import written

REST_MS = 500
ICON = 16
LookFor = Callable[[str, Callable[[FoundFeeds], None], Callable[[NewsreaderError], None]], None]


class SubscribeDialog(QDialog):
    """The dialog looks at an address as soon as there is one.

    Signals:
        feed_chosen: (FoundFeed, path of a folder); the reader subscribes to it.
        known_chosen: id of a subscription that there is already.
        page_chosen: address of a page to save.
    """

    feed_chosen = Signal(object, object)
    known_chosen = Signal(object)
    page_chosen = Signal(object)

    def __init__(self, folders: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look_for: LookFor | None = None
        self._cancel_looking: Callable[[], None] | None = None
        self._number = 0
        self._found = FoundFeeds("")
        self.setWindowTitle(self.tr("Subscribe or save an address"))
        self._field = QLineEdit()
        self._bar = QProgressBar()
        self._what, self._more = words(""), words("", "hint")
        self._feeds = FoundList(theme)
        self._folder = FolderChoice(folders)
        self._folder_title = _section(self.tr("Folder"), self._folder.combo)
        self._mark = QLabel()
        self._page = QPushButton(self.tr("Save this page instead"))
        self._subscribe = QPushButton(self.tr("Subscribe"))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._prepare()
        self._assemble()
        self._say(self.tr("Newsreader finds the feeds of a site by the address of any of its pages."))
        self._field.setFocus()

    def set_looking(self, look_for: LookFor, cancel: Callable[[], None]) -> None:
        """Take over how an address is looked at, and how that is ended."""
        self._look_for, self._cancel_looking = look_for, cancel

    def begin_with(self, address: str) -> None:
        """Look at an address."""
        self._field.setText(address)
        self._field.selectAll()
        if address:
            self.look()

    def address(self) -> str:
        """What is in the field."""
        return self._field.text().strip()

    def told(self) -> str:
        """What is said below the field."""
        return " ".join(each.text() for each in (self._what, self._more) if each.text())

    def feeds(self) -> list[str]:
        """The feeds that are offered, as they are written."""
        return self._feeds.texts()

    def look(self) -> None:
        """Look at the address now."""
        self._rest.stop()
        self._stop()
        if self._look_for is None or not self.address():
            return
        self._show(FoundFeeds(self.address()))
        self._say(self.tr("Looking…"))
        self._bar.show()
        self._look_for(self.address(), partial(self._here, self._number), partial(self._failed, self._number))

    # What was found

    def _here(self, number: int, found: FoundFeeds) -> None:
        if not isValid(self) or number != self._number:
            return  # it is closed, or looks at something else by now
        self._bar.hide()
        self._show(found)
        if found.feeds:
            one, more = self.tr("One feed was found."), self.tr("%1 feeds were found.")
            self._say((one if len(found.feeds) == 1 else more).replace("%1", written(len(found.feeds))))
        elif found.page:
            do = self.tr("The page itself can be saved and read here.")
            self._say(self.tr("This page names no feed."), do)
        else:
            self._fail(
                NewsreaderError(
                    self.tr("There is no feed at this address."),
                    self.tr("Nothing was changed."),
                    self.tr("Look for a link to a feed on the site, and try its address."),
                )
            )

    def _failed(self, number: int, error: NewsreaderError) -> None:
        if isValid(self) and number == self._number:
            self._bar.hide()
            self._fail(error)

    def _fail(self, error: NewsreaderError) -> None:
        self._say(error.what, " ".join(part for part in (error.kept, error.do) if part))
        self._mark.show()
        self._more.setToolTip(plain_tip(error.details) if error.details else "")

    def _show(self, found: FoundFeeds) -> None:
        self._found = found
        self._feeds.show_feeds(found.feeds)
        self._folder_title.setVisible(bool(found.feeds))
        self._folder.setVisible(bool(found.feeds))
        self._page.setVisible(found.page)
        self._page.setText(self.tr("Save this page instead") if found.feeds else self.tr("Save this page"))
        self._check()

    def _check(self, *_row: object) -> None:
        """The button says what it does; Enter in the field looks, until there is something to choose."""
        chosen = self._feeds.chosen()
        known = chosen is not None and chosen.subscribed is not None
        self._subscribe.setText(self.tr("Show it") if known else self.tr("Subscribe"))
        self._subscribe.setEnabled(chosen is not None)
        self._folder.setEnabled(chosen is not None and not known)
        only_page = self._found.page and chosen is None
        self._subscribe.setDefault(not only_page)
        self._page.setDefault(only_page)
        for button, primary in ((self._subscribe, not only_page), (self._page, only_page)):
            button.setProperty("kind", "primary" if primary else "")
            button.style().unpolish(button)
            button.style().polish(button)

    # What the reader does

    def _typed(self, *_text: object) -> None:
        self._stop()
        self._show(FoundFeeds(""))
        self._say("")
        if is_address(self.address()):
            self._rest.start()

    def _entered(self) -> None:
        """Enter looks at the address, or takes what was found there."""
        if self._found.address != self.address() or not (self._found.feeds or self._found.page):
            self.look()
        elif self._feeds.chosen() is not None:
            self._take()
        else:
            self._save_page()

    def _take(self, *_item: object) -> None:
        chosen = self._feeds.chosen()
        if chosen is None:
            self._entered()
        elif chosen.subscribed is not None:
            self.known_chosen.emit(chosen.subscribed)
            self.accept()
        else:
            self.feed_chosen.emit(chosen, self._folder.path())
            self.accept()

    def _save_page(self) -> None:
        self.page_chosen.emit(self._found.address)
        self.accept()

    def _stop(self) -> None:
        self._number += 1
        if not self._bar.isHidden() and self._cancel_looking is not None:
            self._cancel_looking()
        self._bar.hide()

    def done(self, result: int) -> None:
        """Close, and look no further."""
        self._rest.stop()
        self._stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus; elsewhere it looks, or takes what was found."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QPushButton):
            button.click()
        else:
            self._entered()

    # Its parts

    def _prepare(self) -> None:
        self._field.setMaxLength(4000)
        self._field.setAccessibleName(self.tr("Address"))
        self._field.setPlaceholderText(self.tr("example.com, or the address of a feed"))
        self._field.textEdited.connect(self._typed)
        self._rest.timeout.connect(self.look)
        self._mark.setPixmap(
            icons.icon("warning", self._theme["warn"], self._theme.px(ICON)).pixmap(self._theme.px(ICON))
        )
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Looking…"))
        self._bar.hide()
        self._feeds.currentRowChanged.connect(self._check)
        self._feeds.itemDoubleClicked.connect(self._take)
        self._subscribe.clicked.connect(self._take)
        self._page.clicked.connect(self._save_page)

    def _assemble(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(8))
        column.addWidget(_section(self.tr("Address of a site, a feed or a page"), self._field))
        said = QHBoxLayout()
        said.setSpacing(px(8))
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._what, 1)
        column.addWidget(self._field)
        column.addWidget(self._bar)
        column.addLayout(said)
        for widget in (self._more, self._feeds, self._folder_title, self._folder):
            column.addWidget(widget)
        column.addSpacing(px(12))
        column.addStretch(1)
        column.addLayout(self._buttons())
        self._show(FoundFeeds(""))
        self.resize(px(520), px(380))

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (self._page, cancel, self._subscribe):
            button.setAutoDefault(False)
            by_keyboard(button)
        row.addWidget(self._page)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._subscribe)
        return row

    def _say(self, what: str, more: str = "") -> None:
        self._what.setText(what)
        self._what.setVisible(bool(what))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._more.setToolTip("")
        self._mark.hide()


def _section(text: str, buddy: QWidget) -> QLabel:
    title = QLabel(text)
    title.setProperty("role", "section")
    title.setBuddy(buddy)
    return title
