"""The way of one fetch: from address to address, up to the last byte of what is there.

httpcore is the part of httpx that talks to servers. What httpx adds follows redirects, keeps cookies and unfolds bodies
without the bounds that are set here, and takes as long again to import.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import httpcore

from newsreader.sources.fetch import body, errors, headers
from newsreader.sources.fetch.address import DEFAULT_PORTS, Address, led_on
from newsreader.sources.fetch.clocks import Clocks
from newsreader.sources.fetch.errors import Failure
from newsreader.sources.fetch.pools import Pools
from newsreader.sources.fetch.private import is_private_by_name
from newsreader.sources.fetch.proxies import Proxies
from newsreader.sources.fetch.visit import Visit
from newsreader.sources.fetch.wanted import Fetched, Hop, Limits, Wanted

_LEADS_ON = frozenset((301, 302, 303, 307, 308))
_FOR_GOOD = frozenset((301, 308))


@dataclass(frozen=True, slots=True)
class _Lead:
    """An answer that leads on to another address."""

    status: int
    location: str


@dataclass(frozen=True, slots=True)
class Means:
    """What all ways share.

    Attributes:
        pools: the connections.
        limits: how far a way may go and how much it may bring.
        proxies: names the way out.
        clocks: is told what servers say of the time.
    """

    pools: Pools
    limits: Limits
    proxies: Proxies
    clocks: Clocks


class Way:
    """The way of one fetch.

    Args:
        means: what all ways share.
        wanted: what is fetched.
        visit: the time that it has.
    """

    def __init__(self, means: Means, wanted: Wanted, visit: Visit) -> None:
        self._means = means
        self._wanted = wanted
        self._visit = visit
        self._hops: list[Hop] = []

    def follow(self, first: Address) -> Fetched:
        """Asks the first address, and where it leads."""
        address = first
        while True:
            typed = self._wanted.typed and address.host == first.host
            secret = first.secret if address.origin == first.origin else ""
            found = self._ask(address, secret, typed=typed)
            if isinstance(found, Fetched):
                return found
            self._hops.append(Hop(address.url, found.status))
            address = self._next(address, first, found.location)

    def _ask(self, address: Address, secret: str, *, typed: bool) -> Fetched | _Lead:
        """What one address answers; once more if a connection that was kept open turns out to be closed."""
        if not typed and is_private_by_name(address.host):
            raise errors.private(address.host, address.place)
        proxy = self._means.proxies(address)
        pool = self._means.pools.pool(proxy, protected=address.scheme == "https", open_web=not typed)
        self._visit.host = address.host
        try:
            return self._request(pool, address, secret)
        except Failure as failure:
            if failure.kind != "broken" or self._visit.connected or self._visit.heard:
                raise
        return self._request(pool, address, secret)

    def _request(self, pool: httpcore.ConnectionPool, address: Address, secret: str) -> Fetched | _Lead:
        self._visit.connected = self._visit.heard = False
        said = headers.request_headers(address, self._wanted, secret)
        url = httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=None if address.port == DEFAULT_PORTS[address.scheme] else address.port,
            target=address.target.encode(),
        )
        try:
            with pool.stream("GET", url, headers=said) as response:
                return self._answer(address, response)
        except httpcore.ProxyError as error:
            raise errors.proxy("of your system", str(error)) from error
        except (httpcore.ProtocolError, httpcore.NetworkError) as error:
            raise _broken(address.host, error) from error

    def _answer(self, address: Address, response: httpcore.Response) -> Fetched | _Lead:
        """The answer of one address: where it leads on to, or what it gives.

        Raises:
            Failure: it gives nothing that can be used.
        """
        now = datetime.now(UTC)
        status, found = response.status, headers.Headers(response.headers)
        self._means.clocks.heard(address.host, found.get("date"), now)
        if status in _LEADS_ON and found.get("location"):
            return _Lead(status, found.get("location"))
        same = status == 304 and bool(headers.mark(self._wanted.etag) or headers.mark(self._wanted.last_modified))
        if status >= 300 and not same:
            raise errors.answered(address.host, status, headers.retry_after(found.get("retry-after"), now))
        if status == 206:
            raise errors.broken(address.host, "is only a part of it", "HTTP 206")
        media_type, charset = headers.media_type(found)
        data = self._body(address.host, response, found)
        return Fetched(
            url=address.url,
            status=status,
            data=b"" if same else data,
            content_type=media_type,
            charset=charset,
            etag=headers.mark(found.get("etag")),
            last_modified=headers.mark(found.get("last-modified")),
            not_modified=same,
            moved=address.url if self._hops and all(hop.status in _FOR_GOOD for hop in self._hops) else None,
            fresh_for=headers.fresh_for(found, now),
            hops=tuple(self._hops),
        )

    def _body(self, host: str, response: httpcore.Response, found: headers.Headers) -> bytes:
        limit = self._means.limits.size[self._wanted.kind]
        codings = body.codings_of(found.get("content-encoding"), host)
        return body.unfold(body.take_in(response.iter_stream(), limit, host), codings, limit, host)

    def _next(self, address: Address, first: Address, location: str) -> Address:
        """The address that one leads on to.

        Raises:
            Failure: nowhere that may be gone to.
        """
        found = led_on(address, location)
        chain = " → ".join([*(hop.url.partition("?")[0] for hop in self._hops), found.shown if found else "?"])
        if found is None:
            raise errors.leads_elsewhere(address.host, chain)
        if len(self._hops) > self._means.limits.hops or found.url in {hop.url for hop in self._hops}:
            raise errors.too_many_hops(first.host, chain)
        if first.secret and address.scheme == "https" and found.scheme == "http":
            raise errors.unsafe_hop(first.host, chain)
        return found


def _broken(host: str, error: Exception) -> Failure:
    """What a breach of the protocol means."""
    text = str(error)
    if "complete message body" in text or "disconnected" in text or "peer closed" in text.lower():
        return errors.broken(host, "was cut off before its end", text)
    return errors.broken(host, "is no proper answer", text)
