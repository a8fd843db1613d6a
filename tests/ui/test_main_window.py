"""The window as a whole: what it shows when, what it remembers, and what it never does."""

import threading
from datetime import date, timedelta

import pytest
from desk import BRIDGE, COUNT, FERRY, LANE, MARKET, OTHERS, PAID, STORM, Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from newsreader.application import places
from newsreader.article.model import ViewKind
from newsreader.library import Library
from newsreader.ui.day_watch import DayWatch

# What the platform without a screen says of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


# Where everything was


def test_tomorrow_everything_is_where_it_was(desk_on, library_path):
    desk = desk_on(library_path, mark_read="by_hand", theme="dark")
    desk.click_view("Unread")
    desk.click(desk.window.parts.list_pane.header.order)
    desk.choose(QApplication.activePopupWidget(), "Oldest first")
    desk.click_row(BRIDGE)
    desk.press("Space", "Space")
    position, top = desk.pane.position(), desk.list.top_id()
    desk.window.resize(760, 640)
    assert 0 < position < 1
    desk.window.close()

    again = desk_on(library_path)
    assert again.open_headline() == BRIDGE
    assert again.selected() == [BRIDGE]
    assert again.pane.position() == pytest.approx(position, abs=0.05)
    assert again.window.navigator.question.view.kind is ViewKind.UNREAD
    assert again.window.navigator.question.order == "oldest"
    assert again.list.top_id() == top
    assert again.window.theme.name == "dark"
    assert again.window.size().toTuple() == (760, 640)


def test_hidden_panes_and_their_widths_are_kept(desk_on, library_path):
    desk = desk_on(library_path, size=(1300, 800))
    desk.press("Ctrl+R")
    splitter = desk.window.parts.panes._splitter
    splitter.moveSplitter(240, 1)
    desk.window.close()
    again = desk_on(library_path, size=(1300, 800))
    assert not again.window.parts.related.isVisible()
    assert again.window.parts.sidebar.width() == pytest.approx(240, abs=3)
    again.press("Ctrl+R")
    assert again.window.parts.related.isVisible()
    assert again.window.parts.related.width() > 200


def test_a_search_is_over_tomorrow_and_a_headline_page_too(desk_on, library_path):
    desk = desk_on(library_path)
    desk.press("Ctrl+2")
    desk.click_row(BRIDGE)
    desk.press("Alt+3", "/")
    desk.type("bridge")
    desk.until(lambda: "results" in desk.head())
    desk.window.close()
    again = desk_on(library_path)
    assert again.window.navigator.question.view.kind is ViewKind.UNREAD
    assert again.open_headline() == "No article selected"


def test_an_article_that_is_gone_tomorrow_is_no_error(desk_on, library_path, tmp_path):
    desk = desk_on(library_path)
    desk.press("J")
    desk.window.close()
    other = tmp_path / "other.db"
    again = desk_on(other)
    assert again.toast() == ""
    assert again.headlines() == []
    assert again.open_headline() == "No articles yet"


def test_the_keyboard_begins_in_the_list(desk):
    assert desk.list.hasFocus()
    assert desk.open_headline() == "No article selected"
    desk.press("F6", "Return")
    assert desk.open_headline() == BRIDGE
    assert desk.pane.hasFocus(), "who pressed the button there goes on there"


# Reading


def test_an_article_counts_as_read_after_a_second(desk_on, library_path):
    desk = desk_on(library_path)
    desk.click_view("Unread")
    desk.click_row(FERRY)
    assert not desk.is_read(FERRY)
    assert desk.window.pages.marker._timer.interval() == 1000
    desk.window.pages.marker._timer.start(1)
    desk.until(lambda: desk.is_read(FERRY))
    assert FERRY in desk.headlines(), "it stays where it is until another list is shown"
    assert desk.head() == f"Unread {COUNT - 1} unread"
    desk.click_row(PAID)
    desk.click_view("All articles")
    desk.click_view("Unread")
    assert FERRY not in desk.headlines()


def test_a_short_article_is_read_to_its_end_when_it_is_open(desk_on, library_path):
    desk = desk_on(library_path, mark_read="at_end")
    desk.click_row(MARKET)
    assert desk.is_read(MARKET)
    desk.click_row(BRIDGE)
    assert not desk.is_read(BRIDGE)
    desk.press("F6", "End")
    assert desk.is_read(BRIDGE)


def test_what_is_not_seen_is_not_read(desk_on, library_path):
    desk = desk_on(library_path, size=(480, 700), mark_read="at_once")
    desk.press("J")
    assert desk.list.isVisible()
    assert not desk.is_read(BRIDGE)
    desk.press("Return")
    assert desk.pane.isVisible()
    assert desk.is_read(BRIDGE)


def test_links_change_their_look_while_their_article_is_read(desk, tmp_path):
    desk.click_row(BRIDGE)
    desk.press("Space", "Space")
    place = desk.pane.verticalScrollBar().value()
    file = tmp_path / "lane.txt"
    file.write_text(f"{LANE}\nBy A. B. | Nov 21, 2026\n\nThey ask.", encoding="utf-8")
    desk.window.add([str(file)])
    desk.until(lambda: desk.cards()[LANE].content.state == "here")
    assert desk.pane.verticalScrollBar().value() == place
    desk.click_link(LANE)
    assert desk.open_headline() == LANE
    assert desk.window.parts.reader.shows_article()


def test_an_edited_article_is_shown_anew_in_its_place(desk, tmp_path, stocked):
    desk.click_row(MARKET)
    edited = tmp_path / "market.md"
    edited.write_text(
        f"---\ntitle: {MARKET}\ndate: 2026-11-16\nurl: https://courier.example/market\n---\nThe square is loud.\n",
        encoding="utf-8",
    )
    desk.window.add([str(edited)])
    desk.until(lambda: "loud" in desk.pane.toPlainText())
    assert desk.open_headline() == MARKET


# Titles and commands


def test_the_title_is_one_plain_line(desk, tmp_path):
    file = tmp_path / "odd.txt"
    file.write_text("Odd \u202eHeadline " + "and on " * 40 + "\nBy A. B. | Nov 21, 2026\n\nText.", encoding="utf-8")
    desk.window.add_and_open([str(file)])
    desk.until(lambda: desk.window.windowTitle().startswith("Odd"))
    title = desk.window.windowTitle()
    assert title.startswith("Odd Headline and on")
    assert title.endswith("… — Newsreader")
    assert len(title) < 140


def test_commands_can_be_chosen_only_when_they_can_be_done(desk):
    def enabled():
        names = ("bookmark", "delete", "restore", "open_original", "copy_link", "back", "forward", "undo", "find")
        return {name for name in names if desk.window.actions_by_name[name].isEnabled()}

    assert enabled() == set()
    desk.press("J")
    assert enabled() == {"bookmark", "delete", "find"}
    desk.click_row(MARKET)
    assert enabled() == {"bookmark", "delete", "find", "open_original", "copy_link", "back"}
    desk.press("Ctrl+Delete", "Ctrl+1")
    desk.click_view("Recycle bin")
    desk.press("J")
    assert enabled() == {"bookmark", "find", "open_original", "copy_link", "back", "undo", "restore"}
    desk.click_view("All articles")
    desk.click_row(BRIDGE)
    desk.press("Shift+Down")
    assert enabled() == {"bookmark", "delete", "back", "undo"}


# Narrow windows


def test_in_a_narrow_window_list_and_article_take_turns(desk_on, library_path):
    desk = desk_on(library_path, size=(480, 700), mark_read="by_hand")
    assert desk.list.isVisible()
    assert not desk.pane.isVisible()
    desk.click_row(FERRY)
    assert desk.pane.isVisible()
    assert desk.pane.hasFocus()
    assert not desk.list.isVisible()
    desk.click_tool("back")
    assert desk.list.isVisible()
    assert desk.list.hasFocus()
    desk.press("N")
    assert desk.pane.isVisible()
    assert desk.open_headline() == PAID
    desk.press("Esc")
    assert desk.list.isVisible()
    desk.press("Ctrl+4")
    assert desk.open_headline() == "No bookmarks yet"
    assert desk.state().isVisible(), "an empty list would not say why it is empty"
    desk.press("Ctrl+1")
    assert desk.list.isVisible()


def test_a_search_in_a_narrow_window_shows_the_results(desk_on, library_path):
    desk = desk_on(library_path, size=(480, 700), mark_read="by_hand")
    desk.click_row(FERRY)
    desk.press("/")
    desk.type("market")
    desk.until(lambda: "result" in desk.head())
    assert desk.list.isVisible()


def test_hidden_panes_open_above_the_others(desk_on, library_path):
    desk = desk_on(library_path, size=(1000, 700), mark_read="by_hand")
    desk.click_row(BRIDGE)
    assert not desk.window.parts.sidebar.isVisible()
    desk.click_tool("sidebar")
    assert desk.window.parts.sidebar.isVisible()
    desk.click_view("Unread")
    assert not desk.window.parts.sidebar.isVisible()
    assert desk.list.hasFocus()
    assert desk.window.navigator.question.view.kind is ViewKind.UNREAD
    desk.press("Ctrl+R")
    assert desk.window.parts.related.isVisible()
    desk.click(desk.cards()[FERRY], QPoint(20, 20))
    assert desk.open_headline() == FERRY
    assert not desk.window.parts.related.isVisible()
    desk.press("Ctrl+R", "Esc")
    assert not desk.window.parts.related.isVisible()
    desk.press("Ctrl+R")
    QTest.mouseClick(desk.pane.viewport(), Qt.MouseButton.LeftButton)
    assert not desk.window.parts.related.isVisible()


# Beginnings


def test_the_first_start_brings_articles_and_says_so(desk_on):
    desk = desk_on(places.default_library_path(), ship=True)
    assert desk.state(whole=True).content.title == "Your reading room is ready"
    desk.click_button(desk.state(whole=True), "Start reading")
    assert not desk.window.states.covers()
    assert desk.open_headline() == desk.headlines()[0]
    assert len(desk.headlines()) >= 14
    desk.press("Ctrl+A", "Ctrl+Delete")
    assert desk.headlines() == []
    desk.window.close()
    again = desk_on(places.default_library_path(), ship=True)
    assert not again.window.states.covers()
    assert again.headlines() == []


def test_a_key_that_opens_an_article_ends_the_first_page(desk_on):
    desk = desk_on(places.default_library_path(), ship=True)
    desk.press("J")
    assert not desk.window.states.covers()
    assert desk.pane.isVisible()
    assert desk.list.hasFocus()


def test_another_new_library_is_empty_and_says_what_to_do(desk_on, tmp_path):
    desk = desk_on(tmp_path / "mine.db", ship=True)
    assert not desk.window.states.covers()
    assert desk.open_headline() == "No articles yet"


def test_a_library_that_cannot_be_opened_is_explained_and_tried_again(desk_on, tmp_path, library_path):
    path = tmp_path / "broken.db"
    path.write_text("This is a shopping list and no library at all.\n" * 100, encoding="utf-8")
    desk = desk_on(path)
    page = desk.state(whole=True)
    assert page.content.title == "The library cannot be opened"
    assert "broken.db" in " ".join(page.content.lines)
    desk.click_button(page, "Try again")
    assert desk.window.states.covers()
    path.write_bytes(library_path.read_bytes())
    desk.click_button(desk.state(whole=True), "Try again")
    assert not desk.window.states.covers()
    assert len(desk.headlines()) == COUNT


# Promises


def test_no_widget_touches_the_library(desk_on, library_path, tmp_path, monkeypatch):
    """Every call comes from another thread than the window's."""
    called: dict[str, set[int]] = {}

    def watched(name, method):
        def call(self, *args, **kwargs):
            called.setdefault(name, set()).add(threading.get_ident())
            return method(self, *args, **kwargs)

        return call

    names = [name for name in vars(Library) if not name.startswith("_") and callable(getattr(Library, name))]
    for name in set(names) - {"open", "close"}:
        monkeypatch.setattr(Library, name, watched(name, vars(Library)[name]))
    desk = desk_on(library_path)
    file = tmp_path / "lane.txt"
    file.write_text(f"{LANE}\nBy A. B. | Nov 21, 2026\n\nThey ask.", encoding="utf-8")
    for keys in ("J", "S", "M", "Alt+3", "Shift+F", "Alt+Left", "N", "Ctrl+2", "Ctrl+Delete", "Ctrl+Z", "Shift+A"):
        desk.press(keys)
    desk.press("/")
    desk.type("bridge")
    desk.until(lambda: "results" in desk.head())
    desk.press("Return", "Esc")
    desk.window.add([str(file)])
    desk.until(lambda: desk.toast().startswith("The article you waited for"))
    desk.click_toast()
    desk.press("Ctrl+K")
    desk.type("market")
    desk.settle()
    desk.press("Esc")
    assert {"ids", "rows", "article", "panel", "counts", "add_all", "mark_read", "bookmark", "delete", "undo"} <= set(
        called
    )
    assert {name for name, threads in called.items() if threading.get_ident() in threads} == set()


def test_the_next_day_is_noticed(desk, monkeypatch):
    days = [date(2026, 11, 22)]
    seen = []
    watch = DayWatch(desk.window, lambda: days[-1])
    watch.day_changed.connect(lambda: seen.append(days[-1]))
    watch.look()
    days.append(days[0] + timedelta(days=1))
    watch.look()
    watch.look()
    assert seen == [days[-1]]
    asked = []
    monkeypatch.setattr(desk.window.session, "ask_list", asked.append)
    monkeypatch.setattr(desk.window.session, "ask_counts", lambda: asked.append("counts"))
    desk.window.days._day -= timedelta(days=1)
    desk.window.days.look()
    assert asked == ["counts", desk.window.navigator.question]


def test_everything_that_takes_the_keyboard_has_a_name(desk):
    desk.click_row(BRIDGE)
    kinds = (QAbstractButton, QLineEdit)
    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, kinds)) and widget.isVisible()
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []
    panes = [desk.window.parts.sidebar, desk.window.parts.list_pane, desk.window.parts.reader]
    panes += [desk.window.parts.related, desk.window.parts.top_bar, desk.window.parts.panes]
    assert [pane for pane in panes if not pane.accessibleName()] == []


@pytest.mark.parametrize("size", [(1600, 900), (1300, 800), (1150, 800), (1000, 700), (760, 700), (480, 700)])
def test_the_window_can_have_every_width(desk_on, library_path, size):
    desk = desk_on(library_path, size=size)
    desk.press("J", "Return")
    assert desk.window.width() == size[0], "nothing in it needs more room"
    assert desk.pane.isVisible()
    assert desk.window.parts.sidebar.isVisible() == (size[0] >= 1200)
    assert desk.window.parts.related.isVisible() == (size[0] >= 1100)


def test_a_failure_is_told_with_what_can_be_done(desk):
    from newsreader.article.errors import NewsreaderError

    error = NewsreaderError("The disk is full.", "Nothing was changed.", "Make room and try again.")
    desk.window.session.failed.emit(error)
    assert desk.toast() == "The disk is full."
    desk.click_toast()
    box = QApplication.activeModalWidget()
    assert "Make room and try again." in box.informativeText()
    box.accept()


def test_an_article_that_was_purged_elsewhere_is_no_dead_end(desk: Desk):
    desk.press("J")
    desk.window.open_article(9999)
    desk.settle()
    assert desk.open_headline() == "No article selected"
    assert desk.toast() != ""
    desk.press("Alt+Left")
    assert desk.open_headline() == BRIDGE
    assert STORM in desk.headlines()


def test_results_are_seen_from_the_top_whatever_is_open(desk_on, library_path):
    desk = desk_on(library_path, size=(1280, 400), mark_read="by_hand")
    desk.click_row(list(OTHERS)[-1])
    desk.window.search_for("said")
    desk.settle()
    assert len(desk.headlines()) > 5
    assert desk.list.verticalScrollBar().value() == 0
