"""From HTML to plain text and back: paragraphs by blank line, list items and table rows by line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.article.tokens import INLINE, SHOWN_RAW, escape, strip_tags, tokens, unescape

MOST_TOKENS = 300_000

# Runs of white space, but not the single spaces that need no change.
_SPACES = re.compile(r" [ \t\r\n\f\v\xa0]+|[\t\r\n\f\v\xa0][ \t\r\n\f\v\xa0]*")
_ODD_SPACES = ("  ", "\n", "\xa0", "\t", "\r", "\f", "\v")
_BLANK_LINE = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
# Paragraphs and what else is one block, as the sanitizer writes them; in most articles there is nothing else.
_SIMPLE = re.compile(
    r"(?:[^<]++|<(?:br|img|hr|/?+(?:p|a|b|i|em|strong|u|s|sub|sup|small|code|cite|q|abbr|mark|time"
    r"|h[1-6]|blockquote|figure|figcaption))"
    r'(?:\s[a-z]++(?:="[^"<>]*+")?+)*+>)*+'
)
_SIMPLE_BLOCK = re.compile(r"</?(?:p|h[1-6r]|blockquote|figure|figcaption)(?:\s[^>]*)?>")
_SIMPLE_INLINE = re.compile(r"<[^>]*>")
_LINE_BREAK = re.compile(r"<br(?:\s[^>]*)?>")
_HIDDEN = frozenset(("template", "head", "svg", "audio", "video"))


class _Text:
    """Collects text into blocks: (kind, text), the kind being `p`, `li` or `row`."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, str]] = []
        self.lists: list[int | None] = []
        self.hidden = ""
        self._hidden_depth = 0
        self.pre = 0
        self._inline: list[str] = []
        self._marker = ""
        self._row: list[str] | None = None

    def text(self, source: str) -> None:
        if not self.hidden:
            text = unescape(source)
            self._inline.append(text if self.pre else _SPACES.sub(" ", text))

    def start(self, name: str) -> None:
        if self.hidden == "head" and name == "body":
            self.hidden = ""
        if self.hidden:
            self._hidden_depth += name == self.hidden
        elif name in _HIDDEN:
            self.hidden, self._hidden_depth = name, 1
        elif name == "br":
            self._inline.append("\n")
        elif name not in INLINE and name not in ("img", "wbr"):
            self._start_block(name)

    def end(self, name: str) -> None:
        if self.hidden:
            self._hidden_depth -= name == self.hidden
            self.hidden = self.hidden if self._hidden_depth else ""
        elif name not in INLINE:
            self._end_block(name)

    def _start_block(self, name: str) -> None:
        self.flush()
        if name == "pre":
            self.pre += 1
        elif name in ("ul", "ol", "menu"):
            self.lists.append(0 if name == "ol" else None)
        elif name == "li":
            self._marker = self._next_marker()
        elif name == "tr":
            self.end_row()
            self._row = []

    def _end_block(self, name: str) -> None:
        self.flush()
        if name == "pre":
            self.pre = max(0, self.pre - 1)
        elif name in ("ul", "ol", "menu") and self.lists:
            self.lists.pop()
        elif name in ("tr", "table"):
            self.end_row()

    def _next_marker(self) -> str:
        if not self.lists or self.lists[-1] is None:
            return "- "
        self.lists[-1] += 1
        return f"{self.lists[-1]}. "

    def flush(self) -> None:
        """Ends the block that is being collected."""
        text = "".join(self._inline)
        text = text.strip("\n") if self.pre else "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
        self._inline.clear()
        if not text.strip():
            return
        text = text.rstrip() if self.pre else text.strip()
        if self._row is not None:
            self._row.append(text.replace("\n", " "))
        elif self.lists:
            indent = "  " * min(len(self.lists) - 1, 8)
            self.blocks.append(("li", indent + (self._marker or "  ") + text))
            self._marker = ""
        else:
            self.blocks.append(("p", self._marker + text))
            self._marker = ""

    def end_row(self) -> None:
        """Ends a table row, if one is open."""
        if self._row:
            self.blocks.append(("row", " | ".join(self._row)))
        self._row = None

    def joined(self) -> str:
        self.flush()
        self.end_row()
        out: list[str] = []
        before = ""
        for kind, text in self.blocks:
            if out:
                out.append("\n" if kind == before != "p" else "\n\n")
            out.append(text)
            before = kind
        return _CONTROL.sub("", "".join(out))


def _simple_text(html: str) -> str:
    """The plain text of paragraphs, headings and quotes with nothing in them but inline elements and pictures."""
    paragraphs = []
    odd = "&" in html or any(map(html.__contains__, _ODD_SPACES))
    for part in filter(None, _SIMPLE_BLOCK.split(html)):
        lines = []
        for line in _LINE_BREAK.split(part) if "<br" in part else (part,):
            words = "".join(map(unescape, _SIMPLE_INLINE.split(line))) if "<" in line else unescape(line)
            lines.append((_SPACES.sub(" ", words) if odd else words).strip())
        text = lines[0] if len(lines) == 1 else "\n".join(lines).strip()
        if text:
            paragraphs.append(text)
    return _CONTROL.sub("", "\n\n".join(paragraphs))


def html_to_text(html: str) -> str:
    """The plain text of HTML, linear in its length.

    Paragraphs are parted by a blank line, lines of one paragraph by a line end; list items are lines that begin with
    "- " or "1. ", table rows are lines whose cells are parted by " | ". Scripts and styles are no text.
    """
    if _SIMPLE.fullmatch(html):
        return _simple_text(html)
    text = _Text()
    for number, token in enumerate(tokens(html)):
        if number > MOST_TOKENS:
            return text.joined() + "\n\n" + _CONTROL.sub("", strip_tags(html[token.begin :])).strip()
        if token.kind == "text" or (token.kind == "raw" and token.name in SHOWN_RAW):
            text.text(token.source)
        elif token.kind == "start":
            text.start(token.name)
        elif token.kind == "end":
            text.end(token.name)
    return text.joined()


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of plain text: what blank lines part, without the blank space around it."""
    return [part.strip() for part in _BLANK_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n")) if part.strip()]


def text_to_html(paragraphs: Iterable[str]) -> str:
    """Paragraphs of plain text as HTML in which they stand for themselves; their line ends become `<br>`."""
    return "\n".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs)
