"""Reads the sanitized HTML of a body into blocks. Pure, linear, and without a stack that could grow.

What it does not know it passes over, keeping the text: an address it will not carry becomes plain words, a table
inside a table becomes lines, a picture that did not come with the article becomes a line with its description.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newsreader.article.tokens import SHOWN_RAW, Token, tokens, unescape
from newsreader.ui.article_blocks import Block, Kind, Run, Style, Table
from newsreader.ui.article_links import safe_href
from newsreader.ui.table_reader import TableReader

MAX_LEVELS = 6

_INLINE = {
    "b": Style.BOLD, "strong": Style.BOLD, "i": Style.ITALIC, "em": Style.ITALIC, "cite": Style.ITALIC,
    "var": Style.ITALIC, "dfn": Style.ITALIC, "code": Style.CODE, "kbd": Style.CODE, "samp": Style.CODE,
    "tt": Style.CODE, "s": Style.STRIKE, "del": Style.STRIKE, "strike": Style.STRIKE, "sup": Style.SUPER,
    "sub": Style.SUB, "mark": Style.MARK, "u": Style.UNDERLINE, "ins": Style.UNDERLINE,
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "h1": "heading2", "h2": "heading2", "h3": "heading3", "h4": "heading4", "h5": "heading4", "h6": "heading4",
    "figcaption": "caption", "caption": "caption", "dt": "term", "pre": "code",
}  # fmt: skip
_BLOCKS = frozenset(
    "address article aside body center details div fieldset figure footer form header html main nav p section summary"
    " blockquote ul ol dl li dd table tr td th thead tbody tfoot hr".split()
) | frozenset(_KINDS)
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<name>[^\s"'/>=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
# All white space but a single blank, which stands as it is.
_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
# Qt parts blocks and frames by these, or stands an object in their place.
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u2029\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff]")


def read_body(html: str, images: Collection[str] = ()) -> list[Block | Table]:
    """The blocks of a body.

    Args:
        html: sanitized HTML; anything else is read as far as it goes, keeping its text.
        images: names of the pictures that can be shown.
    """
    reader = _BodyReader(images)
    for token in tokens(html):
        reader.read(token)
    reader.close()
    return reader.blocks


class _BodyReader:
    """Walks the pieces once; its state is counters and the block that is being filled."""

    def __init__(self, images: Collection[str]) -> None:
        self.blocks: list[Block | Table] = []
        self._images = images
        self._runs: list[Run] = []
        self._kind: Kind = "paragraph"
        self._open: dict[int, int] = {}
        self._style = Style.PLAIN
        self._href = ""
        self._anchors: list[str] = []
        self._quote = 0
        self._definitions = 0
        self._lists: list[int | None] = []
        self._marker = ""
        self._table: TableReader | None = None
        self._after_table: list[Block] = []

    def read(self, token: Token) -> None:
        """Takes the next piece of HTML."""
        kind, name, source, _ = token
        if kind == "text":
            self._text(source)
        elif kind == "start":
            self._start(name, source)
        elif kind == "end":
            self._end(name)
        elif name in SHOWN_RAW:
            self._text(source)

    def close(self) -> None:
        """The end of the body is the end of what is open."""
        if self._table is not None:
            self._end_table()
        self.end_block()

    def _text(self, source: str) -> None:
        text = _UNFIT.sub("\ufffd", unescape(source))
        self._say(text if self._kind == "code" else _SPACE.sub(" ", text))

    def _start(self, tag: str, source: str) -> None:
        attributes = _attributes(source) if "=" in source else {}
        if place := attributes.get("id"):
            self._anchors.append(place)
        if tag in _INLINE:
            self._change_style(_INLINE[tag], 1)
        elif tag == "br":
            self._break_line()
        elif tag == "a":
            self._href = safe_href(attributes.get("href", ""))
        elif tag == "img":
            self._picture(attributes)
        elif tag == "q":
            self._say("“")
        elif tag in _BLOCKS:
            self._start_block(tag, attributes)

    def _end(self, tag: str) -> None:
        if tag in _INLINE:
            self._change_style(_INLINE[tag], -1)
        elif tag == "a":
            self._href = ""
        elif tag == "q":
            self._say("”")
        elif tag in _BLOCKS:
            self._end_tag_of_block(tag)

    def end_block(self) -> None:
        """Closes the paragraph that is being filled; one without words leaves no trace."""
        runs, kind = self._runs, self._kind
        self._runs, self._kind = [], "paragraph"
        runs = _trim_code(runs) if kind == "code" else _trim(runs)
        if not runs:
            return
        if self._quote and kind == "paragraph" and runs[0].text.startswith(("— ", "– ", "―")):
            kind = "attribution"
        self._add(kind, runs)

    def _add(self, kind: Kind, runs: list[Run], image: str = "", href: str = "") -> None:
        indent = min(len(self._lists) + self._definitions, MAX_LEVELS)
        quote, anchors = min(self._quote, MAX_LEVELS), tuple(self._anchors)
        block = Block(kind, tuple(runs), quote, indent, self._marker, image, href, anchors)
        self._marker, self._anchors = "", []
        (self.blocks if self._table is None else self._after_table).append(block)

    def _say(self, text: str) -> None:
        if not text:
            return
        run = Run(text, self._style, self._href)
        if self._table is not None and self._kind != "caption":
            self._table.add(run)
            return
        runs = self._runs
        if runs and text[0] == " " and runs[-1].text[-1] in " \u2028" and self._kind != "code":
            text = text[1:]
            if not text:
                return
            run = Run(text, self._style, self._href)
        if runs and runs[-1].style == run.style and runs[-1].href == run.href and len(runs[-1].text) < 4000:
            runs[-1] = Run(runs[-1].text + text, run.style, run.href)
        else:
            runs.append(run)

    def _break_line(self) -> None:
        if self._table is None and self._kind == "paragraph" and self._runs and self._runs[-1].text[-1] == "\u2028":
            self.end_block()
        else:
            self._say("\n" if self._kind == "code" else "\u2028")

    def _change_style(self, style: int, by: int) -> None:
        count = max(0, self._open.get(style, 0) + by)
        self._open[style] = count
        self._style = self._style | style if count else self._style & ~style

    def _start_block(self, tag: str, attributes: dict[str, str]) -> None:
        if self._table is not None:
            if tag == "caption":
                self._kind = "caption"
            else:
                self._table.start(tag, attributes)
            return
        self.end_block()
        if tag in _KINDS:
            self._kind = _KINDS[tag]
        elif tag == "blockquote":
            self._quote += 1
        elif tag in ("ul", "ol"):
            self._lists.append(_first_number(attributes) if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "dd":
            self._definitions = 1
        elif tag == "hr":
            self._add("rule", [])
        elif tag == "table":
            self._table = TableReader()

    def _end_tag_of_block(self, tag: str) -> None:
        if self._table is not None:
            if tag == "caption":
                self.end_block()
            elif self._table.end(tag):
                self._end_table()
            return
        self.end_block()
        if tag == "blockquote":
            self._quote = max(0, self._quote - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag in ("dd", "dl"):
            self._definitions = 0

    def _end_table(self) -> None:
        assert self._table is not None  # noqa: S101 - the caller has looked
        quote, indent = min(self._quote, MAX_LEVELS), min(len(self._lists) + self._definitions, MAX_LEVELS)
        content = self._table.finish(quote, indent)
        captions, self._after_table = self._after_table, []
        self._table = None
        self.blocks += [*captions[:1], *content, *captions[1:]]

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "•" if len(self._lists) < 2 else "–"
        self._lists[-1] = number + 1
        return f"{number}."

    def _picture(self, attributes: dict[str, str]) -> None:
        name = attributes.get("src", "").removeprefix("image:")
        alt = _SPACE.sub(" ", _UNFIT.sub("\ufffd", attributes.get("alt", ""))).strip()
        known = attributes.get("src", "").startswith("image:") and name in self._images
        if not known and not alt:
            return
        kind, runs, marker = self._kind, self._runs, self._marker
        self.end_block()
        if marker and not _trim(runs):
            self._marker = ""
        self._add("picture" if known else "missing", [Run(alt)] if alt else [], name if known else "", self._href)
        self._kind = kind


def _attributes(source: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; of two with one name the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), unescape(value))
    return found


def _first_number(attributes: dict[str, str]) -> int:
    start = attributes.get("start", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def _trim(runs: list[Run]) -> list[Run]:
    """Without white space at both ends, and without the arrow of a footnote that leads nowhere."""
    runs = list(runs)
    while runs and not (text := runs[0].text.lstrip(" \u2028")):
        runs.pop(0)
    if runs:
        runs[0] = Run(text, runs[0].style, runs[0].href)
    while runs and not (text := runs[-1].text.rstrip(_end_of(runs[-1]))):
        runs.pop()
    if runs:
        runs[-1] = Run(text, runs[-1].style, runs[-1].href)
    return runs


def _end_of(run: Run) -> str:
    return " \u2028" if run.href else " \u2028↩\ufe0e"


def _trim_code(runs: list[Run]) -> list[Run]:
    text = "".join(run.text for run in runs).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return [Run(text.replace("\n", "\u2028"))] if text.strip() else []
