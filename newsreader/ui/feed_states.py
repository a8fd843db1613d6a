"""What is said where a feed has nothing to show: that nothing is new, that it is paused, or what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from newsreader.article.feed import Subscription, health
from newsreader.ui.empty_contents import EmptyAction, EmptyContent
from newsreader.ui.feed_words import ago, error_words, health_line
from newsreader.ui.row_words import isolated, one_line

translate = QCoreApplication.translate


def empty_feed(feed: Subscription) -> EmptyContent:
    """A feed none of whose articles are here."""
    name, now = isolated(one_line(feed.title, 80)), datetime.now().astimezone()
    makers = {"paused": _paused, "failing": _failing, "gone": _failing, "new": _new, "good": _nothing_new}
    return makers[health(feed)](feed, name, now)


def empty_feed_folder(name: str, feeds: Sequence[Subscription]) -> EmptyContent:
    """A folder none of whose feeds has articles."""
    if not feeds:
        lines = (translate("Empty", "Drag feeds into it, or choose “Move to folder…” in their menu."),)
    else:
        lines = (translate("Empty", "Its feeds brought no articles yet."),)
    refresh = EmptyAction("refresh_this", translate("Empty", "Refresh"), primary=True)
    return EmptyContent(
        "folder",
        translate("Empty", "Nothing in %1 yet").replace("%1", isolated(one_line(name, 80))),
        lines,
        (refresh,) if feeds else (EmptyAction("subscribe", translate("Empty", "Subscribe…")),),
    )


def _paused(feed: Subscription, name: str, now: datetime) -> EmptyContent:
    return EmptyContent(
        "pause",
        translate("Empty", "%1 is paused").replace("%1", name),
        (translate("Empty", "It is not refreshed until you resume it."), health_line(feed, now)),
        (EmptyAction("pause_feed", translate("Empty", "Resume"), primary=True),),
    )


def _failing(feed: Subscription, name: str, now: datetime) -> EmptyContent:
    return EmptyContent(
        "warning",
        translate("Empty", "%1 cannot be refreshed").replace("%1", name),
        (error_words(feed), health_line(feed, now)),
        (
            EmptyAction("refresh_this", translate("Empty", "Retry"), primary=True),
            EmptyAction("feed_settings", translate("Empty", "Settings…")),
            EmptyAction("unsubscribe", translate("Empty", "Unsubscribe")),
        ),
    )


def _new(_feed: Subscription, name: str, _now: datetime) -> EmptyContent:
    return EmptyContent(
        "feed",
        translate("Empty", "%1 was not fetched yet").replace("%1", name),
        (translate("Empty", "A feed is fetched for the first time when you ask for it."),),
        (
            EmptyAction("refresh_this", translate("Empty", "Refresh"), primary=True),
            EmptyAction("refresh", translate("Empty", "Refresh all feeds")),
        ),
    )


def _nothing_new(feed: Subscription, name: str, now: datetime) -> EmptyContent:
    when = translate("Empty", "It was refreshed %1.").replace("%1", ago(feed.state.succeeded_at, now))
    return EmptyContent(
        "check",
        translate("Empty", "Nothing new in %1").replace("%1", name),
        (when, translate("Empty", "Its next articles appear here.")),
        (EmptyAction("refresh_this", translate("Empty", "Refresh")),),
    )
