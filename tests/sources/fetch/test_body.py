import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.fetch.body import codings_of, take_in, unfold
from newsreader.sources.fetch.errors import Failure

_HOST = "site.example"


@given(st.binary(max_size=2000), st.sampled_from(["", "gzip", "deflate"]))
def test_what_is_compressed_comes_back(body, coding):
    packed = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress}[coding](body)
    if body.startswith(b"\x1f\x8b"):
        return
    assert unfold(packed, codings_of(coding, _HOST), 10_000, _HOST) == body


@given(st.binary(max_size=300), st.lists(st.sampled_from(["gzip", "deflate"]), max_size=2), st.booleans())
def test_whatever_comes_the_limit_holds(body, codings, packed):
    body = gzip.compress(body) if packed else body
    try:
        found = unfold(body, codings, 100, _HOST)
    except Failure as failure:
        assert failure.kind in ("bomb", "too_large", "broken")  # noqa: PT017
    else:
        assert len(found) <= max(100, len(body))


@given(st.binary(min_size=1, max_size=500), st.integers(1, 8), st.integers(1, 40))
def test_a_body_is_taken_in_whole_or_not(body, piece, limit):
    chunks = [body[start : start + piece] for start in range(0, len(body), piece)]
    if len(body) <= limit:
        assert take_in(chunks, limit, _HOST) == body
    else:
        with pytest.raises(Failure):
            take_in(chunks, limit, _HOST)


def test_no_more_is_asked_for_than_the_limit():
    def endless():
        for number in range(1000):
            assert number < 12
            yield b"x" * 10

    with pytest.raises(Failure):
        take_in(endless(), 100, _HOST)


def test_a_large_bomb_takes_little_memory():
    import tracemalloc

    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(b" " * 1_000_000) for _ in range(20)) + packer.flush()
    tracemalloc.start()
    with pytest.raises(Failure):
        unfold(bomb, ["gzip"], 1_000_000, _HOST)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4_000_000


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("", []),
        ("identity", []),
        ("GZIP", ["gzip"]),
        ("UTF-8", []),
        ("none, gzip", ["gzip"]),
        ("x-gzip", ["gzip"]),
        ("deflate, gzip", ["gzip", "deflate"]),
        (" , gzip", ["gzip"]),
    ],
)
def test_codings_are_named_in_the_order_of_unfolding(header, codings):
    assert codings_of(header, _HOST) == codings
