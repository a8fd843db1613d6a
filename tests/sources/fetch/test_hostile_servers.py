"""Whatever a server does, a fetch ends soon, takes in little and says what went wrong."""

import gzip
from random import Random

import pytest
from web_server import (
    FEED,
    WebServer,
    breaks_chunks,
    compressed,
    drips,
    drips_headers,
    gives,
    hangs_up,
    has_large_headers,
    is_bomb,
    is_silent,
    never_ends,
    says,
    sets_cookies,
    stops_short,
    talks_nonsense,
)

from newsreader.sources.fetch import Fetcher, FetchError, Limits, Wanted

_SMALL = Limits(size={"feed": 100_000, "page": 200_000})
_SHORT = Limits(seconds={"feed": 0.1, "page": 10})


@pytest.fixture
def fetcher():
    with Fetcher(_SMALL, proxies=lambda address: None) as made:
        yield made


@pytest.fixture
def hurried():
    """Waits a tenth of a second for a feed."""
    with Fetcher(_SHORT, proxies=lambda address: None) as made:
        yield lambda url, kind="feed": made.fetch(Wanted(url, kind, typed=True))


@pytest.mark.parametrize(
    "behaviour", [is_silent(), drips_headers(), drips(FEED * 100), drips(FEED * 100, pause=0.001)], ids=str
)
def test_a_server_that_takes_too_long_is_left(server, hurried, behaviour):
    url = server.serve("/slow", behaviour)
    with pytest.raises(FetchError) as raised:
        hurried(url)
    assert raised.value.kind == "timeout"
    assert "127.0.0.1 was too slow" in raised.value.what


def test_a_page_may_take_longer_than_a_feed(server, hurried):
    url = server.serve("/slow", drips(b"x" * 10, pause=0.02))
    assert hurried(url, "page").data == b"x" * 10
    with pytest.raises(FetchError):
        hurried(url)


def test_the_whole_way_has_one_deadline(server, hurried):
    def leads_slowly(to):
        return lambda visitor: (visitor.pause(0.03), visitor.answer(302, headers={"Location": to}))

    for number in range(9):
        server.serve(f"/{number}", leads_slowly(f"/{number + 1}"))
    with pytest.raises(FetchError) as raised:
        hurried(server.url("/0"))
    assert raised.value.kind == "timeout"


@pytest.mark.parametrize("behaviour", [never_ends(), never_ends(b" "), gives(b"x" * 100_001)], ids=str)
def test_a_body_is_taken_in_up_to_the_limit(server, failure, behaviour):
    told = failure(server.serve("/large", behaviour))
    assert (told.kind, told.do) == ("too_large", "Open it in your browser.")


def test_a_body_of_just_the_limit_is_taken_in(server, fetch):
    assert len(fetch(server.serve("/large", gives(b"x" * 100_000))).data) == 100_000


@pytest.mark.parametrize(
    ("kind", "megabytes", "seconds"), [("feed", 20, 30), ("page", 25, 60), ("image", 10, 30), ("icon", 1, 15)]
)
def test_the_limits_are_those_of_the_design(kind, megabytes, seconds):
    limits = Limits()
    assert (limits.size[kind], limits.seconds[kind]) == (megabytes * 1024 * 1024, seconds)


@pytest.mark.parametrize(
    ("how", "said"),
    [("gzip", None), ("gzip", "x-gzip"), ("zlib", None), ("deflate", None), ("gzip", ""), ("gzip,gzip", "gzip"),
     ("gzip,gzip", "gzip, gzip"), ("gzip,gzip", ""), ("deflate,gzip", None), ("zlib,gzip", "deflate, gzip"),
     ("gzip", "identity")],
)  # fmt: skip
def test_compressed_bodies_are_unfolded(server, fetch, how, said):
    assert fetch(server.serve("/feed", compressed(FEED, how, said))).data == FEED


@pytest.mark.parametrize("said", ["gzip", "deflate", "gzip, gzip", "identity"])
def test_a_body_that_is_not_compressed_though_it_says_so_is_taken_as_it_is(server, fetch, said):
    assert fetch(server.serve("/feed", gives(Content_Encoding=said))).data == FEED


def test_a_body_of_several_parts_is_unfolded_wholly(server, fetch):
    parts = gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]) + b"\0\0"
    assert fetch(server.serve("/feed", gives(parts, Content_Encoding="gzip"))).data == FEED


@pytest.mark.parametrize("said", ["br", "zstd", "compress", "gzip, br", "gzip, gzip, gzip", "dcb", "X-Compress"])
def test_a_compression_that_was_not_asked_for_is_refused(server, failure, said):
    assert failure(server.serve("/feed", gives(b"\x1b\xff\xff", Content_Encoding=said))).kind == "broken"


@pytest.mark.parametrize("said", ["gzip", ""])
def test_a_bomb_is_left_before_it_unfolds(server, failure, said):
    assert failure(server.serve("/feed", is_bomb(50_000_000, said))).kind == "bomb"


def test_what_is_only_large_is_called_no_bomb(server, failure):
    body = bytes(Random(0).choices(b"abcdefgh", k=200_000))
    assert failure(server.serve("/feed", compressed(body))).kind == "too_large"


def test_a_bomb_in_a_parcel_is_left_too(server, failure):
    inner = gzip.compress(gzip.compress(b" " * 50_000_000))
    assert len(inner) < 1000
    assert failure(server.serve("/feed", gives(inner, Content_Encoding="gzip"))).kind == "bomb"


def test_a_body_of_very_many_parts_is_refused(server, failure):
    assert failure(server.serve("/feed", gives(gzip.compress(b"") * 1000))).kind == "broken"


@pytest.mark.parametrize(
    "behaviour",
    [
        stops_short(),
        stops_short(chunked=True),
        breaks_chunks(),
        hangs_up(),
        talks_nonsense(),
        gives(gzip.compress(FEED)[:-20], Content_Encoding="gzip"),
        gives(gzip.compress(FEED)[:-9] + b"wrong sum", Content_Encoding="gzip"),
        has_large_headers(),
        sets_cookies(10_000),
    ],
    ids=str,
)
def test_an_answer_that_is_not_whole_is_none(server, failure, behaviour):
    told = failure(server.serve("/feed", behaviour))
    assert told.kind == "broken"
    assert told.what.startswith("What 127.0.0.1 sent ")
    assert told.details


def test_a_part_is_not_taken_for_the_whole(server, failure):
    assert failure(server.serve("/feed", says(206))).kind == "broken"


def test_what_stopped_short_is_called_cut_off(server, failure):
    assert "cut off" in failure(server.serve("/feed", stops_short())).what


def test_a_server_that_is_not_there_is_named(failure):
    with WebServer() as server:
        url = server.url("/feed")
    told = failure(url)
    assert told.kind == "refused"
    assert "127.0.0.1" in told.what
