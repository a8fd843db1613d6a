"""Counting an import, and the time it still takes."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.application.progress import FAILURES_KEPT, Pace, Progress, Tally


@dataclass
class Result:
    outcome: str = "added"
    source: str = "a.txt"
    error: str | None = None
    total: int | None = 10
    not_text: bool = False


class Clock:
    def __init__(self, step: float = 0.0) -> None:
        self.moment = 100.0
        self.step = step

    def __call__(self) -> float:
        self.moment += self.step
        return self.moment


def test_each_result_is_counted_once_under_its_outcome():
    tally = Tally(Clock())
    for outcome in ("added", "added", "updated", "unchanged", "copy", "failed"):
        tally.count(Result(outcome, error="No such file." if outcome == "failed" else None))
    progress = tally.progress()
    assert (progress.added, progress.updated, progress.unchanged, progress.copies, progress.failed) == (2, 1, 1, 1, 1)
    assert progress.done == 6
    assert progress.skipped == 2
    assert progress.failures == (("a.txt", "No such file."),)


@given(st.lists(st.sampled_from(["added", "updated", "unchanged", "copy", "failed"]), max_size=60))
def test_the_outcomes_add_up_to_what_was_done(outcomes):
    tally = Tally(Clock())
    for outcome in outcomes:
        tally.count(Result(outcome))
    p = tally.progress(finished=True)
    assert p.added + p.updated + p.unchanged + p.copies + p.failed == p.done == len(outcomes)


def test_no_total_while_sources_are_still_being_counted():
    tally = Tally(Clock())
    tally.count(Result(total=None))
    assert tally.progress() == Progress(done=1, added=1)


def test_the_total_never_falls_behind_what_was_done():
    tally = Tally(Clock())
    for _ in range(3):
        tally.count(Result(total=2))
    assert tally.progress().total == 3


def test_what_is_no_text_is_named_among_the_failures():
    tally = Tally(Clock())
    tally.count(Result("failed", "a.txt", error="No."))
    tally.count(Result("failed", "b.txt", error="No.", not_text=True))
    assert tally.progress().not_text == ("b.txt",)


def test_a_flood_of_failures_is_counted_but_not_kept():
    tally = Tally(Clock())
    for _ in range(FAILURES_KEPT + 5):
        tally.count(Result("failed", error="No."))
    assert tally.progress().failed == FAILURES_KEPT + 5
    assert len(tally.progress().failures) == FAILURES_KEPT


def test_a_steady_pace_gives_the_time_that_is_left():
    tally = Tally(Clock(step=0.5))
    for _ in range(20):
        tally.count(Result(total=100))
    assert tally.progress().seconds_left == pytest.approx(40, rel=0.1)


def test_nothing_is_estimated_in_the_first_moments_nor_after_the_end():
    tally = Tally(Clock(step=0.01))
    tally.count(Result())
    assert tally.progress().seconds_left is None
    slow = Tally(Clock(step=3))
    slow.count(Result())
    slow.count(Result())
    assert slow.progress().seconds_left is not None
    assert slow.progress(finished=True).seconds_left is None


def test_a_slow_start_is_forgotten():
    pace = Pace()
    pace.note(0, 0)
    for second in range(60):
        pace.note(100 + second, second * 10)
    assert pace.seconds_left(159, 590, 690) == pytest.approx(10, rel=0.05)


@given(
    st.lists(st.tuples(st.floats(0.01, 5), st.integers(0, 50)), min_size=2, max_size=60),
    st.integers(0, 10_000),
)
def test_an_estimate_is_never_negative(steps, more):
    pace, moment, done = Pace(), 0.0, 0
    for seconds, count in steps:
        moment, done = moment + seconds, done + count
        pace.note(moment, done)
    left = pace.seconds_left(moment, done, done + more)
    assert left is None or left >= 0
