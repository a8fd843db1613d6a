from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.question.days import span, span_of_dates, spelled_age, spelled_day
from newsreader.article.question.fields import DAY_WORDS
from newsreader.article.question.tree import Dated

BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = datetime(2025, 8, 14, 15, 30, tzinfo=BERLIN)


def told(condition, now=THURSDAY, ask=span):
    """Begin and end of a condition as the clock of the reader shows them."""
    relation, written = condition.split(":")
    return [
        "" if second is None else f"{datetime.fromtimestamp(second, now.tzinfo):%Y-%m-%d %H:%M}"
        for second in ask(Dated(relation, written), now)
    ]


@pytest.mark.parametrize(
    ("condition", "begin", "end"),
    [
        ("on:2025", "2025-01-01 00:00", "2026-01-01 00:00"),
        ("on:2025-08", "2025-08-01 00:00", "2025-09-01 00:00"),
        ("on:2024-12", "2024-12-01 00:00", "2025-01-01 00:00"),
        ("on:2025-08-14", "2025-08-14 00:00", "2025-08-15 00:00"),
        ("on:today", "2025-08-14 00:00", "2025-08-15 00:00"),
        ("on:yesterday", "2025-08-13 00:00", "2025-08-14 00:00"),
        ("on:thursday", "2025-08-14 00:00", "2025-08-15 00:00"),
        ("on:wednesday", "2025-08-13 00:00", "2025-08-14 00:00"),
        ("on:friday", "2025-08-08 00:00", "2025-08-09 00:00"),
        ("on:P7D", "2025-08-07 00:00", "2025-08-08 00:00"),
        ("before:2025-08", "", "2025-08-01 00:00"),
        ("before:yesterday", "", "2025-08-13 00:00"),
        ("after:2025-07", "2025-08-01 00:00", ""),
        ("after:yesterday", "2025-08-14 00:00", ""),
        ("before:P7D", "", "2025-08-07 15:30"),
        ("after:P2W", "2025-07-31 15:30", ""),
        ("newer:7d", "2025-08-07 15:30", ""),
        ("newer:12h", "2025-08-14 03:30", ""),
        ("newer:P1DT1H", "2025-08-13 14:30", ""),
        ("older:3m", "", "2025-05-14 15:30"),
        ("older:1y", "", "2024-08-14 15:30"),
        ("older:P1Y6M", "", "2024-02-14 15:30"),
    ],
)
def test_what_a_date_means_on_a_thursday_afternoon(condition, begin, end):
    assert told(condition) == [begin, end]


def test_a_month_before_its_last_day_is_the_last_day_of_a_shorter_one():
    assert told("newer:1m", datetime(2025, 3, 31, 9, tzinfo=BERLIN)) == ["2025-02-28 09:00", ""]
    assert told("newer:1y", datetime(2024, 2, 29, 9, tzinfo=BERLIN)) == ["2023-02-28 09:00", ""]


@pytest.mark.parametrize(("day", "hours"), [("2025-03-30", 23), ("2025-10-26", 25), ("2025-08-14", 24)])
def test_a_day_is_as_long_as_the_clock_makes_it(day, hours):
    begin, end = span(Dated("on", day), THURSDAY)
    assert end - begin == hours * 3600


def test_days_are_counted_by_the_clock_and_hours_as_they_pass():
    """The night before, the clock went from two to three."""
    now = datetime(2025, 3, 30, 12, tzinfo=BERLIN)
    assert told("newer:1d", now) == ["2025-03-29 12:00", ""]
    assert told("newer:24h", now) == ["2025-03-29 11:00", ""]


def test_the_hour_that_comes_twice_is_told_apart():
    first = datetime(2025, 10, 26, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    ages = [span(Dated("newer", "1h"), now)[0] for now in (first, second)]
    assert ages[1] - ages[0] == 3600


def test_a_day_that_begins_at_one_begins_when_the_clock_jumps():
    saint_paul = ZoneInfo("America/Sao_Paulo")
    begin, end = span(Dated("on", "2018-11-04"), datetime(2019, 1, 1, tzinfo=saint_paul))
    assert datetime.fromtimestamp(begin, UTC) == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert end - begin == 23 * 3600


def test_a_day_that_a_zone_left_out_holds_nothing():
    begin, end = span(Dated("on", "2011-12-30"), datetime(2012, 1, 1, tzinfo=ZoneInfo("Pacific/Apia")))
    assert begin == end


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC"])
def test_today_is_the_day_of_the_reader(zone):
    now = datetime(2025, 8, 14, 10, 30, tzinfo=UTC).astimezone(ZoneInfo(zone))
    begin, end = span(Dated("on", "today"), now)
    assert begin <= now.timestamp() < end
    assert datetime.fromtimestamp(begin, now.tzinfo).date() == now.date()


def test_articles_without_a_time_are_found_by_the_day_they_carry():
    """They are ordered by the last second of their day in UTC, which in Auckland is noon of the next."""
    now = datetime(2025, 8, 14, 15, tzinfo=ZoneInfo("Pacific/Auckland"))
    begin, end = span_of_dates(Dated("on", "2025-08-10"), now)
    assert begin <= datetime(2025, 8, 10, 23, 59, 59, tzinfo=UTC).timestamp() < end
    assert span_of_dates(Dated("newer", "1d"), now) == (int(datetime(2025, 8, 13, 15, tzinfo=UTC).timestamp()), None)


@pytest.mark.parametrize("condition", ["older:99999y", "newer:P99999M", "after:P99999W", "newer:999999h", "on:99999y"])
def test_a_time_longer_than_the_calendar_begins_with_it(condition):
    relation, written = condition.split(":")
    for zone in (BERLIN, UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))):
        found = [second for second in span(Dated(relation, written), THURSDAY.astimezone(zone)) if second is not None]
        assert found
        assert max(found) < -20_000_000_000 or written.endswith("h")


@pytest.mark.parametrize("written", ["0001", "0001-01-01", "9998", "9998-12-31"])
def test_the_first_and_last_days_of_the_calendar_have_a_span(written):
    for zone in (BERLIN, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))):
        begin, end = span(Dated("on", written), THURSDAY.astimezone(zone))
        assert begin < end


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        span(Dated("on", "today"), datetime(2025, 8, 14))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("2025-8-4", "2025-08-04"),
        ("Monday", "monday"),
        ("p1y2m3w4dt5h", "P1Y2M3W4DT5H"),
        ("12H", "12h"),
        ("2025-13", None),
        ("2025-02-29", None),
        ("9999", None),
        ("25", None),
        ("2025-", None),
        ("٢٠٢٥", None),
        ("P", None),
        ("PT", None),
        ("P7", None),
        ("PD7", None),
        ("7 d", None),
        ("7x", None),
        ("", None),
        ("tomorrow", None),
    ],
)
def test_a_date_is_kept_in_one_spelling(written, spelled):
    assert spelled_day(written) == spelled


@given(st.text(st.sampled_from("PTYMWDHdwmyh0123456789-")) | st.from_regex(r"P(\d{1,5}[YMWD]){1,4}", fullmatch=True))
def test_whatever_can_be_spelled_has_a_span(text):
    spelled = spelled_day(text)
    if spelled is not None:
        begin, end = span(Dated("on", spelled), THURSDAY)
        assert begin < end
        assert spelled_day(spelled) == spelled
        assert spelled_age(spelled) in (None, spelled)


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()),  # noqa: DTZ001
    st.sampled_from([*DAY_WORDS, "2025", "2025-08", "2025-03-30", "P3M", "7d", "12h"]),
)
def test_before_on_and_after_follow_each_other_without_a_gap(now, written):
    """A duration is a moment: before it and after it is all there is."""
    begin, end = span(Dated("on", written), now)
    until, since = span(Dated("before", written), now)[1], span(Dated("after", written), now)[0]
    assert until == since if spelled_age(written) else (until, since) == (begin, end)
    assert begin <= end
