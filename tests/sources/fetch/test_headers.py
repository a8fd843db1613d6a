from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.fetch.headers import Headers, fresh_for, http_date, mark, media_type, retry_after

_NOW = datetime(2026, 3, 4, 10, 0, 0, tzinfo=UTC)
_TIMES = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def _headers(**values):
    return Headers([(name.replace("_", "-").encode(), value.encode()) for name, value in values.items()])


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("1.5", 1.5),
        ("0", 0),
        ("Wed, 04 Mar 2026 10:05:00 GMT", 300),
        ("Wed, 04 Mar 2026 10:05:00", 300),
        ("315360000", 86_400),
        ("999999999999", 86_400),
        ("Wed, 04 Mar 2036 10:00:00 GMT", 86_400),
        ("Wed, 04 Mar 2026 09:00:00 GMT", None),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1e9", None),
        ("9" * 400, None),
        ("Wed, 99 Mar 2026 10:05:00 GMT", None),
        ("١٢", None),
    ],
)
def test_when_a_busy_server_wants_to_be_asked_again(said, seconds):
    assert retry_after(said, _NOW) == seconds


@pytest.mark.parametrize(
    ("values", "seconds"),
    [
        ({}, None),
        ({"cache_control": "max-age=600"}, 600),
        ({"cache_control": "public, Max-Age=600, must-revalidate"}, 600),
        ({"cache_control": 'max-age="600"'}, 600),
        ({"cache_control": "max-age=600", "age": "100"}, 500),
        ({"cache_control": "max-age=600", "age": "1000"}, 0),
        ({"cache_control": "max-age=600", "age": "old"}, 600),
        ({"cache_control": "no-cache, max-age=600"}, 0),
        ({"cache_control": "no-store"}, 0),
        ({"cache_control": "s-maxage=600"}, None),
        ({"cache_control": "max-age=-1"}, None),
        ({"cache_control": "max-age=600", "expires": "Wed, 04 Mar 2026 12:00:00 GMT"}, 600),
        ({"expires": "Wed, 04 Mar 2026 10:10:00 GMT"}, 600),
        ({"expires": "Wed, 04 Mar 2026 10:10:00 GMT", "date": "Wed, 04 Mar 2026 10:09:00 GMT"}, 60),
        ({"expires": "Wed, 04 Mar 2020 10:10:00 GMT"}, 0),
        ({"expires": "0"}, 0),
        ({"expires": "-1"}, 0),
    ],
)
def test_how_long_an_answer_stays_fresh(values, seconds):
    assert fresh_for(_headers(**values), _NOW) == seconds


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", ("", None)),
        ("text/html", ("text/html", None)),
        ("Text/HTML; Charset=UTF-8", ("text/html", "UTF-8")),
        ('text/xml;charset="iso-8859-1"; x=y', ("text/xml", "iso-8859-1")),
        ("text/xml; charset=", ("text/xml", None)),
        ("text/xml; charset=utf-8, text/html", ("text/xml", "utf-8")),
        ("x" * 1_000_000, ("x" * 100, None)),
    ],
)
def test_media_type_and_character_set(said, found):
    assert media_type(_headers(content_type=said)) == found


@given(st.text(), _TIMES)
def test_no_header_is_too_odd(said, now):
    seconds = retry_after(said, now)
    assert seconds is None or 0 <= seconds <= 86_400
    assert (fresh_for(Headers([(b"Expires", said.encode()), (b"Cache-Control", said.encode())]), now) or 0) >= 0
    assert len(media_type(Headers([(b"content-type", said.encode())]))[0]) <= 100
    assert len(mark(said)) <= 1024


@given(_TIMES)
def test_dates_of_headers_are_read(when):
    assert http_date(f"{when:%a, %d %b %Y %H:%M:%S} GMT") == when
    assert http_date(f"{when + timedelta(hours=2):%a, %d %b %Y %H:%M:%S} +0200") == when


def test_a_header_that_comes_twice_is_joined():
    found = Headers([(b"Cache-Control", b"public"), (b"cache-control", b"max-age=60"), (b"X", b"\xe9")])
    assert found.get("cache-control") == "public, max-age=60"
    assert found.get("x") == "é"
    assert found.get("etag") == ""
