from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.model import Published
from newsreader.ui.dates import age, byline_parts, byline_text, long_date, reading_time, short_moment

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=1)))


def seconds(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ((2026, 11, 22, 14, 29, 40), "now"),
        ((2026, 11, 22, 14, 30, 30), "now"),
        ((2026, 11, 22, 14, 25), "5 min"),
        ((2026, 11, 22, 12, 20), "2 h"),
        ((2026, 11, 22, 0, 0), "14 h"),
        ((2026, 11, 21, 20, 0), "Yesterday"),
        ((2026, 11, 20, 8, 0), "20 Nov"),
        ((2025, 11, 20, 8, 0), "20 Nov 2025"),
        ((2026, 11, 25, 8, 0), "25 Nov"),
    ],
)
def test_age_grows_coarser(moment, expected):
    assert age(seconds(*moment), "time", NOW) == expected


def test_age_counts_hours_across_midnight():
    morning = NOW.replace(hour=7)
    assert age(seconds(2026, 11, 21, 22, 0), "time", morning) == "8 h"


@pytest.mark.parametrize(
    ("moment", "precision", "expected"),
    [
        ((2026, 11, 22, 23, 59, 59), "day", "Today"),
        ((2026, 11, 21, 23, 59, 59), "day", "Yesterday"),
        ((2026, 11, 20, 23, 59, 59), "day", "20 Nov"),
        ((2024, 6, 30, 23, 59, 59), "month", "Jun 2024"),
        ((2023, 12, 31, 23, 59, 59), "year", "2023"),
    ],
)
def test_age_says_no_more_than_the_source(moment, precision, expected):
    assert age(seconds(*moment), precision, NOW) == expected


@given(st.integers(min_value=0, max_value=4_000_000_000), st.sampled_from(["time", "day", "month", "year"]))
def test_age_always_says_something_short(moment, precision):
    assert 3 <= len(age(moment, precision, NOW)) <= 11


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (Published(datetime(2026, 11, 22, 8, 14, tzinfo=UTC)), "22 November 2026, 09:14"),
        (Published(datetime(2026, 11, 22, tzinfo=UTC), "day"), "22 November 2026"),
        (Published(datetime(2026, 11, 1, tzinfo=UTC), "month"), "November 2026"),
        (Published(datetime(2026, 1, 1, tzinfo=UTC), "year"), "2026"),
        (None, ""),
    ],
)
def test_long_date_is_as_exact_as_its_source(published, expected):
    assert long_date(published, NOW) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [((), ""), (("Ana",), "By Ana"), (("Ana", "Ben"), "By Ana and Ben"), (("A", "B", "C"), "By A, B and C")],
)
def test_byline(authors, expected):
    assert byline_text(authors) == expected
    assert [text for text, is_name in byline_parts(authors) if is_name] == list(authors)


def test_reading_time():
    assert reading_time(6) == "6 min read"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ((2026, 11, 22, 13, 5), "14:05"),
        ((2026, 11, 21, 23, 30), "00:30"),
        ((2026, 11, 21, 22, 30), "21 Nov"),
        ((2024, 11, 20, 8, 0), "20 Nov 2024"),
    ],
)
def test_a_moment_of_today_is_its_time(moment, expected):
    assert short_moment(datetime(*moment, tzinfo=UTC), NOW) == expected
