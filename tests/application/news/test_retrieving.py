"""Feeds are fetched as far ahead as there is room for what comes."""

from __future__ import annotations

import threading

from newsreader.application.news.retrieving import MOST, Retrieving
from newsreader.article.feed import Subscription
from newsreader.sources.fetch import Fetched, Wanted
from newsreader.sources.fetch.hosts import AT_ONCE

FEEDS = [Subscription(number, f"https://site{number}.example/feed", "") for number in range(4 * (MOST + AT_ONCE))]


def test_no_more_is_fetched_than_there_is_room_for() -> None:
    asked: list[str] = []

    def fetch(wanted: Wanted) -> Fetched:
        asked.append(wanted.url)
        return Fetched(wanted.url, 200, b"")

    retrieving = Retrieving(fetch, lambda: False)
    taken = 0
    for each in retrieving.retrieve(FEEDS):
        taken += each is not None
        assert len(asked) <= taken + MOST + AT_ONCE
    assert taken == len(FEEDS) == len(set(asked))


def test_what_has_no_room_at_the_end_holds_nobody_up() -> None:
    retrieving = Retrieving(lambda wanted: Fetched(wanted.url, 200, b""), lambda: False)
    for _ in retrieving.retrieve(FEEDS):
        break
    for each in threading.enumerate():
        if each.name.startswith("fetch-"):
            each.join(10)
    assert not [each for each in threading.enumerate() if each.name.startswith("fetch-")]
