"""The page of feed health: what is broken first, in words, and what can be done."""

from datetime import UTC, datetime

import pytest
from feed_fakes import DAY, HOUR, NOW, FakeFeeds, failing, feed
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from newsreader.article.feed import FeedState
from newsreader.article.model import View, ViewKind
from newsreader.ui.feed_words import ago, ahead, duration, health_line, summary
from newsreader.ui.health_model import health_rows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WHEN = datetime.fromtimestamp(NOW, UTC)
GONE = feed(5, "Gone", state=FeedState(tried_at=NOW - DAY, succeeded_at=NOW - DAY, failures=1, gone=True))


@pytest.fixture
def feeds():
    return FakeFeeds(feed(1, "Field Notes"), failing(2, "Old Town"), feed(3, "Ledger", paused=True), GONE)


@pytest.fixture
def desk(desk_on, library_path, feeds):
    return desk_on(library_path, mark_read="by_hand", feeds=feeds, size=(1280, 800))


@pytest.fixture
def page(desk):
    desk.window.commands.run("feed_health")
    desk.settle()
    return desk.window.health.page()


def titles(page):
    return [row.title for row in page.list._feeds.rows]


# In words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (60, "1 minute"),
        (3599, "59 minutes"),
        (3600, "1 hour"),
        (86_399, "23 hours"),
        (86_400, "1 day"),
        (1e6, "11 days"),
    ],
)
def test_spans_are_told_in_their_largest_unit(seconds, words):
    assert duration(int(seconds)) == words


def test_moments_are_told_from_now():
    assert (ago(NOW - 5, WHEN), ago(NOW - HOUR, WHEN), ago(NOW + 5, WHEN)) == ("just now", "1 hour ago", "just now")
    assert (ahead(NOW + 5, WHEN), ahead(NOW + HOUR, WHEN), ahead(NOW - 5, WHEN)) == ("now", "in 1 hour", "now")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (feed(), "Worked last 1 hour ago"),
        (
            failing(1),
            "Worked last 3 days ago · in trouble since 19 September 2026 · next try in 2 hours",
        ),
        (feed(paused=True), "Worked last 1 hour ago · paused"),
        (feed(state=FeedState()), "Never fetched yet"),
        (feed(state=FeedState(tried_at=NOW, failures=1, next_at=NOW + HOUR)), "Never worked yet · next try in 1 hour"),
        (
            feed(state=FeedState(tried_at=NOW, failures=1, failing_since=NOW - 60, next_at=NOW)),
            "Never worked yet · in trouble since 14:12 · next try now",
        ),
        (GONE, "Worked last 1 day ago · not tried again by itself"),
    ],
)
def test_a_feed_in_a_line(given, line):
    assert health_line(given, WHEN) == line


def test_all_feeds_in_a_line():
    good = [feed(number) for number in range(1, 299)]
    assert summary([*good, failing(299), GONE]) == "298 of 300 feeds are fine"
    assert summary(good) == "All 298 feeds are fine"
    assert summary([*good, feed(300, paused=True)]) == "All 299 feeds are fine · 1 paused"
    assert summary([]) == "No feeds yet"


def test_what_is_broken_longest_stands_first():
    later = feed(7, "Later", state=FeedState(tried_at=NOW, failures=1, failing_since=NOW - 60))
    rows = health_rows([feed(1, "Good"), later, failing(2, "Old"), GONE, feed(4, "New", state=FeedState())], WHEN)
    assert [row.title for row in rows] == ["Gone", "Old", "Later", "New", "Good"]
    assert rows[1].spoken() == (
        "Old. The site answers that there is no such page (404). Worked last 3 days ago · in trouble since"
        " 19 September 2026 · next try in 2 hours."
    )


# In the window


def test_the_page_stands_in_the_place_of_the_article(desk, page):
    assert page.summary() == "2 of 4 feeds are fine · 1 paused"
    assert titles(page) == ["Gone", "Old Town", "Ledger", "Field Notes"]
    assert page.list.hasFocus()
    assert QAccessible.queryAccessibleInterface(page).text(QAccessible.Text.Name) == "Feed health"


def test_the_mark_above_the_feeds_leads_to_it(desk):
    desk.window.parts.sidebar.feeds_label._trouble.click()
    assert desk.window.health.page() is not None


def test_what_is_chosen_is_tried_again_or_ended(desk, page, feeds):
    desk.press("Down")
    desk.click(page.buttons["retry"])
    assert feeds.calls[-1] == ("refresh", (2,))
    page.list.setFocus()
    desk.press("Shift+Up")
    assert not page.buttons["settings"].isEnabled()
    desk.click(page.buttons["unsubscribe"])
    assert feeds.calls[-1] == ("unsubscribe", (5, 2), "Unsubscribed: 2 feeds")
    assert titles(page) == ["Ledger", "Field Notes"]
    assert not page.buttons["retry"].isEnabled()


def test_it_stays_when_what_is_ended_there_is_shown_beside_it(desk, page, feeds):
    desk.press("Return")
    assert desk.window.lists.name() == "Gone"
    desk.window.commands.run("feed_health")
    desk.click(desk.window.health.page().buttons["unsubscribe"])
    assert desk.window.lists.name() == "All articles"
    assert titles(desk.window.health.page()) == ["Old Town", "Ledger", "Field Notes"]


def test_it_stays_true_and_keeps_what_is_chosen(desk, page, feeds):
    desk.press("Down")
    feeds.change(5, state=FeedState(tried_at=NOW, succeeded_at=NOW))
    assert titles(page) == ["Old Town", "Ledger", "Field Notes", "Gone"]
    assert [each.title for each in page.list.chosen()] == ["Old Town"]
    assert page.summary() == "3 of 4 feeds are fine · 1 paused"


def test_it_stays_while_the_list_beside_it_changes_and_goes_with_the_next_article(desk, page):
    desk.window.session.mark_read([desk.id_of(desk.headlines()[0])], True)
    desk.settle()
    assert desk.window.health.page() is page
    desk.press("J")
    assert desk.window.health.page() is None
    assert desk.window.parts.reader.shows_article()


def test_escape_and_another_list_leave_it(desk, page):
    desk.press("Esc")
    assert desk.window.health.page() is None
    assert desk.list.hasFocus()
    desk.window.commands.run("feed_health")
    desk.window.show_view(View())
    desk.settle()
    assert desk.window.health.page() is None


def test_enter_shows_the_articles_of_a_feed(desk, page):
    desk.press("End", "Return")
    assert desk.window.navigator.question.view == View(ViewKind.FEED, "1")


def test_a_row_has_the_menu_of_its_feed(desk, page, feeds):
    row = page.list.visualRect(page.list.model().index(1)).center()
    desk.choose(desk.menu(page.list.viewport(), row), "Pause")
    assert feeds.calls[-1][:3] == ("pause", (2,), True)


def test_the_settings_open_from_it(desk, page):
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 20))
    desk.click(page.buttons["settings"])
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    assert QApplication.activeWindow().name() == "Gone"
