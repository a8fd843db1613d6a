"""What is done to all articles of a list, and to a tag as a whole, in the real window."""

import pytest
from desk import BRIDGE, COUNT, FERRY, MARKET, PAID, STORM
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from newsreader.application.bulk_work import BulkProgress
from newsreader.article.model import View, ViewKind
from newsreader.library import steps
from newsreader.ui import bulk_desk


def dialog(desk):
    """The dialog that is open, once it has the keyboard."""
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    return QApplication.activeWindow()


def tags(desk):
    desk.settle()
    return [entry.label for entry in desk.window.parts.sidebar._sections["tags"].entries()]


def search(desk, text):
    desk.window.search_for(text)
    desk.settle()


def test_all_results_of_a_search_are_marked_read_and_unread_again(desk):
    search(desk, "title:bridge")
    desk.press("Shift+A")
    assert [desk.is_read(each) for each in (BRIDGE, PAID, STORM, FERRY)] == [True, True, True, False]
    assert desk.toast() == "Marked all read in the results for “title:bridge”"
    desk.click_toast()
    desk.settle()
    assert not desk.is_read(BRIDGE)


def test_a_whole_list_is_bookmarked_tagged_and_thrown_away(desk):
    search(desk, "title:bridge")
    desk.window.commands.run("bookmark_all")
    desk.settle()
    assert [desk.row(each).bookmarked for each in (PAID, FERRY)] == [True, False]
    desk.window.commands.run("tag_all")
    assert dialog(desk)._title.text() == "Tags of 3 articles"
    desk.type("crossings")
    desk.press("Return", "Return")
    assert "crossings" in tags(desk)
    assert desk.row(STORM).tags == ("crossings",)
    desk.window.commands.run("delete_all")
    desk.settle()
    assert len(desk.library.ids(View(ViewKind.BIN))) == 3
    assert desk.head() == "No results for “title:bridge”"
    desk.window.activateWindow()
    desk.press("Ctrl+Z")
    assert desk.head() == "3 results for “title:bridge”"
    desk.press("Ctrl+Z", "Ctrl+Z")
    assert (desk.row(STORM).tags, desk.row(STORM).bookmarked) == ((), False)


def test_what_was_thrown_away_comes_back_after_a_restart(desk, desk_on, library_path):
    desk.window.show_view(View())
    desk.window.commands.run("delete_all")
    desk.settle()
    desk.window.close()
    again = desk_on(library_path, mark_read="by_hand")
    assert again.library.counts().all == 0
    again.press("Ctrl+Z")
    assert again.library.counts().all == COUNT


def test_what_is_open_gives_way_when_it_goes_with_its_list(desk):
    desk.click_row(FERRY)
    search(desk, "title:bridge")
    desk.click_row(PAID)
    desk.window.commands.run("delete_all")
    desk.settle()
    assert desk.window.article_id is None


def test_what_is_open_closes_when_it_goes_with_very_many(desk, monkeypatch):
    monkeypatch.setattr(steps, "NAMED", 1)
    desk.window.show_view(View())
    desk.click_row(FERRY)
    desk.window.commands.run("delete_all")
    desk.settle()
    assert desk.window.article_id is None
    assert desk.headlines() == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_head_of_the_list_offers_what_can_be_done_with_all(desk):
    header = desk.window.parts.list_pane.header
    desk.click(header.order)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[3:] == [
        *("Mark all as read", "Bookmark all", "Tag all…", "Move all to recycle bin", "Save search as smart folder…"),
    ]
    states = {action.text(): action.isEnabled() for action in menu.actions()}
    assert states["Bookmark all"]
    assert not states["Save search as smart folder…"]
    menu.close()
    desk.window.show_view(View(ViewKind.BIN))
    desk.settle()
    assert not desk.window.actions_by_name["delete_all"].isEnabled()


def test_a_selected_long_list_is_worked_on_as_a_list(desk, monkeypatch):
    monkeypatch.setattr(bulk_desk, "TOO_MANY", 5)
    desk.window.focus_list()
    desk.list.selectAll()
    desk.settle()
    desk.press("Ctrl+Delete")
    assert desk.library.counts().all == 0
    assert desk.toast() == "Moved all in All articles to the recycle bin"
    desk.press("Ctrl+Z")
    desk.list.selectAll()
    desk.settle()
    desk.press("M")
    assert desk.library.counts().unread == 0
    desk.list.selectAll()
    desk.settle()
    desk.press("S")
    assert desk.library.counts().bookmarks == COUNT


def test_long_work_tells_how_far_it_is_and_can_be_stopped(desk, qtbot):
    session, card = desk.window.session, desk.window.parts.work
    stopped = []
    desk.window.bulk._doing["Marked"] = "Marking all as read in All articles"
    session.bulk_progressed.emit(BulkProgress("Marked", 10_000, 300_000, finished=False))
    assert not card.isVisible()
    qtbot.waitUntil(card.isVisible)
    assert card.title.words() == "Marking all as read in All articles"
    assert card.line.text() == "10,000 of 300,000 · you can go on reading"
    session.bulk_progressed.emit(BulkProgress("Marked", 210_000, 300_000, finished=False))
    assert card.bar.filled().width() / card.bar.width() == pytest.approx(0.7, abs=0.01)
    session.cancel_bulk = lambda: stopped.append(1)
    card.button.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key("Return")
    assert stopped == [1]
    assert not card.button.isEnabled()
    session.bulk_progressed.emit(BulkProgress("Marked", 220_000, 300_000, finished=True))
    assert not card.isVisible()


def test_what_is_taken_back_after_a_restart_is_named_too(desk, qtbot):
    card = desk.window.parts.work
    desk.window.session.bulk_progressed.emit(BulkProgress("Marked all read", 0, 20_000, finished=False))
    qtbot.waitUntil(card.isVisible)
    assert card.title.words() == "Taking back: Marked all read"
    desk.window.session.bulk_progressed.emit(BulkProgress("Marked all read", 20_000, 20_000, finished=True))


def test_quick_work_shows_no_card(desk, qtbot):
    card = desk.window.parts.work
    desk.window.session.bulk_progressed.emit(BulkProgress("Marked", 0, 12, finished=False))
    desk.window.session.bulk_progressed.emit(BulkProgress("Marked", 12, 12, finished=True))
    qtbot.wait(bulk_desk.PATIENCE_MS + 50)
    assert not card.isVisible()


# Tags


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_tag_is_renamed_from_its_menu_while_it_is_shown(desk):
    desk.click_view("town")
    section = desk.window.parts.sidebar._sections["tags"]
    menu = desk.menu(section.viewport(), section.visualRect(section.model().index(0, 0)).center())
    desk.choose(menu, "Rename…")
    dialog(desk)
    desk.type("city")
    desk.press("Return")
    assert tags(desk) == ["city", "traffic"]
    assert desk.head() == "city 1 unread"
    assert desk.headlines() == [MARKET]
    assert desk.toast() == "Tag renamed: town is city"
    desk.window.activateWindow()
    desk.press("Ctrl+Z")
    assert tags(desk) == ["town", "traffic"]


def test_two_tags_become_one_and_two_again(desk):
    desk.window.session.tag([desk.id_of(FERRY)], "city", True, "")
    desk.settle()
    desk.window.tags.merge("town")
    dialog(desk)
    desk.type("city")
    desk.press("Return")
    assert tags(desk) == ["city", "traffic"]
    assert desk.toast() == "Tags merged: town and city"
    assert {each.headline for each in desk.library.rows(desk.library.ids(View(ViewKind.TAG, "city")))} == {
        FERRY,
        MARKET,
    }
    desk.window.activateWindow()
    desk.press("Ctrl+Z")
    assert tags(desk) == ["city", "town", "traffic"]


def test_a_tag_is_deleted_and_comes_back(desk):
    desk.click_view("town")
    desk.window.commands.run("delete_tag")
    assert tags(desk) == ["traffic"]
    assert desk.head() == f"All articles {COUNT} unread"
    assert desk.toast() == "Tag deleted: town"
    desk.press("Ctrl+Z")
    assert desk.row(MARKET).tags == ("town", "traffic")


def test_a_tag_is_renamed_from_the_tags_of_an_article(desk):
    desk.click_row(MARKET)
    desk.press("T")
    dialog(desk)
    desk.press("Down", "F2")
    desk.until(lambda: QApplication.activeWindow().windowTitle() == "Rename tag")
    desk.type("village")
    desk.press("Return")
    assert tags(desk) == ["traffic", "village"]
