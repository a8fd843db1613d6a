"""A library and a web that answers by what a test puts there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.application.news.refresh import FeedResult, Times, refresh
from newsreader.article.feed import ListedFeed, Subscription
from newsreader.library import Library
from newsreader.sources.fetch import Fetched, FetchError, Wanted
from newsreader.sources.fetch.errors import Failure

NOON = 1_781_006_400  # 2026-06-09 12:00 UTC


def item(number: int | str, text: str = "Nothing else happened.") -> str:
    """An item of a feed."""
    return (
        f"<item><guid isPermaLink='false'>{number}</guid><title>Headline {number}</title>"
        f"<link>https://harbour.example/{number}</link><description>{text}</description></item>"
    )


def rss(*items: str, title: str = "Harbour Desk") -> bytes:
    """A feed."""
    head = f"<title>{title}</title><link>https://harbour.example/</link>"
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>".encode()


class FakeWeb:
    """Answers of addresses: bytes, a whole answer, or an error; it remembers what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Fetched | Failure | Exception] = {}
        self.asked: list[Wanted] = []

    def fetch(self, wanted: Wanted) -> Fetched:
        self.asked.append(wanted)
        answer = self.answers[wanted.url]
        if isinstance(answer, Failure):
            raise FetchError(answer, wanted.kind)
        if isinstance(answer, Exception):
            raise answer
        return Fetched(wanted.url, 200, answer, "application/rss+xml") if isinstance(answer, bytes) else answer


@pytest.fixture
def web() -> FakeWeb:
    return FakeWeb()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db", clock=lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture
def follow(library: Library) -> Callable[..., Subscription]:
    """Subscribes to an address."""

    def follow(url: str, title: str = "") -> Subscription:
        return library.feeds.get(library.feeds.subscribe([ListedFeed(title, url)]).ids[0])

    return follow


@pytest.fixture
def run(library: Library, web: FakeWeb) -> Callable[..., list[FeedResult]]:
    """Refreshes all feeds, or those given; the last word on each."""

    def run(
        *wanted: Subscription, now: float = NOON, cancelled: Callable[[], bool] = lambda: False
    ) -> list[FeedResult]:
        feeds = [library.feeds.get(each.id) for each in wanted] or library.feeds.all()
        results = refresh(library, web.fetch, feeds, cancelled, Times(clock=lambda: now))
        return [result for result in results if not result.portion]

    return run
