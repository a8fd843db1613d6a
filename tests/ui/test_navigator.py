from array import array

import pytest
from fakes import parsed

from newsreader.application.listing import Listing, Question, merge_kept, neighbour, place_of
from newsreader.application.session import Session
from newsreader.article.model import View, ViewKind
from newsreader.library import Library
from newsreader.ui.navigator import Navigator

IDS = array("q", range(20_000, 0, -1))


def test_the_place_of_an_id_is_found_near_and_far():
    assert place_of(IDS, 19_990, 5) == 10
    assert place_of(IDS, 1, 5) == 19_999
    assert place_of(IDS, 30_000) == -1
    assert place_of(IDS, None) == -1


def test_the_neighbour_is_the_next_below_else_the_next_above():
    ids = array("q", [5, 4, 3, -2, 1])
    assert neighbour(ids, 0, {5}) == 4
    assert neighbour(ids, 1, {4, 3}) == 1
    assert neighbour(ids, 4, {1}) == 3
    assert neighbour(ids, 2, {5, 4, 3, 1}) is None
    assert neighbour(ids, -1, set()) is None


def test_what_left_a_list_stays_where_it_stood_if_it_is_kept():
    old, new = array("q", [9, 8, 7, 6]), array("q", [10, 9, 6])
    assert list(merge_kept(old, new, {8, 7})) == [10, 9, 8, 7, 6]
    assert list(merge_kept(old, new, {7, 99})) == [10, 9, 7, 6]
    assert merge_kept(old, new, set()) is new


@pytest.fixture
def navigator(qtbot, tmp_path):
    library = Library.open(tmp_path / "library.db")
    for number in range(6):
        library.add(parsed(f"Headline {number}"))
    library.close()
    session = Session(tmp_path / "library.db", lambda data, side: None)
    with qtbot.waitSignal(session.ready):
        session.start(ship=False)
    navigator = Navigator(session, session)
    with qtbot.waitSignal(navigator.ids_changed):
        navigator.refresh()
    yield navigator
    session.close()
    session.deleteLater()


def settle(qtbot, navigator):
    qtbot.waitUntil(lambda: not navigator._session.background.busy())
    qtbot.wait(1)


def test_half_of_a_list_takes_no_place_of_the_whole(navigator, qtbot):
    whole = navigator.ids
    navigator._session.listed.emit(Listing(navigator.question, array("q", [6, 5, 0, 0]), complete=False))
    assert navigator.ids is whole
    question = Question(View(search="headline"))
    navigator.question = question
    for ids, complete in (([6], False), ([6, 5], False), ([6, 5, 4], True)):
        navigator._session.listed.emit(Listing(question, array("q", ids), complete))
        assert list(navigator.ids) == ids


def test_a_search_begins_with_the_newest_and_ends_in_the_order_before(navigator, qtbot):
    navigator.set_order("oldest")
    navigator.search("headline")
    assert navigator.question.order == "newest"
    navigator.set_order("unread_first")
    navigator.search("headlines")
    assert navigator.question.order == "unread_first"
    navigator.search("")
    assert navigator.question.order == "oldest"
    settle(qtbot, navigator)


def test_an_answer_to_an_earlier_question_is_no_list(navigator, qtbot):
    navigator.show(View(ViewKind.UNREAD))
    seen = []
    navigator.ids_changed.connect(lambda ids, another: seen.append(list(ids)))
    navigator._listed(Listing(Question(), array("q", [1])))
    assert seen == []
    assert not navigator.listed


def test_only_the_last_of_several_openings_is_shown(navigator, qtbot):
    shown = []
    navigator.article_shown.connect(lambda opened, position: shown.append(opened.article.id))
    for article_id in (1, 2, 3):
        navigator.open(article_id)
    settle(qtbot, navigator)
    assert shown == [3]
    assert [place.article_id for place in navigator.history.past] == [1, 2]


def test_the_next_unread_is_looked_for_around_the_end(navigator, qtbot):
    ids = list(navigator.ids)
    navigator._session.mark_read(ids[1:-1], True)
    navigator.open(ids[-1])
    settle(qtbot, navigator)
    navigator.step_unread(1)
    settle(qtbot, navigator)
    assert navigator.article_id == ids[0]
    navigator.step_unread(-1)
    settle(qtbot, navigator)
    assert navigator.article_id == ids[-1]


def test_going_back_leads_to_the_list_too(navigator, qtbot):
    navigator.open(1)
    settle(qtbot, navigator)
    navigator.show(View(ViewKind.UNREAD))
    navigator.open(2)
    settle(qtbot, navigator)
    navigator.back()
    settle(qtbot, navigator)
    assert navigator.article_id == 1
    assert navigator.question == Question()


def test_positions_are_kept_in_the_library(navigator, qtbot):
    navigator.open(1)
    settle(qtbot, navigator)
    navigator.note_position(0.5)
    navigator.open(2)
    settle(qtbot, navigator)
    assert navigator._session.library.article(1).status.position == 0.5
    navigator.open(1)
    with qtbot.waitSignal(navigator.article_shown) as shown:
        pass
    assert shown.args[1] == 0.5
