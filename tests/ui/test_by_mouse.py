"""A sitting at the desk with the mouse alone."""

import pytest
from desk import BRIDGE, COUNT, FERRY, LANE, MARKET, PAID, STORM
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from newsreader.article.model import View, ViewKind

# What the platform without a screen says of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def drop(desk, data):
    """Let go of something above the article; answers whether the window took it."""
    place = QPointF(600, 400)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place.toPoint(), *how)
    QApplication.sendEvent(desk.window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(place, *how)
    QApplication.sendEvent(desk.window, event)
    desk.settle()
    return event.isAccepted()


def test_a_click_opens_an_article_and_says_so_everywhere(desk):
    desk.click_row(FERRY)
    assert desk.open_headline() == FERRY
    assert desk.selected() == [FERRY]
    assert desk.window.windowTitle() == f"{FERRY} — Newsreader"
    assert list(desk.cards()) == [BRIDGE]


def test_a_card_leads_to_the_article_that_is_named_and_back_again(desk):
    desk.click_row(BRIDGE)
    desk.click(desk.cards()[FERRY], QPoint(20, 20))
    assert desk.open_headline() == FERRY
    assert desk.selected() == [FERRY]
    desk.click_tool("back")
    assert desk.open_headline() == BRIDGE
    desk.click_tool("forward")
    assert desk.open_headline() == FERRY


def test_a_headline_in_the_text_leads_to_its_article(desk):
    desk.click_row(BRIDGE)
    desk.click_link(PAID)
    assert desk.open_headline() == PAID


def test_the_star_keeps_the_article_and_lets_it_go(desk):
    desk.click_row(FERRY)
    desk.click_tool("bookmark")
    assert desk.row(FERRY).bookmarked
    desk.click_view("Bookmarks")
    assert desk.headlines() == [FERRY]
    desk.click_tool("bookmark")
    assert not desk.row(FERRY).bookmarked
    assert desk.headlines() == [FERRY], "it stays where the reader is looking"
    desk.click_view("All articles")
    desk.click_view("Bookmarks")
    assert desk.headlines() == []
    assert desk.open_headline() == "No bookmarks yet"


def test_sources_and_tags_are_lists(desk):
    desk.click_view("Harbour Courier")
    assert desk.headlines() == [MARKET]
    assert desk.head() == "Harbour Courier 1 unread"
    desk.click_view("traffic")
    assert desk.headlines() == [MARKET]


def test_a_click_in_the_sidebar_hands_the_keyboard_to_the_list(desk):
    desk.click_view("Unread")
    assert desk.list.hasFocus()
    assert desk.head() == f"Unread {COUNT} unread"


def test_the_order_is_chosen_at_the_head_and_kept_at_once(desk):
    header = desk.window.parts.list_pane.header
    desk.click(header.order)
    desk.choose(QApplication.activePopupWidget(), "Oldest first")
    assert desk.headlines()[-1] == BRIDGE
    assert desk.window.settings.window.order == "oldest"


def test_deleting_by_the_menu_goes_to_the_neighbour_and_undo_comes_back(desk):
    desk.click_row(FERRY)
    desk.choose(desk.menu(desk.list.viewport(), desk.row_point(FERRY)), "Move to recycle bin")
    assert FERRY not in desk.headlines()
    assert desk.open_headline() == PAID
    assert desk.selected() == [PAID]
    assert desk.toast() == f"Moved to the recycle bin: {FERRY}"
    desk.click_toast()
    assert desk.headlines()[1] == FERRY
    assert desk.open_headline() == FERRY
    assert desk.selected() == [FERRY]
    assert desk.row(FERRY).deleted is False


def test_undo_on_the_toast_takes_back_what_it_speaks_of(desk):
    desk.click_row(FERRY)
    desk.choose(desk.menu(desk.list.viewport(), desk.row_point(FERRY)), "Move to recycle bin")
    desk.click_tool("toggle_read")
    assert desk.is_read(PAID)
    desk.click_toast()
    assert FERRY in desk.headlines()
    assert desk.is_read(PAID)


def test_the_recycle_bin_gives_back(desk):
    desk.click_row(FERRY)
    desk.choose(desk.menu(desk.list.viewport(), desk.row_point(FERRY)), "Move to recycle bin")
    desk.click_view("Recycle bin")
    assert desk.headlines() == [FERRY]
    desk.choose(desk.menu(desk.list.viewport(), desk.row_point(FERRY)), "Restore from recycle bin")
    assert desk.headlines() == []
    assert desk.row(FERRY).deleted is False


def test_a_right_click_opens_the_row_and_offers_what_can_be_done(desk):
    menu = desk.menu(desk.list.viewport(), desk.row_point(MARKET))
    desk.settle()
    assert desk.open_headline() == MARKET
    desk.choose(menu, "Copy link")
    assert QGuiApplication.clipboard().text() == "https://courier.example/market"
    assert desk.toast() == "Link copied"


def test_several_articles_are_selected_and_marked_together(desk):
    desk.click_row(BRIDGE)
    desk.click_row(PAID, SHIFT)
    assert desk.open_headline() == "3 articles"
    assert desk.cards() == {}
    desk.click_button(desk.state(), "Mark read")
    assert [desk.is_read(each) for each in (BRIDGE, FERRY, PAID, STORM)] == [True, True, True, False]
    assert desk.toast() == "Marked read: 3 articles"
    assert desk.state().content.actions[0].text == "Mark unread"
    desk.click_button(desk.state(), "Bookmark")
    assert desk.row(PAID).bookmarked
    desk.click_row(BRIDGE)
    assert desk.open_headline() == BRIDGE
    assert len(desk.cards()) == 4


def test_several_articles_are_deleted_and_brought_back(desk):
    desk.click_row(BRIDGE)
    desk.click_row(PAID, CONTROL)
    desk.click_button(desk.state(), "Delete")
    assert len(desk.headlines()) == COUNT - 2
    assert desk.open_headline() == FERRY
    desk.click_toast()
    assert len(desk.headlines()) == COUNT


def test_an_awaited_headline_has_a_page_is_followed_and_named_by_its_article(desk):
    desk.click_row(BRIDGE)
    desk.click_link(LANE)
    assert desk.open_headline() == LANE
    assert desk.state().content.title == "Not in your library yet"
    desk.click_button(desk.state(), "Follow")
    assert desk.toast() == "You will be told when it arrives"
    assert desk.state().content.actions[0].text == "Stop following"
    desk.click_button(desk.state(), BRIDGE)
    assert desk.open_headline() == BRIDGE
    assert desk.cards()[LANE].content.followed
    desk.click_tool("back")
    assert desk.open_headline() == LANE
    desk.click_toast()
    assert desk.library.rows([desk.id_of(LANE)])[0].followed is False


def test_following_on_the_card_is_taken_back_on_the_toast(desk):
    desk.click_row(BRIDGE)
    desk.click_button(desk.cards()[LANE], "Follow")
    assert desk.cards()[LANE].content.followed
    desk.click_toast()
    assert not desk.cards()[LANE].content.followed


@pytest.mark.parametrize(("answer", "state"), [("Yes", "here"), ("No", "awaited")])
def test_the_answer_to_a_possible_link_is_remembered(desk_on, library_path, answer, state):
    desk = desk_on(library_path)
    desk.click_row(BRIDGE)
    assert desk.cards()[STORM].content.state == "possible"
    desk.click_button(desk.cards()[STORM], answer)
    states = {card.content.state for title, card in desk.cards().items() if title.startswith("Engineers")}
    assert states == {state}
    desk.window.close()
    again = desk_on(library_path)
    again.settle()
    assert again.open_headline() == BRIDGE
    assert {c.content.state for title, c in again.cards().items() if title.startswith("Engineers")} == {state}


def test_the_menu_of_a_card_offers_what_the_card_can_do(desk):
    desk.click_row(BRIDGE)
    desk.choose(desk.menu(desk.cards()[LANE], QPoint(20, 20)), "Follow")
    assert desk.cards()[LANE].content.followed
    desk.choose(desk.menu(desk.cards()[FERRY], QPoint(20, 20)), "Copy headline")
    assert QGuiApplication.clipboard().text() == FERRY
    desk.choose(desk.menu(desk.cards()[FERRY], QPoint(20, 20)), "Open")
    assert desk.open_headline() == FERRY


def test_the_original_is_opened_outside(desk, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    desk.click_row(BRIDGE)
    assert not desk.window.parts.top_bar.buttons["open_original"].isEnabled()
    desk.click_row(MARKET)
    desk.click_tool("open_original")
    assert opened == ["https://courier.example/market"]


def test_what_tells_who_follows_a_link_does_not_go_along(desk, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    articles = desk.window.commands.articles
    articles.open_address("https://me:secret@courier.example/market?id=7&utm_source=feed")
    assert opened == ["https://courier.example/market?id=7"]
    articles.copy_address("https://courier.example/market?id=7&fbclid=x")
    assert QGuiApplication.clipboard().text() == "https://courier.example/market?id=7"
    for address in ("file:///etc/passwd", "javascript:alert(1)", "ms-msdt:/id"):
        articles.open_address(address)
    assert len(opened) == 1


def test_words_are_searched_as_they_are_typed_and_the_cross_returns(desk):
    desk.click_row(PAID)
    field = desk.window.parts.top_bar.search
    desk.click(field)
    QTest.keyClicks(field, "bridge")
    desk.until(lambda: "results" in desk.head())
    found = desk.headlines()
    assert BRIDGE in found
    assert FERRY not in found
    assert desk.head() == f"{len(found)} results for “bridge”"
    desk.click(field._clear)
    assert len(desk.headlines()) == COUNT
    assert desk.open_headline() == PAID
    assert desk.selected() == [PAID]


def test_files_dropped_on_the_window_are_added(desk, tmp_path):
    file = tmp_path / "news.txt"
    file.write_text("Harbour Cranes Fall Silent\nBy A. B. | Nov 21, 2026\n\nThey did.", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    desk.click_row(PAID)
    assert drop(desk, data)
    desk.until(lambda: desk.toast() == "Added: Harbour Cranes Fall Silent")
    assert desk.headlines()[0] == "Harbour Cranes Fall Silent"
    assert desk.open_headline() == PAID, "what is read stays"
    desk.click_toast()
    assert desk.open_headline() == "Harbour Cranes Fall Silent"


def test_a_link_dropped_on_the_window_is_looked_at(desk):
    looked = []
    desk.window.session.feeds.look_for = lambda text, _done, _failed: looked.append(text)
    data = QMimeData()
    data.setUrls([QUrl("https://courier.example/market")])
    assert drop(desk, data)
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    assert looked == ["https://courier.example/market"]
    data.setUrls([QUrl("mailto:ana@courier.example")])
    assert not drop(desk, data)


def test_all_of_a_list_is_read_by_its_menu(desk):
    desk.click_view("Unread")
    section = desk.window.parts.sidebar._sections["library"]
    place = section.visualRect(section.model().index(1, 0)).center()
    desk.choose(desk.menu(section.viewport(), place), "Mark all as read")
    assert desk.headlines() == []
    assert desk.open_headline() == "All caught up"
    assert desk.library.counts().unread == 0
    desk.click_toast()
    assert len(desk.headlines()) == COUNT


def test_the_text_grows_by_its_menu_and_themes_are_chosen_there(desk):
    before = desk.pane.document().size().height()
    desk.click_row(BRIDGE)
    desk.click_tool("text_menu")
    desk.choose(QApplication.activePopupWidget(), "Larger text")
    assert desk.window.settings.preferences.text_size == 19
    desk.click_tool("text_menu")
    desk.choose(QApplication.activePopupWidget(), "Sepia")
    assert desk.window.theme.name == "sepia"
    assert desk.open_headline() == BRIDGE
    assert before != desk.pane.document().size().height()


def test_the_buttons_of_an_empty_list_lead_on(desk):
    desk.click_view("Bookmarks")
    desk.click_button(desk.state(), "Show all articles")
    assert len(desk.headlines()) == COUNT
    assert desk.window.navigator.question.view == View()
    desk.click_view("Awaited headlines")
    assert desk.window.navigator.question.view.kind is ViewKind.AWAITED
    assert desk.headlines() == [LANE]
    desk.click_row(LANE)
    assert desk.open_headline() == LANE
