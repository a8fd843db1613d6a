"""Finds the headlines that a Markdown article names, and links them in the Markdown itself.

A bulleted headline or the headline of an "Also Read:" line becomes a Markdown link to `named:N`; one that is a link
already stays as it is. Lists and such lines get the blank lines around them that Markdown asks for and writers forget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsreader.article.model import LinkGroup, LinkKind
from newsreader.article.named_links import (
    Marker,
    Target,
    announced_headlines,
    bullet_of,
    marker_of,
    names_headline,
    reads_like_headlines,
    target_of,
)
from newsreader.sources.named import NamedLinkList

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BULLET = re.compile(r"( {0,3})([-*+•●▪・–]) *(?=\S)")
_NESTED = re.compile(r"(?: {2,}|\t)\s*(?:[-*+]|\d+[.)])\s")
_TASK = re.compile(r"\[[ xX]\]\s")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+[^()]*)?\)"
)
_WIKI = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_ANY_MARK = re.compile(r"[*_~`\[<\\]")
_MARKS = re.compile(r"(?<!\\)(\*\*|__|\*|(?<!\w)_|_(?!\w)|~~|`)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*\s*")
_LINE = re.compile(r"(?P<before>[\s>*_\[(]*[^:：|»›]{2,60}?[*_\s]*[:：|»›]+[*_\s]*)(?P<rest>.+?)(?P<tail>[*_\s]*)")
_LONGEST_LINE, _MOST_ITEMS = 2000, 300


@dataclass(slots=True)
class _Rewriter:
    """Goes through the lines once."""

    links: NamedLinkList
    out: list[str] = field(default_factory=list)
    marker: Marker | None = None
    before: str = ""

    def line(self, line: str) -> None:
        """A line that is not in a list."""
        if not line.strip() or len(line) > _LONGEST_LINE:
            self.out.append(line)
            return
        heading = _HEADING.fullmatch(line)
        plain = plain_text(heading[1] if heading else line.lstrip("> "))
        marker = marker_of(plain)
        if marker and marker.rest and not heading and (linked := self._also_read(line, marker)):
            self._apart(linked)
            self.marker = None
        else:
            self.out.append(line)
            self.marker = marker if marker and not marker.rest else None
        self.before = f"{plain}:" if heading else plain

    def bullets(self, lines: Sequence[str]) -> None:
        """A list: its lines from the first bullet to the last line that belongs to it."""
        items = _items(lines)
        if len(items) > _MOST_ITEMS:  # a register and no list of articles
            self._blank()
            self.out += lines
            self.marker, self.before = None, ""
            return
        plain = [plain_text(item) for item in items]
        named = self._names(items, plain, lines)
        self._blank()
        if not named and not any(_is_also_read(text) for text in plain):
            self.out += [_BULLET.sub(r"\1- ", line) if _BULLET.match(line) else line for line in lines]
        else:
            self.out += [f"- {self._item(item, text, named=named)}" for item, text in zip(items, plain, strict=True)]
            self.out.append("")
        self.marker, self.before = None, ""

    def _names(self, items: Sequence[str], plain: Sequence[str], lines: Sequence[str]) -> bool:
        """Whether the items of a list are headlines."""
        if any(_NESTED.match(line) for line in lines) or any(_TASK.match(item) for item in items):
            return False
        with_address = [
            f"{text} {url}" if (url := _first_url(item)) else text for item, text in zip(items, plain, strict=True)
        ]
        if self.marker:
            return announced_headlines(self.marker, with_address)
        return reads_like_headlines(with_address, self.before)

    def _item(self, item: str, plain: str, *, named: bool) -> str:
        """One item of a list, its headline linked."""
        marker = marker_of(plain)
        if marker and marker.rest and (linked := self._also_read(item, marker)):
            return linked
        kind: LinkKind = "block" if self.marker else "list"
        return self._link(item, plain, kind, self.marker.group if self.marker else "related") if named else item

    def _also_read(self, line: str, marker: Marker) -> str:
        """A line "Also Read: ..." with its headlines linked; empty if it names none."""
        links = _links_in(line)
        if len(links) > 1 and all(target_of(link[0]).url for link in links):
            for link in links:
                self.links.add(Target(plain_text(link[2]), link[3]), "also_read", marker.group)
            return line
        if not links and not names_headline(marker):
            return ""
        return self._link(line, marker.rest, "also_read", marker.group)

    def _link(self, source: str, plain: str, kind: LinkKind, group: LinkGroup) -> str:
        """The Markdown of a line with its headline as a link; `source` stays where it is a link to the web already."""
        if links := _links_in(source):
            link = links[0]
            href = self.links.add(Target(plain_text(link[2]), link[3]), kind, group)
            return source if not href.startswith("named:") else source.replace(link[0], f"[{link[2]}](<{href}>)", 1)
        target = target_of(plain)
        href = self.links.add(target, kind, group)
        before, headline, after = source.rpartition(target.headline)
        if not headline:  # the headline has marks of Markdown within
            found = _LINE.fullmatch(source) if kind == "also_read" else None
            before, headline, after = (found["before"], found["rest"], found["tail"]) if found else ("", source, "")
            headline = _WIKI.sub(lambda wiki: wiki[2] or wiki[1], headline)
        return f"{before}[{_balanced(headline)}](<{href}>){after}"

    def _apart(self, line: str) -> None:
        """A line as a paragraph of its own; inside a quote it stays there."""
        if line.lstrip().startswith(">"):
            self.out += [">", line, ">"]
        else:
            self._blank()
            self.out += [line, ""]

    def _blank(self) -> None:
        if self.out and self.out[-1].strip():
            self.out.append("")


def link_headlines(lines: Sequence[str], links: NamedLinkList) -> list[str]:
    """The lines of a Markdown body with the headlines they name linked; those are added to `links`."""
    rewriter = _Rewriter(links)
    for kind, part in _parts(lines):
        if kind == "list":
            rewriter.bullets(part)
        elif kind == "code":
            rewriter.out += part
            rewriter.marker = None
        else:
            rewriter.line(part[0])
    return rewriter.out


def plain_text(markdown: str) -> str:
    """A line of Markdown without its marks."""
    text = markdown[:_LONGEST_LINE]
    if not _ANY_MARK.search(text):
        return " ".join(text.split())
    text = _LINK.sub(lambda link: link[2], text)
    text = _WIKI.sub(lambda wiki: wiki[2] or wiki[1], text)
    text = _ESCAPED.sub(r"\1", _MARKS.sub("", _TAG.sub("", text)))
    return " ".join(text.split())


def _parts(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Parts a body into lists, code that is to be left alone, and single other lines."""
    number = 0
    while number < len(lines):
        line = lines[number]
        if fence := _FENCE.match(line):
            end = _end_of_fence(lines, number + 1, fence[1])
            yield "code", list(lines[number:end])
        elif line.startswith(("    ", "\t")) and (number == 0 or not lines[number - 1].strip()):
            end = number + 1
            yield "code", [line]
        elif _is_bullet(line):
            end = _end_of_list(lines, number + 1)
            yield "list", list(lines[number:end])
        else:
            end = number + 1
            yield "line", [line]
        number = end


def _is_bullet(line: str) -> bool:
    """Whether a line is an item of a list: it has a bullet and words behind it."""
    if not _BULLET.match(line) or not re.search(r"\w", line):
        return False
    return bullet_of(line) is not None or line.lstrip().startswith("+ ")


def _end_of_fence(lines: Sequence[str], start: int, fence: str) -> int:
    for number in range(start, len(lines)):
        if lines[number].strip().startswith(fence) and not lines[number].strip().strip(fence[0]):
            return number + 1
    return len(lines)


def _end_of_list(lines: Sequence[str], start: int) -> int:
    """Number of the line after a list; blank lines belong to it when an item or an indented line follows."""
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        if _is_bullet(line) or (line.strip() and line.startswith(("  ", "\t"))):
            end = number + 1
        elif line.strip():
            break
    return end


def _items(lines: Sequence[str]) -> list[str]:
    """The Markdown of each item of a list, continuation lines joined."""
    items: list[str] = []
    for line in lines:
        if _is_bullet(line):
            items.append(_BULLET.sub("", line, count=1).strip())
        elif line.strip() and items:
            items[-1] += " " + line.strip()
    return items


def _is_also_read(plain: str) -> bool:
    marker = marker_of(plain)
    return bool(marker and marker.rest and names_headline(marker))


def _links_in(markdown: str) -> list[re.Match[str]]:
    """The links of a line, pictures left out."""
    return [link for link in _LINK.finditer(markdown[:_LONGEST_LINE]) if not link[1]]


def _first_url(item: str) -> str | None:
    return next((target_of(link[0]).url for link in _links_in(item)), None)


def _balanced(text: str) -> str:
    """Text that can stand between the brackets of a link."""
    return text if text.count("[") == text.count("]") == 0 else text.replace("[", r"\[").replace("]", r"\]")
