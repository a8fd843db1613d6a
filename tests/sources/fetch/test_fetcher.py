from threading import Thread

import pytest
from web_server import (
    FEED,
    WebServer,
    asks_for_password,
    gives,
    gives_if_new,
    hangs_up_after,
    in_turn,
    leads_to,
    says,
    sets_cookies,
)

from newsreader import __version__
from newsreader.sources.fetch import Fetched, FetchError, Limits, Wanted


def test_a_feed_comes_with_all_that_the_server_says_of_it(server, fetch):
    url = server.serve("/feed", gives(content_type="Application/RSS+XML; charset=ISO-8859-2", ETag='"7"'))
    assert fetch(url) == Fetched(url, 200, FEED, "application/rss+xml", "ISO-8859-2", etag='"7"')


def test_a_request_says_nothing_of_the_reader(server, fetch):
    fetch(server.serve("/feed", gives()))
    asked = server.asked[0].headers
    assert asked.keys() == {"host", "user-agent", "accept", "accept-encoding"}
    assert asked["user-agent"] == f"Newsreader/{__version__}"
    assert asked["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(("kind", "first"), [("feed", "application/atom+xml"), ("page", "text/html"),
                                             ("image", "image/webp"), ("icon", "image/png")])  # fmt: skip
def test_a_request_says_what_it_is_for(server, fetch, kind, first):
    fetch(server.serve("/it", gives()), kind)
    assert server.asked[0].headers["accept"].split(",")[0] == first


def test_what_is_here_already_does_not_come_again(server, fetch):
    url = server.serve("/feed", gives_if_new(etag='W/"1"'))
    first = fetch(url)
    again = fetch(url, etag=first.etag)
    assert (again.not_modified, again.status, again.data) == (True, 304, b"")


def test_a_date_says_what_is_here_as_well(server, fetch):
    url = server.serve("/feed", gives_if_new(etag="", last_modified="Wed, 04 Mar 2026 10:00:00 GMT"))
    assert fetch(url, last_modified=fetch(url).last_modified).not_modified


@pytest.mark.parametrize("etag", ["x" * 1025, "a\r\nCookie: a=b", "é", "\0"])
def test_a_mark_that_is_no_proper_one_is_not_sent_back(server, fetch, etag):
    assert fetch(server.serve("/feed", gives()), etag=etag).data == FEED
    assert "if-none-match" not in server.asked[0].headers


def test_nothing_new_is_no_answer_for_who_has_nothing(server, fetch, failure):
    assert failure(server.serve("/feed", says(304))).kind == "http"


@pytest.mark.parametrize("status", [200, 204])
def test_an_empty_answer_is_one(server, fetch, status):
    found = fetch(server.serve("/feed", says(status)))
    assert (found.status, found.data, found.not_modified) == (status, b"", False)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, "auth"), (403, "http"), (404, "http"), (407, "proxy"), (410, "gone"), (429, "busy"), (500, "http"),
     (503, "busy"), (300, "http"), (304, "http"), (600, "http")],
)  # fmt: skip
def test_a_status_that_gives_nothing_is_told_in_words(server, failure, status, kind):
    told = failure(server.serve("/feed", says(status)))
    assert (told.kind, told.status) == (kind, status)
    assert told.what
    assert told.kept == "What is here of it is kept."
    assert told.do


def test_a_busy_server_says_when_to_come_again(server, failure):
    told = failure(server.serve("/feed", says(429, Retry_After="120")))
    assert told.retry_after == 120


def test_no_cookie_is_ever_sent_back(server, fetch):
    server.serve("/feed", in_turn(sets_cookies(3), gives()))
    fetch(server.url("/feed"))
    fetch(server.url("/feed"))
    assert ["cookie" in asked.headers for asked in server.asked] == [False, False]


def test_name_and_password_go_to_their_own_server_and_are_shown_nowhere(server, fetch):
    server.serve("/feed", asks_for_password("Basic amFuZTpzZWNyZXQ6IQ=="))
    found = fetch(f"http://jane:secret%3A!@127.0.0.1:{server.port}/feed")
    assert found.data == FEED
    assert found.url == server.url("/feed")


def test_name_and_password_do_not_go_where_a_server_leads_on_to(server, fetch):
    with WebServer() as other:
        server.serve("/feed", leads_to(other.serve("/new", gives())))
        found = fetch(f"http://jane:secret@127.0.0.1:{server.port}/feed")
        assert "authorization" in server.asked[0].headers
        assert "authorization" not in other.asked[0].headers
    assert "secret" not in repr(found)


def test_name_and_password_of_a_redirect_are_dropped(server, fetch):
    server.serve("/feed", leads_to(f"http://jane:secret@127.0.0.1:{server.port}/new"))
    server.serve("/new", gives())
    assert "secret" not in repr(fetch(server.url("/feed")))
    assert "authorization" not in server.asked[1].headers


def test_a_password_is_not_part_of_any_message(server, failure):
    for url in (
        f"http://jane:secret@127.0.0.1:{server.port}/none",
        "ftp://jane:secret@site.example/",
        "http://a:secret@[::1/",
    ):
        told = failure(url)
        assert "secret" not in f"{told} {told.details}"


def test_connections_are_kept_open(server, fetch):
    url = server.serve("/feed", gives())
    for _ in range(5):
        fetch(url)
    assert server.connections == 1


def test_a_connection_that_the_server_closed_meanwhile_is_made_anew(server, fetch):
    url = server.serve("/feed", hangs_up_after(gives()))
    assert [fetch(url).data for _ in range(3)] == [FEED] * 3


def test_several_threads_fetch_at_once(server, fetch):
    urls = [server.serve(f"/{number}", gives(b"%d" % number)) for number in range(40)]
    found: dict[str, bytes] = {}
    threads = [
        Thread(target=lambda part=urls[start::8]: found.update({url: fetch(url).data for url in part}))
        for start in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {url: b"%d" % number for number, url in enumerate(urls)}


def test_nothing_is_fetched_after_stopping(server, fetcher):
    url = server.serve("/feed", gives())
    fetcher.stop()
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(Wanted(url, "feed", typed=True))
    assert raised.value.kind == "stopped"
    assert server.asked == []


def test_what_was_kept_depends_on_what_was_wanted(server, failure):
    url = server.url("/none")
    assert {kind: failure(url, kind).kept for kind in Limits().seconds} == {
        "feed": "What is here of it is kept.",
        "page": "Nothing was added from it.",
        "image": "The article is kept without it.",
        "icon": "Its letter stays.",
    }
