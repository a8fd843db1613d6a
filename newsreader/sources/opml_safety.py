"""Which lines of a subscription list may become a subscription: http and https addresses, and nothing that is obeyed.

Lists of other readers carry commands (`exec:`, `filter:`, `|command`) and options of connections; some have been used
to run programs on the computers of those who imported a list.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsreader.article.urls import web_address

FOR_SAFETY = "It is a command and not an address; it is not imported for safety."
NOT_WEB = "Its address does not begin with http:// or https://."

OBEYED = re.compile(r"filtercmd|command|curlopt_|(?:^|[}:_-])(?:exec|script|cmd|prefetch)", re.IGNORECASE)
_COMMAND = re.compile(r"\s*(?:\||(?:exec|filter):)", re.IGNORECASE)
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?://)|feed://", re.IGNORECASE)
_USER = re.compile(r"(?<=://)[^/?#@]*@")


def is_command(text: str) -> bool:
    """Whether some reader would run a text as a command."""
    return bool(_COMMAND.match(text))


def why_refused(address: str) -> str:
    """The reason why an address is not taken; empty if it is."""
    if is_command(address):
        return FOR_SAFETY
    return "" if web_address(_plain(address)) else NOT_WEB


def address_of(address: str) -> tuple[str, bool]:
    """The address as it is written, as http or https, without name and password; and whether it had any."""
    plain = _plain(address)
    try:
        has_user = "@" in urlsplit(plain).netloc
    except ValueError:
        has_user = False
    return (_USER.sub("", plain, count=1), True) if has_user else (plain, False)


def _plain(address: str) -> str:
    """An address whose scheme `feed:` is the one it stands for."""
    found = _FEED_SCHEME.match(address)
    if not found:
        return address
    rest = address[found.end() :]
    return rest if rest.lower().startswith("http") and "://" in rest[:8] else f"http://{rest}"
