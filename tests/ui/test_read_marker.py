import pytest

from newsreader.ui.read_marker import ReadMarker


@pytest.fixture
def marker(qtbot):
    made = ReadMarker()
    made.seen = []
    made.read.connect(made.seen.append)
    return made


def test_after_a_while_an_open_article_is_read(marker, qtbot):
    marker.set_rule("after", 0.01)
    marker.opened(7, unread=True)
    assert marker.seen == []
    qtbot.waitUntil(lambda: marker.seen == [7])


def test_going_on_by_a_key_reads_at_once_and_only_once(marker, qtbot):
    marker.set_rule("after", 0.01)
    marker.opened(7, unread=True)
    marker.moved_on()
    qtbot.wait(30)
    assert marker.seen == [7]


def test_what_was_left_is_not_read(marker, qtbot):
    marker.set_rule("after", 0.01)
    marker.opened(7, unread=True)
    marker.left()
    qtbot.wait(30)
    assert marker.seen == []


def test_what_is_read_already_is_not_marked_again(marker, qtbot):
    marker.set_rule("at_once", 1)
    marker.opened(7, unread=False)
    marker.moved_on()
    assert marker.seen == []


@pytest.mark.parametrize(("mode", "seen"), [("at_once", [7]), ("at_end", []), ("by_hand", [])])
def test_opening_counts_only_where_the_reader_wants_it(marker, mode, seen):
    marker.set_rule(mode, 1)
    marker.opened(7, unread=True)
    assert marker.seen == seen


@pytest.mark.parametrize(("mode", "seen"), [("at_end", [7]), ("after", []), ("by_hand", [])])
def test_reaching_the_end_counts_only_where_the_reader_wants_it(marker, mode, seen):
    marker.set_rule(mode, 100)
    marker.opened(7, unread=True)
    marker.reached_end()
    assert marker.seen == seen


def test_by_hand_means_by_hand(marker):
    marker.set_rule("by_hand", 1)
    marker.opened(7, unread=True)
    marker.moved_on()
    assert marker.seen == []
