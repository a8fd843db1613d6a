"""Finds and reads what sources stand for: files, folders, standard input, addresses of the web. Nothing is kept.

The readers are loaded with the first source: the window starts without them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsreader.application import places
from newsreader.article.errors import NewsreaderError, NotTextError
from newsreader.article.feed import FeedList, ParsedFeed
from newsreader.article.model import ParsedArticle

if TYPE_CHECKING:
    from newsreader.sources import Read
    from newsreader.sources.fetch import Fetched, Wanted

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class How:
    """How sources are read.

    Attributes:
        stdin: what standard input holds, if that was read already.
        raw: what is of no supported kind is shown as raw text.
        local: the feeds of lists may lie on this computer or in the home network.
        fetch: fetches an address; without it, nothing is fetched.
    """

    stdin: bytes | None = None
    raw: bool = False
    local: bool = False
    fetch: Callable[[Wanted], Fetched] | None = None


USUAL = How()


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What one source said, or why it could not be read: an article, a feed or a list of feeds.

    Attributes:
        fetched: what came, if it was fetched, and from which address that was wanted.
    """

    source: str
    article: ParsedArticle | None = None
    error: str = ""
    not_text: bool = False
    feed: ParsedFeed | None = None
    feeds: FeedList | None = None
    fetched: Fetched | None = None
    address: str = ""


def never() -> bool:
    """Nobody asked to stop."""
    return False


def is_address(source: str) -> bool:
    """Whether a source is to be fetched."""
    return source.lower().startswith(("http://", "https://", "feed:"))


def read_sources(given: Iterable[str], how: How = USUAL) -> Iterator[ReadResult]:
    """What sources say, without keeping any of it."""
    for result in find_sources(given):
        yield read_found(result, how)


def find_sources(given: Iterable[str], cancelled: Callable[[], bool] = never) -> list[ReadResult]:
    """Every source there is, none of them read yet; with an error where nothing can be read."""
    from newsreader import sources

    results: list[ReadResult] = []
    for source in given:
        try:
            for found in sources.find(source):
                if cancelled():
                    return results
                results.append(ReadResult(found.path, error=found.skipped))
        except NewsreaderError as error:
            results.append(ReadResult(source, error=str(error)))
    return results


def read_found(result: ReadResult, how: How = USUAL) -> ReadResult:
    """Read one source that was found; whatever goes wrong with it stays with it."""
    from newsreader import sources

    if result.error:
        return result
    try:
        if how.fetch is not None and is_address(result.source):
            return _fetched(result, how.fetch)
        return _told(result, sources.read_any(result.source, stdin=how.stdin, raw=how.raw))
    except NewsreaderError as error:
        return replace(result, error=str(error), not_text=isinstance(error, NotTextError))
    except Exception:  # A fault of a parser costs this one source, not the thousand others of the folder.
        log.exception("A source could not be read")
        return replace(result, error=our_fault(result.source, "read"))


def our_fault(source: str, done: str) -> str:
    """What to tell of a fault that only those who wrote Newsreader can mend."""
    return (
        f"{named(source)} could not be {done}: Newsreader failed on it. Nothing was added from it. "
        f"What went wrong stands in {places.log_path()}."
    )


def named(source: str) -> str:
    """What a source is called before a person."""
    from newsreader.sources.files import named as named_file

    return named_file(source)


def _fetched(result: ReadResult, fetch: Callable[[Wanted], Fetched]) -> ReadResult:
    """What is at an address."""
    from newsreader.sources.fetch import Wanted
    from newsreader.sources.fetched import read_fetched
    from newsreader.sources.typed import typed_address

    address = typed_address(result.source)
    if address is None:
        raise NewsreaderError(f"{result.source[:200]} is no web address.", "Nothing was added.")
    fetched = fetch(Wanted(address, "page", typed=True))
    read = read_fetched(fetched)
    if isinstance(read, ParsedArticle):
        read = replace(read, source=fetched.url, url=read.url or fetched.url)
    return replace(_told(result, read), fetched=fetched, address=address)


def _told(result: ReadResult, read: Read) -> ReadResult:
    """The result with what was read."""
    if isinstance(read, ParsedArticle):
        return replace(result, article=read)
    return replace(result, feed=read) if isinstance(read, ParsedFeed) else replace(result, feeds=read)
