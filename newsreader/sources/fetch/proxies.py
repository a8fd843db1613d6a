"""The way out that the system or the environment names, if it names one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from newsreader.sources.fetch import errors
from newsreader.sources.fetch.address import Address
from newsreader.sources.fetch.private import is_private_by_name

# The address of the proxy for a web address; None if it is reached directly.
Proxies = Callable[[Address], str | None]


def system_proxy(address: Address) -> str | None:
    """The proxy that `http_proxy`, `https_proxy`, `all_proxy`, `no_proxy` or the system's settings name.

    None for this computer and the home network, which no proxy would find.

    Raises:
        Failure: it is of a kind that is not known here.
    """
    if is_private_by_name(address.host):
        return None
    from urllib.request import getproxies, proxy_bypass

    named = getproxies()
    found = named.get(address.scheme) or named.get("all")
    if not found or proxy_bypass(address.place):
        return None
    found = found if "://" in found else f"http://{found}"
    if not found.lower().startswith(("http://", "https://")):
        raise errors.proxy(found.partition("://")[0], "only http and https proxies are known")
    return found


def parts_of(proxy: str) -> tuple[str, tuple[str, str] | None]:
    """The address of a proxy, and its name and password if it has some.

    Raises:
        Failure: it is no address.
    """
    parts = urlsplit(proxy)
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise errors.proxy("of your system", str(error)) from error
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    secret = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return f"{parts.scheme}://{place}/", secret
