from array import array

from hypothesis import given
from hypothesis import strategies as st

from newsreader.application.listing import FEW, Seen, Wanted, _missing, hold_back, merge_kept

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


def test_what_comes_in_above_or_between_waits_and_what_comes_in_below_does_not():
    assert hold_back(ids(9, 7, 5, 3), ids(10, 9, 8, 7, 6, 5, 4, 3, 2), Seen(0, 2)) == ids(9, 7, 5, 4, 3, 2)


def test_where_nothing_must_stay_everything_comes_in():
    new = ids(10, 9, 8)
    assert hold_back(ids(9, 8), new, Seen()) is new
    assert hold_back(ids(7, 6), new, Seen(0, 1)) is new


def test_what_the_reader_did_himself_is_there_at_once():
    old, new = ids(9, 7, 5), ids(12, 11, 10, 9, 8, 7, 6, 5)
    assert hold_back(old, new, Seen(1, 2), Wanted(anywhere={10, 8})) == ids(10, 9, 8, 7, 5)
    assert hold_back(old, new, Seen(1, 2), Wanted(above={11, 8, 6})) == ids(11, 9, 8, 7, 5)
    assert hold_back(old, new, Seen(0, 2), Wanted(above={11, 8, 6})) == ids(11, 9, 7, 5)


def test_an_article_that_changed_its_place_is_not_lost():
    assert hold_back(ids(9, 7, 5, 3), ids(3, 9, 7, 5), Seen(0, 2)) == ids(3, 9, 7, 5)


@given(st.data(), IDS, IDS)
def test_nothing_moves_that_is_seen_and_nothing_is_lost(data, old, more):
    gone = data.draw(st.sets(st.sampled_from(old))) if old else set()
    new = ids(*sorted({*old, *more} - gone, reverse=True))
    old = ids(*sorted(old, reverse=True))
    first = data.draw(st.integers(0, len(old)))
    last = data.draw(st.integers(first, first + 4)) if first < len(old) else -1
    shown = hold_back(old, new, Seen(first, min(last, len(old) - 1)))
    waiting = set(new) - set(shown)
    assert list(shown) == [each for each in new if each not in waiting]
    assert waiting.isdisjoint(old)
    still = [each for each in old[first : last + 1] if each in new]
    if still:
        place = shown.index(still[-1])
        assert set(shown[: place + 1]) <= set(old)
        assert set(new[new.index(still[-1]) :]) <= set(shown)
    else:
        assert not waiting
