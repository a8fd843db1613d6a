"""A server and a fetcher, and short ways to ask."""

import ssl

import pytest
from web_server import CERTIFICATES, WebServer

from newsreader.sources.fetch import Fetcher, FetchError, Wanted


@pytest.fixture
def server():
    with WebServer() as running:
        yield running


@pytest.fixture
def fetcher():
    with Fetcher(proxies=lambda address: None) as made:
        yield made


@pytest.fixture
def fetch(fetcher):
    """What `fetcher` brings from an address that a person typed."""
    return lambda url, kind="feed", **fields: fetcher.fetch(Wanted(url, kind, **{"typed": True} | fields))


@pytest.fixture
def failure(fetch):
    """The error that fetching an address ends with."""

    def fail(url, kind="feed", **fields):
        with pytest.raises(FetchError) as raised:
            fetch(url, kind, **fields)
        return raised.value

    return fail


@pytest.fixture
def trust():
    """Trusts the authority of the tests alone."""
    return lambda: ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")
