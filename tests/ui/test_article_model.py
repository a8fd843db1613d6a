from array import array

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from newsreader.article.model import ArticleRow
from newsreader.ui.article_model import ROW_ROLE, UNKNOWN, ArticleModel
from newsreader.ui.row_cache import WINDOW, WINDOWS, RowCache

MILLION = 1_000_000


@pytest.fixture
def model(qapp):
    return ArticleModel()


@pytest.fixture
def asked(model):
    """The lists of ids that the model asked for, in order."""
    lists = []
    model.rows_wanted.connect(lists.append)
    return lists


def rows(ids, headline="Headline"):
    return [ArticleRow(one, f"{headline} {one}") for one in ids]


def held(model, place):
    return model.index(place, 0).data(ROW_ROLE)


def settle():
    QApplication.processEvents()


def test_looking_at_a_row_asks_for_its_window_alone(model, asked):
    model.set_ids(array("q", range(1, MILLION + 1)))
    assert held(model, 500_000) is None
    assert held(model, 500_001) is None
    settle()
    start = 500_000 // WINDOW * WINDOW
    assert asked == [list(range(start + 1, start + WINDOW + 1))]


def test_rows_that_arrived_are_shown_and_told_of(model, asked, qtbot):
    model.set_ids(array("q", [7, 8, 9]))
    held(model, 0)
    settle()
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_rows(rows([9, 8]))
    assert [index.row() for index in told.args[:2]] == [1, 2]
    assert held(model, 2).headline == "Headline 9"
    assert held(model, 0) is None
    assert asked == [[7, 8, 9]]


def test_rows_are_asked_for_once_while_they_are_on_their_way(model, asked):
    model.set_ids(array("q", range(10)))
    held(model, 0)
    settle()
    held(model, 5)
    settle()
    assert len(asked) == 1


def test_a_changed_row_is_drawn_as_it_was_until_it_arrives_anew(model, asked):
    model.set_ids(array("q", range(1, 11)))
    held(model, 0)
    settle()
    model.set_rows(rows(range(1, 11)))
    model.forget([3])
    assert held(model, 2).headline == "Headline 3"
    settle()
    assert asked[1:] == [[3]]
    model.set_rows(rows([3], "New"))
    assert held(model, 2).headline == "New 3"


def test_an_answer_older_than_the_change_does_not_count(model, asked):
    model.set_ids(array("q", [1]))
    held(model, 0)
    settle()
    model.forget([1])
    model.set_rows(rows([1], "Old"))
    assert held(model, 0).headline == "Old 1"
    settle()
    assert asked == [[1], [1]]


def test_rows_outlive_another_list_and_are_not_asked_for_again(model, asked):
    model.set_ids(array("q", [1, 2, 3]))
    held(model, 0)
    settle()
    model.set_rows(rows([1, 2, 3]))
    model.set_ids(array("q", [3, 2]))
    assert held(model, 0).headline == "Headline 3"
    settle()
    assert len(asked) == 1


def test_a_question_that_went_unanswered_is_asked_again_for_another_list(model, asked):
    model.set_ids(array("q", [1, 2]))
    held(model, 0)
    settle()
    model.set_ids(array("q", [1, 2]))
    held(model, 0)
    settle()
    assert asked == [[1, 2], [1, 2]]


def test_moving_down_asks_ahead_below_and_moving_up_above(model, asked):
    model.set_ids(array("q", range(10 * WINDOW)))
    model.look(5 * WINDOW + 90, 5 * WINDOW + 97)
    settle()
    assert [ids[0] // WINDOW for ids in asked] == [5, 6]
    asked.clear()
    model.look(5 * WINDOW + 10, 5 * WINDOW + 17)
    settle()
    assert [ids[0] // WINDOW for ids in asked] == [4]


def test_what_is_on_the_screen_is_asked_for_first(model, asked):
    model.set_ids(array("q", range(1, 10 * WINDOW)))
    model.look(0, 7)
    held(model, 900)
    settle()
    assert [ids[0] for ids in asked] == [1, 7 * WINDOW + 1]


def test_articles_inserted_above_leave_rows_and_indexes_where_they_belong(model, asked):
    model.set_ids(array("q", [1, 2, 3]))
    held(model, 0)
    settle()
    model.set_rows(rows([1, 2, 3]))
    second = model.index(1, 0)
    kept = [model.index(place, 0) for place in range(3)]
    assert model.replace_ids(array("q", [8, 9, 1, 2, 3])) is True
    assert held(model, 3).headline == "Headline 2"
    assert model.rowCount() == 5
    assert second.row() == 1
    assert len(kept) == 3
    settle()
    assert len(asked) == 1


def test_replacing_with_another_order_resets(model, qtbot):
    model.set_ids(array("q", [1, 2, 3]))
    with qtbot.waitSignal(model.modelReset):
        assert model.replace_ids(array("q", [3, 1, 2])) is False
    assert list(model.ids()) == [3, 1, 2]


def test_ids_can_be_inserted(model):
    model.set_ids(array("q", [1, 4]))
    model.insert_ids(1, [2, 3])
    assert list(model.ids()) == [1, 2, 3, 4]


def test_an_id_is_found_near_its_place_and_far_from_it(model):
    model.set_ids(array("q", range(MILLION)))
    assert model.find(40, near=10) == 40
    assert model.find(999_999, near=10) == 999_999
    assert model.find(-5) == -1


def test_rows_have_no_children(model):
    model.set_ids(array("q", [1]))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount() == 1
    assert model.data(QModelIndex(), ROW_ROLE) is None


def test_roles_speak_the_row(model):
    row = ArticleRow(
        4, "City votes", site="Harbour Desk", order_time=0, precision="year", bookmarked=True, excerpt="Nine years."
    )
    model.set_ids(array("q", [4]))
    model.set_rows([row])
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Unread. City votes. \u2068Harbour Desk\u2069, \u20681970\u2069. Bookmarked."
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Nine years."
    assert model.index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "City votes"


def test_the_cache_holds_a_few_windows_and_gives_up_the_longest_unused():
    cache = RowCache()
    cache.put(rows(range(WINDOW * WINDOWS)))
    assert cache.get(0) is not None
    cache.put(rows(range(MILLION, MILLION + WINDOW)))
    assert len(cache) == WINDOW * WINDOWS
    assert cache.get(0) is not None
    assert cache.get(1) is None
    assert cache.needs(1)


def test_ids_that_are_not_known_yet_are_shapes_that_nobody_asks_for(model, asked):
    model.set_ids(array("q", [UNKNOWN, UNKNOWN, 7]))
    model.look(0, 2)
    settle()
    assert asked == [[7]]
    assert (model.id_at(0), model.id_at(2), model.row(0)) == (None, 7, None)
