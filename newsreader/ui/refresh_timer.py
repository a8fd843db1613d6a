"""Refreshes feeds by itself: at the start and after a while, but not over a network that costs or is not there.

A feed that was never fetched is left alone: the reader asks for it first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from newsreader.application.feeds import Feeds, FeedsShown
from newsreader.article.feed import Subscription
from newsreader.ui.preferences import Preferences
from newsreader.ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation

START_MS = 3000  # for the window to come to rest first
LOOK_MS = 60_000
MINUTE = 60


class RefreshTimer(QObject):
    """Looks now and then which feeds are due."""

    def __init__(
        self, feeds: Feeds, settings: Settings, parent: QObject | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._feeds = feeds
        self._settings = settings
        self._clock = clock
        self._subscriptions: tuple[Subscription, ...] = ()
        self._started = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        feeds.listed.connect(self._listed)
        settings.changed.connect(self._take_over)
        self._take_over(settings.preferences)

    @Slot(object)
    def _listed(self, shown: FeedsShown) -> None:
        """With the first feeds the first look is not far."""
        self._subscriptions = shown.subscriptions
        if shown.subscriptions and not self._timer.isActive():
            self._timer.start(LOOK_MS if self._started else START_MS)

    @Slot(object)
    def _take_over(self, preferences: Preferences) -> None:
        self._feeds.set_usual(preferences.refresh_minutes, preferences.keep_days)
        self._feeds.load_all_pictures({"never": None, "per_feed": False, "always": True}[preferences.load_pictures])

    @Slot()
    def look(self) -> None:
        """Refresh what is due."""
        first, self._started = not self._started, True
        preferences = self._settings.preferences
        waits = due(self._subscriptions, int(self._clock()), preferences, starting=first)
        if waits and not self._feeds.refreshing() and may_fetch(preferences):
            self._feeds.refresh_due(preferences.refresh_minutes)
        if self._subscriptions:
            self._timer.start(LOOK_MS)


def due(feeds: Sequence[Subscription], now: int, preferences: Preferences, *, starting: bool = False) -> list[int]:
    """The ids of the feeds that are to be fetched.

    Args:
        feeds: all that there are.
        now: seconds since 1970.
        preferences: how often, and whether at the start.
        starting: the program was started just now.
    """
    waiting = [feed for feed in feeds if _lives(feed) and feed.state.next_at <= now]
    if starting and preferences.refresh_at_start:
        return [feed.id for feed in waiting]
    usual = preferences.refresh_minutes * MINUTE
    return [feed.id for feed in waiting if usual and (feed.settings.minutes or feed.state.tried_at + usual <= now)]


def may_fetch(preferences: Preferences) -> bool:
    """Whether the network is there, and costs nothing that the reader did not agree to; where nobody knows, it is."""
    network = _network()
    if network is None:
        return True
    if network.reachability() == network.Reachability.Disconnected:
        return False
    return not (preferences.pause_on_metered and network.isMetered())


def _lives(feed: Subscription) -> bool:
    return not feed.paused and not feed.state.gone and feed.state.tried_at > 0


def _network() -> QNetworkInformation | None:
    """What the system knows of the network; None where nothing tells it."""
    try:
        from PySide6.QtNetwork import QNetworkInformation
    except ImportError:
        return None
    if not QNetworkInformation.loadDefaultBackend():
        return None
    return QNetworkInformation.instance()
