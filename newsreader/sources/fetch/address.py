"""A web address in the parts that a request is made of."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote, unquote, urlsplit

from newsreader.article.urls import web_address
from newsreader.sources.fetch import errors

DEFAULT_PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_-])?")
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address.

    Attributes:
        scheme: "http" or "https".
        host: in ASCII and lower case, without a dot at its end; an IPv6 address without brackets.
        target: path and query, in ASCII.
        secret: the value of an Authorization header, if name and password stood in the address.
    """

    scheme: str
    host: str
    port: int
    target: str
    secret: str = ""

    @property
    def origin(self) -> tuple[str, str, int]:
        """Who answers for it."""
        return self.scheme, self.host, self.port

    @property
    def place(self) -> str:
        """Host and, where it is unusual, port, as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without name and password."""
        return f"{self.scheme}://{self.place}{self.target}"

    @property
    def shown(self) -> str:
        """The address for a message: without its query, which may hold what is secret."""
        return self.url.partition("?")[0]


def address_of(url: str) -> Address:
    """The parts of a web address.

    Raises:
        Failure: it is none, or not one that can be fetched.
    """
    clean = web_address(url)
    if clean is None:
        raise errors.no_web_address(_without_secret(url))
    try:
        parts = urlsplit(clean)
        port = parts.port
        host = _ascii_host(parts.hostname or "")
    except ValueError as error:
        raise errors.no_web_address(_without_secret(url), str(error)) from error
    scheme = parts.scheme.lower()
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(
        scheme,
        host,
        DEFAULT_PORTS[scheme] if port is None else port,
        quote(target, safe=_KEPT),
        _secret(parts.username, parts.password),
    )


def led_on(address: Address, location: str) -> Address | None:
    """Where a server leads on to from an address; None if that is no web address. Never with name and password."""
    url = web_address(location, address.url)
    try:
        found = address_of(url) if url else None
    except errors.Failure:
        return None
    return found and Address(found.scheme, found.host, found.port, found.target)


def _ascii_host(host: str) -> str:
    """A host as it is looked up; ValueError if it cannot be."""
    host = host.rstrip(".")
    if ":" in host:
        return str(IPv6Address(host.partition("%")[0]))
    if not host.isascii():
        import idna

        host = idna.encode(host, uts46=True).decode()  # its errors are ValueErrors
    if not _HOST.fullmatch(host):
        raise ValueError(host)
    return host


def _secret(name: str | None, password: str | None) -> str:
    if name is None:
        return ""
    return "Basic " + b64encode(f"{unquote(name)}:{unquote(password or '')}".encode()).decode()


def _without_secret(url: str) -> str:
    return re.sub(r"//[^/?#]*@", "//", url.strip())
