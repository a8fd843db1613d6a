from array import array

from hypothesis import given
from hypothesis import strategies as st

from newsreader.application.listing import FEW, _missing, merge_kept

IDS = st.lists(st.integers(1, 40), unique=True)


def ids(*numbers):
    return array("q", numbers)


def test_an_article_read_in_the_unread_view_stays_where_it_stood():
    assert merge_kept(ids(5, 4, 3, 2), ids(5, 3, 2), {4}) == ids(5, 4, 3, 2)


def test_new_articles_come_before_what_was_kept_at_the_top():
    assert merge_kept(ids(5, 4, 3), ids(7, 6, 4, 3), {5}) == ids(5, 7, 6, 4, 3)


def test_nothing_is_added_when_everything_kept_is_still_there():
    new = ids(3, 2, 1)
    assert merge_kept(ids(2, 1), new, {2}) is new


@given(IDS, IDS, st.sets(st.integers(1, 40)))
def test_the_new_list_keeps_its_order_and_loses_nothing(old, new, kept):
    merged = list(merge_kept(array("q", old), array("q", new), kept))
    assert [each for each in merged if each in set(new)] == new
    assert len(merged) == len(set(merged))
    assert set(merged) == set(new) | (kept & set(old))


@given(st.lists(st.integers(-5, 300), unique=True, max_size=60), st.sets(st.integers(-5, 300), max_size=30))
def test_what_a_list_does_not_hold_is_found_for_few_and_for_many(listed, wanted):
    ids = array("q", listed)
    few = set(sorted(wanted)[:FEW])
    assert _missing(few, ids) == few - set(listed)
    assert _missing(wanted, ids) == wanted - set(listed)
    assert _missing({1 << 40}, array("q", [1, 0, 0])) == {1 << 40}
