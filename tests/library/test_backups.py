"""When a backup is due and which are kept, for every state of the folder and of the clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library import backups
from newsreader.library.backups import (
    DAY,
    HOUR,
    KEPT,
    KEPT_BEFORE,
    LEFT_FREE,
    SMALL,
    TOTAL,
    WEEK,
    Copy,
    allowance,
    copy_named,
    has_room,
    is_due,
    name_for,
    surplus,
)

NOW = 1_781_006_400
GB = 1024**3
MOST = sum(number for _, number in KEPT)


def copy(made_at: int, size: int = 1000, *, before: bool = False) -> Copy:
    return Copy(made_at, name_for("library", ".db", made_at, "delete" if before else ""), size, before)


copies = st.lists(
    st.builds(
        copy,
        st.integers(NOW - 60 * DAY, NOW + 400 * DAY) | st.integers(NOW - 2 * DAY, NOW),
        st.integers(1, 10**6),
        before=st.booleans(),
    ),
    max_size=80,
    unique_by=lambda each: each.name,
)


@pytest.mark.parametrize(
    ("age", "size", "due"),
    [
        (HOUR, SMALL, True),
        (HOUR - 1, SMALL, False),
        (HOUR, SMALL + 1, False),
        (DAY - 1, 5 * GB, False),
        (DAY, 5 * GB, True),
    ],
)
def test_a_small_library_is_copied_by_the_hour_and_a_large_one_by_the_day(age: int, size: int, due: bool) -> None:
    assert is_due([copy(NOW - age), copy(NOW - 9 * WEEK)], NOW, size) is due


def test_without_a_copy_one_is_due() -> None:
    assert is_due([], NOW, 5 * GB)


def test_a_copy_from_the_future_does_not_stand_for_one_of_today() -> None:
    assert is_due([copy(NOW + 900 * DAY)], NOW, SMALL)
    assert not is_due([copy(NOW + 900 * DAY), copy(NOW - 60)], NOW, SMALL)


def test_hours_days_and_weeks_are_kept_and_no_more() -> None:
    every_hour = [copy(NOW - number * HOUR) for number in range(24 * 60)]
    gone = set(surplus(every_hour, NOW, GB))
    kept = [each for each in every_hour if each not in gone]
    assert len(kept) <= MOST
    assert kept[:24] == every_hour[:24]
    assert len({each.made_at // DAY for each in kept}) >= 7
    assert kept[-1].made_at <= NOW - 2 * WEEK


@given(there=copies)
def test_the_newest_copy_is_never_removed(there: list[Copy]) -> None:
    present = [each for each in there if not backups._is_ahead(each, NOW)]
    for allowed in (0, 10**6, GB):
        gone = surplus(there, NOW, allowed)
        assert len(set(gone)) == len(gone)
        if there:
            assert max(present or there) not in gone


@given(there=copies)
def test_what_is_kept_is_bounded_and_removing_is_done_after_one_turn(there: list[Copy]) -> None:
    gone = set(surplus(there, NOW, GB))
    kept = [each for each in there if each not in gone]
    assert len(kept) <= 2 * MOST + KEPT_BEFORE
    assert surplus(kept, NOW, GB) == []


@given(there=copies, allowed=st.integers(0, 10**7))
def test_the_copies_take_no_more_than_they_may(there: list[Copy], allowed: int) -> None:
    gone = set(surplus(there, NOW, allowed))
    kept = [each for each in there if each not in gone]
    assert len(kept) <= 1 or sum(each.size for each in kept) <= allowed


@given(there=copies)
def test_a_jump_of_the_clock_takes_no_more_than_the_same_rules_would(there: list[Copy]) -> None:
    """A clock a year behind sees all copies in the future, and keeps of them what it would keep of the past."""
    past = [each for each in there if each.made_at <= NOW and not each.before]
    assert surplus(past, NOW, GB) == surplus(past, NOW - 365 * DAY, GB)


def test_the_last_copies_from_before_a_change_are_kept() -> None:
    special = copy(NOW - 40 * DAY, before=True)
    daily = [copy(NOW - number * DAY) for number in range(40)]
    assert special not in surplus([special, *daily], NOW, GB)


def test_a_copy_that_would_fill_the_disk_is_not_made() -> None:
    assert has_room(GB, 3 * GB)
    assert not has_room(GB, GB + LEFT_FREE)


def test_the_copies_share_what_there_is() -> None:
    assert allowance(1000, 100 * GB, 0) == TOTAL
    assert allowance(5 * GB, 100 * GB, 5 * GB) == 15 * GB
    assert allowance(5 * GB, GB, 5 * GB) == 3 * GB


@given(made_at=st.integers(0, 4 * 10**9), before=st.booleans())
def test_a_name_says_when_and_why(made_at: int, before: bool) -> None:
    made = copy(made_at, before=before)
    assert copy_named("library", ".db", made.name, 1000) == made


@pytest.mark.parametrize(
    "name",
    [
        "library.db", "library-before-schema-3.db", "library-precious.jsonl", "library-2026-13-01T000000Z.db",
        "library-2026-06-09T120000Z.db.part", "other-2026-06-09T120000Z.db", "library-2-2026-06-09T120000Z.db",
    ],
)  # fmt: skip
def test_other_files_are_nobodys_to_remove(name: str) -> None:
    assert copy_named("library", ".db", name, 1000) is None
