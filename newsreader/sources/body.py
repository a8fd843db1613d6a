"""Writes the blocks of a plain text as HTML and as text, and finds the headlines that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsreader.article.headline_shape import SURE, evidence
from newsreader.article.model import LinkGroup, LinkKind, NamedLink
from newsreader.article.named_links import (
    Marker,
    announced_headlines,
    bullet_of,
    marker_of,
    names_headline,
    reads_like_headlines,
    target_of,
)
from newsreader.article.tokens import escape
from newsreader.article.urls import web_address
from newsreader.sources.blocks import Block
from newsreader.sources.gathered import Gathered
from newsreader.sources.named import NamedLinkList

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]{1,2000}", re.IGNORECASE)
_MOST_AFTER_MARKER = 8
_LONGEST_LEDE = 4000


@dataclass(frozen=True, slots=True)
class Body:
    """What became of the blocks: sanitized HTML, plain text, the first paragraph and the named links."""

    html: str
    text: str
    lede: str
    links: tuple[NamedLink, ...]


@dataclass(slots=True)
class _Writer:
    """Writes one block after the other."""

    html: Gathered = field(default_factory=lambda: Gathered("\n"))
    text: Gathered = field(default_factory=lambda: Gathered("\n\n"))
    lede: str = ""
    links: NamedLinkList = field(default_factory=NamedLinkList)
    marker: Marker | None = None
    before: str = ""
    after_marker: int = 0

    def write(self, block: Block) -> None:
        if block.kind == "table":
            self.html.append(f"<pre>{escape(chr(10).join(block.lines))}</pre>")
            self.text.append("\n".join(block.lines))
            self.marker = None
        elif block.kind == "list":
            self._list(block.lines)
        else:
            if not self.lede and is_prose(block.lines[0]):
                self.lede = shortened(block.lines[0])
            self._paragraph(block.lines[0])

    def _list(self, items: Sequence[str]) -> None:
        """A list; its items are links if a marker announced them or they read like headlines."""
        kind: LinkKind = "block" if self.marker else "list"
        group: LinkGroup = self.marker.group if self.marker else "related"
        named = announced_headlines(self.marker, items) if self.marker else reads_like_headlines(items, self.before)
        lines = [self._also_read(item) or (self._link(item, kind, group) if named else linked(item)) for item in items]
        self.html.append("<ul>\n" + "\n".join(f"<li>{line}</li>" for line in lines) + "\n</ul>")
        self.text.append("\n".join(f"- {item}" for item in items))
        self.marker, self.before = None, ""

    def _paragraph(self, line: str) -> None:
        marker = marker_of(line)
        if html := self._also_read(line):
            self.marker = None
        elif self.marker and self._named_below(line):
            html = self._link(line, "block", self.marker.group)
            self.after_marker += 1
        else:
            html = linked(line)
            self.marker = marker if marker and not marker.rest else None
            self.after_marker = 0
        self.html.append(f"<p>{html}</p>")
        self.text.append(line)
        self.before = line

    def _also_read(self, line: str) -> str:
        """A line "Also Read: ..." with its headline linked; empty if it is none."""
        marker = marker_of(line)
        if not marker or not marker.rest or not names_headline(marker):
            return ""
        start = line.rindex(marker.rest)
        link = self._link(marker.rest, "also_read", marker.group)
        return linked(line[:start]) + link + escape(line[start + len(marker.rest) :])

    def _named_below(self, line: str) -> bool:
        """Whether a line below a marker that stands alone is a headline too, without a bullet."""
        return self.after_marker < _MOST_AFTER_MARKER and evidence(target_of(line).headline) >= SURE

    def _link(self, text: str, kind: LinkKind, group: LinkGroup) -> str:
        """A named headline as HTML: the headline is the link, an address written beside it stays beside it."""
        target = target_of(text)
        href = self.links.add(target, kind, group)
        link = f'<a href="{escape(web_address(href) or href)}">{escape(target.headline)}</a>'
        start = text.find(target.headline)
        if text.startswith("[") and target.url:
            return link
        return escape(text[:start]) + link + linked(text[start + len(target.headline) :])


def write_body(blocks: Iterable[Block]) -> Body:
    """HTML that is safe to show, text and named links of the blocks of a plain text."""
    writer = _Writer()
    for block in blocks:
        writer.write(block)
    return Body(writer.html.take(), writer.text.take(), writer.lede, tuple(writer.links.links))


def shortened(lede: str) -> str:
    """A lede of bearable length: lists show it, and a first paragraph may be a whole book."""
    return lede if len(lede) <= _LONGEST_LEDE else lede[:_LONGEST_LEDE].rsplit(" ", 1)[0] + "…"


def linked(text: str) -> str:
    """Plain text as HTML, its bare addresses as links."""
    if "://" not in text:
        return escape(text)
    out, done = [], 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found.group())
        href = web_address(address)
        if href:
            out += [escape(text[done : found.start()]), f'<a href="{escape(href)}">{escape(address)}</a>']
            done = found.start() + len(address)
    return "".join(out) + escape(text[done:])


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence it stands in."""
    address = address.rstrip(".,;:!?'’*_")
    while address.endswith((")", "]")) and address.count("(") < address.count(")") + (address[-1] == "]"):
        address = address[:-1].rstrip(".,;:!?'’")
    return address


def is_prose(line: str) -> bool:
    """Whether a paragraph is text of the article and not a marker line or a row of signs."""
    marker = marker_of(line)
    return bool(re.search(r"\w", line)) and bullet_of(line) is None and not (marker and not marker.plain)
