"""The address of a page: as browsers note it, as the page states it, without the archive that kept a copy."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?=https?:)", re.IGNORECASE)


def without_archive(address: str) -> str:
    """The address that a copy in the Internet Archive was made of; any other address as it is."""
    return _ARCHIVED.sub("", address)


def host_of(address: str | None) -> str:
    """The host of the site that an address belongs to, without `www.`; empty where there is none."""
    return (urlsplit(without_archive(address)).hostname or "").removeprefix("www.") if address else ""
