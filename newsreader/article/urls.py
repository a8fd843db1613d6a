"""Which addresses may stand in an article: http, https and mailto for links, http and https for pictures."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

LONGEST_ADDRESS = 4096

_EDGE = re.compile(r"^[\x00-\x20\x7f-\xa0]+|[\x00-\x20\x7f-\xa0]+$")
_INNER = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_WEB = re.compile(r"https?://[^/?#\\\s\"<>]+(?:[/?#]|$)", re.IGNORECASE)
# An absolute address that needs no second look: most are such.
_PLAIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/[\w\-./?=&%+~:;,@!$()*#]*)?", re.ASCII)
_MAIL = re.compile(r"mailto:[^\s\"<>]+$", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f-\xa0]")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def web_address(address: str, base_url: str | None = None) -> str | None:
    """The absolute http or https address that `address` means on a page at `base_url`; None if it is no such."""
    if len(address) <= LONGEST_ADDRESS and _PLAIN.fullmatch(address):
        return address
    address = _INNER.sub("", _EDGE.sub("", address[: LONGEST_ADDRESS * 2]))
    if not address or len(address) > LONGEST_ADDRESS:
        return None
    if not _SCHEME.match(address):
        address = _resolved(address, base_url)
    if not _WEB.match(address) or _HIDDEN.search(address) or not _has_host(address):
        return None
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), address)


def link_address(address: str, base_url: str | None = None) -> str | None:
    """The address a link may lead to: as `web_address`, and mailto."""
    mail = _INNER.sub("", _EDGE.sub("", address[:LONGEST_ADDRESS]))
    if _MAIL.match(mail) and not _HIDDEN.search(mail):
        return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", mail)
    return web_address(address, base_url)


def without_password(address: str) -> str:
    """The address without a name and password in it: as it may be shown."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return address if "@" not in parts.netloc else parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def with_password_of(known: str, address: str) -> str:
    """An address with the name and password of another one of the same host; else as it is."""
    old, new = urlsplit(known), urlsplit(address)
    secret, at, _ = old.netloc.rpartition("@")
    if not at or "@" in new.netloc or old.hostname != new.hostname or (old.scheme, new.scheme) == ("https", "http"):
        return address
    return new._replace(netloc=f"{secret}@{new.netloc}").geturl()


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _resolved(address: str, base_url: str | None) -> str:
    if not base_url or not _WEB.match(base_url):
        return ""
    try:
        return urljoin(base_url, address)
    except ValueError:
        return ""
