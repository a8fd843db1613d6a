"""Reads articles in the house plain-text format, and plain text of any other shape, without losing a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, dropwhile

from newsreader.article.language import guess_language
from newsreader.article.model import ParsedArticle
from newsreader.sources.blocks import blocks_of, first_lines
from newsreader.sources.body import write_body
from newsreader.sources.files import wordless
from newsreader.sources.head import read_head

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
# Separators of fields and records, and what old newswires wrote for a dash: they part words.
_PARTING = re.compile(r"[\x1c-\x1f\x7f]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = ("\r\n", "\r", "\f", "\v", "\u2028", "\u2029")


def clean(text: str) -> str:
    """Text that can be shown: line feeds as line ends, no control characters or lone surrogates."""
    text = text.removeprefix("\ufeff")
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    text = _CONTROL.sub("", _COLOUR.sub("", text) if "\x1b" in text else text)
    text = _PARTING.sub(" ", text)
    if not text.isascii() and _SURROGATE.search(text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text, cleaned, one after the other; the text is let go with the last of them."""
    text = clean(text)
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def parse_text(text: str, source: str, raw: bytes = b"") -> ParsedArticle:
    """An article from the decoded text of a file; else as `parse_lines`."""
    return parse_lines(lines_of(text), source, raw)


def parse_lines(lines: Iterator[str], source: str, raw: bytes = b"") -> ParsedArticle:
    """An article from the lines of a plain text.

    Args:
        lines: as `lines_of` gives them; who holds no other reference to a long text has its room free in the end.
        source: the path it came from, as found.
        raw: the bytes as they came.

    Raises:
        NewsreaderError: there is no text in it.
    """
    lines = dropwhile(_is_blank, lines)
    first = first_lines(lines)
    if not first:
        raise wordless(source)
    head = read_head(first)
    body = write_body(blocks_of(chain(head.body, lines, head.behind)))
    warnings = (unread_date(head.byline.unread),) if head.byline.unread else ()
    return ParsedArticle(
        source=source,
        headline=head.headline,
        byline=head.byline.names,
        published=head.byline.published,
        updated=head.byline.updated,
        site=head.byline.site,
        language=guess_language(f"{head.headline}\n{body.text[:3000]}"),
        lede=body.lede,
        html=body.html,
        text=body.text,
        url=head.url,
        named_links=body.links,
        warnings=warnings,
        raw=raw,
    )


def _is_blank(line: str) -> bool:
    return not line.strip()


def unread_date(written: str) -> str:
    """The sentence that keeps a date which is no date of the calendar."""
    return f"The date “{written}” is not a certain date; the article is kept without one."
