"""Finds the feeds of a site by whatever address a person typed: the feed itself, a page of the site, a profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from newsreader.application.news.retrieving import Fetch
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedDocument
from newsreader.sources.fetch.hosts import host_of

MOST = 8
AT_ONCE = 2
_PAGE = ("text/html", "application/xhtml+xml", "")


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was found.

    Attributes:
        url: where it is fetched from.
        kind: RSS, Atom or JSON, as far as that is known; empty if not.
        articles: how many it has just now; 0 if that was not looked at.
        subscribed: the id of the subscription, if the reader has it already.
    """

    url: str
    title: str
    kind: str = ""
    articles: int = 0
    subscribed: int | None = None


@dataclass(frozen=True, slots=True)
class FoundFeeds:
    """What is at an address.

    Attributes:
        address: as a whole web address.
        feeds: the likeliest first; none if there are none.
        page: the address itself is a page that can be read and kept.
    """

    address: str
    feeds: tuple[FoundFeed, ...] = ()
    page: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    url: str
    title: str = ""
    kind: str = ""


def find_feeds(
    fetch: Fetch, text: str, known: Callable[[str], int | None], cancelled: Callable[[], bool] = lambda: False
) -> FoundFeeds:
    """Looks for feeds at an address; nothing but what that needs is fetched.

    Args:
        fetch: fetches one address.
        text: what a person typed or pasted.
        known: the subscription of an address, if there is one.
        cancelled: True ends it with what was found so far.

    Raises:
        NewsreaderError: it is no address, or nothing can be reached there.
    """
    from newsreader.sources.site_rules import site_rules
    from newsreader.sources.typed import typed_address

    address = typed_address(text)
    if address is None:
        raise NewsreaderError(
            "This is no web address.", "Nothing was changed.", "Type or paste an address, such as example.com."
        )
    looking = _Looking(fetch, known, cancelled)
    looking.near = host_of(address)
    ruled = looking.try_all(_Candidate(url) for url in site_rules(address))
    if ruled:
        return FoundFeeds(address, tuple(ruled), page=False)
    return looking.look_at(address)


class _Looking:
    """One search."""

    def __init__(self, fetch: Fetch, known: Callable[[str], int | None], cancelled: Callable[[], bool]) -> None:
        self._fetch = fetch
        self._known = known
        self._cancelled = cancelled
        self.near = ""
        """The host that the person typed: what a page names elsewhere may not lie in the home network."""

    def look_at(self, address: str) -> FoundFeeds:
        """The address itself, then what its page names, then where sites usually have their feed."""
        from newsreader.sources.discover import feed_addresses, well_known
        from newsreader.sources.fetch import Wanted
        from newsreader.sources.site_rules import site_rules

        came = self._fetch(Wanted(address, "page", typed=True))
        document = _read(came.data, came.url, came.charset)
        if document is not None:
            return FoundFeeds(address, (self._found(_Candidate(came.moved or address), document),))
        named = [
            _Candidate(each.url, each.title, each.kind) for each in feed_addresses(came.data, came.url, came.charset)
        ]
        ruled = [_Candidate(url) for url in site_rules(came.url)]
        found = self.try_all([*named, *ruled])
        if not found:
            found = self.try_all(_Candidate(url) for url in well_known(came.url))[:1]
        return FoundFeeds(address, tuple(found), page=came.content_type in _PAGE)

    def try_all(self, candidates: Iterable[_Candidate]) -> list[FoundFeed]:
        """Those that are feeds, in their order; what has no answer is passed over."""
        wanted = list({each.url: each for each in candidates}.values())[:MOST]
        if not wanted or self._cancelled():
            return []
        with ThreadPoolExecutor(AT_ONCE, "find") as pool:
            return [each for each in pool.map(self._try, wanted) if each is not None]

    def _try(self, candidate: _Candidate) -> FoundFeed | None:
        from newsreader.sources.fetch import FetchError, Wanted

        if self._cancelled():
            return None
        try:
            came = self._fetch(Wanted(candidate.url, "feed", typed=host_of(candidate.url) == self.near))
        except FetchError:
            return None
        document = _read(came.data, came.url, came.charset)
        return None if document is None else self._found(candidate, document)

    def _found(self, candidate: _Candidate, document: FeedDocument) -> FoundFeed:
        title = document.title or candidate.title
        return FoundFeed(candidate.url, title, candidate.kind, len(document.entries), self._known(candidate.url))


def _read(data: bytes, url: str, charset: str | None) -> FeedDocument | None:
    """A feed; None where it is none."""
    from newsreader.sources.feed import read_feed

    try:
        return read_feed(data, url, charset=charset, base=url)
    except NewsreaderError:
        return None


def best(feeds: Sequence[FoundFeed]) -> FoundFeed | None:
    """The feed to take where nobody is asked: the first that is not about comments, with the most to say."""
    wanted = [each for each in feeds if "comment" not in f"{each.url} {each.title}".lower()] or list(feeds)
    return wanted[0] if wanted else None
