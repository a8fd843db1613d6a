"""By what an entry is known when it comes again, and whether it says anything else then.

Feeds give ids that are missing, empty, the same for all entries or a megabyte long; what can be relied on is found out
for each document. Dates, counters, tracking parameters and white space are no news: a digest does not see them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

_LONGEST_GUID = 1_000_000
_PARAMETER = r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|ref_src|cmpid|ocid|smid)=[^&#\"'\s<>]*+"
_TRACKING = re.compile(rf"(?<=\?)(?:{_PARAMETER}(?:&(?:amp;|#38;)?)?)+|&(?:amp;|#38;)?{_PARAMETER}", re.IGNORECASE)
_MAY_TRACK = re.compile(r"utm_|clid=|igshid=|mc_[ce]id=|ref_src=|cmpid=|ocid=|smid=", re.IGNORECASE)
_COUNTED = (
    r"(?:comments?|replies|repl(?:y|ies)|responses?|likes?|shares?|views?|votes?|points?|reactions?|retweets?|reads?|claps?"
    r"|kommentare?|commentaires?|comentarios?|commenti)"
)
_COUNTER = re.compile(rf"\d[\d.,]*+\s?k?\s{_COUNTED}\b|\b{_COUNTED}\s?[:(]\s?\d[\d.,]*+", re.IGNORECASE)


def keys_of(guids: Sequence[str], links: Sequence[str | None], said: Sequence[str]) -> list[bytes]:
    """A key of 16 bytes for each entry of a document: of its id, its link or what it says, whichever tells it apart.

    Args:
        guids: as the document gives them; empty where it gives none.
        links: absolute addresses.
        said: headline, date and body of each, as one text.
    """
    bare = [bare_link(link) if link else "" for link in links]
    times = Counter(guids), Counter(bare)
    keys: list[bytes] = []
    seen: Counter[bytes] = Counter()
    for guid, link, words in zip(guids, bare, said, strict=True):
        if guid and times[0][guid] == 1 and len(guid) <= _LONGEST_GUID:
            key = _digest("guid", guid)
        elif link and times[1][link] == 1:
            key = _digest("link", link)
        else:
            key = _digest("said", guid[:_LONGEST_GUID], link, words)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else _digest("again", key.hex(), str(seen[key])))
    return keys


def digest_of(headline: str, byline: Sequence[str], body: str, *addresses: str | None) -> bytes:
    """16 bytes over what an entry says; equal where only white space, counters and tracking parameters differ."""
    links = [bare_link(address) for address in addresses if address]
    return _digest(_COUNTER.sub("", headline), "\1".join(byline), _substance(body), *links)


def bare_link(address: str) -> str:
    """An address without tracking parameters, scheme and closing slash."""
    if _MAY_TRACK.search(address):
        address = _TRACKING.sub("", address)
    return address.partition("://")[2].rstrip("/?&") or address


def _substance(body: str) -> str:
    if _MAY_TRACK.search(body):
        body = _TRACKING.sub("", body)
    return " ".join(_COUNTER.sub("", body).split())


def _digest(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
