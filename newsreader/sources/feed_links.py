"""The headlines that the body of an entry names: links behind or below words such as "Also read", and bare headlines.

Links are found as on pages. A headline without an address, of a line "Also read: ..." or of a list below such words,
becomes a link to `named:N` as in texts. A list that nothing announces is a list of something else in a feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsreader.article.feed import Entry
from newsreader.article.model import LinkGroup, LinkKind, NamedLink
from newsreader.article.named_links import (
    announced_headlines,
    marker_of,
    names_headline,
    target_of,
)
from newsreader.article.plain import html_to_text
from newsreader.article.tokens import escape
from newsreader.article.urls import web_address

_LONGEST_MARKER = 60
_LONGEST_LINE = 400
_MOST = 60
_SEPARATES = re.compile(r"[:：»›|｜>→▸►】］」〉》]|\s[-–—~]\s")
_LIST = re.compile(r"<[uo]l(?: [^>]*)?>(.*?)</[uo]l>", re.DOTALL)
_ITEM = re.compile(r"<li(?: [^>]*)?>\s*(?:<p>)?(.*?)(?:</p>)?\s*</li>", re.DOTALL)
_BLOCK = re.compile(rf"{_LIST.pattern}|(?P<line><p(?: [^>]*)?>.*?</p>)", re.DOTALL)
_BEFORE = 2_000


class _Bare(NamedTuple):
    """A headline that is no link and where it stands in the HTML; its address may be written behind it."""

    begin: int
    end: int
    headline: str
    url: str | None
    kind: LinkKind
    group: LinkGroup


def link_named(html: str, text: str, entry: Entry) -> tuple[str, tuple[NamedLink, ...]]:
    """The body with the headlines it names linked, and those headlines in the order of the text.

    Args:
        html: the sanitized body.
        text: its plain text.
        entry: whose body it is.
    """
    if not any(map(marker_of, _candidates(text))):
        return html, ()
    linked = _linked(html, entry)
    known = {link.headline for link in linked}
    bare = [each for each in _bare(html) if each.headline not in known] if len(html) < 10 * _BEFORE * _MOST else []
    if not bare:
        return html, linked
    return _woven(html, text, bare[:_MOST], linked)


def _candidates(text: str) -> Iterator[str]:
    """The lines of a text that may begin with such words: short ones, shouted ones, and those with a colon early on."""
    for line in text.split("\n"):
        if line and (
            len(line) <= _LONGEST_MARKER or _SEPARATES.search(line, 0, _LONGEST_MARKER + 4) or line[:2].isupper()
        ):
            yield line[:_LONGEST_LINE]


def _linked(html: str, entry: Entry) -> tuple[NamedLink, ...]:
    """The named headlines that are links."""
    from newsreader.sources.page_links import find_named_links
    from newsreader.sources.page_tree import drop_unseen, parse_tree

    tree = parse_tree(html)
    drop_unseen(tree)
    return find_named_links(tree, entry.base, entry.url)


def _bare(html: str) -> Iterator[_Bare]:
    """The headlines that are no links, in the order of the body."""
    for block in _BLOCK.finditer(html):
        if block["line"]:
            yield from _in_line(block.start(), block["line"])
        else:
            yield from _in_list(html, block)


def _in_line(at: int, line: str) -> Iterator[_Bare]:
    """The headline of a line "Also read: ..."."""
    if "<a " in line or len(line) > _LONGEST_LINE:
        return
    text = html_to_text(line)
    marker = marker_of(text)
    if marker and marker.rest and names_headline(marker):
        headline, url = target_of(marker.rest)
        begin = line.rfind(escape(headline))
        if headline and begin >= 0:
            yield _Bare(at + begin, at + begin + len(escape(headline)), headline, url, "also_read", marker.group)


def _in_list(html: str, found: re.Match[str]) -> Iterator[_Bare]:
    """The items of a list that is announced, if none of them is a link."""
    inner = found[1]
    if "<a " in inner or _LIST.search(inner):
        return
    items = list(_ITEM.finditer(html, found.start(1), found.end(1)))
    texts = [html_to_text(item[1]) for item in items]
    before = html_to_text(html[max(0, found.start() - _BEFORE) : found.start()]).rpartition("\n")[2]
    marker = marker_of(before)
    if not texts or not marker or marker.rest or not announced_headlines(marker, texts):
        return
    for item, text in zip(items, texts, strict=True):
        headline, url = target_of(text)
        begin = html.find(escape(headline), item.start(1), item.end(1)) if headline else -1
        if begin >= 0:
            yield _Bare(begin, begin + len(escape(headline)), headline, url, "block", marker.group)


def _woven(html: str, text: str, bare: list[_Bare], linked: tuple[NamedLink, ...]) -> tuple[str, tuple[NamedLink, ...]]:
    """The body with its bare headlines linked, and all of them in the order of the text."""
    found = [
        (text.find(each.headline), NamedLink(each.headline, web_address(each.url or ""), each.kind, each.group))
        for each in bare
    ]
    found += [(text.find(link.headline), link) for link in linked]
    order = sorted(range(len(found)), key=lambda number: (found[number][0], number))
    places = {number: place for place, number in enumerate(order)}
    parts, at = [], 0
    for number, each in enumerate(bare):
        href = escape(web_address(each.url or "") or f"named:{places[number]}")
        parts += [html[at : each.begin], f'<a href="{href}">{html[each.begin : each.end]}</a>']
        at = each.end
    return "".join([*parts, html[at:]]), tuple(found[number][1] for number in order)
