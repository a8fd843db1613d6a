import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_server import FEED, WebServer, gives, leads_to

from newsreader.sources.fetch import Fetcher, FetchError, Wanted
from newsreader.sources.fetch.private import is_local_name, is_private

_NOWHERE = "0.0.0.0"  # noqa: S104  # nothing is bound to it


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.255.0.3", _NOWHERE, "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
     "169.254.169.254", "100.64.0.1", "224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "::", "::1",
     "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:192.168.1.1",
     "::127.0.0.1", "64:ff9b::10.0.0.1",
     "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1"],
)  # fmt: skip
def test_addresses_of_this_computer_and_the_home_network_are_private(address):
    assert is_private(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "172.32.0.1", "192.167.255.255", "198.18.0.1", "2606:4700::1111", "::ffff:1.1.1.1",
     "64:ff9b::1.1.1.1", "2002:101:101::1"],
)  # fmt: skip
def test_addresses_of_the_open_web_are_not(address):
    assert not is_private(address)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_private_in_the_longer_form(address):
    assert is_private(f"::ffff:{address}") == is_private(str(address)) == is_private(f"64:ff9b::{address}")


@pytest.mark.parametrize("name", ["localhost", "printer.local", "a.localhost", "nas.lan", "router.home.arpa"])
def test_names_of_the_home_network_are_known_by_their_form(name):
    assert is_local_name(name)


@pytest.mark.parametrize("name", ["local.example", "site.example", "notlocal", "lan"[:2]])
def test_other_names_are_not(name):
    assert not is_local_name(name)


_ANSWERS = {
    "rebound.example": ["127.0.0.1"],
    "half.example": ["127.0.0.1", "192.168.1.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "zero.example": [_NOWHERE],
    "2130706433": ["127.0.0.1"],
    "0x7f.1": ["127.0.0.1"],
    "printer.local": ["127.0.0.1"],
    "localhost": ["127.0.0.1"],
    "typed.example": ["127.0.0.1"],
}


class Names:
    """Answers like a name server, and remembers what was looked up."""

    def __init__(self):
        self.asked = []

    def __call__(self, host, port):
        self.asked.append(host)
        return _ANSWERS[host]


@pytest.fixture
def names():
    return Names()


@pytest.fixture
def fetcher(names):
    with Fetcher(resolver=names, proxies=lambda address: None) as made:
        yield made


_WAYS_HOME = [
    "127.0.0.1", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", _NOWHERE, "2130706433", "0x7f.1", "localhost",
    "LOCALHOST.", "printer.local", "rebound.example", "half.example", "mapped.example", "zero.example", "１２７.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("host", _WAYS_HOME)
def test_an_address_that_nobody_typed_leads_to_no_private_one(server, failure, host):
    server.serve("/feed", gives())
    assert failure(server.url("/feed", host), typed=False).kind == "private"
    assert server.connections == 0


@pytest.mark.parametrize("host", _WAYS_HOME[1:])
def test_a_server_leads_to_no_private_address(server, failure, host):
    with WebServer() as home:
        server.serve("/feed", leads_to(home.serve("/feed", gives()).replace("127.0.0.1", host, 1)))
        if host != "127.0.0.1.":
            assert failure(server.url("/feed", "typed.example")).kind == "private"
            assert home.connections == 0


def test_names_of_the_home_network_are_not_even_looked_up(failure, names):
    failure("http://printer.local/feed", typed=False)
    assert names.asked == []


def test_what_a_person_typed_may_lie_at_home(server, fetch):
    server.serve("/feed", leads_to("/new"))
    server.serve("/new", gives())
    assert fetch(server.url("/feed", "typed.example")).data == FEED


def test_a_connection_that_a_person_asked_for_serves_nothing_else(server, fetch, failure):
    url = server.serve("/feed", gives()).replace("127.0.0.1", "typed.example")
    assert fetch(url).data == FEED
    assert failure(url, typed=False).kind == "private"
    assert len(server.asked) == 1


def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(server, names):
    """A name that means the open web when it is looked at and this computer a moment later."""
    server.serve("/feed", gives())
    answers = [["203.0.113.1"], ["127.0.0.1"]]
    fetcher = Fetcher(resolver=lambda host, port: answers.pop(0), proxies=lambda address: None)
    with fetcher, pytest.raises(FetchError) as raised:
        fetcher.fetch(Wanted(server.url("/feed", "rebound.example"), "feed"))
    assert raised.value.kind in ("refused", "private")
    assert (len(answers), server.connections) == (1, 0)


def test_the_message_says_what_to_do(failure):
    told = failure("http://printer.local/feed", typed=False)
    assert str(told) == (
        "printer.local is an address of your own computer or network, and nobody typed it. What is here of it is kept. "
        "If you trust it, add that address yourself."
    )
