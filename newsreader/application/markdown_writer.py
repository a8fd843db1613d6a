"""Writes a sanitized HTML body as Markdown; none of its text is lost, what Markdown cannot say becomes plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
BLOCKS = frozenset(("p", "div", "figure", "figcaption", "dl", "dt", "dd"))
EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "del": "~~", "s": "~~"}
SPECIAL = re.compile(r"([\\`*_\[\]>])")
# At the start of a line these would begin a heading, a list, a quotation or a rule.
LINE_START = re.compile(r"^([#+=~-]|\d+(?=[.)]))")
SPACE = re.compile(r"\s+")


def to_markdown(html: str, named: Sequence[str | None] = (), remote: Mapping[str, str] | None = None) -> str:
    """A body as Markdown.

    Args:
        html: sanitized.
        named: the address of each named headline, or None; a link `named:N` becomes a link to it, or plain text.
        remote: the addresses of pictures on the web by their names.
    """
    writer = _Writer(named, remote or {})
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    """Collects the inline text of a block and writes it out where the block ends."""

    def __init__(self, named: Sequence[str | None], remote: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.remote = remote
        self.named = named
        self.lines: list[str] = []
        self.inline: list[str] = []
        self.open: list[tuple[str, int, str]] = []  # inline tags: name, where they began in `inline`, their address
        self.rests: list[str] = []  # what each line of the quotations and list items around starts with
        self.first: str | None = None  # what the first line of a list item starts with instead
        self.counters: list[int | None] = []
        self.pre = 0
        self.tables = 0
        self.table: list[list[str]] = []

    def text(self) -> str:
        """All that was written."""
        self._flush()
        while self.lines and not self.lines[-1].strip("> "):
            self.lines.pop()
        return "\n".join(self.lines) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = dict(attrs)
        if tag == "br":
            self.inline.append(" " if self.tables else "\n" if self.pre else "  \n")
        elif tag == "img":
            source = (given.get("src") or "").removeprefix("image:")
            self.inline.append(f"![{_escaped(given.get('alt') or '')}](<{self.remote.get(source, source)}>)")
        elif tag == "a":
            self.open.append((tag, len(self.inline), self._address(given.get("href") or "")))
        elif tag in EMPHASIS or tag == "code":
            self.open.append((tag, len(self.inline), ""))
        elif self.tables:
            self._start_in_table(tag)
        else:
            self._start_block(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag == "a" or tag in EMPHASIS or tag == "code":
            self._end_inline(tag)
        elif self.tables:
            self._end_in_table(tag)
        elif tag in ("ul", "ol"):
            self._flush()
            self.counters and self.counters.pop()
        elif tag in ("li", "blockquote"):
            self._flush()
            self.first = None
            self.rests and self.rests.pop()
        elif tag == "pre":
            self._end_pre()
        elif tag in BLOCKS or tag in HEADINGS:
            self._flush(HEADINGS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Text, as it stands between the tags."""
        in_code = any(name == "code" for name, _, _ in self.open)
        if self.pre:
            self.inline.append(data)
        else:
            self.inline.append(SPACE.sub(" ", data if in_code else _escaped(data)))

    def _start_block(self, tag: str, given: dict[str, str | None]) -> None:
        if tag in ("ul", "ol"):
            self._flush()
            start = given.get("start") or "1"
            self.counters.append(int(start) if tag == "ol" and start.isdecimal() else 1 if tag == "ol" else None)
        elif tag == "li":
            self._flush()
            self._start_item()
        elif tag == "blockquote":
            self._flush()
            self.rests.append("> ")
        elif tag == "table":
            self._flush()
            self.tables, self.table = 1, []
        elif tag == "pre":
            self._flush()
            self.pre += 1
        elif tag == "hr":
            self._flush()
            self._write(["---"])
        elif tag in BLOCKS or tag in HEADINGS:
            self._flush()

    def _start_item(self) -> None:
        number = self.counters[-1] if self.counters else None
        mark = "- " if number is None else f"{number}. "
        if number is not None:
            self.counters[-1] = number + 1
        self.rests.append(" " * max(4, len(mark)))
        self.first = mark.ljust(4)

    def _start_in_table(self, tag: str) -> None:
        if tag == "table":
            self.tables += 1
        elif tag == "tr" and self.tables == 1:
            self.table.append([])
        elif tag not in ("td", "th") or self.tables > 1:
            self.inline.append(" ")

    def _end_in_table(self, tag: str) -> None:
        if tag in ("td", "th", "caption") and self.tables == 1:
            if not self.table:
                self.table.append([])
            self.table[-1].append(SPACE.sub(" ", self._taken()).strip().replace("|", r"\|"))
        elif tag == "table":
            self.tables -= 1
            if not self.tables:
                self._write_table()
        else:
            self.inline.append(" ")

    def _write_table(self) -> None:
        rows = [row for row in self.table if row]
        width = max(map(len, rows), default=0)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        if lines:
            self._write([lines[0], f"|{' --- |' * width}", *lines[1:]])

    def _end_pre(self) -> None:
        code = self._taken().strip("\n")
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
        self.pre = max(0, self.pre - 1)
        self._write([fence, *code.split("\n"), fence])

    def _end_inline(self, tag: str) -> None:
        for place in reversed(range(len(self.open))):
            name, start, address = self.open[place]
            if name == tag:
                del self.open[place]
                self._wrap(name, start, address)
                return

    def _wrap(self, name: str, start: int, address: str) -> None:
        """Put an inline element's marks around its text, spaces outside."""
        whole = "".join(self.inline[start:])
        inner = whole.strip()
        if self.pre or not inner or (name == "a" and not address):
            return
        if name == "a":
            marked = f"[{inner}](<{address}>)"
        elif name == "code":
            ticks = "`" * (1 + max(map(len, re.findall("`+", inner)), default=0))
            marked = f"{ticks} {inner} {ticks}" if "`" in inner else f"`{inner}`"
        else:
            marked = f"{EMPHASIS[name]}{inner}{EMPHASIS[name]}"
        before, after = whole[: len(whole) - len(whole.lstrip())], whole[len(whole.rstrip()) :]
        self.inline[start:] = [before + marked + after]

    def _address(self, href: str) -> str:
        if href.startswith("named:"):
            number = int(href[6:]) if href[6:].isdecimal() else -1
            return self.named[number] or "" if 0 <= number < len(self.named) else ""
        return "" if href.startswith("#") else href.replace("<", "%3C").replace(">", "%3E")

    def _taken(self) -> str:
        """The inline text so far, which starts anew; what is open in it ends with it."""
        text = "".join(self.inline)
        self.inline.clear()
        self.open.clear()
        return text

    def _flush(self, mark: str = "") -> None:
        """Write the block that ends here."""
        text = self._taken().strip()
        if text:
            # Two spaces at the end of a line are a line break of the text; a heading has no place for one.
            lines = [mark + SPACE.sub(" ", text)] if mark else [_harmless(line.lstrip()) for line in text.split("\n")]
            self._write(lines)

    def _write(self, lines: list[str]) -> None:
        rest = "".join(self.rests)
        for line in lines:
            start = rest
            if self.first is not None:
                start, self.first = "".join(self.rests[:-1]) + self.first, None
            self.lines.append((start + line).rstrip(" ") if not line.endswith("  ") else start + line)
        self.lines.append(rest.rstrip())


def _harmless(line: str) -> str:
    """A line that begins nothing but text."""
    return LINE_START.sub(_escaped_start, line, count=1)


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}"


def _escaped(text: str) -> str:
    """Text in which nothing means markup."""
    return SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
