"""By what an entry is known when it comes again, and whether it says anything else then.

Feeds give ids that are missing, empty, the same for all entries or a megabyte long; what can be relied on is found out
for each document. Dates, counters, tracking parameters and white space are no news: a digest does not see them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence

from newsreader.article.tracking import is_key_tracking

_LONGEST_GUID = 1_000_000
_SPACES = b" \t\r\n\f\v"
_QUERY = re.compile(r"\?([^\"'\s<>#]+)")
_END = 300
_WORDS = ("omment", "ikes", "oints", "iews", "hares", "epl", "eaction")
_COUNTED = (
    r"(?:[Cc]omments?|[Ll]ikes|[Pp]oints|[Vv]iews|[Ss]hares|[Rr]epl(?:y|ies)|[Rr]eactions?"
    r"|[Kk]ommentare?|[Cc]ommentaires?|[Cc]omentarios?|[Cc]ommenti)\b"
)
_NUMBER_FIRST = re.compile(rf"\d[\d.,]*+\s?[kK]?\s{_COUNTED}")
_NUMBER_BEHIND = re.compile(rf"\b{_COUNTED}\s?[:(]\s?\d[\d.,]*+")
_FIGURE_BEHIND = re.compile(r"[:(]\s?\d")


def keys_of(guids: Sequence[str], links: Sequence[str | None], said: Callable[[int], str]) -> list[bytes]:
    """A key of 16 bytes for each entry of a document: of its id, its link or what it says, whichever tells it apart.

    Args:
        guids: as the document gives them; empty where it gives none.
        links: absolute addresses.
        said: headline, date and body of an entry by its number, as one text; asked only where it is needed.
    """
    bare = [bare_link(link) if link else "" for link in links]
    times_guid, times_link = Counter(guids), Counter(bare)
    keys: list[bytes] = []
    seen: Counter[bytes] = Counter()
    for number, (guid, link) in enumerate(zip(guids, bare, strict=True)):
        if guid and times_guid[guid] == 1 and len(guid) <= _LONGEST_GUID:
            key = _digest("guid", guid)
        elif link and times_link[link] == 1:
            key = _digest("link", link)
        else:
            key = _digest("said", guid[:_LONGEST_GUID], link, said(number))
        seen[key] += 1
        keys.append(key if seen[key] == 1 else _digest("again", key.hex(), str(seen[key])))
    return keys


def digest_of(headline: str, byline: Sequence[str], body: str, *addresses: str | None) -> bytes:
    """16 bytes over what an entry says; equal where only white space, counters and tracking parameters differ."""
    links = [bare_link(address) for address in addresses if address]
    said = "\0".join((_uncounted(headline), *byline, _uncounted(_untracked(body)), *links))
    words = said.encode("utf-8", "surrogatepass").translate(None, _SPACES)
    return hashlib.blake2b(words, digest_size=16).digest()


def bare_link(address: str) -> str:
    """An address without tracking parameters, scheme and closing slash."""
    address = _untracked(address)
    return address.partition("://")[2].rstrip("/") or address


def _untracked(text: str) -> str:
    """A text whose addresses carry nothing that tells who came from where."""
    return _QUERY.sub(_query, text) if "?" in text else text


def _query(found: re.Match[str]) -> str:
    if "=" not in found[1]:
        return found[0]
    pairs = found[1].replace("&amp;", "&").replace("&#38;", "&").split("&")
    kept = [pair for pair in pairs if not is_key_tracking(pair.partition("=")[0])]
    return f"?{'&'.join(kept)}" if kept else ""


def _uncounted(text: str) -> str:
    """A text without figures of comments and the like at its end."""
    end = text[-_END:]
    if not any(map(end.__contains__, _WORDS)):
        return text
    end = _NUMBER_FIRST.sub("", end)
    return text[:-_END] + (_NUMBER_BEHIND.sub("", end) if _FIGURE_BEHIND.search(end) else end)


def _digest(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
