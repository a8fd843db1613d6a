from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.article.model import ArticleRow
from newsreader.ui.article_list import ArticleList
from newsreader.ui.article_model import ArticleModel
from newsreader.ui.row_geometry import ROW_HEIGHT
from newsreader.ui.row_painter import RowPainter
from newsreader.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


class CountingModel(ArticleModel):
    """Counts what the view asks."""

    asked = 0

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        self.asked += 1
        return super().data(index, role)


@pytest.fixture
def model(qapp):
    model = CountingModel()
    model.windows = []
    model.rows_wanted.connect(model.windows.append)
    return model


@pytest.fixture
def listed(model, qtbot):
    """A list on the screen, seven rows high, whose rows arrive when they are asked for."""
    view = ArticleList(model)
    qtbot.addWidget(view)
    view.resize(320, 7 * ROW_HEIGHT)
    model.rows_wanted.connect(lambda ids: model.set_rows([ArticleRow(one, f"Headline {one}") for one in ids]))
    view.opened, view.chosen, view.counts = [], [], []
    view.article_opened.connect(view.opened.append)
    view.article_chosen.connect(view.chosen.append)
    view.selection_changed.connect(view.counts.append)
    view.show()
    QTest.qWaitForWindowExposed(view)
    return view


def fill(view, ids):
    view.set_ids(array("q", ids))
    settle()


def settle():
    for _ in range(5):
        QApplication.processEvents()


def click(view, row, modifier=Qt.KeyboardModifier.NoModifier, button=LEFT):
    QTest.mouseClick(view.viewport(), button, modifier, QPoint(100, view.rowViewportPosition(row) + 50))
    settle()


def press(view, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view, key, modifier)
    settle()


def test_a_million_articles_are_shown_by_asking_for_a_few(listed, model):
    fill(listed, range(1, 1_000_001))
    assert 0 < model.asked < 500
    assert len(model.windows) <= 3
    assert listed.verticalScrollBar().maximum() == (1_000_000 - 7) * ROW_HEIGHT


def test_jumping_through_a_million_articles_asks_for_a_few(listed, model):
    fill(listed, range(1, 1_000_001))
    model.asked = 0
    model.windows.clear()
    listed.verticalScrollBar().setValue(500_000 * ROW_HEIGHT)
    settle()
    assert 0 < model.asked < 500
    assert len(model.windows) <= 3


def test_selecting_all_of_a_million_is_one_range(listed):
    fill(listed, range(1, 1_000_001))
    listed.selectAll()
    assert listed.selection_count() == 1_000_000
    assert list(listed.selected_ids()[:3]) == [1, 2, 3]


def test_letters_search_nothing_and_are_left_to_the_window(listed, model):
    fill(listed, range(1, 1_000_001))
    model.asked = 0
    for key in (Key.Key_H, Key.Key_J, Key.Key_Space):
        press(listed, key)
    listed.keyboardSearch("Headline 90000")
    assert listed.current_id() is None
    assert model.asked < 100


def test_a_click_opens_an_article_once_and_chooses_it(listed):
    fill(listed, range(1, 20))
    click(listed, 2)
    assert (listed.opened, listed.chosen, list(listed.selected_ids())) == ([3], [3], [3])
    click(listed, 2)
    assert (listed.opened, listed.chosen) == ([3], [3, 3])


def test_arrow_keys_open_and_enter_chooses(listed):
    fill(listed, range(1, 20))
    press(listed, Key.Key_Down)
    press(listed, Key.Key_Down)
    press(listed, Key.Key_Return)
    assert (listed.opened, listed.chosen) == ([1, 2], [2])


def test_home_end_and_pages(listed):
    fill(listed, range(1, 101))
    press(listed, Key.Key_End)
    assert listed.current_id() == 100
    press(listed, Key.Key_PageUp)
    assert 90 < listed.current_id() < 100
    press(listed, Key.Key_Home)
    assert listed.current_id() == 1


def test_several_articles_are_selected_without_opening_each(listed):
    fill(listed, range(1, 20))
    click(listed, 1)
    click(listed, 4, Qt.KeyboardModifier.ShiftModifier)
    assert list(listed.selected_ids()) == [2, 3, 4, 5]
    assert listed.opened == [2]
    assert listed.counts[-1] == 4
    click(listed, 2, Qt.KeyboardModifier.ControlModifier)
    assert list(listed.selected_ids()) == [2, 4, 5]
    click(listed, 1)
    assert listed.opened == [2, 2]


def test_selecting_by_program_opens_nothing(listed):
    fill(listed, range(1, 1001))
    assert listed.select_id(700) is True
    settle()
    assert (listed.current_id(), list(listed.selected_ids()), listed.opened) == (700, [700], [])
    assert listed.viewport().rect().contains(QPoint(10, listed.rowViewportPosition(699)))
    assert listed.select_id(5000) is False
    settle()
    assert (listed.current_id(), listed.selection_count(), listed.opened) == (None, 0, [])


def test_selecting_without_scrolling_leaves_the_list_where_it_is(listed):
    fill(listed, range(1, 1001))
    listed.select_id(700, scroll=False)
    settle()
    assert listed.verticalScrollBar().value() == 0


def test_steps_open_one_article_after_the_other_and_stop_at_the_ends(listed):
    fill(listed, [5, 6, 7])
    assert listed.step(1)
    settle()
    assert listed.step(1)
    settle()
    assert listed.opened == [5, 6]
    assert listed.step(1)
    assert not listed.step(1)
    assert not ArticleList(ArticleModel()).step(1)


def test_a_list_at_its_top_in_which_nothing_is_open_shows_what_is_added_above(listed):
    fill(listed, range(100, 200))
    listed.replace_ids(array("q", [1, 2, 3, *range(100, 200)]))
    settle()
    assert listed.verticalScrollBar().value() == 0
    assert listed.opened == []


def test_articles_added_above_do_not_move_what_is_read(listed):
    fill(listed, range(100, 200))
    listed.verticalScrollBar().setValue(20 * ROW_HEIGHT + 30)
    listed.select_id(122)
    before = listed.rowViewportPosition(22)
    listed.replace_ids(array("q", [1, 2, 3, *range(100, 200)]))
    settle()
    assert listed.current_id() == 122
    assert list(listed.selected_ids()) == [122]
    assert listed.rowViewportPosition(25) == before
    assert listed.opened == []


def test_another_order_keeps_selection_and_current_article(listed):
    fill(listed, range(1, 50))
    click(listed, 3)
    listed.replace_ids(array("q", range(49, 0, -1)))
    settle()
    assert (listed.current_id(), list(listed.selected_ids()), listed.opened) == (4, [4], [4])


def test_one_article_that_changes_its_place_does_not_take_the_reader_with_it(listed):
    fill(listed, range(1, 1001))
    listed.select_id(1)
    listed.replace_ids(array("q", [*range(2, 1001), 1]))
    settle()
    assert listed.verticalScrollBar().value() == 0
    assert listed.current_id() == 1


def test_going_on_from_an_article_that_left_the_list(listed):
    fill(listed, range(1, 50))
    click(listed, 3)
    listed.replace_ids(array("q", [1, 2, 3, *range(5, 50)]))
    settle()
    assert (listed.current_id(), listed.opened) == (None, [4])
    listed.step(1)
    settle()
    assert listed.opened == [4, 5]


def test_going_back_from_an_article_that_left_the_list(listed):
    fill(listed, range(1, 50))
    click(listed, 3)
    listed.replace_ids(array("q", [1, 2, 3, *range(5, 50)]))
    listed.step(-1)
    settle()
    assert listed.opened == [4, 3]


def menu_at(view, row):
    position = QPoint(100, view.rowViewportPosition(row) + 50)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, position)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, position, view.viewport().mapToGlobal(position))
    QApplication.sendEvent(view.viewport(), event)
    settle()


def test_the_menu_is_for_the_selection_or_for_the_row_under_the_pointer(listed):
    fill(listed, range(1, 20))
    menus = []
    listed.context_menu_requested.connect(lambda ids, _where: menus.append(list(ids)))
    click(listed, 0)
    click(listed, 1, Qt.KeyboardModifier.ShiftModifier)
    menu_at(listed, 1)
    menu_at(listed, 4)
    assert menus == [[1, 2], [5]]
    assert list(listed.selected_ids()) == [1, 2]


def test_the_menu_key_is_for_the_selection(listed):
    fill(listed, range(1, 20))
    menus = []
    listed.context_menu_requested.connect(lambda ids, _where: menus.append(list(ids)))
    click(listed, 2)
    QApplication.sendEvent(listed.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert menus == [[3]]


def test_the_menu_needs_an_article(listed):
    fill(listed, [1])
    menus = []
    listed.context_menu_requested.connect(lambda ids, _where: menus.append(list(ids)))
    menu_at(listed, 0)
    where = QPoint(50, 5 * ROW_HEIGHT)
    QApplication.sendEvent(listed.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, where))
    assert menus == [[1]]


def colours(view):
    image = view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(ROW_HEIGHT)}


def test_the_focus_ring_is_for_keys_alone(listed):
    accent = QColor(Theme()["accent"]).name()
    fill(listed, range(1, 20))
    listed.activateWindow()
    listed.setFocus(Qt.FocusReason.OtherFocusReason)
    listed.model().set_rows([ArticleRow(one, "H", unread=False) for one in range(1, 20)])
    click(listed, 0)
    assert accent not in colours(listed)
    press(listed, Key.Key_Home)
    assert accent in colours(listed)
    click(listed, 0)
    assert accent not in colours(listed)


def test_zoom_makes_rows_higher_and_keeps_the_article_at_the_top(listed):
    fill(listed, range(1, 100))
    listed.verticalScrollBar().setValue(10 * ROW_HEIGHT)
    listed.apply_theme(Theme("dark", 1.5))
    settle()
    assert listed.rowHeight(0) == 168
    assert listed.rowAt(0) == 10


def test_a_row_is_laid_out_once_while_nothing_about_it_changes(listed, monkeypatch):
    fill(listed, range(1, 100))
    painted = []
    paint = RowPainter.paint
    monkeypatch.setattr(RowPainter, "paint", lambda *args: (painted.append(args[2].id), paint(*args)))
    for offset in (10, 20, ROW_HEIGHT + 20, 0):
        listed.verticalScrollBar().setValue(offset)
        listed.viewport().repaint()
    assert sorted(painted) == [8, 9]


def with_thumbnail(model, one=1):
    model.set_rows([ArticleRow(one, "Headline", thumbnail="picture")])
    settle()


def test_thumbnails_are_asked_for_once_and_drawn(listed, model, qtbot):
    wanted = []
    listed.thumbnail_wanted.connect(wanted.append)
    fill(listed, [1])
    with_thumbnail(model)
    assert wanted == [(1, "picture")]
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    listed.set_thumbnail(1, "picture", image)
    settle()
    assert "#123456" in colours(listed)
    assert wanted == [(1, "picture")]


def test_no_room_is_left_for_a_thumbnail_that_does_not_exist(listed, model):
    fill(listed, [1])
    with_thumbnail(model)
    before = listed.viewport().grab().toImage()
    listed.set_thumbnail(1, "picture", None)
    settle()
    model.set_rows([ArticleRow(1, "Headline")])
    settle()
    without = listed.viewport().grab().toImage()
    with_thumbnail(model)
    assert listed.viewport().grab().toImage() == without
    assert before != without


def test_thumbnails_give_way_to_words_where_a_zoomed_list_is_narrow(listed, model):
    wanted = []
    listed.thumbnail_wanted.connect(wanted.append)
    listed.apply_theme(Theme("light", 1.25))
    fill(listed, [1])
    with_thumbnail(model)
    assert wanted == []
    listed.resize(420, 400)
    settle()
    assert wanted == [(1, "picture")]


def test_screen_readers_hear_the_row(listed):
    fill(listed, range(1, 4))
    table = QAccessible.queryAccessibleInterface(listed)
    assert table.text(QAccessible.Text.Name) == "Articles"
    cells = [table.child(place) for place in range(table.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert any("Unread. Headline 1." in name for name in names)
