"""The real window on a real library of a dozen articles, driven as a person would: by mouse and by keys."""

from __future__ import annotations

import textwrap
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from newsreader.article.model import View, ViewKind
from newsreader.library import Library
from newsreader.ui.empty_state import EmptyState
from newsreader.ui.main_window import MainWindow
from newsreader.ui.related_card import RelatedCard

BRIDGE = "Town Council Approves New Harbour Bridge"
FERRY = "Ferry Crews Promise to Keep Sailing Through Winter"
PAID = "How the Harbour Bridge Was Paid For"
STORM = "Engineers Test Old Bridge Pillars After the November Storm"
STORM_NAMED = "Engineers Examine Old Bridge Pillars After November Storm"
LANE = "Fishermen Ask for a Wider Shipping Lane"
MARKET = "Market Square Reopens With Fewer Cars"
OTHERS = {
    "Night Train Returns to the Coast": "15",
    "School Kitchens Switch to Local Grain": "14",
    "Museum Finds a Lost Map in Its Own Cellar": "13",
    "River Swimmers Win a Longer Season": "12",
    "Lighthouse Keeper Retires After Forty Years": "11",
    "Small Theatre Plays to Full Houses": "10",
    "Beekeepers Count a Good Summer": "09",
}
COUNT = 5 + len(OTHERS)


def paragraphs(count: int, about: str) -> str:
    """Some text to scroll through."""
    words = f"The {about} was discussed at length that evening, and nobody left before the end of it. "
    return "\n".join(f"{words * 3}Speaker {number} said so too." for number in range(1, count + 1))


def write_articles(folder: Path) -> None:
    """A house article that names four others, three of which are here in some way, and eleven more."""
    bridge = f"""\
        {BRIDGE}
        By Mara Quill | Nov 20, 2026

        The council voted for the bridge on Friday. It will cost forty million.
        - {FERRY}
        - {STORM_NAMED}
        - {LANE}
        {{text}}
        Also Read: {PAID}
        Work begins in spring."""
    (folder / "bridge.txt").write_text(textwrap.dedent(bridge).format(text=paragraphs(30, "bridge")), encoding="utf-8")
    for number, (headline, day) in enumerate({FERRY: "19", PAID: "18", STORM: "17", **OTHERS}.items()):
        text = f"{headline}\nBy Ines Calder | Nov {day}, 2026\n\n{headline}, it was said on that day.\n"
        (folder / f"{number:02}.txt").write_text(text + paragraphs(2 + number % 3, "matter"), encoding="utf-8")
    (folder / "market.md").write_text(
        f"---\ntitle: {MARKET}\nbyline: Tor Espeland\ndate: 2026-11-16\nsource: Harbour Courier\n"
        f"url: https://courier.example/market\ntags: [town, traffic]\n---\nThe square is quiet. *{BRIDGE}* is next.\n",
        encoding="utf-8",
    )


class Desk:
    """A window and the hands that use it."""

    def __init__(self, window: MainWindow, qtbot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.list = window.parts.list_pane.list
        self.pane = window.parts.reader.pane

    # Waiting

    def until(self, true, timeout: int = 5000) -> None:
        self.qtbot.waitUntil(true, timeout=timeout)

    def settle(self) -> None:
        """Until everything asked was answered, and what followed from it too."""
        calm = 0
        while calm < 3:
            self.qtbot.wait(1)
            timers = self.window.session._count_soon.isActive() or self.window.navigator.again.waits()
            calm = 0 if self.window.session.background.busy() or timers else calm + 1

    # What a person sees

    def headlines(self) -> list[str]:
        """The rows of the list from the top."""
        self.settle()
        model = self.list.model()
        for row in range(model.rowCount()):
            model.row(row)
        self.settle()
        return [model.data(model.index(row, 0)) for row in range(model.rowCount())]

    def selected(self) -> list[str]:
        known = self.library.rows(self.list.selected_ids())
        return [row.headline for row in known]

    def open_headline(self) -> str:
        """The headline of the page that is seen; of an empty state: what that is about, or its title."""
        reader = self.window.parts.reader
        if not reader.shows_article():
            content = reader.currentWidget().content
            return content.headline or content.title
        return self.pane.accessibleDescription()

    def state(self, whole: bool = False) -> EmptyState:
        """The empty state that is seen."""
        place = self.window.parts.body if whole else self.window.parts.reader
        assert isinstance(place.currentWidget(), EmptyState)
        return place.currentWidget()

    def toast(self) -> str:
        toast = self.window.parts.toasts.toast
        return "" if toast.isHidden() else toast.content.text.replace("\u2068", "").replace("\u2069", "")

    def cards(self) -> dict[str, RelatedCard]:
        return {card.content.title: card for card in self.window.parts.related.cards()}

    def head(self) -> str:
        header = self.window.parts.list_pane.header
        return f"{header.title()} {header.unread_text()}".strip().replace("\u2068", "").replace("\u2069", "")

    # What the library holds

    @property
    def library(self) -> Library:
        return self.window.session.library

    def id_of(self, headline: str) -> int:
        kinds = (View(), View(ViewKind.BIN), View(ViewKind.AWAITED))
        rows = [row for view in kinds for row in self.library.rows(self.library.ids(view))]
        return next(row.id for row in rows if row.headline == headline)

    def row(self, headline: str):
        return self.library.rows([self.id_of(headline)])[0]

    def is_read(self, headline: str) -> bool:
        return not self.row(headline).unread

    # The keyboard

    def key(self, keys: str) -> None:
        """Press keys as they are written in the help, such as `Ctrl+Shift+C`."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)
        combination = QKeySequence(keys)[0]
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def follow_headline(self, headline: str) -> None:
        """By keys, from its card."""
        self.cards()[headline].setFocus(Qt.FocusReason.TabFocusReason)
        self.press("Shift+F")

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def press(self, *keys: str) -> None:
        """Press keys, each after what the one before it led to."""
        for each in keys:
            self.key(each)
            self.settle()

    # The mouse

    def click(self, widget: QWidget, at: QPoint | None = None, held=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, at or widget.rect().center())
        self.settle()

    def row_point(self, headline: str) -> QPoint:
        row = self.headlines().index(headline)
        self.list.scrollTo(self.list.model().index(row, 0))
        return self.list.visualRect(self.list.model().index(row, 0)).center()

    def click_row(self, headline: str, held=Qt.KeyboardModifier.NoModifier) -> None:
        self.click(self.list.viewport(), self.row_point(headline), held)

    def click_view(self, label: str) -> None:
        for section in self.window.parts.sidebar._sections.values():
            for place, entry in enumerate(section.entries()):
                if entry.label == label:
                    self.click(section.viewport(), section.visualRect(section.model().index(place, 0)).center())
                    return
        raise AssertionError(f"The sidebar has no {label}")

    def click_button(self, within: QWidget, text: str) -> None:
        buttons = [each for each in within.findChildren(QAbstractButton) if each.isVisible() and each.text() == text]
        assert buttons, f"There is no button {text}"
        self.click(buttons[0])

    def click_tool(self, name: str) -> None:
        self.click(self.window.parts.top_bar.buttons[name])

    def click_toast(self) -> None:
        self.click(self.window.parts.toasts.toast._button)

    def click_link(self, text: str) -> None:
        """Click on a link in the text of the article."""
        cursor = self.pane.document().find(text)
        assert not cursor.isNull(), f"The text has no {text}"
        cursor.setPosition(cursor.selectionStart() + len(text) // 2)
        self.pane.setTextCursor(cursor)
        self.pane.ensureCursorVisible()
        place = self.pane.cursorRect(cursor).center()
        assert self.pane.anchorAt(place), f"{text} is no link"
        self.click(self.pane.viewport(), place)

    def menu(self, widget: QWidget, at: QPoint | None = None) -> QMenu:
        """The menu that a right click opens; by the menu key, if no point is given."""
        reasons = QContextMenuEvent.Reason
        point = at or widget.rect().center()
        reason = reasons.Keyboard if at is None else reasons.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, point, widget.mapToGlobal(point)))
        self.until(lambda: QApplication.activePopupWidget() is not None)
        self.settle()
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    def choose(self, menu: QMenu, text: str) -> None:
        """Click an entry of an open menu."""
        action = next(each for each in menu.actions() if each.text().replace("&", "") == text)
        assert action.isEnabled(), f"{text} cannot be chosen"
        QTest.mouseClick(
            menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center()
        )
        self.settle()

    def hover(self, widget: QWidget) -> None:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Enter))
        QTest.mouseMove(widget, QPointF(widget.rect().center()).toPoint())
