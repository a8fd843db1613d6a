from array import array

from hypothesis import given
from hypothesis import strategies as st

from newsreader.application.listing import common_head
from newsreader.ui.id_steps import RUNS, Step, steps


def ids(*numbers):
    return array("q", numbers)


def taken(old, new, plan):
    result = array("q", old)
    for step in plan:
        end = step.first + step.size
        if step.kind == "remove":
            del result[step.first : end]
        else:
            result[step.first : step.first] = new[step.first : end]
    return result


def test_one_article_above_a_million_is_one_insertion():
    old = array("q", range(1_000_000))
    assert steps(old, ids(-1) + old) == [Step("insert", 0, 1)]


def test_one_article_gone_from_the_middle_is_one_removal():
    old = array("q", range(1000))
    assert steps(old, old[:400] + old[401:]) == [Step("remove", 400, 1)]


def test_nothing_changed_is_no_step():
    assert steps(ids(1, 2, 3), ids(1, 2, 3)) == []


def test_two_articles_that_changed_places_need_a_new_start():
    assert steps(ids(1, 2, 3, 4), ids(1, 3, 2, 4)) is None


def test_a_list_of_others_needs_a_new_start():
    assert steps(array("q", range(10_000)), array("q", range(10_000, 20_000))) is None


def test_many_scattered_changes_need_a_new_start():
    old = array("q", range(1000))
    new = array("q", (one for one in old if one % 10))
    assert len(old) - len(new) > RUNS
    assert steps(old, new) is None


@given(st.lists(st.integers(0, 40), unique=True), st.lists(st.integers(0, 40), unique=True))
def test_steps_lead_to_the_new_list_unless_order_changed(one, other):
    old, new = array("q", sorted(one)), array("q", sorted(other))
    plan = steps(old, new)
    assert plan is not None
    assert taken(old, new, plan) == new


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_common_head_is_as_long_as_it_can_be(one, other):
    length = common_head(array("q", one), array("q", other))
    assert one[:length] == other[:length]
    assert one[length : length + 1] != other[length : length + 1] or length == min(len(one), len(other))
