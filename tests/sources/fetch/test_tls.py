import socket
import ssl
from datetime import UTC, datetime

import pytest
from web_server import FEED, WebServer, gives

from newsreader.sources.fetch import Fetcher, FetchError, Limits, Wanted
from newsreader.sources.fetch.tls import trusting_context


@pytest.fixture
def fetcher(trust):
    with Fetcher(context=trust, proxies=lambda address: None) as made:
        yield made


def test_a_server_that_shows_who_it_is_is_believed(fetch):
    with WebServer("good") as server:
        assert fetch(server.serve("/feed", gives())).data == FEED


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ("expired", "The certificate of 127.0.0.1 has expired."),
        ("not-yet", "The certificate of 127.0.0.1 is not valid yet."),
        ("self-signed", "127.0.0.1 vouches for itself: its certificate is self-signed."),
        ("other-host", "The certificate that 127.0.0.1 shows is for another site."),
    ],
)
def test_a_server_that_cannot_show_who_it_is_gives_nothing_and_is_told_why(failure, certificate, words):
    with WebServer(certificate) as server:
        told = failure(server.serve("/feed", gives()))
        assert (told.kind, told.what) == ("tls", words)
        assert server.asked == []


def test_who_nobody_vouches_for_is_not_believed():
    fetcher = Fetcher(proxies=lambda address: None)
    with WebServer("good") as server, fetcher, pytest.raises(FetchError) as raised:
        fetcher.fetch(Wanted(server.serve("/feed", gives()), "feed", typed=True))
    assert raised.value.kind == "tls"
    assert "the issuer of its certificate is unknown" in raised.value.what


def test_a_wrong_date_may_be_the_clock(failure):
    today = datetime.now(UTC)
    with WebServer("expired") as server:
        assert f"If today is not {today.day} {today:%B %Y}, set the clock" in failure(server.url("/feed")).do


def test_a_clock_that_is_wrong_is_told_from_what_other_servers_say(server, fetch, failure):
    fetch(server.serve("/feed", gives(Date="Fri, 04 Mar 2011 10:00:00 GMT")))
    with WebServer("expired") as expired:
        told = failure(expired.url("/feed"))
    assert told.do == "Other sites say that today is 4 March 2011: set the clock of this computer."


def test_a_server_without_protection_is_told(server, failure):
    server.serve("/feed", gives())
    told = failure(server.url("/feed").replace("http:", "https:"))
    assert told.kind == "tls"
    assert "does not speak a protected language" in told.what


def test_old_protection_is_none():
    context = trusting_context()
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname


def test_a_handshake_that_does_not_end_is_left(trust):
    fetcher = Fetcher(Limits(seconds={"feed": 0.1}), context=trust, proxies=lambda address: None)
    with socket.create_server(("127.0.0.1", 0)) as listener, fetcher, pytest.raises(FetchError) as raised:
        fetcher.fetch(Wanted(f"https://127.0.0.1:{listener.getsockname()[1]}/", "feed", typed=True))
    assert raised.value.kind == "timeout"
