"""Refreshes behind the window: what is fetched by itself, and what holds for feeds that say nothing else."""

import pytest
from PySide6.QtCore import QObject

from newsreader.application.background import Background
from newsreader.application.refreshing import Refreshing
from newsreader.article.feed import FeedSettings, FeedState, ListedFeed
from newsreader.article.model import View, ViewKind
from newsreader.library import Library
from newsreader.sources.fetch import Fetched

OLD = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Desk</title><item><guid>1</guid>"
    b"<title>The old bridge opens</title><pubDate>Mon, 05 Jan 2015 10:00:00 GMT</pubDate>"
    b"<description>It was a Monday.</description></item></channel></rss>"
)


class Web:
    def __init__(self):
        self.asked = []

    def fetch(self, wanted):
        self.asked.append(wanted.url)
        return Fetched(wanted.url, 200, OLD.replace(b"bridge", wanted.url.encode()), "application/rss+xml")


@pytest.fixture
def library(tmp_path):
    library = Library.open(tmp_path / "library.db")
    library.feeds.subscribe([ListedFeed("", f"https://{name}.example/feed") for name in ("fetched", "fresh")])
    library.feeds.set_state(1, FeedState(tried_at=1, succeeded_at=1))
    yield library
    library.close()


@pytest.fixture
def refresh(qtbot, library):
    """Refreshes by a method of Refreshing; answers which addresses were asked."""
    parent = QObject()
    background, web = Background(parent), Web()
    refreshing = Refreshing(background, lambda: library, web, parent)

    def refresh(name, *given, usual=(0, 0)):
        web.asked.clear()
        refreshing.usual, refreshing.keep_days = usual
        with qtbot.waitSignal(refreshing.progressed, check_params_cb=lambda progress: progress.finished):
            getattr(refreshing, name)(*given)
        return sorted(each for each in web.asked if each.endswith("feed"))

    yield refresh
    background.close()


def test_what_was_never_fetched_is_not_fetched_by_itself(refresh):
    assert refresh("refresh_due", 30) == ["https://fetched.example/feed"]
    assert refresh("refresh", None) == ["https://fetched.example/feed", "https://fresh.example/feed"]


def test_articles_are_kept_as_long_as_it_is_usual_unless_the_feed_says_otherwise(refresh, library):
    library.feeds.set_settings(2, FeedSettings(keep_days=36_500))
    refresh("refresh", None, usual=(60, 30))
    assert [len(library.ids(View(ViewKind.FEED, number))) for number in ("1", "2")] == [0, 1]
    assert [feed.settings.keep_days for feed in library.feeds.all()] == [None, 36_500]
