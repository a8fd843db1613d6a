"""What a feed is at each stage of its way: read, turned into articles, kept as a subscription, shown with its health.

A subscription (what the reader wants) and the state of fetching it (what happened) are apart, here as in the
library's tables. Folders nest: a path of names is written with `/` between them; in a name, a slash of either kind
has a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsreader.article.model import ParsedArticle


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed as it was read, before its body is looked at.

    Attributes:
        key: 16 bytes that tell it from the other entries of its feed, the same whenever it comes again.
        digest: 16 bytes over all that it says: equal as long as nothing was changed.
        guid: its id as the feed gives it; empty if none.
        url: absolute web address of its page; None if none can be opened.
        headline: plain text; may be empty.
        body: HTML as it came, not sanitized; `summary` likewise where both were given.
        base: address that links in the body are relative to.
        published, updated: dates as they were written.
        site: where an entry says that it comes from another place than the feed.
    """

    key: bytes
    digest: bytes
    guid: str = ""
    url: str | None = None
    headline: str = ""
    byline: tuple[str, ...] = ()
    body: str = ""
    summary: str = ""
    base: str | None = None
    published: str = ""
    updated: str = ""
    site: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that an entry offers; it is never fetched by itself.

    Attributes:
        length: bytes, as the feed says; None if it does not.
    """

    url: str
    media_type: str = ""
    length: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed as it was read, its entries in their order.

    Attributes:
        source: the path or address as found.
        url: its own address as it says; None if it does not.
        html_url: the page that it belongs to.
        moved_to: where the feed itself says that it went.
        minutes: how often it says that it should be asked; None if it does not.
        warnings: sentences: what was wrong, and what was made of it.
    """

    source: str
    title: str = ""
    url: str | None = None
    html_url: str | None = None
    description: str = ""
    language: str | None = None
    icon_url: str | None = None
    moved_to: str | None = None
    minutes: int | None = None
    entries: tuple[Entry, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed with its entries as articles."""

    document: FeedDocument
    articles: tuple[ParsedArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed of a subscription list.

    Attributes:
        folder: path of its folder; empty at the top.
        attributes: what else the list says of it, kept as it is and never obeyed.
    """

    title: str
    url: str
    html_url: str | None = None
    folder: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListedFolder:
    """A folder of a subscription list, in the list's order."""

    path: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedList:
    """A subscription list (OPML).

    Attributes:
        head: what its head says beside the title.
        refused: what is not taken and why, as (what it is called, sentence).
    """

    source: str
    title: str = ""
    feeds: tuple[ListedFeed, ...] = ()
    folders: tuple[ListedFolder, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What the reader wants of one feed.

    Attributes:
        minutes: how often it is asked; None for as often as all are.
        full_text: the page of each new article is fetched.
        images: pictures are fetched with the articles.
        mute: an article with any of these words in its headline is marked as read when it comes.
        keep_days: after so many days an article goes to the recycle bin, unless the reader did something with it.
        local: it may lie on this computer or in the home network: the reader typed its address.
    """

    minutes: int | None = None
    full_text: bool = False
    images: bool = False
    mute: tuple[str, ...] = ()
    keep_days: int | None = None
    local: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """What happened when a feed was fetched; times in seconds since 1970, 0 for never.

    Attributes:
        body_hash: of the bytes that came last; the same bytes are not read again.
        next_at: when it is due.
        failures: how many times in a row it went wrong.
        error, error_kind: what went wrong the last time, in words and as `sources` call it; empty if nothing did.
        failing_since: of the first of these failures.
        moved_to, moved_times: where the server says that it went, and how many times in a row it said so.
        gone: the server says that it is no more: it is not asked by itself.
    """

    etag: str = ""
    last_modified: str = ""
    body_hash: bytes = b""
    tried_at: int = 0
    succeeded_at: int = 0
    next_at: int = 0
    failures: int = 0
    error: str = ""
    error_kind: str = ""
    failing_since: int = 0
    moved_to: str = ""
    moved_times: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that the reader follows.

    Attributes:
        title: what the reader calls it, else what it calls itself, else its host.
        folders: paths of the folders that it stands in; none at the top.
        live, unread: how many of its articles are not in the recycle bin, and how many of them are unread.
        attributes: of a subscription list, kept for the next one.
    """

    id: int
    url: str
    title: str
    html_url: str | None = None
    folders: tuple[str, ...] = ()
    paused: bool = False
    settings: FeedSettings = field(default_factory=FeedSettings)
    state: FeedState = field(default_factory=FeedState)
    live: int = 0
    unread: int = 0
    attributes: tuple[tuple[str, str], ...] = ()


Health = Literal["new", "good", "paused", "failing", "gone"]


def health(subscription: Subscription) -> Health:
    """How a subscription fares."""
    if subscription.paused:
        return "paused"
    if subscription.state.gone:
        return "gone"
    if subscription.state.failures:
        return "failing"
    return "good" if subscription.state.succeeded_at else "new"


def folder_path(names: Sequence[str]) -> str:
    """The path of nested folders."""
    return "/".join(name.replace("\\", "\\\\").replace("/", "\\/") for name in names if name)


def folder_names(path: str) -> list[str]:
    """The names of nested folders, the outermost first."""
    return [re.sub(r"\\(.)", r"\1", name) for name in re.findall(r"(?:\\.|[^/\\])+", path)]
