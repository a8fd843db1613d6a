"""Feeds: RSS in all versions, Atom, RDF and JSON Feed; bytes in, `FeedDocument` out.

Reading is cheap and does not look into bodies: a refresh that brings nothing new makes no article. `article_of` makes
one of an entry that is new.
"""

from __future__ import annotations

from dataclasses import replace

from newsreader.article.feed import FeedDocument, ParsedFeed
from newsreader.sources.feed_article import article_of
from newsreader.sources.feed_start import no_feed, start_of
from newsreader.sources.feed_xml import MOST_ENTRIES, read_xml

__all__ = ["article_of", "parse_feed", "read_feed"]


def read_feed(
    data: bytes, source: str, *, charset: str | None = None, base: str | None = None, most: int = MOST_ENTRIES
) -> FeedDocument:
    """A feed with its entries as they are, nothing sanitized.

    Args:
        data: the document as it came, uncompressed.
        source: the path or address it came from.
        charset: the character set that the server stated, if any.
        base: the address that relative ones are resolved against: where it was fetched from in the end.
        most: of more entries than these, the newest are read, and how many there are is a warning.

    Raises:
        NotAFeedError: the site sent a web page.
        NewsreaderError: it is too large, or no feed.
    """
    if not data.strip():
        return FeedDocument(source)
    start = start_of(data, charset)
    if start.kind == "json":
        from newsreader.sources.feed_json import read_json_feed

        document = read_json_feed(start.data, source, base, most)
    elif start.kind == "feed":
        document = read_xml(start.data, source, base, most)
    else:
        raise no_feed(start, data)
    return replace(document, warnings=(*start.warnings, *document.warnings))


def parse_feed(data: bytes, source: str, *, charset: str | None = None, base: str | None = None) -> ParsedFeed:
    """A feed with its entries as articles; else as `read_feed`."""
    document = read_feed(data, source, charset=charset, base=base)
    return ParsedFeed(document, tuple(article_of(entry, document) for entry in document.entries))
