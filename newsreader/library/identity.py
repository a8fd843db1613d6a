"""Whether an article is new, an edit of one that is here, or a copy: decided without a database.

| the new one has | the library has | outcome |
|---|---|---|
| an address | the same address | unchanged, or updated if headline, byline or text differ |
| a path, and no other address | the same path | unchanged, or updated |
| no address; headline, date and text | the same three, from another path | copy |
| anything else | anything | added |

Standard input is no path. Someone who adds an article again that lies in the recycle bin wants it back: it is
restored, and "unchanged" becomes "updated".
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsreader.article.model import ParsedArticle, hash_of
from newsreader.article.tracking import is_key_tracking

_LONG = 1_000_000
_PLAIN_URL = re.compile(r"https?://(?:www\.)?([a-z\d](?:[a-z\d.-]*[a-z\d])?)((?:/[\w.~%+,;:@&=$!*'()-]*)*)", re.ASCII)
"""An address of which nothing is to be left out but its scheme and its closing slashes."""
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Identity:
    """What two articles are compared by; a None is equal to nothing.

    Attributes:
        path: absolute path, or address, that the article was read from.
        url: `url_key` of the article's own address.
        copy: equal for equal headline, date and text; None without text.
        content: hash of headline, byline and text.
        details: hash of all else that was parsed.
    """

    path: str | None
    url: str | None
    copy: bytes | None
    content: str
    details: bytes


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article of the library that may be the same as a new one."""

    id: int
    identity: Identity
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a new article.

    Attributes:
        id: the article that it is the same as, or a copy of; None for a new one.
        revise: keep the earlier text as a revision.
        refresh: take over what else the source says now.
        restore: bring it back from the recycle bin.
    """

    outcome: Literal["added", "updated", "unchanged", "copy"]
    id: int | None = None
    revise: bool = False
    refresh: bool = False
    restore: bool = False


_ADDED = Decision("added")


def decide(new: Identity, candidates: Sequence[Candidate]) -> Decision:
    """Compares by address, then path, then content; among equals the living and then the newest article wins."""
    if not candidates:
        return _ADDED
    ranked = sorted(candidates, key=lambda candidate: (candidate.deleted, -candidate.id))
    for old in ranked:
        if new.url is not None and old.identity.url == new.url:
            return _same(new, old)
    for old in ranked:
        if new.path is not None and old.identity.path == new.path and (new.url is None or old.identity.url is None):
            return _same(new, old)
    for old in sorted(ranked, key=lambda candidate: (candidate.deleted, candidate.id)):
        if new.url is None and new.copy is not None and old.identity.copy == new.copy:
            return Decision("copy", old.id, restore=old.deleted)
    return _ADDED


def reread(new: Identity, old: Candidate) -> Decision:
    """The same article, read in another way from the same bytes; if it lies in the recycle bin, there it stays."""
    return _same(new, replace(old, deleted=False))


def kept_reading(decision: Decision) -> Decision:
    """The decision where the same bytes came again and the reader had chosen how to read them: the choice stands."""
    return replace(decision, outcome="updated" if decision.restore else "unchanged", revise=False, refresh=False)


def _same(new: Identity, old: Candidate) -> Decision:
    """The same article again: unchanged, or an edit."""
    revise = new.content != old.identity.content
    refresh = revise or new.details != old.identity.details
    outcome: Literal["updated", "unchanged"] = "updated" if refresh or old.deleted else "unchanged"
    return Decision(outcome, old.id, revise, refresh, old.deleted)


def identity_of(parsed: ParsedArticle, source: str | None = None, *, by_address: bool = False) -> Identity:
    """What `parsed` is compared by.

    Args:
        parsed: the article.
        source: where it was found, if its own is not written as that was.
        by_address: one that has an address is told from others by that alone: where it was found does not matter.
    """
    url = url_key(parsed.url) or url_key(parsed.source)
    return Identity(
        path=None if by_address and url else path_key(parsed.source if source is None else source),
        url=url,
        copy=_copy_key(parsed) if parsed.text.strip() else None,
        content=parsed.content_hash,
        details=_details_hash(parsed),
    )


def path_key(source: str) -> str | None:
    """The absolute path, or the address, of a source; None for standard input and for none at all."""
    if source in ("", "-"):
        return None
    if "://" in source:
        return source
    return os.path.abspath(source).encode("utf-8", "backslashreplace").decode()  # noqa: PTH100  no disk is touched


def url_key(url: str | None) -> str | None:
    """The canonical form of a web address: equal for two spellings of one; None for anything else.

    Scheme, "www.", default port, fragment, closing slash and tracking parameters do not count.
    """
    if not url or "//" not in url:
        return None
    plain = _PLAIN_URL.fullmatch(url)
    return plain[1] + plain[2].rstrip("/") if plain else _url_key(url)


def _url_key(url: str) -> str | None:
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        return None
    place = host.removeprefix("www.") + (f":{port}" if port and port != _DEFAULT_PORTS[parts.scheme.lower()] else "")
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not is_key_tracking(pair[0])])
    return place + parts.path.rstrip("/") + (f"?{query}" if query else "")


def host_of(url: str | None) -> str | None:
    """The host of a web address without "www."; None for anything else."""
    key = url_key(url)
    return key.split("/")[0].split("?")[0] if key else None


def _digest(*parts: str) -> bytes:
    return hash_of(parts, 16).digest()


def _copy_key(parsed: ParsedArticle) -> bytes:
    return _digest(parsed.headline, parsed.published.iso() if parsed.published else "", parsed.text)


def _details_hash(parsed: ParsedArticle) -> bytes:
    """Everything but source, raw bytes and what the content hash covers."""
    images = [(image.name, image.media_type, hashlib.blake2b(image.data).hexdigest()) for image in parsed.images]
    html = parsed.html if len(parsed.html) < _LONG else _digest(parsed.html)
    said = (parsed.published, parsed.updated, parsed.site, parsed.language, parsed.lede, html, parsed.url)
    rest = (parsed.tags, parsed.named_links, images, parsed.warnings, parsed.complete)
    offered = [repr(parsed.enclosures)] if parsed.enclosures else []  # files have none, and keep the hash they had
    return _digest(repr(said), repr(rest), *offered)
