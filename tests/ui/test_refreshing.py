"""Refreshing feeds: by command with a card that tells how it goes, and by itself when they are due."""

from dataclasses import replace

import pytest
from feed_fakes import DAY, HOUR, NOW, FakeFeeds, failing, feed

from newsreader.application.feeds import RefreshProgress
from newsreader.article.feed import FeedSettings, FeedState
from newsreader.ui import refresh_timer
from newsreader.ui.preferences import Preferences
from newsreader.ui.refresh_card import progress_line, summary_line
from newsreader.ui.refresh_timer import RefreshTimer, due, may_fetch
from newsreader.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def feeds():
    return FakeFeeds(feed(1, "Field Notes", "Science"), feed(2, "Harbour Desk"), failing(3, "Old Town"))


@pytest.fixture
def desk(desk_on, library_path, feeds):
    return desk_on(library_path, mark_read="by_hand", feeds=feeds, size=(1280, 800))


@pytest.fixture
def card(desk):
    return desk.window.parts.refresh


# By command


def test_f5_refreshes_all_and_shift_f5_what_is_shown(desk, feeds):
    desk.press("F5")
    assert feeds.calls == [("refresh", None)]
    desk.click_view("Science")
    desk.press("Shift+F5")
    assert feeds.calls[-1] == ("refresh_folder", "Science")
    desk.click_view("Harbour Desk")
    desk.press("Shift+F5")
    assert feeds.calls[-1] == ("refresh", (2,))


def test_a_refresh_that_lasts_is_told_at_the_foot_of_the_list_and_can_be_stopped(desk, feeds, card):
    desk.press("F5")
    feeds.step(1, 3, current="Field Notes")
    assert card.isHidden()
    desk.until(card.isVisible)
    assert card.title.words() == "Refreshing feeds"
    feeds.step(2, 3, new=5, current="Harbour Desk")
    assert card.line.text().replace("\u2068", "").replace("\u2069", "") == "2 of 3 · 5 new · Harbour Desk"
    desk.click(card.button)
    assert feeds.calls[-1] == ("cancel_refresh",)
    feeds.step(2, 3, new=5, finished=True, cancelled=True)
    assert (card.title.words(), card.line.text()) == ("Refresh stopped", "stopped · 5 new articles")


def test_who_asks_while_feeds_are_refreshed_sees_how_it_goes(desk, feeds, card):
    feeds.step(1, 3)
    desk.press("F5")
    assert (feeds.calls, card.isHidden()) == ([], False)
    feeds.step(3, 3, finished=True)
    assert card.line.text() == "Nothing new"


def test_what_went_wrong_leads_to_the_page_of_feed_health(desk, feeds, card):
    desk.press("F5")
    feeds.step(3, 3, new=1, failed=1, finished=True)
    assert card.line.text() == "One new article · 1 of 3 feeds could not be refreshed"
    desk.click_button(card, "Show…")
    assert desk.window.health.page() is not None
    assert card.isHidden()


def test_a_short_refresh_is_told_in_passing(desk, feeds, card):
    desk.press("F5")
    feeds.step(3, 3, finished=True)
    assert (desk.toast(), card.isHidden()) == ("Nothing new", True)


def test_a_refresh_without_network_says_so(desk, feeds, card):
    desk.press("F5")
    feeds.step(0, 3, failed=3, finished=True, offline=True)
    assert desk.toast() == "There is no network. Everything that is here can be read."
    assert card.isHidden()


def test_a_refresh_by_itself_ends_in_silence(desk, feeds, card):
    feeds.step(1, 3)
    desk.until(card.isVisible)
    feeds.step(3, 3, new=2, failed=1, finished=True)
    assert (card.isHidden(), desk.toast()) == (True, "")


def test_nothing_is_refreshed_where_there_is_nothing(desk, feeds):
    desk.window.refreshing.refresh()
    feeds.show(*(replace(each, paused=True) for each in feeds.shown.subscriptions))
    desk.window.refreshing.refresh()
    assert desk.toast() == "All feeds are paused."
    feeds.show()
    desk.window.refreshing.refresh()
    assert desk.toast() == "There are no feeds yet. Subscribe to one first."
    assert feeds.calls == [("refresh", None)]


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (RefreshProgress(12, 300), "12 of 300"),
        (RefreshProgress(12, 300, 1204, 2), "12 of 300 · 1,204 new · 2 failed"),
    ],
)
def test_how_far_it_has_come(progress, line):
    assert progress_line(progress) == line


def test_what_came_of_it():
    assert summary_line(RefreshProgress(5, 5, finished=True)) == "Nothing new"
    assert summary_line(RefreshProgress(5, 5, 1, finished=True)) == "One new article"


# By itself


def at(tried, **fields):
    return FeedState(tried_at=tried, succeeded_at=tried, **fields)


@pytest.mark.parametrize(
    ("given", "preferences", "starting", "expected"),
    [
        (feed(state=at(NOW - HOUR)), Preferences(refresh_minutes=30), False, True),
        (feed(state=at(NOW - 600)), Preferences(refresh_minutes=30), False, False),
        (feed(state=at(NOW - DAY)), Preferences(refresh_minutes=0), False, False),
        (feed(state=FeedState()), Preferences(), False, False),  # the reader asks for it first
        (feed(state=FeedState()), Preferences(), True, False),
        (feed(state=at(NOW - HOUR), paused=True), Preferences(), True, False),
        (feed(state=at(NOW - HOUR, gone=True)), Preferences(), True, False),
        (
            feed(state=at(NOW - HOUR, next_at=NOW + HOUR), settings=FeedSettings(minutes=180)),
            Preferences(),
            False,
            False,
        ),
        (feed(state=at(NOW - 1200), settings=FeedSettings(minutes=15)), Preferences(), False, True),
        (feed(state=at(NOW - HOUR, failures=3, next_at=NOW + 60)), Preferences(), False, False),
        (feed(state=at(NOW - HOUR, next_at=NOW - 1)), Preferences(refresh_minutes=0), True, True),
        (feed(state=at(NOW - 60, next_at=NOW + 60)), Preferences(), True, False),
        (feed(state=at(NOW - HOUR)), Preferences(refresh_at_start=False, refresh_minutes=0), True, False),
    ],
)
def test_a_feed_is_due(given, preferences, starting, expected):
    assert due([given], NOW, preferences, starting=starting) == ([1] if expected else [])


class Network:
    class Reachability:
        Disconnected, Online = "disconnected", "online"

    def __init__(self, reachability="online", metered=False):
        self._reachability, self._metered = reachability, metered

    def reachability(self):
        return self._reachability

    def isMetered(self):
        return self._metered


@pytest.mark.parametrize(
    ("network", "pausing", "expected"),
    [
        (None, True, True),
        (Network(), True, True),
        (Network("disconnected"), True, False),
        (Network(metered=True), True, False),
        (Network(metered=True), False, True),
    ],
)
def test_nothing_is_fetched_by_itself_over_a_network_that_costs_or_is_not_there(
    monkeypatch, network, pausing, expected
):
    monkeypatch.setattr(refresh_timer, "_network", lambda: network)
    assert may_fetch(Preferences(pause_on_metered=pausing)) is expected


def test_what_the_system_tells_of_the_network_is_asked_without_fault(qapp):
    assert may_fetch(Preferences()) in (True, False)


def test_what_the_reader_chose_holds_for_all_feeds(qapp, tmp_path):
    feeds, settings = FakeFeeds(), Settings(tmp_path / "settings.ini")
    timer = RefreshTimer(feeds, settings)
    assert (feeds.usual, feeds.pictures) == ((30, 0), False)
    settings.change(refresh_minutes=180, keep_days=90, load_pictures="never")
    assert (feeds.usual, feeds.pictures) == ((180, 90), None)
    settings.change(load_pictures="always")
    assert feeds.pictures is True
    timer.deleteLater()


def test_the_timer_refreshes_what_is_due_and_looks_again(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(refresh_timer, "may_fetch", lambda _preferences: True)
    feeds = FakeFeeds(feed(1, state=at(NOW - HOUR)), feed(2, state=at(NOW - 60)), feed(3, state=FeedState()))
    times = [NOW]
    settings = Settings(tmp_path / "settings.ini")
    settings.change(refresh_at_start=False)
    timer = RefreshTimer(feeds, settings, clock=lambda: times[0])
    assert not timer._timer.isActive()
    feeds.ask()
    assert timer._timer.isActive()
    timer.look()
    assert feeds.calls == [("refresh_due", 30)]
    times[0] += 2 * HOUR
    timer.look()
    assert len(feeds.calls) == 1  # one is under way
    feeds.step(1, 1, finished=True)
    timer.look()
    assert feeds.calls == [("refresh_due", 30)] * 2
    assert timer._timer.isActive()
