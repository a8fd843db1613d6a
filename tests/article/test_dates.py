from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.dates import label_of, parse_published

DAYS = [
    "Aug 23, 2025", "August 23 2025", "23 August 2025", "23rd of August 2025", "Saturday, 23 August 2025", "2025-08-23",
    "2025/08/23", "20250823", "8/23/2025", "23.08.2025", "23. August 2025", "le 23 août 2025", "23 de agosto de 2025",
    "sabato 23 agosto 2025", "23 sierpnia 2025", "23 августа 2025 г.", "23 augustus 2025", "23 Ağustos 2025",
    "23 أغسطس 2025", "٢٣ أغسطس ٢٠٢٥", "2025年8月23日", "2025年8月23日(土)", "令和7年8月23日", "2025년 8월 23일",
    "2025. 8. 23.", "Published: Aug 23, 2025", "23-AUG-2025", "２０２５年８月２３日",
]  # fmt: skip
TIMES = [
    ("2025-08-23T10:00:00Z", "2025-08-23T10:00:00+00:00"),
    ("2025-08-23T10:00:00.123+02:00", "2025-08-23T10:00:00+02:00"),
    ("2025-08-23 10:00:00 -0500", "2025-08-23T10:00:00-05:00"),
    ("20250823T101112Z", "2025-08-23T10:11:12+00:00"),
    ("Sat, 23 Aug 2025 10:00:00 GMT", "2025-08-23T10:00:00+00:00"),
    ("Wed, 02 Oct 2002 08:00:00 EST", "2002-10-02T08:00:00-05:00"),
    ("Fri Aug 23 10:11:12 2025", "2025-08-23T10:11:12+00:00"),
    ("Aug. 23, 2025 9:05 a.m. ET", "2025-08-23T09:05:00-04:00"),
    ("Jan. 5, 2026 9:05 a.m. ET", "2026-01-05T09:05:00-05:00"),
    ("Mar 8, 2026 9 pm ET", "2026-03-08T21:00:00-04:00"),
    ("Mar 7, 2026 9 pm ET", "2026-03-07T21:00:00-05:00"),
    ("23.8.2025, 14:05 Uhr", "2025-08-23T14:05:00+00:00"),
    ("le 23 août 2025 à 14h05", "2025-08-23T14:05:00+00:00"),
    ("2025年8月23日 午後3時05分", "2025-08-23T15:05:00+00:00"),
    ("2025. 8. 23. 오후 3:04", "2025-08-23T15:04:00+00:00"),
    ("3-MAR-1987 09:16:02.85", "1987-03-03T09:16:02+00:00"),
]
NONE = [
    "", "yesterday", "2 hours ago", "gestern", "31 Feb 2025", "2025-02-31", "February 29, 2023", "99999-01-01",
    "Jan 1, 99999", "0000-01-01", "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "14:05", "4 March",
    "In 2019 the council voted 31 to 14", "The council voted on Aug 23, 2025", "Chapter 12 of 2020", "Jane Doe",
    "12345", "8/23", "x" * 500,
]  # fmt: skip


@pytest.mark.parametrize("text", DAYS)
def test_days(text):
    found = parse_published(text)
    assert found is not None
    assert (found.iso(), found.precision, found.raw) == ("2025-08-23", "day", text)


@pytest.mark.parametrize(("text", "iso"), TIMES)
def test_times(text, iso):
    found = parse_published(text)
    assert found is not None
    assert (found.iso(), found.precision) == (iso, "time")


@pytest.mark.parametrize(
    ("text", "precision"), [("2025", "year"), ("August 2025", "month"), ("2025-08", "month"), ("2025年8月", "month")]
)
def test_precision_is_what_was_given(text, precision):
    found = parse_published(text)
    assert found is not None
    assert found.precision == precision


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_invented(text):
    assert parse_published(text) is None


def test_a_far_future_is_taken_as_it_is():
    assert parse_published("Jan 1, 2199").iso() == "2199-01-01"


@pytest.mark.parametrize(
    ("text", "languages", "iso"),
    [
        ("3/4/2025", ("en",), "2025-03-04"),
        ("3/4/2025", ("fr",), "2025-04-03"),
        ("3.4.2025", ("en",), "2025-04-03"),
        ("13/4/2025", ("en",), "2025-04-13"),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text, languages, iso):
    assert parse_published(text, languages).iso() == iso


@pytest.mark.parametrize("text", ["23 srpna 2025", "23 Αυγούστου 2025", "২৩ আগস্ট ২০২৫"])
def test_languages_without_own_months(text):
    assert parse_published(text).iso() == "2025-08-23"


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2300, 1, 1)))
def test_what_is_written_is_read(day):
    for form in ("{:%Y-%m-%d}", "{0:%b} {0.day}, {0:%Y}", "{0.day} {0:%B} {0:%Y}", "{0:%Y}年{0.month}月{0.day}日"):
        assert parse_published(form.format(day)).moment.date() == day


@given(st.integers(-2_000_000_000, 7_000_000_000), st.integers(-14 * 60, 14 * 60))
def test_offsets_are_kept_and_lead_to_the_moment(seconds, offset):
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    found = parse_published(f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{minutes // 60:02}:{minutes % 60:02}")
    assert found.offset == offset
    assert found.moment == moment - timedelta(minutes=offset)


@given(st.text(max_size=100))
def test_any_text_is_a_date_or_not(text):
    assert parse_published(text) is None or parse_published(text).raw == text.strip()


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("Published on Aug 23, 2025", "published", "Aug 23, 2025"),
        ("Last updated: Aug 23", "updated", "Aug 23"),
        ("Mis à jour le 23 août 2025", "updated", "23 août 2025"),
        ("Veröffentlicht am 23.08.2025", "published", "23.08.2025"),
        ("更新: 2025年8月23日", "updated", "2025年8月23日"),
        ("Jane Doe", "", "Jane Doe"),
    ],
)
def test_labels(text, kind, rest):
    assert label_of(text) == (kind, rest)
