"""Follows what a source turned out to be: a feed at an address or in a file, or a list of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsreader.application.news.arrivals import Keeping
from newsreader.application.news.lists import take
from newsreader.application.news.refresh import refresh
from newsreader.article.feed import FeedList, FeedSettings, ListedFeed, ParsedFeed
from newsreader.article.model import Changes
from newsreader.article.urls import with_password_of
from newsreader.library.feed_entries import Came
from newsreader.library.prepared import prepare

if TYPE_CHECKING:
    from newsreader.application.read import ReadResult
    from newsreader.library import Library
    from newsreader.sources.fetch import Fetched, Wanted


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of one feed.

    Attributes:
        id: of the subscription; None where there is none.
        outcome: added, unchanged for one that was followed before, or failed.
    """

    id: int | None
    title: str
    outcome: Literal["added", "unchanged", "failed"]
    changes: Changes
    error: str = ""


def follow(library: Library, read: ReadResult, *, local: bool = False) -> Iterator[Followed]:
    """Follow what was read, if it is a feed or a list.

    Raises:
        NewsreaderError: the library cannot keep it.
    """
    if read.feeds is not None:
        yield from follow_list(library, read.feeds, local=local)
    elif read.feed is not None:
        if read.fetched is None:
            yield follow_file(library, read.feed)
        else:
            yield follow_fetched(library, read.fetched, lasting_address(read.address, read.fetched))


def lasting_address(asked: str, fetched: Fetched) -> str:
    """The address to ask the next time: the one that was asked, unless its servers say that it moved for good."""
    return with_password_of(asked, fetched.moved) if fetched.moved else asked


def follow_fetched(library: Library, fetched: Fetched, address: str) -> Followed:
    """Follow a feed that was fetched just now, and keep what came with it."""

    def once(_wanted: Wanted) -> Fetched:
        return fetched

    done = library.feeds.subscribe([ListedFeed("", address)], local=True)
    subscription = library.feeds.get(done.ids[0])
    changes, error = done.changes, ""
    for result in refresh(library, once, [subscription]):
        changes |= result.changes
        error = result.error
    title = library.feeds.get(subscription.id).title
    return Followed(subscription.id, title, "added" if done.fresh else "unchanged", changes, error)


def follow_file(library: Library, feed: ParsedFeed) -> Followed:
    """Follow a feed of which a file is here, and keep what is in it; it must say where it is fetched from."""
    document = feed.document
    done = library.feeds.subscribe([ListedFeed(document.title, document.url or document.source, document.html_url)])
    came = [
        Came(entry.key, entry.digest, prepare(article, by_address=True))
        for entry, article in zip(document.entries, feed.articles, strict=True)
    ]
    changes = done.changes
    for portion in Keeping(library).keep(done.ids[0], FeedSettings(), came[::-1]):
        changes |= portion.changes
    return Followed(done.ids[0], document.title, "added" if done.fresh else "unchanged", changes)


def follow_list(library: Library, listed: FeedList, *, local: bool = False) -> Iterator[Followed]:
    """Follow the feeds of a list; nothing is fetched by that."""
    taken, changes = take(library, listed, local=local)
    known = {each.url: each for each in library.feeds.all()}
    for url in dict.fromkeys(each.url for each in listed.feeds):
        feed = known[url]
        yield Followed(feed.id, feed.title, "added" if feed.id in taken.ids else "unchanged", changes)
        changes = Changes()
    for name, why in taken.refused:
        yield Followed(None, name, "failed", Changes(), f"{name}: {why}")
