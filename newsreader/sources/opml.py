"""Subscription lists (OPML 1.0 and 2.0): bytes in, `FeedList` out.

A list is data. What would make a reader of it run, fetch or configure something is refused line by line with a
sentence; attributes that nobody knows here are kept as text for the next list that is written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedList, ListedFeed, ListedFolder, folder_path
from newsreader.article.urls import web_address
from newsreader.sources.feed_start import ENTITIES, LIMIT, Start, start_of
from newsreader.sources.feed_words import one_line, without_tags
from newsreader.sources.opml_outlines import outlines_of
from newsreader.sources.opml_safety import OBEYED, address_of, is_command, why_refused

DEEPEST = 20
MOST_EVENTS = 200_000  # each outline has a beginning and an end
MANY = "The list is longer than any that is read whole; only its first 100,000 lines were read."
LONGEST_NAME = 500
INCLUDED = "It is another list, which is not fetched; import that by itself."
NO_ADDRESS = "It has no address."
LOGIN = "The name and password in its address were left out."
SETTING = "Its setting “{}” is not imported for safety."
TWICE = "{:,} feeds are listed more than once; each becomes one subscription, in all of its folders."
BROKEN = "The list is not well-formed XML; what could be read of it is shown."

_OWN = frozenset(("text", "title", "xmlurl", "htmlurl", "type"))


def read_list(data: bytes, source: str) -> FeedList:
    """The list in a document.

    Args:
        data: the bytes as they came.
        source: the path or address they came from.

    Raises:
        NewsreaderError: it is no list of feeds, or not a safe one.
    """
    if len(data) > LIMIT:
        raise _unsafe("it is larger than 20 MB")
    start = start_of(data)
    if start.kind != "list":
        raise _no_list(start)
    if ENTITIES in start.warnings:
        raise _unsafe("it declares entities")
    outlines = outlines_of(start.data)
    reader = _Reader()
    for attributes in islice(outlines.events, MOST_EVENTS):
        reader.close() if attributes is None else reader.open(attributes)
    cut = [MANY] if next(outlines.events, reader) is not reader else []
    warnings = [*cut, *start.warnings, *([BROKEN] if outlines.broken else []), *_repeated(reader.feeds)]
    return FeedList(
        source=source,
        title=one_line(without_tags(dict(outlines.head).get("title", "")), LONGEST_NAME),
        feeds=tuple(reader.feeds),
        folders=tuple(reader.folders.values()),
        head=tuple((name, text) for name, text in outlines.head if name != "title"),
        refused=tuple(reader.refused),
        warnings=tuple(warnings),
    )


@dataclass(slots=True)
class _Reader:
    """Goes through the outlines once; `path` holds for each one that is open the names of the folders it is in."""

    feeds: list[ListedFeed] = field(default_factory=list)
    folders: dict[str, ListedFolder] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    path: list[tuple[str, ...]] = field(default_factory=list)
    listed: set[tuple[str, str]] = field(default_factory=set)

    def open(self, attributes: dict[str, str]) -> None:
        """An outline begins."""
        known = {name.lower(): value for name, value in attributes.items() if name.lower() in _OWN}
        name = one_line(without_tags(known.get("text", "").strip() or known.get("title", "")), LONGEST_NAME)
        kind = known.get("type", "").strip().lower()
        folder = ""
        if known.get("xmlurl", "").strip():
            self._feed(name, known, attributes)
        elif kind in ("include", "link"):
            self.refused.append((name or attributes.get("url", "")[:LONGEST_NAME], INCLUDED))
        elif kind in ("rss", "atom"):
            self.refused.append((name, NO_ADDRESS))
        else:
            folder = name
        self.path.append(_within(self._names(), folder))
        if folder:
            self.folders.setdefault(self._folder(), ListedFolder(self._folder(), self._kept(name, known, attributes)))

    def close(self) -> None:
        """An outline ends."""
        if self.path:
            self.path.pop()

    def _folder(self) -> str:
        """The path of the folder that is open."""
        return folder_path(self._names())

    def _names(self) -> tuple[str, ...]:
        return self.path[-1] if self.path else ()

    def _feed(self, name: str, known: dict[str, str], attributes: dict[str, str]) -> None:
        written = known["xmlurl"].strip()
        refusal = why_refused(written)
        if refusal:
            self.refused.append((name or one_line(written, 100), refusal))
            return
        url, had_password = address_of(written)
        title = name or _host(url)
        if had_password:
            self.refused.append((title, LOGIN))
        if (url, self._folder()) in self.listed:
            return
        self.listed.add((url, self._folder()))
        page = web_address(known.get("htmlurl", ""))
        kept = self._kept(title, known, attributes)
        if not page and known.get("htmlurl", "").strip():
            kept = (*kept, ("htmlUrl", one_line(known["htmlurl"])))
        self.feeds.append(ListedFeed(title, url, page, self._folder(), kept))

    def _kept(self, name: str, known: dict[str, str], attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
        """The attributes that have no meaning here; those that would be obeyed elsewhere are refused."""
        kept: list[tuple[str, str]] = []
        for attribute, value in attributes.items():
            if attribute.lower() in _OWN:
                continue
            if OBEYED.search(attribute) or is_command(value):
                self.refused.append((name, SETTING.format(attribute.rpartition("}")[2][:60])))
            else:
                kept.append((attribute, value))
        title = one_line(without_tags(known.get("title", "")), LONGEST_NAME)
        if title and title != name:
            kept.append(("title", title))
        if known.get("type", "rss").lower() not in ("rss", "atom", ""):
            kept.append(("type", known["type"]))
        return tuple(kept)


def _within(names: tuple[str, ...], folder: str) -> tuple[str, ...]:
    """The names of a folder in others; what is nested too deep is part of the last name."""
    if not folder:
        return names
    if len(names) < DEEPEST:
        return (*names, folder)
    last = names[-1] if names[-1].endswith("…") else one_line(f"{names[-1]} / {folder}", LONGEST_NAME)
    return (*names[:-1], last)


def _repeated(feeds: list[ListedFeed]) -> list[str]:
    """A sentence on feeds in several places, however their addresses are spelled."""
    times = Counter(_bare(feed.url) for feed in feeds)
    repeated = sum(count > 1 for count in times.values())
    return [TWICE.format(repeated)] if repeated else []


def _bare(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower()


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")[:LONGEST_NAME]


def _unsafe(why: str) -> NewsreaderError:
    return NewsreaderError(
        f"This is not a safe OPML file: {why}.", "Nothing was taken from it.", "Ask for the list to be exported again."
    )


def _no_list(start: Start) -> NewsreaderError:
    """The error for what is no list of feeds."""
    what, do = {
        "feed": ("This is a feed and not a list of feeds.", "Subscribe to it instead?"),
        "page": ("This is a web page and not a list of feeds.", "Give the address of the site to look for its feeds."),
        "json": ("This is a JSON file and not a list of feeds.", "Choose a file in the OPML format."),
    }.get(start.kind, ("This is not a list of feeds (OPML).", "Choose a file in the OPML format."))
    return NewsreaderError(what, "Nothing was taken from it.", do)
