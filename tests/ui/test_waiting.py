"""The list never jumps: what arrives while it is read waits behind a line."""

from array import array

import pytest
from desk import BRIDGE, COUNT, FERRY, MARKET
from fakes import on, parsed
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.article.model import Changes, View, ViewKind


def arrive(desk, count, day=22, text=""):
    """Articles come in as from a refresh; answers their ids."""
    session = desk.window.session
    taken = len(session.library.ids(View()))
    news = [parsed(f"News {taken + each}", text, published=on(2026, 11, day)) for each in range(count)]

    def adding():
        changes, ids = Changes(), []
        for each in news:
            added = session.library.add(each)
            changes, ids = changes | added.changes, [*ids, added.id]
        return changes, ids

    came = []
    session.background.run(adding, lambda answer: (came.extend(answer[1]), session._changed(answer[0])), lane="work")
    desk.until(lambda: len(came) == count)
    desk.settle()
    return came


def line(desk):
    waiting = desk.window.parts.list_pane.waiting
    return waiting.text() if waiting.isVisible() else ""


def picture_of_rows(desk):
    """Where in the window each row stands that is seen."""
    listed = desk.list
    top, seen = listed.viewport().mapTo(desk.window, QPoint()).y(), listed.seen_rows()
    return {
        listed.model().id_at(row): top + listed.rowViewportPosition(row) for row in range(seen.first, seen.last + 1)
    }


def assert_still(before, after):
    """What was seen stands where it stood; at most one row is hidden now."""
    still = before.keys() & after.keys()
    assert len(still) >= len(before) - 1
    assert {each: after[each] for each in still} == {each: before[each] for each in still}


@pytest.fixture
def desk(desk_on, library_path):
    return desk_on(library_path, size=(1280, 700))


def test_a_list_at_its_top_that_nobody_touched_takes_in_what_comes(desk):
    came = arrive(desk, 3)
    assert sorted(desk.list.model().ids()[:3]) == came
    assert line(desk) == ""
    assert desk.list.verticalScrollBar().value() == 0


def test_while_an_article_is_open_what_comes_waits_and_nothing_moves(desk):
    desk.click_row(BRIDGE)
    before = picture_of_rows(desk)
    arrive(desk, 12)
    assert line(desk) == "12 new"
    after = picture_of_rows(desk)
    assert_still(before, after)
    assert desk.list.model().rowCount() == COUNT
    arrive(desk, 2, day=16)
    assert line(desk) == "14 new"
    assert int(desk.head().removesuffix(" unread").split()[-1]) >= COUNT + 13


def test_pressing_the_line_lets_them_in_and_shows_them(desk):
    desk.click_row(BRIDGE)
    came = arrive(desk, 5)
    desk.click(desk.window.parts.list_pane.waiting)
    assert line(desk) == ""
    assert desk.list.top_id() in came
    assert desk.list.verticalScrollBar().value() == 0
    assert desk.selected() == [BRIDGE]
    assert desk.open_headline() == BRIDGE


def test_the_line_is_reached_and_pressed_by_keys(desk):
    desk.click_row(BRIDGE)
    assert not desk.window.actions_by_name["show_waiting"].isEnabled()
    arrive(desk, 1)
    waiting = desk.window.parts.list_pane.waiting
    spoken = QAccessible.queryAccessibleInterface(waiting)
    assert (spoken.text(QAccessible.Text.Name), spoken.role()) == ("One new article, show it", QAccessible.Role.Button)
    desk.list.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Shift+Tab")
    assert QApplication.focusWidget() is waiting
    desk.press("Return")
    assert line(desk) == ""
    assert QApplication.focusWidget() is desk.list
    arrive(desk, 2)
    assert line(desk) == "2 new"
    desk.press(".")
    assert (line(desk), desk.list.model().rowCount()) == ("", COUNT + 3)


def test_far_down_in_the_list_what_is_seen_stays_and_what_comes_below_is_there(desk):
    arrive(desk, 40, day=12)
    bar = desk.list.verticalScrollBar()
    bar.setValue(5 * desk.list.rowHeight(0) + 20)
    before = picture_of_rows(desk)
    arrive(desk, 3)
    arrive(desk, 4, day=2)
    assert line(desk) == "3 new"
    after = picture_of_rows(desk)
    assert_still(before, after)
    assert desk.list.model().rowCount() == COUNT + 44


def test_a_list_too_short_to_scroll_does_not_move_either(desk):
    desk.click_view("Harbour Courier")
    desk.click_row(MARKET)
    before = picture_of_rows(desk)
    height = desk.list.viewport().height()
    desk.window.parts.list_pane.show_waiting(3)
    assert desk.list.viewport().height() < height
    assert picture_of_rows(desk) == before
    desk.window.parts.list_pane.show_waiting(0)
    assert picture_of_rows(desk) == before


def test_the_line_grows_with_the_zoom(desk):
    desk.click_view("Harbour Courier")
    desk.click_row(MARKET)
    pane = desk.window.parts.list_pane
    pane.show_waiting(3)
    desk.window.settings.change(interface_zoom=1.5)
    assert pane.waiting.height() == 48
    assert desk.list.verticalScrollBar().maximum() >= 48


def test_another_list_has_everything(desk):
    desk.click_row(BRIDGE)
    arrive(desk, 4)
    desk.press("Ctrl+2")
    assert line(desk) == ""
    desk.press("Ctrl+1")
    assert desk.list.model().rowCount() == COUNT + 4
    arrive(desk, 1)
    assert line(desk) == "1 new"
    desk.press("Ctrl+1")  # the same list anew
    assert (line(desk), desk.list.model().rowCount()) == ("", COUNT + 5)


def test_what_the_reader_does_himself_is_seen_at_once(desk):
    desk.click_row(BRIDGE)
    arrive(desk, 2)
    desk.click_row(FERRY)
    desk.press("Ctrl+Delete")
    assert desk.list.model().rowCount() == COUNT - 1
    desk.press("Ctrl+Z")
    assert desk.list.model().rowCount() == COUNT
    assert line(desk) == "2 new"


def test_an_article_that_waits_is_there_when_it_is_opened(desk):
    desk.click_row(BRIDGE)
    came = arrive(desk, 3)
    desk.window.open_article(came[1])
    desk.settle()
    assert list(desk.list.selected_ids()) == [came[1]]
    assert line(desk) == "2 new"


def test_the_next_unread_is_looked_for_among_what_waits_last(desk):
    session = desk.window.session
    desk.click_row(BRIDGE)
    session.mark_read(list(session.library.ids(View())), True)
    desk.settle()
    came = arrive(desk, 2)
    desk.press("N")
    assert line(desk) == ""
    assert desk.list.selected_ids()[0] in came


def test_all_that_is_marked_read_was_in_the_list(desk):
    desk.click_row(BRIDGE)
    came = arrive(desk, 2)
    desk.press("Shift+A")
    assert set(desk.library.ids(View(ViewKind.UNREAD))) == set(came)
    desk.press("Ctrl+Z")
    assert len(desk.library.ids(View(ViewKind.UNREAD))) > len(came)


def test_a_pointer_over_the_list_holds_it_still(desk):
    QTest.mouseMove(desk.list.viewport(), desk.row_point(BRIDGE))
    desk.until(lambda: desk.list._rows.hovered_row >= 0)
    arrive(desk, 1)
    assert line(desk) == "1 new"


def test_twenty_thousand_arrivals_cost_few_questions_and_no_rows(desk, monkeypatch):
    """The ids are made up: only what the window asks is counted."""
    desk.click_row(BRIDGE)
    navigator, session = desk.window.navigator, desk.window.session
    asked = {"lists": 0, "rows": 0}
    known = array("q", navigator.ids)
    came = array("q", range(30_000, 10_000, -1))

    def ids(_self, _view, _order="newest", *_limit, **_stale):
        asked["lists"] += 1
        return came + known

    def rows(_self, wanted, *_search):
        asked["rows"] += len(wanted)
        return []

    monkeypatch.setattr(type(session.library), "ids", ids)
    monkeypatch.setattr(type(session.library), "rows", rows)
    for start in range(0, len(came), 200):
        session._changed(Changes(added=frozenset(came[start : start + 200]), kinds=frozenset({"articles"})))
    desk.settle()
    assert line(desk) == "20,000 new"
    assert asked["lists"] <= 2
    assert asked["rows"] == 0
    assert navigator.ids == known
