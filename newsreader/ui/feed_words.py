"""How feeds fare, in words: when they were fetched, what went wrong, and when it is tried again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from newsreader.article.feed import Subscription, health
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.written_number import written

translate = QCoreApplication.translate
MINUTE, HOUR, DAY = 60, 3600, 86_400
TITLE = 80


def quoted(feeds: Sequence[Subscription]) -> str:
    """What some feeds are called: one by its name, of more how many they are."""
    if len(feeds) == 1:
        return isolated(one_line(feeds[0].title, TITLE))
    return translate("Feeds", "%1 feeds").replace("%1", written(len(feeds)))


def ago(moment: int, now: datetime) -> str:
    """How long ago a moment (seconds since 1970) was, roughly: "just now", "5 minutes ago", "3 days ago"."""
    seconds = max(int(now.timestamp()) - moment, 0)
    if seconds < MINUTE:
        return translate("Feeds", "just now")
    return translate("Feeds", "%1 ago").replace("%1", duration(seconds))


def ahead(moment: int, now: datetime) -> str:
    """How long it is until a moment: "now", "in 5 minutes"."""
    seconds = moment - int(now.timestamp())
    if seconds < MINUTE:
        return translate("Feeds", "now")
    return translate("Feeds", "in %1").replace("%1", duration(seconds))


def duration(seconds: int) -> str:
    """A span of at least a minute in its largest unit."""
    count, one, more = (
        (seconds // DAY, translate("Feeds", "1 day"), translate("Feeds", "%1 days"))
        if seconds >= DAY
        else (seconds // HOUR, translate("Feeds", "1 hour"), translate("Feeds", "%1 hours"))
        if seconds >= HOUR
        else (seconds // MINUTE, translate("Feeds", "1 minute"), translate("Feeds", "%1 minutes"))
    )
    return one if count == 1 else more.replace("%1", written(count))


def error_words(feed: Subscription) -> str:
    """What is wrong with a feed; empty if nothing is."""
    state = feed.state
    if state.gone:
        return state.error or translate("Feeds", "The site says that this feed is no more.")
    return (state.error or translate("Feeds", "It cannot be refreshed.")) if state.failures else ""


def health_line(feed: Subscription, now: datetime) -> str:
    """When a feed worked last, since when it does not, and when it is tried again."""
    state, how = feed.state, health(feed)
    parts = [
        translate("Feeds", "worked last %1").replace("%1", ago(state.succeeded_at, now))
        if state.succeeded_at
        else translate("Feeds", "never fetched yet")
        if how in ("new", "paused") and not state.tried_at
        else translate("Feeds", "never worked yet")
    ]
    if how in ("failing", "gone") and state.failing_since:
        parts.append(translate("Feeds", "in trouble since %1").replace("%1", _since(state.failing_since, now)))
    if how == "paused":
        parts.append(translate("Feeds", "paused"))
    elif how == "gone":
        parts.append(translate("Feeds", "not tried again by itself"))
    elif how == "failing" and state.next_at:
        parts.append(translate("Feeds", "next try %1").replace("%1", ahead(state.next_at, now)))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


def summary(feeds: Sequence[Subscription]) -> str:
    """How all feeds fare in a line: "298 of 300 feeds are fine"."""
    bad = sum(health(feed) in ("failing", "gone") for feed in feeds)
    paused = sum(feed.paused for feed in feeds)
    fine = translate("Feeds", "All %1 feeds are fine") if not bad else translate("Feeds", "%1 of %2 feeds are fine")
    words = fine.replace("%1", written(len(feeds) - bad)).replace("%2", written(len(feeds)))
    if paused:
        words += " · " + translate("Feeds", "%1 paused").replace("%1", written(paused))
    return words if feeds else translate("Feeds", "No feeds yet")


def _since(moment: int, now: datetime) -> str:
    """A moment by its time if it is of today, else by its date."""
    from newsreader.ui.dates import long_date_of

    local = datetime.fromtimestamp(moment, UTC).astimezone(now.tzinfo)
    return f"{local:%H:%M}" if local.date() == now.date() else long_date_of(local.date())
