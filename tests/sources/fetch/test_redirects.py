import pytest
from web_server import FEED, WebServer, gives, leads_to

from newsreader.sources.fetch import Fetcher, FetchError, Hop, Wanted


def test_an_address_that_moved_for_good_says_where_to(server, fetch):
    server.serve("/new", gives())
    old = server.serve("/old", leads_to("/newer", 301))
    newer = server.serve("/newer", leads_to(server.url("/new"), 308))
    found = fetch(old)
    assert (found.url, found.moved, found.data) == (server.url("/new"), server.url("/new"), FEED)
    assert found.hops == (Hop(old, 301), Hop(newer, 308))


@pytest.mark.parametrize("statuses", [(302,), (303,), (307,), (301, 302), (307, 301)])
def test_a_move_for_now_is_none_for_good(server, fetch, statuses):
    for number, status in enumerate(statuses):
        server.serve(f"/{number}", leads_to(f"/{number + 1}", status))
    server.serve(f"/{len(statuses)}", gives())
    found = fetch(server.url("/0"))
    assert found.data == FEED
    assert found.moved is None


@pytest.mark.parametrize(
    ("location", "path"),
    [("new", "/a/new"), ("../new", "/new"), ("?page=2", "/a/b?page=2"), ("//127.0.0.1:{port}/new", "/new"),
     (" /new\t", "/new"), ("/new#part", "/new"), ("/ne w", "/ne%20w"), ("HTTP://127.0.0.1:{port}/new", "/new"),
     ("/né", "/n%C3%A9"), ("http:///127.0.0.1/new", None)],
)  # fmt: skip
def test_where_an_address_leads_is_read_as_browsers_do(server, fetch, failure, location, path):
    server.serve(
        "/a/b",
        lambda visitor: visitor.answer(
            200 if "page" in visitor.path else 302, b"", {"Location": location.format(port=server.port)}
        ),
    )
    for place in ("/a/new", "/new", "/ne%20w", "/n%C3%A9"):
        server.serve(place, gives())
    if path is None:
        assert failure(server.url("/a/b")).kind == "scheme"
    else:
        assert fetch(server.url("/a/b")).url == server.url(path)


def test_ten_hops_are_followed_and_no_more(server, fetch, failure):
    for number in range(50):
        server.serve(f"/{number}", leads_to(f"/{number + 1}"))
    server.serve("/50", gives())
    assert len(fetch(server.url("/40")).hops) == 10
    told = failure(server.url("/39"))
    assert told.kind == "redirects"
    assert f"{server.url('/39')} → {server.url('/40')}" in told.details


def test_a_circle_is_left_at_once(server, failure):
    server.serve("/a", leads_to("/b"))
    server.serve("/b", leads_to("/a"))
    assert failure(server.url("/a")).kind == "redirects"
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://site.example/feed", "javascript:alert(1)", "data:text/xml,<rss/>", "http://[::1/",
     "https://", "http://site.example:99999/", "http://%31%32%37.0.0.1/", "\\\\host\\share"],
)  # fmt: skip
def test_only_web_addresses_are_followed(server, failure, location):
    told = failure(server.serve("/feed", leads_to(location)))
    assert told.kind in ("scheme", "http")
    assert len(server.asked) <= 2


def test_what_is_secret_in_an_address_is_in_no_message(server, failure):
    server.serve("/feed", leads_to("/login?token=secret"))
    server.serve("/login", leads_to("/feed?token=secret"))
    told = failure(server.url("/feed"))
    assert "secret" not in f"{told} {told.details}"


def test_a_password_is_not_followed_out_of_protection(trusting):
    with WebServer("good") as safe, WebServer() as bare:
        safe.serve("/feed", leads_to(bare.serve("/feed", gives())))
        with pytest.raises(FetchError) as raised:
            trusting.fetch(Wanted(f"https://jane:secret@localhost:{safe.port}/feed", "feed", typed=True))
        assert raised.value.kind == "redirects"
        assert bare.asked == []


def test_who_asked_can_see_that_protection_was_lost(trusting):
    with WebServer("good") as safe, WebServer() as bare:
        bare.serve("/feed", gives())
        safe.serve("/feed", leads_to(f"http://localhost:{bare.port}/feed"))
        found = trusting.fetch(Wanted(safe.url("/feed", "localhost"), "feed", typed=True))
        assert found.lost_privacy


def test_a_fetch_without_hops_lost_nothing(server, fetch):
    assert not fetch(server.serve("/feed", gives())).lost_privacy


@pytest.fixture
def trusting(trust):
    with Fetcher(context=trust, proxies=lambda address: None) as fetcher:
        yield fetcher
