"""Feeds are read here or in another process, with the same result."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

import pytest

from newsreader.application.news import reading
from newsreader.application.news.packing import pack, unpack
from newsreader.application.news.reading import Reader, ToRead, read
from newsreader.article.errors import NewsreaderError

from .conftest import item, rss

MIXED = rss(
    item(1, "&lt;p&gt;Read also: &lt;a href='https://tide.example/x'&gt;The ice breaks up early&lt;/a&gt;&lt;/p&gt;"),
    item(2, "&lt;p&gt;Fog.&lt;/p&gt;&lt;img src='https://tide.example/fog.png' width='9' height='8'&gt;"),
    item("three", "日本の記事 " * 9),
    "<item><title>No text</title><pubDate>Mon, 05 Jan 2015 10:00:00 +0200</pubDate></item>",
)


def wanted(data: bytes) -> ToRead:
    return ToRead(data, "https://harbour.example/feed", None, {})


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def test_what_is_packed_is_the_same_afterwards() -> None:
    assert unpack(pack(read(wanted(MIXED)))) == read(wanted(MIXED))


def test_for_many_new_feeds_the_process_starts_at_once(reader: Reader) -> None:
    reader.expect(reading.MANY)
    assert reader._ready is not None
    reader._ready.result()
    answer = reader.submit(wanted(MIXED))
    assert isinstance(answer.result(), Path)
    assert reader.result(wanted(MIXED), answer) == read(wanted(MIXED))


def test_until_the_process_stands_feeds_are_read_here(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_stands", lambda: False)
    reader.expect(reading.MANY)
    assert not isinstance(reader.submit(wanted(MIXED)).result(), Path)


def test_for_a_few_feeds_there_is_no_process(reader: Reader) -> None:
    reader.expect(reading.MANY - 1)
    reader.submit(wanted(MIXED)).result()
    assert reader._there is None


def test_what_is_no_feed_is_refused_there_as_here(reader: Reader) -> None:
    reader.expect(reading.MANY)
    assert reader._ready is not None
    reader._ready.result()
    answer = reader.submit(wanted(b"<html><body>Log in</body></html>"))
    with pytest.raises(NewsreaderError, match="web page"):
        reader.result(wanted(b""), answer)


def test_when_the_process_is_killed_feeds_are_read_here(reader: Reader, expect_log: Callable[..., object]) -> None:
    reader.expect(reading.MANY)
    assert reader._there is not None
    assert reader._ready is not None
    reader._ready.result()
    (number,) = reader._there._processes
    os.kill(number, getattr(signal, "SIGKILL", signal.SIGTERM))
    with suppress(BrokenProcessPool):
        reader._there.submit(os.getpid).result()
    with expect_log("newsreader.application.news.reading", logging.WARNING, "process that reads feeds ended"):
        answer = reader.submit(wanted(MIXED))
    assert reader.result(wanted(MIXED), answer) == read(wanted(MIXED))
