import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.fetch.politeness import Answer, interval, next_try

_HOUR = 3600.0
_DAY = 24 * _HOUR
_WEEK = 7 * _DAY


@pytest.mark.parametrize(
    ("answer", "every", "hours"),
    [
        (Answer(), _HOUR, 1),
        (Answer(fresh_for=0), _HOUR, 1),
        (Answer(fresh_for=60), _HOUR, 1),
        (Answer(fresh_for=3 * _HOUR), _HOUR, 3),
        (Answer(fresh_for=10 * _WEEK), _HOUR, 24),
        (Answer(fresh_for=-5), _HOUR, 1),
        (Answer(), _WEEK, 7 * 24),
        (Answer(fresh_for=3 * _HOUR), _WEEK, 7 * 24),
        (Answer(1), _HOUR, 1),
        (Answer(2), _HOUR, 2),
        (Answer(3), _HOUR, 4),
        (Answer(5), _HOUR, 16),
        (Answer(6), _HOUR, 24),
        (Answer(1000), _HOUR, 24),
        (Answer(3), _WEEK, 7 * 24),
        (Answer(1, retry_after=60), _HOUR, 1),
        (Answer(9, retry_after=2 * _HOUR), _HOUR, 2),
        (Answer(1, retry_after=10 * 365 * _DAY), _HOUR, 24),
        (Answer(2, retry_after=-5), _HOUR, 2),
        (Answer(2, fresh_for=9 * _HOUR), _HOUR, 2),
    ],
)
def test_when_a_feed_is_asked_again(answer, every, hours):
    assert next_try(answer, 1000.0, every, 0.0) == 1000.0 + hours * _HOUR


def test_what_failed_together_does_not_come_back_together():
    times = {next_try(Answer(3), 0.0, _HOUR, chance / 10) for chance in range(11)}
    assert len(times) == 11
    assert (min(times), max(times)) == (4 * _HOUR, 5 * _HOUR)


_SECONDS = st.none() | st.floats(-1e12, 1e12)


@given(
    st.builds(Answer, st.integers(0, 10_000), _SECONDS, _SECONDS),
    st.floats(0, 2e9),
    st.floats(60, 30 * _DAY),
    st.floats(0, 1),
)
def test_a_feed_is_asked_neither_too_soon_nor_never(answer, now, every, chance):
    wait = next_try(answer, now, every, chance) - now
    assert every - 1e-3 <= wait <= max(every, _DAY) + 1e-3


@given(st.integers(1, 100), st.floats(60, _DAY), st.floats(0, 1))
def test_more_failures_never_mean_sooner(failures, every, chance):
    assert next_try(Answer(failures), 0.0, every, 0) <= next_try(Answer(failures + 1), 0.0, every, chance)


@pytest.mark.parametrize(
    ("chosen", "usual", "said", "minutes"),
    [(None, 60, None, 60), (None, 60, 15, 60), (None, 60, 120, 120), (None, 60, 10**9, 24 * 60), (15, 60, None, 15),
     (15, 60, 120, 15), (None, 60, -5, 60), (10_080, 60, None, 10_080)],
)  # fmt: skip
def test_the_reader_decides_how_often_and_a_feed_may_ask_for_less(chosen, usual, said, minutes):
    assert interval(chosen, usual, said) == minutes * 60
