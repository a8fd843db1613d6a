"""What can go wrong between here and a server, in words for a person."""

from __future__ import annotations

from typing import Literal

from newsreader.article.errors import NewsreaderError
from newsreader.sources.fetch.wanted import Kind

Trouble = Literal[
    "offline", "dns", "refused", "timeout", "too_large", "bomb", "private", "redirects", "tls", "http", "gone",
    "busy", "broken", "scheme", "auth", "proxy", "stopped",
]  # fmt: skip

_KEPT: dict[Kind, str] = {
    "feed": "What is here of it is kept.",
    "page": "Nothing was added from it.",
    "image": "The article is kept without it.",
    "icon": "Its letter stays.",
}
_AGAIN = "It is tried again later."
BY_HAND = "Try again later, or open it in your browser."
_ASK = "Check the address, or open it in your browser to see what the site says."


class FetchError(NewsreaderError):
    """Nothing came, or nothing that can be used.

    Attributes:
        kind: what went wrong, in one word that stays the same.
        status: the status that the server answered with, if it answered.
        retry_after: seconds after which the server wants to be asked again, if it says so.
    """

    def __init__(self, failure: Failure, wanted: Kind) -> None:
        super().__init__(failure.what, _KEPT[wanted], failure.do, details=failure.details)
        self.kind = failure.kind
        self.status = failure.status
        self.retry_after = failure.retry_after


class Failure(Exception):  # noqa: N818  # what FetchError says, before it is known what was wanted
    """What went wrong while fetching; `Fetcher` adds what was kept and raises it as a FetchError."""

    def __init__(self, kind: Trouble, what: str, do: str = _AGAIN, *, details: str = "") -> None:
        super().__init__(what)
        self.kind: Trouble = kind
        self.what = what
        self.do = do
        self.details = details
        self.status: int | None = None
        self.retry_after: float | None = None


def offline(details: str) -> Failure:
    """The network cannot be reached at all."""
    return Failure(
        "offline", "There is no connection to the internet.", "It is tried again once there is one.", details=details
    )


def unknown_host(host: str, details: str) -> Failure:
    """No address is known for a name."""
    return Failure(
        "dns",
        f"There is no site by the name {host}, or it could not be looked up.",
        "Check the address and your connection.",
        details=details,
    )


def refused(host: str, details: str) -> Failure:
    """The computer cannot be reached, or does not want to talk."""
    return Failure("refused", f"{host} cannot be reached.", BY_HAND, details=details)


def too_slow(host: str, seconds: float) -> Failure:
    """The time for it is over."""
    return Failure("timeout", f"{host} was too slow: it had {seconds:.0f} seconds to answer.", BY_HAND)


def too_large(host: str, limit: int) -> Failure:
    """More came than is taken in."""
    what = f"What {host} sent is larger than the limit of {limit // (1024 * 1024)} MB."
    return Failure("too_large", what, "Open it in your browser.")


def bomb(host: str, limit: int) -> Failure:
    """A small answer that would unfold to a huge one."""
    what = f"What {host} sent unfolds to more than the limit of {limit // (1024 * 1024)} MB."
    return Failure("bomb", what, "Do not trust it; tell the site if you know who runs it.")


def private(host: str, details: str) -> Failure:
    """An address of this computer or the home network, to which something from outside would lead."""
    return Failure(
        "private",
        f"{host} is an address of your own computer or network, and nobody typed it.",
        "If you trust it, add that address yourself.",
        details=details,
    )


def too_many_hops(host: str, chain: str) -> Failure:
    """Servers lead on and on, or in a circle."""
    return Failure("redirects", f"{host} leads from one address to the next without end.", _ASK, details=chain)


def unsafe_hop(host: str, chain: str) -> Failure:
    """A place that a password was sent to leads on to one that others can read along."""
    what = f"{host} leads on to an address without protection, although it was given a password."
    return Failure("redirects", what, "Ask who runs it for an address that begins with https.", details=chain)


def no_web_address(shown: str, details: str = "") -> Failure:
    """An address that cannot be fetched."""
    what = f"“{shown[:100]}” is no web address." if shown else "There is no web address to fetch."
    return Failure("scheme", what, "An address begins with https:// or http://.", details=details)


def leads_elsewhere(host: str, chain: str) -> Failure:
    """A server leads on to something that is no web address."""
    return Failure("scheme", f"{host} leads on to something that is no web address.", _ASK, details=chain)


def broken(host: str, how: str, details: str = "") -> Failure:
    """An answer that is not as it has to be.

    Args:
        host: who sent it.
        how: completes the sentence “What HOST sent …”.
        details: technical text.
    """
    return Failure("broken", f"What {host} sent {how}.", BY_HAND, details=details)


def proxy(name: str, details: str) -> Failure:
    """The way out that the system names does not work."""
    what = f"The proxy {name}, which your system settings name, did not pass the request on."
    return Failure("proxy", what, "Check the proxy settings of your system.", details=details)


def stopped() -> Failure:
    """The program no longer wants it."""
    return Failure("stopped", "Fetching was stopped.")


def answered(host: str, status: int, retry_after: float | None) -> Failure:
    """A server says that it does not give what was asked for."""
    kind, what, do = _said(host, status)
    failure = Failure(kind, what, do, details=f"HTTP {status}")
    failure.status, failure.retry_after = status, retry_after if kind == "busy" else None
    return failure


def _said(host: str, status: int) -> tuple[Trouble, str, str]:
    """What a status means."""
    if status == 401:
        return "auth", f"{host} asks for a name and password.", "Put them into the address: https://name:password@…"
    if status == 407:
        return "proxy", "The proxy asks for a name and password.", "Check the proxy settings of your system."
    if status == 403:
        return "http", f"{host} does not allow this to be read (403).", _ASK
    if status == 404:
        return "http", f"{host} has nothing at this address (404).", _ASK
    if status == 410:
        return "gone", f"{host} says that this has been taken down for good (410).", "It is not asked for again."
    if status in (429, 503):
        return "busy", f"{host} is busy and asks for patience ({status}).", _AGAIN
    if status >= 500:
        return "http", f"{host} has a fault of its own ({status}).", _AGAIN
    return "http", f"{host} refused the request ({status}).", _ASK
