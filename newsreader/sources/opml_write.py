"""Writes subscription lists as OPML 2.0, with all that was kept of the lists they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.article.feed import FeedList, ListedFeed, folder_names, folder_path
from newsreader.sources.feed_mend import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

_PREFIXES = {"https://freshrss.org/opml": "frss", "https://miniflux.app/opml": "miniflux"}
_NAME = re.compile(r"(?:\{([^{}<>\"]+)\})?[A-Za-z_][\w.-]*")


def write_list(given: FeedList) -> bytes:
    """The list as a document in UTF-8.

    Feeds and folders keep their order; a folder stands where its first feed, or a folder after it, stands.
    """
    from lxml import etree

    root = etree.Element("opml", nsmap=_spaces(given), version="2.0")
    head = etree.SubElement(root, "head")
    for name, text in (("title", given.title), *given.head):
        if text and _NAME.fullmatch(name):
            etree.SubElement(head, name).text = printable(text)
    writer = _Writer(etree.SubElement(root, "body"), given)
    for feed in given.feeds:
        writer.feed(feed)
    writer.rest()
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document


class _Writer:
    """Puts outlines into a body; the outline of a folder is made when it is first needed."""

    def __init__(self, body: _Element, given: FeedList) -> None:
        self._outlines = {"": body}
        self._waiting = [folder.path for folder in given.folders]
        self._attributes = {folder.path: folder.attributes for folder in given.folders}
        self._next = 0

    def feed(self, feed: ListedFeed) -> None:
        """One feed, in its folder."""
        self._until(feed.folder)
        kept = dict(feed.attributes)
        addresses = {"xmlUrl": feed.url} | ({"htmlUrl": feed.html_url} if feed.html_url else {})
        named = {"type": "rss", "text": feed.title, "title": feed.title}
        _set(self._folder(feed.folder), named | kept | addresses)

    def rest(self) -> None:
        """The folders that no feed asked for."""
        for path in self._waiting[self._next :]:
            self._folder(path)

    def _until(self, path: str) -> None:
        """Makes a folder, and first those that the list has before it."""
        if path in self._outlines:
            return
        while self._next < len(self._waiting) and path in self._attributes and path not in self._outlines:
            self._folder(self._waiting[self._next])
            self._next += 1

    def _folder(self, path: str) -> _Element:
        if path not in self._outlines:
            names = folder_names(path)
            parent = self._folder(folder_path(names[:-1])) if len(names) > 1 else self._outlines[""]
            name = names[-1] if names else ""
            self._outlines[path] = _set(parent, {"text": name} | dict(self._attributes.get(path, ())))
        return self._outlines[path]


def _set(parent: _Element, attributes: dict[str, str]) -> _Element:
    """A new outline with attributes; what XML cannot hold is left out."""
    from lxml import etree

    outline = etree.SubElement(parent, "outline")
    for name, value in attributes.items():
        if _NAME.fullmatch(name):
            outline.set(name, printable(value))
    return outline


def _spaces(given: FeedList) -> dict[str, str]:
    """A prefix for each namespace that an attribute has."""
    kept: list[Sequence[tuple[str, str]]] = [feed.attributes for feed in given.feeds]
    kept += [folder.attributes for folder in given.folders]
    names = (_NAME.fullmatch(name) for each in kept for name, _ in each)
    spaces = dict.fromkeys(found[1] for found in names if found and found[1])
    return {_PREFIXES.get(space, f"x{number}"): space for number, space in enumerate(spaces) if space}
