"""Where a feed or a folder would stand that is dragged."""

import pytest
from feed_fakes import feed
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.model import View, ViewKind
from newsreader.ui.feed_drag import drop_at, stepped
from newsreader.ui.feed_entries import feed_entries, is_within

FEEDS = (feed(1, "A", "News"), feed(2, "B", "News"), feed(3, "C", "Science/Physics"), feed(4, "D"), feed(5, "E"))
ROWS = feed_entries(FEEDS, ("News", "Science", "Empty"), ["Science/Physics"])
# 0 News, 1 A, 2 B, 3 Science, 4 Physics (closed), 5 Empty, 6 D, 7 E


def place(row, top):
    found = drop_at(ROWS, row, top)
    if found is None:
        return None
    drop, _ = found
    before = drop.before
    return drop.folder, "" if before is None else next(each.label for each in ROWS if each.view == before)


def test_the_rows_are_as_the_table_below_says():
    labels = ["News", "A", "B", "Science", "Physics", "Empty", "D", "E"]
    assert [each.label for each in ROWS] == labels


@pytest.mark.parametrize(
    ("row", "top", "expected"),
    [
        (6, 0.5, ("News", "")),  # D into the middle of a folder
        (6, 1.1, ("News", "A")),  # above A
        (6, 1.8, ("News", "B")),  # below A
        (6, 2.8, ("News", "")),  # below the last of a folder
        (6, 0.9, ("News", "A")),  # right below a folder that is open
        (6, 4.5, ("Science/Physics", "")),
        (6, 4.9, ("Science", "")),  # below a folder that is closed: beside it
        (6, 3.1, None),  # among the folders of the top: before the first feed there, where it stands
        (7, 3.1, ("", "D")),
        (6, 7.9, ("", "")),  # at the end
        (6, 99.0, ("", "")),
        (6, 6.4, None),  # on itself
        (6, 7.2, None),  # where it stands already
        (1, 2.2, None),
        (2, 1.2, ("News", "A")),
        (1, 6.2, ("", "D")),  # out of its folder
        (0, 3.5, ("Science", "")),  # a folder into another
        (0, 4.2, ("Science", "Physics")),
        (3, 4.5, None),  # not into what it holds
        (3, 3.5, None),
        (3, 0.1, ("", "News")),
        (3, 7.9, ("", "")),  # among feeds: behind all folders
        (4, 0.1, ("", "News")),
    ],
)
def test_a_row_is_put(row, top, expected):
    assert place(row, top) == expected


def test_a_place_is_shown_by_a_line_as_deep_as_it_is_or_by_its_folder():
    _, mark = drop_at(ROWS, 6, 1.1)
    assert (mark.gap, mark.depth, mark.onto) == (1, 1, None)
    _, mark = drop_at(ROWS, 6, 0.5)
    assert (mark.gap, mark.onto) == (None, 0)


@given(st.integers(0, len(ROWS) - 1), st.floats(-5, 20))
def test_no_folder_ever_goes_into_itself(row, top):
    found = drop_at(ROWS, row, top)
    if found is not None and ROWS[row].opened is not None:
        assert not is_within(found[0].folder, ROWS[row].view.name)
    if found is not None and found[0].before is not None:
        assert found[0].before.kind is ROWS[row].view.kind
        assert found[0].before != View(ViewKind.FEED, "none")


@pytest.mark.parametrize(
    ("label", "step", "expected"),
    [
        ("A", 1, ("News", "")),
        ("B", -1, ("News", "A")),
        ("A", -1, None),
        ("B", 1, None),
        ("News", 1, ("", "Empty")),
        ("Empty", -1, ("", "Science")),
        ("Physics", 1, None),
        ("E", -1, ("", "D")),
    ],
)
def test_a_row_goes_one_step_among_its_like(label, step, expected):
    row = [each.label for each in ROWS].index(label)
    drop = stepped(ROWS, row, step)
    if expected is None:
        assert drop is None
    else:
        before = next((each.label for each in ROWS if each.view == drop.before), "")
        assert (drop.folder, before) == expected
