import pytest
from web_server import FEED, WebServer, gives, is_silent, says

from newsreader.sources.fetch import Fetcher, FetchError, Limits, Wanted
from newsreader.sources.fetch.address import address_of
from newsreader.sources.fetch.proxies import system_proxy

_NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "REQUEST_METHOD")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("settings", "url", "proxy"),
    [
        ({}, "http://site.example/", None),
        ({"http_proxy": "http://proxy:3128"}, "http://site.example/", "http://proxy:3128"),
        ({"http_proxy": "proxy:3128"}, "http://site.example/", "http://proxy:3128"),
        ({"http_proxy": "http://proxy:3128"}, "https://site.example/", None),
        ({"https_proxy": "http://proxy:3128"}, "https://site.example/", "http://proxy:3128"),
        ({"all_proxy": "http://proxy:3128"}, "https://site.example/", "http://proxy:3128"),
        ({"all_proxy": "http://proxy", "no_proxy": "site.example"}, "https://www.site.example/", None),
        ({"all_proxy": "http://proxy", "no_proxy": "*"}, "https://www.site.example/", None),
        ({"all_proxy": "http://proxy"}, "http://127.0.0.1:80/", None),
        ({"all_proxy": "http://proxy"}, "http://localhost:8000/", None),
        ({"all_proxy": "http://proxy"}, "http://printer.local/", None),
    ],
)
def test_the_environment_names_the_way_out(monkeypatch, settings, url, proxy):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert system_proxy(address_of(url)) == proxy


def test_a_proxy_of_an_unknown_kind_is_told(monkeypatch):
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
    with Fetcher() as fetcher, pytest.raises(FetchError) as raised:
        fetcher.fetch(Wanted("http://site.example/feed", "feed"))
    assert raised.value.kind == "proxy"


@pytest.fixture
def through(server):
    """A fetcher that goes through the server, whose own address is private."""
    with Fetcher(Limits(seconds={"feed": 10, "page": 0.1}), proxies=lambda address: server.url()) as fetcher:
        yield lambda url, kind="feed": fetcher.fetch(Wanted(url, kind))


def test_a_proxy_may_be_at_home(server, through):
    server.serve("/feed", gives())
    assert through("http://site.example/feed").data == FEED
    assert server.asked[0].host == "site.example"


@pytest.mark.parametrize("url", ["http://127.0.0.1/feed", "http://[::1]/feed", "http://printer.local/feed"])
def test_a_proxy_is_not_asked_for_private_addresses(server, through, url):
    server.serve("/feed", gives())
    with pytest.raises(FetchError) as raised:
        through(url)
    assert raised.value.kind == "private"
    assert server.asked == []


def test_a_proxy_that_is_not_there_is_to_blame():
    with WebServer() as server:
        url = server.url()
    with Fetcher(proxies=lambda address: url) as fetcher, pytest.raises(FetchError) as raised:
        fetcher.fetch(Wanted("http://site.example/feed", "feed"))
    assert raised.value.kind == "proxy"
    assert str(server.port) in raised.value.what


def test_a_proxy_that_opens_no_tunnel_is_to_blame(through):
    with pytest.raises(FetchError) as raised:
        through("https://site.example/feed")
    assert raised.value.kind in ("proxy", "broken")


def test_name_and_password_of_a_proxy_go_to_it_alone(server):
    server.serve("/feed", gives())
    with Fetcher(proxies=lambda address: server.url().replace("//", "//jane:secret@")) as fetcher:
        fetcher.fetch(Wanted("http://site.example/feed", "feed"))
    assert server.asked[0].headers["proxy-authorization"] == "Basic amFuZTpzZWNyZXQ="
    assert "authorization" not in server.asked[0].headers


@pytest.mark.parametrize(("behaviour", "kind"), [(is_silent(), "timeout"), (says(407), "proxy"), (says(403), "http")])
def test_what_is_wrong_behind_a_proxy_is_told_as_ever(server, through, behaviour, kind):
    server.serve("/feed", behaviour)
    with pytest.raises(FetchError) as raised:
        through("http://site.example/feed", "page" if kind == "timeout" else "feed")
    assert raised.value.kind == kind
