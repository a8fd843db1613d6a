import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from newsreader.ui.article_model import ArticleModel
from newsreader.ui.buttons import WordButton
from newsreader.ui.fonts import load_fonts
from newsreader.ui.icon_button import IconButton
from newsreader.ui.line_label import LineLabel
from newsreader.ui.list_pane import ListPane
from newsreader.ui.question_words import Note
from newsreader.ui.theme import Theme


@pytest.fixture
def pane(qtbot):
    load_fonts()
    pane = ListPane(ArticleModel())
    qtbot.addWidget(pane)
    pane.resize(312, 600)
    pane.show()
    return pane


@pytest.fixture
def header(pane):
    return pane.header


def test_the_head_names_the_view_and_its_unread(header):
    header.show_view("All articles", 1037)
    assert (header.title(), header.unread_text()) == ("All articles", "1,037 unread")
    header.show_view("Bookmarks")
    assert (header.title(), header.unread_text()) == ("Bookmarks", "")
    header.show_view("Unread", 0)
    assert header.unread_text() == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (14, "14 results for “\u2068river\u2069”"),
        (1, "1 result for “\u2068river\u2069”"),
        (0, "No results for “\u2068river\u2069”"),
    ],
)
def test_the_head_counts_results(header, count, words):
    header.show_results(count, "river")
    assert header.title() == words


def test_the_order_is_switched_by_a_menu(header):
    chosen = []
    header.order_changed.connect(chosen.append)
    actions = header._menu().actions()
    assert [action.text() for action in actions] == ["Newest first", "Oldest first", "Unread first"]
    actions[2].trigger()
    assert chosen == ["unread_first"]
    button = header.findChild(WordButton)
    assert (button.text(), button.accessibleName()) == ("Unread first", "Order: Unread first")


def test_showing_an_order_says_nothing(header):
    chosen = []
    header.order_changed.connect(chosen.append)
    header.set_order("oldest")
    assert header.findChild(WordButton).text() == "Oldest first"
    assert chosen == []


def test_results_can_have_the_best_first(header):
    chosen = []
    header.order_changed.connect(chosen.append)
    header.show_results(3, "tram")
    header.set_order("best")
    assert header.order.isVisible()
    assert header.order.accessibleName() == "Order: Best first"
    actions = header._menu().actions()
    assert [action.text() for action in actions] == ["Best first", "Newest first", "Oldest first", "Unread first"]
    actions[1].trigger()
    assert chosen == ["newest"]


def test_where_results_leave_no_room_for_it_the_order_is_an_icon(header):
    header.show_results(1204, "a question of many words, among them harbour and ferry")
    assert not header.order.isVisible()
    short = next(each for each in header.findChildren(IconButton) if each.isVisible())
    assert (short.accessibleName(), short.toolTip()) == ("Order: Newest first", "Newest first")
    header.show_view("Today", 1)
    assert header.order.isVisible()
    assert not short.isVisible()


@pytest.mark.parametrize(
    ("count", "words"), [(50, "50+ results for “\u2068river\u2069”"), (0, "Searching for “\u2068river\u2069”…")]
)
def test_a_search_that_goes_on_says_so(header, count, words):
    header.show_results(count, "river", complete=False)
    assert header.title() == words


def test_a_note_below_the_title_moves_nothing(header):
    before = header.geometry()
    header.show_note(Note("“is:” knows no “unraed”.", warns=True))
    QApplication.processEvents()
    assert header.note.isVisible()
    assert header.geometry() == before
    assert header.note.geometry().bottom() < header.height()
    assert not header.note.geometry().intersects(header.order.geometry())
    assert QAccessible.queryAccessibleInterface(header.note).text(QAccessible.Text.Name) == "“is:” knows no “unraed”."
    header.show_note(Note())
    assert not header.note.isVisible()


def test_a_warning_is_told_apart_by_more_than_its_colour(header):
    header.show_note(Note("Something is wrong", warns=True))
    warned = header.note.grab().toImage()
    header.show_note(Note("Something is wrong"))
    assert ink(header.note.grab().toImage(), 13) != ink(warned, 13)
    assert ink(warned, 13) > 10


def ink(image, width):
    """How many pixels at the start differ from the ground."""
    ground = image.pixel(image.width() - 1, 0)
    return sum(image.pixel(x, y) != ground for x in range(width) for y in range(image.height()))


def test_a_long_name_is_elided_and_the_number_is_not(header):
    header.show_view("The Quarterly Review of Very Long Newspaper Names", 1_234_567)
    QApplication.processEvents()
    title, unread = header.findChildren(LineLabel)
    assert title.width() < title.sizeHint().width()
    assert unread.width() >= unread.sizeHint().width()
    assert header.width() == 312


def test_a_short_name_has_all_the_room_it_needs(header):
    header.show_view("All articles", 37)
    QApplication.processEvents()
    assert all(label.width() >= label.sizeHint().width() for label in header.findChildren(LineLabel))


def test_the_head_is_mirrored(header):
    header.show_view("All articles", 37)
    header.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    title = header.findChildren(LineLabel)[0]
    assert title.geometry().right() == 312 - 26 - 1


def test_the_pane_gives_the_focus_to_the_list_and_room_to_its_foot(pane):
    assert pane.focusProxy() is pane.list
    QApplication.processEvents()
    before = pane.list.height()
    card = QLabel("Importing")
    pane.foot.addWidget(card)
    card.hide()
    QApplication.processEvents()
    assert pane.list.height() == before
    card.show()
    QApplication.processEvents()
    assert pane.list.height() < before


def test_zoom_makes_the_head_higher(pane):
    pane.apply_theme(Theme("sepia", 1.5))
    assert pane.header.height() == 78


def test_the_title_is_text_for_those_who_listen(header):
    header.show_view("All articles", 37)
    title = QAccessible.queryAccessibleInterface(header.findChildren(LineLabel)[0])
    assert title.role() == QAccessible.Role.StaticText
    assert title.text(QAccessible.Text.Name) == "All articles"
