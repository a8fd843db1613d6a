"""Where articles come from: bytes in, `ParsedArticle` out; of a feed `ParsedFeed`, of a list of feeds `FeedList`.

`find` names the files that a source stands for, `read_any` reads one of them, `read` one that is an article,
`read_again` what was kept of one, in another character set. They know files, folders and standard input; what a file
holds is told by its name and its first bytes, and the readers of the kinds know nothing of files.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedList, ParsedFeed
from newsreader.article.model import ParsedArticle
from newsreader.sources.files import CHANGED, NOTHING_ADDED, empty, load, read_standard_input, shown
from newsreader.sources.files import named as named_file
from newsreader.sources.kinds import kind_of
from newsreader.sources.walk import Found, find

__all__ = ["Found", "Read", "find", "read", "read_again", "read_any"]

_PAGE = re.compile(rb"<(?:!doctype|html|head|body)\b", re.IGNORECASE)

Read = ParsedArticle | ParsedFeed | FeedList


def read(found: str, *, stdin: bytes | None = None, raw: bool = False) -> ParsedArticle:
    """Reads one source into an article; else as `read_any`.

    Raises:
        NewsreaderError: it cannot be read, or is no article.
    """
    return _article(read_any(found, stdin=stdin, raw=raw), found)


def read_any(found: str, *, stdin: bytes | None = None, raw: bool = False) -> Read:
    """Reads one source: an article, a feed with its articles, or a list of feeds.

    Args:
        found: the path of a file as `find` gave it, or `-` for standard input.
        stdin: what standard input holds, if that was read already.
        raw: what is of no supported kind is shown as raw text.

    Raises:
        NewsreaderError: it cannot be read, or is of no supported kind; the message says what to do.
    """
    if found.lower().startswith(("http://", "https://", "feed:", "ftp://")):
        raise NewsreaderError(
            f"This is an address and not a file: {found[:200]}.",
            NOTHING_ADDED,
            "Open the page in a browser, save it (“Web page, complete”), and add the saved file.",
        )
    if found == "-":
        return _parse(read_standard_input() if stdin is None else stdin, "-", raw=raw)
    loaded = load(found)
    read = _parse(loaded.data, found, raw=raw)
    if loaded.changed and not isinstance(read, ParsedFeed):
        return replace(read, warnings=(*read.warnings, CHANGED))
    return read


def read_again(data: bytes, source: str, encoding: str) -> ParsedArticle:
    """Reads the bytes of a source in the character set that the reader chose; what they are stays as it was told.

    Args:
        data: the bytes as they came.
        source: the path they came from, or `-`; pictures beside it are taken along if they are still there.
        encoding: Python's name of the character set.

    Raises:
        NewsreaderError: in this set the bytes hold no words, or they are a part of a feed.
    """
    if "://" in source and not _PAGE.search(data[:8_192].replace(b"\0", b"")):
        raise NewsreaderError(
            "This article came with a feed, whose character set is that of all its articles.", "Nothing was changed."
        )
    return _article(_parse(data, source, raw=True, encoding=encoding), source)


def _article(read: Read, path: str) -> ParsedArticle:
    """What was read, if it is one article."""
    if isinstance(read, ParsedArticle):
        return read
    what = "a feed" if isinstance(read, ParsedFeed) else "a list of feeds"
    raise NewsreaderError(
        f"{named_file(path)} is {what} and not an article.", NOTHING_ADDED, "Subscribe to it instead."
    )


def _parse(data: bytes, path: str, *, raw: bool = False, encoding: str | None = None) -> Read:
    """What bytes hold; the kind is told by the path and the bytes."""
    if not data:
        raise empty(path)
    try:
        kind = kind_of(path, data)
    except NewsreaderError:
        if not raw:
            raise
        from newsreader.sources.raw import parse_raw

        return parse_raw(data, path, encoding)
    if kind == "feed":
        from newsreader.sources.feed import parse_feed

        return parse_feed(data, shown(path))
    if kind == "list":
        from newsreader.sources.opml import read_list

        return read_list(data, shown(path))
    folder = None if path == "-" else Path(path).parent
    if kind == "page":
        from newsreader.sources.page import parse_page

        return replace(parse_page(data, shown(path), folder, encoding), source=shown(path))
    from newsreader.sources.charset import decode, decode_as

    decoded = decode_as(data, encoding) if encoding else decode(data)
    warnings = decoded.warnings
    if kind == "markdown":
        from newsreader.sources.markdown import parse_markdown

        article = parse_markdown(decoded.text, shown(path), folder, data)
    else:
        from newsreader.sources.text import lines_of, parse_lines

        lines = lines_of(decoded.text)
        del decoded  # a text of fifty megabytes shall not stay in memory beside the article
        article = parse_lines(lines, shown(path), data)
    return replace(article, warnings=(*warnings, *article.warnings))
