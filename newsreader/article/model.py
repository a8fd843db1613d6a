"""What an article is at each stage of its way: parsed, stored, shown as a row.

Each stage has frozen dataclasses of its own. An article (what was published) and its status (what the reader
did with it) are apart, here as in the library's tables. What a list shows stands in `row`, which is all that the
first painted window needs, and is a part of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsreader.article.row import ArticleRow, Order, Precision, View, ViewKind

__all__ = ["ArticleRow", "Order", "Precision", "View", "ViewKind"]  # handed on, beside all that is defined here

if TYPE_CHECKING:
    from hashlib import blake2b

LinkKind = Literal["also_read", "list", "block", "front_matter"]
LinkGroup = Literal["related", "more"]
LinkState = Literal["here", "possible", "elsewhere", "awaited"]
Version = Literal["feed", "page"]
Outcome = Literal["added", "updated", "unchanged", "copy", "failed"]


_HASHED_AT_ONCE = 1_000_000


def hash_of(parts: Sequence[str], size: int) -> blake2b:
    """BLAKE2b of `size` bytes over the parts with a zero character between them; no copy of a long part is made."""
    import hashlib

    if sum(map(len, parts)) < _HASHED_AT_ONCE:
        return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=size)
    digest = hashlib.blake2b(digest_size=size)
    for number, part in enumerate(parts):
        digest.update(b"\0" if number else b"")
        for start in range(0, len(part), _HASHED_AT_ONCE):
            digest.update(part[start : start + _HASHED_AT_ONCE].encode("utf-8", "surrogatepass"))
    return digest


@dataclass(frozen=True, slots=True)
class Published:
    """When something was published, with the precision that its source gave.

    Attributes:
        moment: aware, in UTC. For a year, month or day alone: the first moment of it, as if in UTC.
        precision: how much of `moment` the source really gave.
        offset: minutes east of UTC that the source wrote; None if it wrote none (then UTC was assumed).
        raw: the date as it was written.
    """

    moment: datetime
    precision: Precision = "time"
    offset: int | None = None
    raw: str = ""

    def iso(self) -> str:
        """ISO 8601: `YYYY-MM-DD` for a date alone, else date, time and the offset the source gave."""
        if self.precision != "time":
            return self.moment.date().isoformat()
        return self.moment.astimezone(timezone(timedelta(minutes=self.offset or 0))).isoformat(timespec="seconds")

    def sort_seconds(self) -> int:
        """Seconds since 1970 by which a list is ordered; what has no time sorts at the end of its span."""
        if self.precision == "time":
            end = self.moment
        elif self.precision == "day":
            end = self.moment + timedelta(days=1, seconds=-1)
        else:
            last = self.moment.month if self.precision == "month" else 12
            following = datetime(self.moment.year + last // 12, last % 12 + 1, 1, tzinfo=UTC)
            end = following - timedelta(seconds=1)
        return int((end - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A headline that an article itself names, in the order of the text.

    Attributes:
        headline: the named headline as plain text.
        url: its address as written; None if none was given.
        kind: how it was named: an "Also read" line, a bulleted list, a block of a page, front matter.
        group: `related` for what the article names, `more` for a page's general recommendations.
    """

    headline: str
    url: str | None = None
    kind: LinkKind = "also_read"
    group: LinkGroup = "related"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that came with an article; the sanitized body refers to it as `image:NAME`."""

    name: str
    data: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RemoteImage:
    """A picture on the web that an article shows; it is not loaded unless the reader wants it.

    Attributes:
        name: by which the sanitized body refers to it, as `image:NAME`; made from its address.
        width, height: as the page says, in pixels; 0 where it does not.
    """

    name: str
    url: str
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What a source said: the answer of `sources.read`, before anything is stored.

    Attributes:
        source: the path or address as found.
        html: sanitized body without headline, byline and lede markup of its own; the lede is its first paragraph.
            A named headline without an address is `<a href="named:N">`, N its index in `named_links`.
            Pictures that came along are `<img src="image:NAME">`.
        text: the body as plain text, paragraphs parted by a blank line.
        complete: share (0-1) of the page's own text that was kept; None where there is no page to compare with.
        raw: the bytes as they came.
        remote_images: pictures of the body that are still on the web.
        enclosures: files that it offers, as (address, media type, length in bytes or None, title).
    """

    source: str
    headline: str
    byline: tuple[str, ...] = ()
    published: Published | None = None
    updated: Published | None = None
    site: str | None = None
    language: str | None = None
    lede: str = ""
    html: str = ""
    text: str = ""
    url: str | None = None
    tags: tuple[str, ...] = ()
    named_links: tuple[NamedLink, ...] = ()
    images: tuple[Image, ...] = ()
    warnings: tuple[str, ...] = ()
    complete: float | None = None
    raw: bytes = b""
    remote_images: tuple[RemoteImage, ...] = ()
    enclosures: tuple[tuple[str, str, int | None, str], ...] = ()

    @property
    def content_hash(self) -> str:
        """BLAKE2b-256 of headline, byline and text: equal for articles that say the same."""
        return hash_of((self.headline, "\1".join(self.byline), self.text), 32).hexdigest()


@dataclass(frozen=True, slots=True)
class Status:
    """What the reader did with an article.

    Attributes:
        position: how far it was read, 0 at the top to 1 at the end.
        bookmarked_at, deleted_at: aware, UTC; None if it is not bookmarked, not in the recycle bin.
    """

    read: bool = False
    bookmarked_at: datetime | None = None
    position: float = 0.0
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredLink:
    """A named headline of a stored article and what is known of it.

    Attributes:
        index: its place among the article's named links, the N of `named:N`.
        headline_id: id of the headline, shared by all articles that name it.
        target: the library article it means (here), or may mean (possible); else None.
        score: 0-1, how sure the match is.
        followed: the reader asked to be told when it arrives.
    """

    index: int
    headline_id: int
    headline: str
    url: str | None
    kind: LinkKind
    group: LinkGroup
    state: LinkState
    target: int | None = None
    score: float = 0.0
    followed: bool = False


class Copy(NamedTuple):
    """Another copy of an article.

    Attributes:
        id: of the copy.
        source: whose it is, as the reader calls it; its headline where it has no source.
    """

    id: int
    source: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the library, whole.

    Attributes:
        order_time: aware, UTC; what lists are ordered by (published, else arrival; a future date counts as arrival).
        revisions: how many earlier versions are kept.
        edited_at: aware, UTC; when the last of them was replaced.
        headline_edited: its headline was another.
        image_names: pictures that are here; those of `remote_images` among them were fetched.
        remote_images: pictures of the body that are, or were, on the web.
        enclosures: files that it offers, as of a ParsedArticle; they stay on the web.
        version: whose version this is, its feed's or its page's; None while there was never more than one.
        other_version: the one that is kept aside, and could be shown instead.
        copies: those that stand under one row with it, the one that stands for them first.
        parted: the reader said of another article that it is no copy of this one.
    """

    id: int
    source: str
    headline: str
    byline: tuple[str, ...]
    published: Published | None
    updated: Published | None
    site: str | None
    language: str | None
    lede: str
    html: str
    text: str
    url: str | None
    tags: tuple[str, ...]
    links: tuple[StoredLink, ...]
    warnings: tuple[str, ...]
    complete: float | None
    content_hash: str
    added_at: datetime
    order_time: datetime
    revisions: int
    image_names: tuple[str, ...]
    status: Status
    edited_at: datetime | None = None
    headline_edited: bool = False
    remote_images: tuple[RemoteImage, ...] = ()
    enclosures: tuple[tuple[str, str, int | None, str], ...] = ()
    version: Version | None = None
    other_version: Version | None = None
    copies: tuple[Copy, ...] = ()
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One earlier version of an article, as it was until `replaced_at` (aware, UTC)."""

    number: int
    headline: str
    byline: tuple[str, ...]
    text: str
    replaced_at: datetime


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source of the sidebar with its unread and total number of articles."""

    name: str
    unread: int
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the sidebar. `arrived` counts followed headlines whose article came and was not yet opened."""

    all: int = 0
    unread: int = 0
    today: int = 0
    bookmarks: int = 0
    awaited: int = 0
    arrived: int = 0
    bin: int = 0
    sources: tuple[SourceCount, ...] = ()
    tags: tuple[SourceCount, ...] = ()
    folders: tuple[SmartFolder, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader wrote on an article; times in seconds since 1970."""

    id: int
    article_id: int
    body: str
    created_at: int
    changed_at: int


@dataclass(frozen=True, slots=True)
class SmartFolder:
    """A question that is kept under a name.

    Attributes:
        id: 0 for one that is not kept yet.
        icon: name of one of the program's icons; empty for the usual one.
        query: in the language of `article.question`.
    """

    id: int
    name: str
    icon: str
    query: str


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take a change back: the name of the operation and the earlier values, as the library wrote them."""

    operation: str
    before: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class ArrivedHeadline:
    """A followed headline whose article came into the library."""

    headline_id: int
    headline: str
    article_id: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change to the library changed; each pane decides from it what to draw again.

    Attributes:
        articles: ids whose row, status or links differ now.
        added, removed: ids that came into, or left, the ordinary views.
        kinds: any of read, bookmark, bin, tags, articles, links, headlines, position, folders, notes, stories, related,
            feeds, copies.
        everything: so many articles changed that they are not named; what was known of any may be out of date.
        arrived: followed headlines that were answered by this change.
        undo: takes it back; None where there is nothing to take back.
    """

    articles: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    arrived: tuple[ArrivedHeadline, ...] = ()
    undo: Undo | None = None
    everything: bool = False

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.articles or self.added or self.removed or self.kinds or self.everything)

    def __or__(self, other: Changes) -> Changes:
        """Both changes as one; the undo of the later is dropped unless only one has any."""
        return Changes(
            self.articles | other.articles,
            self.added | other.added,
            self.removed | other.removed,
            self.kinds | other.kinds,
            self.arrived + other.arrived,
            self.undo if other.undo is None else other.undo if self.undo is None else None,
            self.everything or other.everything,
        )


@dataclass(frozen=True, slots=True)
class Added:
    """The library's answer to an article that was handed to it."""

    id: int
    outcome: Outcome
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class PanelLink:
    """A card of the related panel that comes from a named headline, with the row of the article it means."""

    link: StoredLink
    row: ArticleRow | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """The related panel of one article: what it names, and which articles name it."""

    article_id: int
    named: tuple[PanelLink, ...] = ()
    referenced_by: tuple[ArticleRow, ...] = ()
