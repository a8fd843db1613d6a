import socket
import time

import pytest
from web_server import FEED, gives

from newsreader.sources.fetch import Fetcher, FetchError, Limits, Wanted


def _asked(resolver, url="http://site.example/feed", seconds=5.0):
    with Fetcher(Limits(seconds={"feed": seconds}), resolver=resolver, proxies=lambda address: None) as fetcher:
        return fetcher.fetch(Wanted(url, "feed", typed=True))


def _kind(resolver, **limits):
    with pytest.raises(FetchError) as raised:
        _asked(resolver, **limits)
    return raised.value.kind


def _fails(error):
    def resolve(host, port):
        raise error

    return resolve


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "dns"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "offline"),
        (UnicodeError("label too long"), "dns"),
    ],
)
def test_a_name_that_is_not_found_is_told(error, kind):
    assert _kind(_fails(error)) == kind


def test_a_look_up_that_takes_too_long_is_left():
    def slow(host, port):
        time.sleep(0.2)
        return ["127.0.0.1"]

    assert _kind(slow, seconds=0.05) == "timeout"


def test_a_name_without_addresses_is_told():
    assert _kind(lambda host, port: []) == "dns"


def test_the_next_address_is_tried_where_one_does_not_work(server):
    server.serve("/feed", gives())
    assert _asked(lambda host, port: ["::1", "127.0.0.1"], server.url("/feed", "site.example")).data == FEED


def test_names_in_other_scripts_are_looked_up_as_the_rules_say():
    asked = []

    def resolver(host, port):
        asked.append(host)
        return []

    for url in ("https://straße.example/", "https://BÜCHER.example./", "https://例え.example/", "https://a_b.example/"):
        with pytest.raises(FetchError):
            _asked(resolver, url)
    assert asked == ["xn--strae-oqa.example", "xn--bcher-kva.example", "xn--r8jz45g.example", "a_b.example"]
