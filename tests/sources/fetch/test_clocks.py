from datetime import UTC, datetime, timedelta

import pytest

from newsreader.sources.fetch.clocks import Clocks

_NOW = datetime(2031, 3, 4, 10, 0, 0, tzinfo=UTC)


def _told(*days):
    clocks = Clocks()
    for number, ahead in enumerate(days):
        clocks.heard(f"{number}.example", f"{_NOW + timedelta(days=ahead):%a, %d %b %Y %H:%M:%S} GMT", _NOW)
    return clocks.other_day(_NOW)


@pytest.mark.parametrize(
    ("days", "ahead"),
    [((), None), ((0,), None), ((0.9, -0.9), None), ((-1826,), -1826), ((1826, 0, 1826), 1826), ((-1826, 0, 0), None)],
)
def test_most_servers_say_what_day_it_is(days, ahead):
    assert _told(*days) == (None if ahead is None else _NOW + timedelta(days=ahead))


def test_what_is_no_date_says_nothing():
    clocks = Clocks()
    for date in ("", "soon", "Wed, 99 Mar 2026"):
        clocks.heard("site.example", date, _NOW)
    assert clocks.other_day(_NOW) is None
