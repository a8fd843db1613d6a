"""A sitting at the desk with the keyboard alone."""

import pytest
from desk import BRIDGE, COUNT, FERRY, LANE, MARKET, PAID, STORM
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from newsreader.article.model import ViewKind

# What the platform without a screen says of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def view(desk):
    return desk.window.navigator.question.view.kind


def dialog(desk, name):
    """The dialog that is open."""
    found = [each for each in desk.window.findChildren(QDialog) if each.isVisible() and type(each).__name__ == name]
    assert found, f"No {name} is open"
    return found[0]


def test_j_and_k_walk_the_list(desk):
    desk.press("J")
    assert desk.open_headline() == BRIDGE
    desk.press("J", "J")
    assert desk.open_headline() == PAID
    desk.press("K")
    assert desk.open_headline() == FERRY
    assert desk.selected() == [FERRY]
    desk.press("Down")
    assert desk.open_headline() == PAID
    desk.press("Up", "Up", "K", "K")
    assert desk.open_headline() == BRIDGE


def test_moving_on_by_a_key_marks_what_was_left_read(desk_on, library_path):
    desk = desk_on(library_path)
    desk.press("J", "J")
    assert desk.is_read(BRIDGE)
    assert desk.open_headline() == FERRY


def test_n_goes_to_the_next_unread_and_says_when_there_is_none(desk):
    desk.library.mark_read([desk.id_of(FERRY), desk.id_of(PAID)], True)
    desk.press("J", "N")
    assert desk.open_headline() == STORM
    desk.press("Shift+N")
    assert desk.open_headline() == BRIDGE
    desk.press("Shift+A", "N")
    assert desk.open_headline() == BRIDGE
    assert desk.toast() == "Nothing else is unread in this list"


def test_space_reads_to_the_end_and_then_goes_to_the_next_unread(desk_on, library_path):
    desk = desk_on(library_path)
    desk.press("J")
    bar = desk.pane.verticalScrollBar()
    presses = 0
    while desk.open_headline() == BRIDGE:
        before = bar.value()
        desk.press("Space")
        presses += 1
        assert presses < 40
        assert desk.open_headline() != BRIDGE or bar.value() > before
    assert presses > 2
    assert desk.open_headline() == FERRY
    assert desk.is_read(BRIDGE)
    desk.press("Alt+Left")
    assert desk.open_headline() == BRIDGE
    assert desk.pane.position() > 0.9, "going back leads to the place where it was left"
    desk.press("Shift+Space")
    assert desk.pane.position() < 0.95


def test_space_in_the_article_does_the_same(desk):
    desk.press("J", "F6")
    assert desk.pane.hasFocus()
    desk.press("Space")
    assert desk.pane.position() > 0
    desk.press("J")
    assert desk.open_headline() == FERRY


def test_m_and_s_turn_read_and_star_on_and_off(desk):
    desk.press("J", "M")
    assert desk.is_read(BRIDGE)
    desk.press("M")
    assert not desk.is_read(BRIDGE)
    desk.press("S")
    assert desk.row(BRIDGE).bookmarked
    desk.press("Ctrl+D")
    assert not desk.row(BRIDGE).bookmarked
    assert desk.toast() == ""


def test_what_is_marked_unread_by_hand_stays_unread(desk_on, library_path):
    desk = desk_on(library_path)
    desk.library.mark_read([desk.id_of(BRIDGE)], True)
    desk.press("J", "M")
    assert not desk.is_read(BRIDGE)
    desk.window.resize(1500, 800)
    desk.settle()
    assert not desk.window.pages.marker._timer.isActive()


def test_undo_and_redo(desk):
    desk.press("J", "S", "Ctrl+Delete")
    assert desk.open_headline() == FERRY
    assert len(desk.headlines()) == COUNT - 1
    desk.press("Ctrl+Z")
    assert len(desk.headlines()) == COUNT
    assert desk.open_headline() == BRIDGE
    assert desk.toast() == f"Taken back: Moved to the recycle bin: {BRIDGE}"
    desk.press("Ctrl+Z")
    assert not desk.row(BRIDGE).bookmarked
    desk.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert desk.row(BRIDGE).bookmarked
    assert desk.row(BRIDGE).deleted
    assert not desk.window.actions_by_name["redo"].isEnabled()


def test_reading_by_time_is_nothing_that_undo_would_take_back(desk_on, library_path):
    desk = desk_on(library_path, mark_read="at_once")
    desk.press("J", "Ctrl+Delete")
    assert desk.is_read(FERRY)
    desk.press("Ctrl+Z")
    assert desk.row(BRIDGE).deleted is False
    assert desk.is_read(FERRY)


def test_the_last_article_of_a_list_can_be_deleted_and_brought_back(desk):
    desk.press("J", "S", "Ctrl+4", "J", "Ctrl+Delete")
    assert desk.headlines() == []
    assert desk.open_headline() == "No bookmarks yet"
    desk.press("Ctrl+Z")
    assert desk.headlines() == [BRIDGE]
    assert desk.open_headline() == BRIDGE


def test_all_are_read_at_once_and_unread_again(desk):
    desk.press("Ctrl+2", "J", "Shift+A")
    assert desk.headlines() == [BRIDGE], "what is being read stays"
    assert desk.open_headline() == BRIDGE
    assert desk.head() == "Unread"
    desk.press("Ctrl+Z")
    assert len(desk.headlines()) == COUNT


@pytest.mark.parametrize(
    ("keys", "kind"),
    [("Ctrl+1", ViewKind.ALL), ("Ctrl+2", ViewKind.UNREAD), ("Ctrl+3", ViewKind.TODAY), ("Ctrl+4", ViewKind.BOOKMARKS)],
)
def test_views_have_keys(desk, keys, kind):
    desk.press("Ctrl+2" if kind is ViewKind.ALL else "Ctrl+1", keys)
    assert view(desk) is kind


def test_brackets_go_from_source_to_source(desk):
    desk.press("]")
    assert desk.headlines() == [MARKET]
    desk.press("Ctrl+1", "[")
    assert desk.headlines() == [MARKET]


def test_tags_are_given_by_name(desk):
    desk.press("J", "T")
    desk.type("harbour")
    desk.press("Return")
    desk.press("Return")
    assert desk.row(BRIDGE).tags == ("harbour",)
    assert desk.toast() == "Tagged harbour"
    desk.press("Ctrl+Z")
    assert desk.row(BRIDGE).tags == ()


@pytest.mark.parametrize("keys", ["?", "F1"])
def test_the_help_shows_the_keys(desk, keys):
    desk.press(keys)
    assert dialog(desk, "HelpSheet")
    desk.press("Esc")


def test_the_preferences_act_at_once(desk):
    desk.press("Ctrl+,")
    assert dialog(desk, "PreferencesDialog")
    desk.press("Esc")


def test_the_palette_finds_commands_articles_and_lists(desk):
    desk.press("Ctrl+K")
    desk.type("market squ")
    desk.settle()
    desk.press("Return")
    assert desk.open_headline() == MARKET
    assert desk.list.hasFocus()
    desk.press("Ctrl+K")
    desk.type("bookmarks")
    desk.settle()
    desk.press("Return")
    assert view(desk) is ViewKind.BOOKMARKS
    desk.press("Ctrl+K")
    desk.type("Harbour Courier")
    desk.settle()
    desk.press("Return")
    assert view(desk) is ViewKind.SOURCE


def test_slash_searches_enter_goes_on_and_escape_returns(desk):
    desk.press("Ctrl+2", "J", "J", "/")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    desk.type("courier")
    desk.until(lambda: "result" in desk.head())
    desk.type(" nothing like it")
    desk.until(lambda: desk.head().startswith("No results"))
    desk.settle()
    assert desk.open_headline() == "Nothing found"
    desk.key("Ctrl+A")
    desk.type("engineers test")
    desk.until(lambda: desk.head().startswith("1 result"))
    desk.settle()
    assert desk.open_headline() == FERRY, "what was read before comes back"
    desk.press("Return")
    assert desk.list.hasFocus()
    assert desk.window.navigator.question.best_first
    desk.press("J")
    assert desk.open_headline() == STORM
    desk.press("Esc")
    assert view(desk) is ViewKind.UNREAD
    assert len(desk.headlines()) == COUNT
    assert desk.open_headline() == STORM
    assert desk.selected() == [STORM]


def test_escape_in_the_field_clears_it_and_then_leaves(desk):
    desk.press("/")
    desk.type("bridge")
    desk.until(lambda: "results" in desk.head())
    desk.press("Esc")
    assert len(desk.headlines()) == COUNT
    desk.press("Esc")
    assert desk.list.hasFocus()


def test_letters_in_a_field_are_text_and_no_commands(desk):
    desk.press("J", "/")
    desk.type("jmsnt?")
    assert desk.window.parts.top_bar.search.text() == "jmsnt?"
    assert not desk.row(BRIDGE).bookmarked
    assert desk.window.windowTitle().startswith(BRIDGE)


def test_words_are_found_in_the_article(desk):
    desk.press("J", "Ctrl+F")
    desk.type("Speaker 30")
    desk.settle()
    assert desk.pane.position() > 0.5
    desk.press("Esc")
    assert not desk.window.parts.reader.find_bar.isVisible()


def test_cards_open_by_number_and_history_leads_back(desk):
    desk.press("J", "Alt+1")
    assert desk.open_headline() == FERRY
    desk.press("Alt+Left")
    assert desk.open_headline() == BRIDGE
    desk.press("Alt+Right")
    assert desk.open_headline() == FERRY
    assert not desk.window.actions_by_name["forward"].isEnabled()
    desk.press("Alt+9")
    assert desk.open_headline() == FERRY


def test_shift_f_follows_the_awaited_headline_and_lets_go_on_its_page(desk):
    desk.press("J")
    desk.follow_headline(LANE)
    assert desk.row(LANE).followed
    desk.press("Alt+3")
    assert desk.open_headline() == LANE
    desk.press("Shift+F")
    assert not desk.row(LANE).followed


def test_f6_goes_around_the_panes_and_arrows_from_one_to_the_next(desk):
    desk.press("J")
    places = [desk.window.parts.list_pane, desk.window.parts.reader, desk.window.parts.related]
    places.append(desk.window.parts.sidebar)

    def here():
        return [place for place in places if place.isAncestorOf(QApplication.focusWidget())]

    for place in [*places[1:], places[0]]:
        desk.press("F6")
        assert here() == [place]
    desk.press("Shift+F6")
    assert here() == [desk.window.parts.sidebar]
    desk.press("Down")
    assert view(desk) is ViewKind.UNREAD
    desk.press("Right")
    assert here() == [desk.window.parts.list_pane]
    desk.press("Right")
    assert here() == [desk.window.parts.reader]
    desk.press("Right")
    assert here() == [desk.window.parts.reader], "there they move in the text"
    desk.press("F6", "Down", "Return")
    assert desk.open_headline() == STORM
    desk.press("Left")
    assert here() == [desk.window.parts.reader]


def test_enter_in_the_sidebar_goes_on_in_the_list(desk):
    desk.press("Shift+F6", "Down", "Return")
    assert view(desk) is ViewKind.UNREAD
    assert desk.list.hasFocus()


def test_panes_hide_and_come_back(desk):
    desk.press("Ctrl+B", "Ctrl+R")
    assert not desk.window.parts.sidebar.isVisible()
    assert not desk.window.parts.related.isVisible()
    desk.press("Ctrl+B", "Ctrl+R")
    assert desk.window.parts.sidebar.isVisible()
    assert desk.window.parts.related.isVisible()


def test_text_is_zoomed_and_the_screen_filled(desk):
    desk.press("J", "Ctrl++", "Ctrl++")
    assert desk.window.settings.preferences.text_size == 20
    desk.press("Ctrl+-")
    assert desk.window.settings.preferences.text_size == 19
    desk.press("Ctrl+0")
    assert desk.window.settings.preferences.text_size == 0
    desk.press("F11")
    assert desk.window.isFullScreen()
    desk.press("F11")
    assert not desk.window.isFullScreen()


def test_links_and_citations_are_copied(desk):
    desk.press("]", "J", "Ctrl+L")
    assert QGuiApplication.clipboard().text() == "https://courier.example/market"
    desk.press("Ctrl+Shift+C")
    assert MARKET in QGuiApplication.clipboard().text()


def test_a_pasted_text_becomes_an_article_that_is_open(desk):
    QGuiApplication.clipboard().setText("Pasted Words Make News\nBy Some One | Nov 21, 2026\n\nThey really do.")
    desk.press("J", "Ctrl+V")
    desk.until(lambda: desk.open_headline() == "Pasted Words Make News")
    assert desk.headlines()[0] == "Pasted Words Make News"
    QGuiApplication.clipboard().clear()
    desk.press("Ctrl+V")
    assert desk.toast() == "There is no text and no file to paste."


def test_files_are_chosen_in_a_dialog(desk, monkeypatch):
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.setProperty("opened", True))
    desk.press("Ctrl+O")
    assert [each.property("opened") for each in desk.window.findChildren(QFileDialog)] == [True]


def test_the_menu_key_opens_the_menu_of_the_row(desk):
    desk.press("J")
    menu = desk.menu(desk.list)
    assert "Bookmark" in [action.text() for action in menu.actions()]
    desk.choose(menu, "Bookmark")
    assert desk.row(BRIDGE).bookmarked


def test_single_keys_can_be_switched_off_together(desk_on, library_path):
    desk = desk_on(library_path, single_letters=False)
    desk.press("Down", "J", "S", "Space")
    assert desk.open_headline() == BRIDGE
    assert not desk.row(BRIDGE).bookmarked
    desk.press("Ctrl+D")
    assert desk.row(BRIDGE).bookmarked


def test_shift_selects_several(desk):
    desk.press("J", "Shift+Down", "Shift+Down")
    assert desk.open_headline() == "3 articles"
    desk.press("M")
    assert desk.is_read(PAID)
    desk.press("Ctrl+Delete")
    assert len(desk.headlines()) == COUNT - 3
    assert desk.open_headline() == STORM
    desk.press("Ctrl+Z")
    assert len(desk.headlines()) == COUNT
