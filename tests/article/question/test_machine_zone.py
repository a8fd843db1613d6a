import time
from datetime import UTC, datetime

import pytest

from newsreader.article.question.machine_zone import MachineZone

HERE = MachineZone()


@pytest.fixture
def berlin(monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("this system does not let a program choose its zone")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("month", "hours"), [(1, 1), (8, 2)])
def test_summer_and_winter_differ(berlin, month, hours):
    moment = datetime(2025, month, 14, 12, tzinfo=UTC).astimezone(HERE)
    assert (moment.hour, moment.utcoffset().total_seconds()) == (12 + hours, hours * 3600)
    assert moment.timestamp() == datetime(2025, month, 14, 12, tzinfo=UTC).timestamp()


def test_the_hour_that_comes_twice_is_told_apart(berlin):
    first, second = (datetime(2025, 10, 26, hour, 30, tzinfo=UTC).astimezone(HERE) for hour in (0, 1))
    assert (first.hour, second.hour) == (2, 2)
    assert second.timestamp() - first.timestamp() == 3600


def test_a_zone_has_a_name(berlin):
    assert datetime(2025, 8, 14, tzinfo=HERE).tzname() == "CEST"


@pytest.mark.parametrize("year", [1, 1600, 1900, 2500, 9999])
def test_no_year_is_too_far_away(year):
    moment = datetime(year, 6, 1, 12, tzinfo=UTC)
    there = moment.astimezone(HERE)
    assert there.replace(tzinfo=None) - there.utcoffset() == moment.replace(tzinfo=None)
