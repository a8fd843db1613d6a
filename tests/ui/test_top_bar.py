from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from newsreader.ui.fonts import load_fonts
from newsreader.ui.theme import Theme
from newsreader.ui.top_bar import TopBar

Key = Qt.Key
NAMES = ("sidebar", "back", "forward", "bookmark", "toggle_read", "open_original", "related")


@pytest.fixture
def actions(qapp):
    made = {name: QAction(name.replace("_", " ").capitalize()) for name in NAMES}
    made["bookmark"].setToolTip("Bookmark (S)")
    return made


@pytest.fixture
def bar(qtbot, actions):
    load_fonts()
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.bind(actions)
    bar.set_menu("text_menu", QMenu(bar))
    bar.resize(1280, 52)
    bar.changed, bar.submitted, bar.left = [], [], []
    bar.search_changed.connect(bar.changed.append)
    bar.search_submitted.connect(bar.submitted.append)
    bar.search_left.connect(lambda: bar.left.append(1))
    bar.show()
    bar.activateWindow()
    QTest.qWaitForWindowExposed(bar)
    return bar


def shown(bar):
    return [name for name, button in bar.buttons.items() if button.isVisible()]


def overlapping(bar):
    parts = [bar.search, *(button for button in bar.buttons.values() if button.isVisible())]
    places = sorted((part.geometry().left(), part.geometry().right()) for part in parts)
    inside = places[0][0] >= 0 and places[-1][1] < bar.width()
    return not inside or any(one[1] >= other[0] for one, other in pairwise(places))


def test_buttons_trigger_their_actions(bar, actions):
    pressed = []
    for name, action in actions.items():
        action.triggered.connect(lambda _checked=False, name=name: pressed.append(name))
    for name in actions:
        QTest.mouseClick(bar.buttons[name], Qt.MouseButton.LeftButton)
    assert pressed == list(actions)


def test_buttons_take_name_tip_and_state_from_their_actions(bar, actions):
    star = bar.buttons["bookmark"]
    assert (star.accessibleName(), star.toolTip()) == ("Bookmark", "Bookmark (S)")
    actions["bookmark"].setText("Remove bookmark")
    actions["bookmark"].setEnabled(False)
    assert star.accessibleName() == "Remove bookmark"
    assert not star.isEnabled()
    interface = QAccessible.queryAccessibleInterface(star)
    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Remove bookmark"


def test_every_button_has_a_name(bar):
    assert all(bar.buttons[name].accessibleName() for name in shown(bar))


def test_actions_may_have_longer_names(qtbot):
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.bind({"toggle_sidebar": QAction("Sidebar"), "toggle_related": QAction("Related")})
    bar.show()
    assert shown(bar) == ["sidebar", "related"]


def test_the_star_is_filled_for_a_bookmark(bar):
    bar.show_article(bookmarked=True, unread=True)
    assert bar.buttons["bookmark"].is_filled()
    assert bar.buttons["toggle_read"].icon_name() == "circle-dot"
    bar.show_article(bookmarked=False, unread=False)
    assert not bar.buttons["bookmark"].is_filled()
    assert bar.buttons["toggle_read"].icon_name() == "circle"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_opens_at_its_button(bar):
    menu = QMenu(bar)
    menu.addAction("Larger")
    bar.set_menu("text_menu", menu)
    QTest.mouseClick(bar.buttons["text_menu"], Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    menu.close()


def test_the_search_field_stands_in_the_middle_of_a_wide_bar(bar):
    place = bar.search.geometry()
    assert (place.width(), place.height()) == (440, 34)
    assert abs(place.center().x() - 640) <= 1
    assert bar.search.placeholderText() == "Search, or press Ctrl+K for commands"


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [480, 560, 640, 760, 900, 1280])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_overlaps_at_any_width(bar, width, zoom, direction):
    bar.setLayoutDirection(direction)
    bar.apply_theme(Theme("dark", zoom))
    bar.resize(width, bar.height())
    QApplication.processEvents()
    assert not overlapping(bar)
    assert {"back", "bookmark"} <= set(shown(bar))


def test_a_narrow_bar_keeps_all_buttons_and_asks_in_fewer_words(bar):
    before = shown(bar)
    bar.resize(480, 52)
    QApplication.processEvents()
    assert shown(bar) == before
    assert bar.search.placeholderText() == "Search"
    assert bar.search.width() >= 120


def test_back_and_forward_swap_their_icons_in_a_mirrored_window(bar):
    assert bar.buttons["back"].icon_name() == "back"
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.buttons["back"].icon_name() == "forward"
    assert bar.buttons["forward"].icon_name() == "back"
    assert bar.buttons["sidebar"].x() > bar.buttons["related"].x()


def test_typing_is_told_once_it_rests(bar, qtbot):
    bar.search.setFocus()
    QTest.keyClicks(bar.search, "marl")
    assert bar.changed == []
    qtbot.waitUntil(lambda: bar.changed == ["marl"])


def test_enter_and_down_go_on_to_the_results_at_once(bar):
    QTest.keyClicks(bar.search, "marl")
    QTest.keyClick(bar.search, Key.Key_Return)
    assert (bar.changed, bar.submitted) == (["marl"], ["marl"])
    QTest.keyClick(bar.search, Key.Key_Down)
    assert (bar.changed, bar.submitted) == (["marl"], ["marl", "marl"])


def test_escape_clears_and_then_leaves(bar):
    QTest.keyClicks(bar.search, "marl")
    QTest.keyClick(bar.search, Key.Key_Return)
    QTest.keyClick(bar.search, Key.Key_Escape)
    assert (bar.search.text(), bar.changed, bar.left) == ("", ["marl", ""], [])
    QTest.keyClick(bar.search, Key.Key_Escape)
    assert bar.left == [1]


def test_the_cross_clears(bar):
    QTest.keyClicks(bar.search, "marl")
    QTest.keyClick(bar.search, Key.Key_Return)
    cross = next(each for each in bar.search.children() if getattr(each, "icon_name", None))
    assert cross.accessibleName() == "Clear the search"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert bar.changed == ["marl", ""]
    assert not cross.isVisible()


def test_a_text_set_by_the_window_is_not_told(bar):
    bar.search.set_text("marl")
    QTest.qWait(100)
    assert (bar.search.text(), bar.changed) == ("marl", [])


def test_the_field_has_a_name(bar):
    interface = QAccessible.queryAccessibleInterface(bar.search)
    assert interface.text(QAccessible.Text.Name) == "Search"


def accents(button):
    image = button.grab().toImage()
    accent = QColor(Theme()["accent"])
    return sum(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height()))


def test_the_ring_is_for_keys_alone(bar):
    button = bar.buttons["back"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert accents(button) > 50
    button.clearFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert accents(button) == 0


def test_an_empty_field_in_use_offers_help(bar, qtbot):
    asked = []
    bar.search_help.connect(lambda: asked.append(1))
    assert not bar.search._help.isVisible()
    bar.search.setFocus()
    assert bar.search._help.isVisible()
    qtbot.mouseClick(bar.search._help, Qt.MouseButton.LeftButton)
    assert asked == [1]
    assert bar.search.hasFocus()
    QTest.keyClicks(bar.search, "tram")
    assert not bar.search._help.isVisible()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_search_is_kept_by_a_button_in_the_field_where_there_is_room(bar, actions, direction):
    kept = []
    actions["save_search"] = QAction("Save search as smart folder…")
    actions["save_search"].triggered.connect(lambda: kept.append(1))
    bar.setLayoutDirection(direction)
    bar.bind(actions)
    save = bar.search.save
    assert not save.isVisible()
    bar.search.set_text("tram strike")
    assert save.isVisible()
    assert save.accessibleName() == "Save search as smart folder"
    assert not save.geometry().intersects(bar.search._clear.geometry())
    assert bar.search.rect().contains(save.geometry())
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert kept == [1]
    bar.resize(480, bar.height())
    QApplication.processEvents()
    assert not save.isVisible()
    assert bar.search._clear.isVisible()


def test_escape_closes_the_choices_before_it_clears_the_field(bar):
    bar.search.setFocus()
    QTest.keyClicks(bar.search, "is:un")
    assert bar.search.assist.is_open()
    QTest.keyClick(bar.search, Key.Key_Escape)
    assert (bar.search.assist.is_open(), bar.search.text()) == (False, "is:un")
    QTest.keyClick(bar.search, Key.Key_Escape)
    assert bar.search.text() == ""
