"""What is said to a server, and what its headers say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from newsreader import __version__
from newsreader.sources.fetch.address import Address
from newsreader.sources.fetch.wanted import Kind, Wanted

LONGEST_WAIT = 24 * 3600.0

_USER_AGENT = f"Newsreader/{__version__}"
_LONGEST_MARK = 1024
_ACCEPT: dict[Kind, str] = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "application/json;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1",
    "page": "text/html, application/xhtml+xml, */*;q=0.5",
    "image": "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5",
    "icon": "image/png, image/x-icon, image/*;q=0.5",
}
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:+-]{1,40})", re.IGNORECASE)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NEVER_FRESH = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b(?!\s*=)", re.IGNORECASE)


class Headers:
    """The headers of an answer, by name; where one comes more than once its parts are joined by commas."""

    def __init__(self, pairs: Sequence[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, str] = {}
        for raw_name, raw_value in pairs:
            name, value = raw_name.decode("latin-1").lower(), _text(raw_value)
            before = self._values.get(name)
            self._values[name] = value if before is None else f"{before}, {value}"

    def get(self, name: str) -> str:
        """The value of a header; empty if it is not there."""
        return self._values.get(name, "")


def request_headers(address: Address, wanted: Wanted, secret: str) -> list[tuple[str, str]]:
    """What a request says: nothing that tells one reader from another, but what is asked for."""
    said = [
        ("Host", address.place),
        ("User-Agent", _USER_AGENT),
        ("Accept", _ACCEPT[wanted.kind]),
        ("Accept-Encoding", "gzip, deflate"),
        ("If-None-Match", mark(wanted.etag)),
        ("If-Modified-Since", mark(wanted.last_modified)),
        ("Authorization", secret),
    ]
    return [(name, value) for name, value in said if value]


def mark(value: str) -> str:
    """An ETag or a date, if it can be sent back: at most 1 kB of printable ASCII; else nothing."""
    value = value.strip()
    return value if len(value) <= _LONGEST_MARK and value.isascii() and value.isprintable() else ""


def media_type(headers: Headers) -> tuple[str, str | None]:
    """The media type in lower case, and the character set if one is named."""
    said = headers.get("content-type")[:1000]
    charset = _CHARSET.search(said)
    return said.partition(";")[0].strip().lower()[:100], charset and charset[1]


def fresh_for(headers: Headers, now: datetime) -> float | None:
    """Seconds for which the answer stays the newest, by Cache-Control, else Expires; None if neither says so."""
    control = headers.get("cache-control")
    if _NEVER_FRESH.search(control):
        return 0.0
    if found := _MAX_AGE.search(control):
        age = headers.get("age")
        return max(0.0, float(found[1]) - (float(age) if re.fullmatch(r"[0-9]{1,12}", age) else 0.0))
    if not (expires := headers.get("expires")):
        return None
    until = http_date(expires)
    return max(0.0, (until - (http_date(headers.get("date")) or now)).total_seconds()) if until else 0.0


def retry_after(said: str, now: datetime) -> float | None:
    """Seconds after which a server wants to be asked again, at most a day; None for what makes no sense.

    Args:
        said: a Retry-After header: seconds, or a date.
        now: with a zone.
    """
    said = said.strip()
    if re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{0,9})?", said):
        return min(float(said), LONGEST_WAIT)
    until = http_date(said)
    if until is None or until < now:
        return None
    return min((until - now).total_seconds(), LONGEST_WAIT)


def http_date(said: str) -> datetime | None:
    """A date of a header, with its zone; None for what is none."""
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(said[:100])
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
