"""What the outcome of a fetch means for a feed: its state, and when it is due again. Decided without a network."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedState, Subscription
from newsreader.article.urls import with_password_of
from newsreader.sources.fetch import Fetched, FetchError
from newsreader.sources.fetch.moving import Move, after_answer
from newsreader.sources.fetch.politeness import Answer, interval, next_try

EVERY = 30
"""Minutes after which a feed is asked again, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a feed was fetched, in seconds since 1970, and how often it usually is, in minutes.

    Attributes:
        chance: any number from 0 to 1, so that what failed together does not come back together.
    """

    now: float
    usual: int = EVERY
    chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Came:
    """What a server gave for a feed.

    Attributes:
        body_hash: of the bytes that were read last.
        minutes: how often the feed says that it should be asked.
        moved_to: where the feed itself says that it went.
    """

    fetched: Fetched
    body_hash: bytes
    minutes: int | None = None
    moved_to: str | None = None


def after_success(subscription: Subscription, came: Came, moment: Moment) -> FeedState:
    """The state of a feed that was fetched, whether anything was new or not."""
    old, fetched = subscription.state, came.fetched
    every = interval(subscription.settings.minutes, moment.usual, came.minutes)
    before = Move(old.moved_to, old.moved_times)
    moved = fetched.moved or came.moved_to
    move = after_answer(subscription.url, before, moved and with_password_of(subscription.url, moved))
    return FeedState(
        etag=fetched.etag or (old.etag if fetched.not_modified else ""),
        last_modified=fetched.last_modified or (old.last_modified if fetched.not_modified else ""),
        body_hash=came.body_hash,
        tried_at=int(moment.now),
        succeeded_at=int(moment.now),
        next_at=int(next_try(Answer(fresh_for=fetched.fresh_for), moment.now, every, moment.chance)),
        moved_to=move.to,
        moved_times=move.times,
    )


def after_failure(subscription: Subscription, error: NewsreaderError, moment: Moment) -> FeedState:
    """The state of a feed that could not be fetched or read; without a network, as if nobody had asked."""
    old = subscription.state
    if is_offline(error):
        return replace(old, tried_at=int(moment.now))
    kind = error.kind if isinstance(error, FetchError) else "unreadable"
    wanted = error.retry_after if isinstance(error, FetchError) else None
    every = interval(subscription.settings.minutes, moment.usual, None)
    answer = Answer(old.failures + 1, retry_after=wanted)
    return replace(
        old,
        tried_at=int(moment.now),
        next_at=int(next_try(answer, moment.now, every, moment.chance)),
        failures=old.failures + 1,
        error=str(error),
        error_kind=kind,
        failing_since=old.failing_since or int(moment.now),
        gone=kind == "gone",
    )


def is_offline(error: NewsreaderError) -> bool:
    """Whether there is no network at all: that is no fault of any feed."""
    return isinstance(error, FetchError) and error.kind in ("offline", "stopped")


def moves_to(state: FeedState) -> str:
    """The address that a feed is to be fetched from now on; empty as long as it stays."""
    return state.moved_to if Move(state.moved_to, state.moved_times).settled else ""
