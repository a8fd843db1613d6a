"""What outcomes mean for a feed, as tables."""

from __future__ import annotations

import pytest

from newsreader.application.news.state import Came, Moment, after_failure, after_success, moves_to
from newsreader.application.news.subscribing import lasting_address
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedSettings, FeedState, Subscription
from newsreader.sources.fetch import Fetched, FetchError
from newsreader.sources.fetch import errors as trouble

NOW = 1_781_006_400.0
URL = "https://harbour.example/feed"
NAMED = "https://jane:pass@harbour.example/feed"


def subscription(url: str = URL, **state: object) -> Subscription:
    return Subscription(1, url, "Harbour", state=FeedState(**state))


def fetched(**fields: object) -> Fetched:
    return Fetched(**{"url": URL, "status": 200, "data": b"x"} | fields)


@pytest.mark.parametrize(
    ("minutes", "said", "fresh", "wait"),
    [
        (None, None, None, 30),
        (None, 60, None, 60),
        (None, 5, None, 30),
        (15, 60, None, 15),
        (15, None, 3600.0, 60),
        (None, None, 10_000_000.0, 24 * 60),
    ],
)
def test_when_a_feed_is_asked_again(minutes, said, fresh, wait):
    feed = Subscription(1, URL, "Harbour", settings=FeedSettings(minutes))
    state = after_success(feed, Came(fetched(fresh_for=fresh), b"h", said), Moment(NOW))
    assert state.next_at == NOW + 60 * wait


def test_success_forgets_failures_and_keeps_marks_only_as_long_as_they_hold():
    failing = subscription(failures=3, error="Slow.", error_kind="timeout", failing_since=5, etag="old")
    fresh = after_success(failing, Came(fetched(), b"h"), Moment(NOW))
    assert (fresh.failures, fresh.error, fresh.failing_since, fresh.etag) == (0, "", 0, "")
    same = after_success(failing, Came(fetched(not_modified=True, data=b""), b"h"), Moment(NOW))
    assert same.etag == "old"


def test_what_a_failure_is_called_and_since_when():
    first = after_failure(subscription(), FetchError(trouble.refused("h", ""), "feed"), Moment(NOW))
    assert (first.failures, first.error_kind, first.failing_since) == (1, "refused", NOW)
    again = after_failure(subscription(failures=1, failing_since=7), NewsreaderError("No feed."), Moment(NOW))
    assert (again.failures, again.error_kind, again.failing_since) == (2, "unreadable", 7)


def test_a_feed_with_a_password_moves_with_it_on_its_own_host_alone():
    feed = subscription(NAMED)
    for _ in range(3):
        feed = Subscription(
            1,
            NAMED,
            "",
            state=after_success(feed, Came(fetched(moved="https://harbour.example/new"), b""), Moment(NOW)),
        )
    assert moves_to(feed.state) == "https://jane:pass@harbour.example/new"
    other = after_success(subscription(NAMED), Came(fetched(moved="https://other.example/new"), b""), Moment(NOW))
    assert "pass" not in other.moved_to


def test_what_is_subscribed_to_is_what_was_asked_unless_it_moved_for_good():
    assert lasting_address(URL, fetched(url="https://cdn.example/today")) == URL
    assert lasting_address(URL, fetched(moved="https://new.example/feed")) == "https://new.example/feed"
