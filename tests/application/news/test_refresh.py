from __future__ import annotations

import logging
from dataclasses import replace
from itertools import cycle

import pytest
from web_server import WebServer, gives, misbehaviours

from newsreader.application.news import refresh as refreshing
from newsreader.application.news.refresh import due
from newsreader.article.feed import FeedSettings, FeedState, ListedFeed, health
from newsreader.article.model import View, ViewKind
from newsreader.sources.fetch import Fetched, Fetcher, Limits
from newsreader.sources.fetch import errors as trouble

from .conftest import NOON, item, rss

HARBOUR, VALLEY = "https://harbour.example/feed", "https://valley.example/rss.xml"
PAGE = b"<html><head><title>Log in</title></head><body><p>Please log in to this network.</p></body></html>"


def headlines(library, feed):
    rows = library.rows(list(library.ids(View(ViewKind.FEED, str(feed.id)))))
    return sorted(row.headline for row in rows)


def test_what_is_new_comes_once(library, web, follow, run):
    feed = follow(HARBOUR)
    web.answers[HARBOUR] = rss(item(1), item(2))
    (first,) = run()
    assert (first.outcome, first.new, first.title) == ("new", 2, "Harbour Desk")
    assert headlines(library, feed) == ["Headline 1", "Headline 2"]
    web.answers[HARBOUR] = rss(item(3), item(1), item(2, "It happened differently."))
    (second,) = run()
    assert (second.outcome, second.new, second.updated) == ("new", 1, 1)
    assert health(library.feeds.get(feed.id)) == "good"
    assert library.search(View(search="differently")).ids


def test_the_newest_of_a_feed_has_the_highest_id(library, web, follow, run):
    follow(HARBOUR)
    web.answers[HARBOUR] = rss(item("newest"), item("older"))
    run()
    assert [row.headline for row in library.rows([1, 2])] == ["Headline older", "Headline newest"]


def test_the_same_bytes_are_not_read_again(library, web, follow, run, monkeypatch):
    follow(HARBOUR)
    web.answers[HARBOUR] = rss(item(1))
    run()
    monkeypatch.setattr(refreshing.Reader, "submit", lambda *_: pytest.fail("it was read"))
    (again,) = run()
    assert again.outcome == "unchanged"


def test_a_server_is_told_what_is_here(library, web, follow, run):
    feed = follow(HARBOUR)
    web.answers[HARBOUR] = Fetched(HARBOUR, 200, rss(item(1)), etag='"1"', last_modified="Mon, 1 Jun 2026 00:00:00 GMT")
    run()
    web.answers[HARBOUR] = Fetched(HARBOUR, 304, b"", not_modified=True)
    assert run()[0].outcome == "unchanged"
    assert run()[0].outcome == "unchanged"
    assert [(each.etag, each.last_modified[:3]) for each in web.asked] == [("", ""), ('"1"', "Mon"), ('"1"', "Mon")]
    assert headlines(library, feed) == ["Headline 1"]


def test_a_feed_that_goes_wrong_stops_no_other(library, web, follow, run):
    bad, good = follow(HARBOUR, "Harbour"), follow(VALLEY)
    web.answers = {HARBOUR: trouble.too_slow("harbour.example", 30), VALLEY: rss(item(1), title="Valley")}
    results = {result.id: result for result in run()}
    assert results[good.id].new == 1
    assert results[bad.id].outcome == "failed"
    assert "harbour.example was too slow" in results[bad.id].error
    state = library.feeds.get(bad.id).state
    assert (state.failures, state.error_kind, state.failing_since) == (1, "timeout", NOON)
    assert state.next_at > NOON


def test_a_failing_feed_is_asked_less_often_and_recovers(library, web, follow, run):
    feed = follow(HARBOUR)
    web.answers[HARBOUR] = trouble.refused("harbour.example", "")
    waits = []
    for _ in range(4):
        run()
        waits.append(library.feeds.get(feed.id).state.next_at - NOON)
    assert waits == sorted(waits)
    assert waits[-1] > 2 * waits[0]
    web.answers[HARBOUR] = rss(item(1))
    run()
    assert library.feeds.get(feed.id).state.failures == 0
    assert library.feeds.get(feed.id).state.error == ""


def test_a_page_in_place_of_a_feed_changes_nothing(library, web, follow, run):
    feed = follow(HARBOUR)
    web.answers[HARBOUR] = rss(item(1))
    run()
    web.answers[HARBOUR] = PAGE
    (result,) = run()
    assert "web page" in result.error
    assert headlines(library, feed) == ["Headline 1"]
    assert library.feeds.get(feed.id).title == "Harbour Desk"


def test_the_same_page_from_everywhere_is_that_of_the_network(library, web, follow, run):
    for number in range(4):
        follow(f"https://site{number}.example/feed")
        web.answers[f"https://site{number}.example/feed"] = PAGE
    assert sum("behind a login page" in result.error for result in run()) >= 1


def test_without_a_network_no_feed_is_at_fault(library, web, follow, run):
    feed = follow(HARBOUR)
    web.answers[HARBOUR] = trouble.offline("")
    (result,) = run()
    assert result.outcome == "offline"
    assert library.feeds.get(feed.id).state == FeedState(tried_at=NOON)


def test_where_no_name_is_known_there_is_no_network(library, web, follow, run):
    feeds = [follow(f"https://site{number}.example/feed") for number in range(40)]
    for number, feed in enumerate(feeds):
        web.answers[feed.url] = trouble.unknown_host(f"site{number}.example", "")
    assert {result.outcome for result in run()} == {"offline"}
    assert {each.state.failures for each in library.feeds.all()} == {0}


def test_a_name_that_is_unknown_is_told_where_others_are_known(library, web, follow, run):
    lost = [follow(f"https://lost{number}.example/feed") for number in range(2)]
    for feed in lost:
        web.answers[feed.url] = trouble.unknown_host("lost.example", "")
    good = follow(HARBOUR)
    web.answers[HARBOUR] = rss(item(1))
    results = {result.id: result.outcome for result in run()}
    assert results == {lost[0].id: "failed", lost[1].id: "failed", good.id: "new"}


def test_many_names_that_are_gone_do_not_stand_for_the_network(library, web, follow, run):
    for number in range(40):
        web.answers[follow(f"https://gone{number}.example/feed").url] = trouble.unknown_host("gone.example", "")
    good = follow(HARBOUR)
    web.answers[HARBOUR] = rss(item(1))
    results = {result.id: result.outcome for result in run()}
    assert results.pop(good.id) == "new"
    assert set(results.values()) == {"failed"}


def test_a_name_that_cannot_be_looked_up_is_a_failure_where_there_is_a_network(library, web, follow, run):
    lame = follow("https://lame.example/feed")
    web.answers[lame.url] = trouble.offline("try again")
    follow(HARBOUR)
    web.answers[HARBOUR] = rss(item(1))
    run()
    assert library.feeds.get(lame.id).state.error_kind == "dns"


def test_one_feed_alone_tells_nothing_of_the_network(library, web, follow, run):
    follow(HARBOUR)
    web.answers[HARBOUR] = trouble.unknown_host("harbour.example", "")
    assert [result.outcome for result in run()] == ["failed"]


def test_a_host_that_is_down_is_not_waited_for_again_and_again(library, web, follow, run):
    feeds = [follow(f"https://down.example/{number}") for number in range(20)]
    for feed in feeds:
        web.answers[feed.url] = trouble.too_slow("down.example", 30)
    assert {result.outcome for result in run()} == {"failed"}
    assert len(web.asked) <= 5


def test_a_host_with_a_slow_feed_is_asked_for_its_others(library, web, follow, run):
    feeds = [follow(f"https://mixed.example/{number}") for number in range(12)]
    for number, feed in enumerate(feeds):
        web.answers[feed.url] = trouble.too_slow("mixed.example", 30) if number % 3 == 1 else rss(item(number))
    assert sorted(result.outcome for result in run()) == ["failed"] * 4 + ["new"] * 8


def test_a_feed_that_is_gone_is_asked_no_more_and_keeps_its_articles(library, web, follow, run):
    feed = follow(HARBOUR)
    web.answers[HARBOUR] = rss(item(1))
    run()
    web.answers[HARBOUR] = trouble.answered("harbour.example", 410, None)
    (result,) = run()
    assert result.outcome == "gone"
    assert health(library.feeds.get(feed.id)) == "gone"
    assert due(library.feeds.all(), NOON + 10**6) == []
    assert headlines(library, feed) == ["Headline 1"]


def test_a_busy_server_is_given_its_time(library, web, follow, run):
    feed = follow(HARBOUR)
    web.answers[HARBOUR] = trouble.answered("harbour.example", 429, 7200.0)
    run()
    assert library.feeds.get(feed.id).state.next_at >= NOON + 7200


def test_a_feed_moves_after_three_equal_answers(library, web, follow, run):
    feed = follow(HARBOUR)
    moved = "https://new.example/feed"
    for number in range(3):
        web.answers[HARBOUR] = Fetched(moved, 200, rss(item(number)), moved=moved)
        (result,) = run()
        assert library.feeds.get(feed.id).url == (moved if number == 2 else HARBOUR)
    assert result.moved == moved
    assert headlines(library, feed) == ["Headline 0", "Headline 1", "Headline 2"]


def test_a_feed_does_not_move_to_where_another_is(library, web, follow, run):
    feed = follow(HARBOUR)
    follow(VALLEY)
    web.answers[VALLEY] = rss(item(9), title="Valley")
    for number in range(3):
        web.answers[HARBOUR] = Fetched(VALLEY, 200, rss(item(number)), moved=VALLEY)
        run()
    assert library.feeds.get(feed.id).url == HARBOUR
    assert "has that address already" in library.feeds.get(feed.id).state.error


def test_muted_articles_come_read(library, web, follow, run):
    feed = follow(HARBOUR)
    library.feeds.set_settings(feed.id, FeedSettings(mute=("headline 2", "lottery")))
    web.answers[HARBOUR] = rss(item(1), item(2), item(22))
    run()
    unread = [row.headline for row in library.rows([1, 2, 3]) if row.unread]
    assert sorted(unread) == ["Headline 1", "Headline 22"]


def test_old_articles_of_a_feed_go_to_the_bin(library, web, follow, run):
    feed = follow(HARBOUR)
    library.feeds.set_settings(feed.id, FeedSettings(keep_days=30))
    dated = item(1).replace("</item>", "<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>")
    web.answers[HARBOUR] = rss(dated, item(2))
    run()
    assert headlines(library, feed) == ["Headline 2"]
    assert len(library.ids(View(ViewKind.BIN))) == 1
    web.answers[HARBOUR] = rss(item(3), dated, item(2))
    run()
    assert headlines(library, feed) == ["Headline 2", "Headline 3"]


def test_a_stopped_refresh_keeps_what_came(library, web, follow, run):
    feeds = [follow(f"https://site{number}.example/feed") for number in range(30)]
    for number, feed in enumerate(feeds):
        web.answers[feed.url] = rss(item(number), title=f"Site {number}")
    results = run(cancelled=lambda: len(library.ids(View())) >= 3)
    assert 3 <= len(library.ids(View())) < 30
    assert len(results) < 30
    run()
    assert len(library.ids(View())) == 30


def test_much_is_read_in_another_process_with_the_same_result(library, web, follow, run, monkeypatch):
    feeds = [follow(f"https://site{number}.example/feed") for number in range(4)]
    for number, feed in enumerate(feeds):
        web.answers[feed.url] = rss(*(item(f"{number}-{each}") for each in range(5)), title=f"Site {number}")
    monkeypatch.setattr(refreshing.Reader.__init__, "__defaults__", (1,))
    assert [result.new for result in run()] == [5] * 4
    article = library.article(1)
    assert article.text == "Nothing else happened."
    assert library.raw(1)


def test_it_is_told_beforehand_how_many_feeds_are_new(library, web, follow, run, monkeypatch):
    told = []
    monkeypatch.setattr(refreshing.Reader, "expect", lambda _, feeds: told.append(feeds))
    for number in range(3):
        web.answers[follow(f"https://site{number}.example/feed").url] = rss(item(number))
    run()
    run()
    assert told == [3, 0]


def test_a_process_that_dies_costs_nothing(library, web, follow, run, monkeypatch, expect_log):
    feeds = [follow(f"https://site{number}.example/feed") for number in range(3)]
    for number, feed in enumerate(feeds):
        web.answers[feed.url] = rss(item(number), title=f"Site {number}")
    monkeypatch.setattr(refreshing.Reader.__init__, "__defaults__", (1,))

    def broken(*_):
        from concurrent.futures import Future
        from concurrent.futures.process import BrokenProcessPool

        future = Future()
        future.set_exception(BrokenProcessPool("it ended"))
        return future

    monkeypatch.setattr(refreshing.Reader, "submit", broken)
    with expect_log("newsreader.application.news.reading", logging.WARNING, "process that reads feeds ended"):
        assert [result.new for result in run()] == [1] * 3


def test_a_fault_of_our_own_is_told_and_logged(library, web, follow, run, expect_log):
    follow(HARBOUR)
    web.answers[HARBOUR] = ZeroDivisionError("ours")
    with expect_log("newsreader.application.news.reading", logging.ERROR, "could not be read"):
        (result,) = run()
    assert "Newsreader failed" in result.error


def test_what_is_due_is_asked_first(library, follow):
    first, second, third, paused = (follow(f"https://site{number}.example/feed") for number in range(4))
    library.feeds.set_state(first.id, FeedState(next_at=NOON - 5))
    library.feeds.set_state(second.id, FeedState(next_at=NOON - 50))
    library.feeds.set_state(third.id, FeedState(next_at=NOON + 50))
    library.feeds.pause([paused.id], True)
    assert [each.id for each in due(library.feeds.all(), NOON)] == [second.id, first.id]


def test_three_hundred_feeds_of_which_a_third_misbehave(library):
    """All healthy ones arrive, each bad one is explained, and nothing hangs."""
    bad = cycle(misbehaviours(pause=10).values())
    with WebServer() as server:
        expected = {}
        for number in range(300):
            behaviour, kind = next(bad) if number % 3 == 0 else (gives(rss(item(number), title=f"Feed {number}")), "")
            server.serve(f"/{number}", behaviour)
            expected[server.url(f"/{number}", f"{number}.example")] = kind
        library.feeds.subscribe([ListedFeed("", url) for url in expected], local=True)
        limits = Limits(seconds={"feed": 0.5}, size={"feed": 500_000})
        with Fetcher(limits, resolver=lambda host, port: ["127.0.0.1"], proxies=lambda address: None) as fetcher:
            list(refreshing.refresh(library, fetcher.fetch, library.feeds.all()))
    found = {each.url: each for each in library.feeds.all()}
    assert {url: each.state.error_kind for url, each in found.items()} == expected
    assert all(bool(each.state.error) == (health(each) != "good") for each in found.values())
    assert len(library.ids(View())) == 200


def test_addresses_of_a_list_lead_nowhere_near_home(library):
    with WebServer() as server, Fetcher(proxies=lambda address: None) as fetcher:
        server.serve("/feed", gives(rss(item(1))))
        feed = library.feeds.subscribe([ListedFeed("", server.url("/feed"))]).ids[0]
        (result,) = refreshing.refresh(library, fetcher.fetch, library.feeds.all())
        assert library.feeds.get(feed).state.error_kind == "private"
        assert server.asked == []
        library.feeds.set_settings(feed, replace(FeedSettings(), local=True))
        assert [each.new for each in refreshing.refresh(library, fetcher.fetch, library.feeds.all())][-1] == 1
    assert result.outcome == "failed"
