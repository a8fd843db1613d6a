from newsreader.application.steps import DEPTH, Steps
from newsreader.article.model import Undo

UNDO = Undo("read", ((1, 0),))


def test_steps_are_taken_back_from_the_last():
    steps = Steps()
    first, second = steps.did("Read", UNDO), steps.did("Bookmarked", UNDO)
    assert steps.undo_label() == "Bookmarked"
    assert steps.take_done() is second
    assert steps.take_done() is first
    assert steps.take_done() is None
    assert steps.undo_label() == ""


def test_a_step_of_its_own_is_taken_back_once_whatever_came_after_it():
    steps = Steps()
    first = steps.did("Deleted", UNDO)
    steps.did("Bookmarked", UNDO)
    assert steps.take_done(first) is first
    assert steps.take_done(first) is None
    assert steps.undo_label() == "Bookmarked"


def test_what_has_no_name_or_nothing_to_take_back_is_no_step():
    steps = Steps()
    assert steps.did("", UNDO) is None
    assert steps.did("Read", None) is None
    assert steps.undo_label() == ""


def test_a_new_step_forgets_what_was_taken_back():
    steps = Steps()
    steps.did("Read", UNDO)
    steps.put_undone(steps.take_done())
    assert steps.redo_label() == "Read"
    steps.did("Bookmarked", UNDO)
    assert steps.take_undone() is None


def test_only_so_many_are_kept():
    steps = Steps()
    for number in range(DEPTH + 10):
        steps.did(f"Step {number}", UNDO)
    taken = 0
    while steps.take_done():
        taken += 1
    assert taken == DEPTH
