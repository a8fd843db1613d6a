"""Stopping ends every fetch at once, whatever it waits for."""

import socket
from threading import Event, Thread

import pytest
from web_server import WebServer, drips, drips_headers, gives, is_silent

from newsreader.sources.fetch import Fetcher, FetchError, Wanted


def _stopped(fetcher, url, begun):
    """The kind of error that fetching an address ends with when it is stopped once `begun()` is true."""
    told: list[FetchError] = []

    def fetch():
        with pytest.raises(FetchError) as raised:
            fetcher.fetch(Wanted(url, "feed", typed=True))
        told.append(raised.value)

    with fetcher:
        thread = Thread(target=fetch)
        thread.start()
        while not begun():
            thread.join(0.01)
        fetcher.stop()
        thread.join(5)
        assert not thread.is_alive()
    return [error.kind for error in told]


def _direct(address):
    return None


@pytest.mark.parametrize("behaviour", [is_silent(), drips_headers(pause=0.2), drips(pause=0.2)], ids=str)
def test_a_server_that_is_waited_for(server, behaviour):
    url = server.serve("/feed", behaviour)
    assert _stopped(Fetcher(proxies=_direct), url, lambda: server.asked) == ["stopped"]


def test_a_name_that_is_looked_up():
    asked, answer = Event(), Event()

    def resolver(host, port):
        asked.set()
        answer.wait(5)
        return ["127.0.0.1"]

    assert _stopped(Fetcher(resolver=resolver, proxies=_direct), "http://site.example/", asked.is_set) == ["stopped"]
    answer.set()


def test_a_protected_connection_that_is_not_greeted(trust):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        accepted = []
        Thread(target=lambda: accepted.append(listener.accept()[0]), daemon=True).start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        fetcher = Fetcher(context=trust, proxies=_direct)
        assert _stopped(fetcher, url, lambda: accepted and accepted[0].recv(1, socket.MSG_PEEK)) == ["stopped"]
        accepted[0].close()


def test_nothing_is_connected_to_after_the_end(server):
    """A name that is found only after nobody waits for it any more."""
    asked, answer, done = Event(), Event(), Event()

    def resolver(host, port):
        asked.set()
        answer.wait(5)
        done.set()
        return ["127.0.0.1"]

    server.serve("/feed", gives())
    url = server.url("/feed", "site.example")
    assert _stopped(Fetcher(resolver=resolver, proxies=_direct), url, asked.is_set) == ["stopped"]
    answer.set()
    assert done.wait(5)
    assert server.connections == 0


def test_a_fetcher_that_was_left_fetches_nothing_more():
    with WebServer() as server, Fetcher(proxies=_direct) as fetcher:
        url = server.serve("/feed", gives())
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(Wanted(url, "feed", typed=True))
    assert raised.value.kind == "stopped"
