"""Reads articles in the house plain-text format, and plain text of any other shape, without losing a word."""

from __future__ import annotations

import re

from newsreader.article.language import guess_language
from newsreader.article.model import ParsedArticle
from newsreader.sources.blocks import blocks_of
from newsreader.sources.body import write_body
from newsreader.sources.files import wordless
from newsreader.sources.head import read_head

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
# Separators of fields and records, and what old newswires wrote for a dash: they part words.
_PARTING = re.compile(r"[\x1c-\x1f\x7f]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LINE_ENDS = ("\r\n", "\r", "\f", "\v", "\u2028", "\u2029")


def clean(text: str) -> str:
    """Text that can be shown: line feeds as line ends, no control characters or lone surrogates."""
    text = text.removeprefix("\ufeff")
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    text = _CONTROL.sub("", _COLOUR.sub("", text) if "\x1b" in text else text)
    text = _PARTING.sub(" ", text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def parse_text(text: str, source: str, raw: bytes = b"") -> ParsedArticle:
    """An article from plain text.

    Args:
        text: the decoded text.
        source: the path it came from, as found.
        raw: the bytes as they came.

    Raises:
        NewsreaderError: there is no text in it.
    """
    text = clean(text)
    if not text.strip():
        raise wordless(source)
    head = read_head(text.split("\n"))
    body = write_body(blocks_of(head.body))
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


def unread_date(written: str) -> str:
    """The sentence that keeps a date which is no date of the calendar."""
    return f"The date “{written}” is not a certain date; the article is kept without one."
