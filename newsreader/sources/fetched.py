"""Reads what was fetched from the web: a feed, a list of feeds, a page, or a plain text."""

from __future__ import annotations

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedList, ParsedFeed
from newsreader.article.model import ParsedArticle
from newsreader.sources.fetch import Fetched

_TEXTS = ("text/plain", "text/markdown", "text/x-markdown")
_LOOK_AT = 8192


def read_fetched(fetched: Fetched) -> ParsedArticle | ParsedFeed | FeedList:
    """What came from an address; its bytes tell what it is, and where they do not, the server.

    Raises:
        NewsreaderError: it holds no text, or is of no supported kind.
    """
    from newsreader.sources.feed import parse_feed
    from newsreader.sources.feed_json_parts import is_json_feed
    from newsreader.sources.feed_start import start_of

    data, url = fetched.data, fetched.url
    kind = start_of(data, fetched.charset).kind
    if kind == "feed" or (kind == "json" and is_json_feed(data)):
        return parse_feed(data, url, charset=fetched.charset, base=url)
    if kind == "list":
        from newsreader.sources.opml import read_list

        return read_list(data, url)
    if fetched.content_type in _TEXTS and kind != "page":
        return _text(fetched)
    _check(fetched)
    from newsreader.sources.page import parse_fetched_page

    return parse_fetched_page(data, url, fetched.charset)


def _text(fetched: Fetched) -> ParsedArticle:
    """A plain or a Markdown text."""
    from newsreader.sources.charset import decode

    text = decode(fetched.data, fetched.charset).text
    if "markdown" in fetched.content_type or fetched.url.lower().endswith((".md", ".markdown")):
        from newsreader.sources.markdown import parse_markdown

        return parse_markdown(text, fetched.url, None, fetched.data)
    from newsreader.sources.text import lines_of, parse_lines

    return parse_lines(lines_of(text), fetched.url, fetched.data)


def _check(fetched: Fetched) -> None:
    """Refuses what is no text at all.

    Raises:
        NewsreaderError: it is a picture, a sound, a document of another kind.
    """
    from newsreader.sources.charset import looks_binary

    if looks_binary(fetched.data[:_LOOK_AT]):
        raise NewsreaderError(
            "There is no page to read at this address.",
            "Nothing was added.",
            "Open it in your browser.",
            details=fetched.content_type,
        )
