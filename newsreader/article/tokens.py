"""Cuts HTML into tags, text and comments in one linear pass, the way browsers do.

Every alternative of the pattern ends at the end of the text too and none can be entered twice from the same place,
so that no input makes it slow. It is not a parser: who reads the tokens keeps track of nesting.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# Attributes as the HTML standard's tokenizer reads them: a quote counts only right after an equals sign.
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)*+(?:>|\Z)"""
_RAW = "script|style|iframe|noembed|noframes|textarea|title|xmp"
_PATTERN = (
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<raw>{_RAW})(?=[\s/>]|\Z){_ATTRIBUTES}"
    r"(?P<content>[^<]*+(?:<(?!/(?P=raw)(?:[\s/>]|\Z))[^<]*+)*+)"
    rf"(?:</(?P=raw){_ATTRIBUTES})?+"
    rf"|<(?P<end>/?+)(?P<name>[a-z][^\s/>]*+){_ATTRIBUTES}"
    r"|<(?:[!?]|/(?!\Z))[^>]*+(?:>|\Z)"
)
_TOKEN = re.compile(_PATTERN, re.DOTALL | re.IGNORECASE)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|rp|rt|ruby|s|samp|small|span|"
    "strike|strong|sub|sup|time|tt|u|var|wbr"
)
# Most tags have no quotes; the first alternative takes them at a third of the time.
_INLINE_TAGS = re.compile(rf"(?:</?+(?:{_INLINE})(?=[\s/>])(?:[^>=]*+>|{_ATTRIBUTES}))++", re.DOTALL | re.IGNORECASE)
_ALL_TAGS = re.compile(rf"(?:(?:<(?!{_RAW})/?+[a-z][^>=]*+>|{_PATTERN})\s*+)++", re.DOTALL | re.IGNORECASE)
_LONG_NUMBER = re.compile(r"&#(?:0*[0-9]{8,}|[xX]0*[0-9a-fA-F]{7,});?")

INLINE = frozenset(_INLINE.split("|"))
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
# Parsers open these again in each block after the one they were left open in.
FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
SHOWN_RAW = frozenset(("textarea", "xmp"))


class Token(NamedTuple):
    """One piece of HTML.

    Attributes:
        kind: `text`, `start`, `end` or `raw` (an element whose content is not markup, such as a script).
        name: the tag's name in lower case; empty for text.
        source: the piece as it was written; for `raw` its content alone.
        begin: where the piece begins in the HTML.
    """

    kind: str
    name: str
    source: str
    begin: int


def tokens(source: str) -> Iterator[Token]:
    """The pieces of `source` in order; comments and declarations are left out."""
    position = 0
    for match in _TOKEN.finditer(source):
        begin = match.start()
        if begin > position:
            yield Token("text", "", source[position:begin], position)
        position = match.end()
        raw, content, end, name = match.group("raw", "content", "end", "name")
        if name:
            yield Token("end" if end else "start", name.lower(), match[0], begin)
        elif raw:
            yield Token("raw", raw.lower(), content, begin)
    if position < len(source):
        yield Token("text", "", source[position:], position)


def unescape(text: str) -> str:
    """Character references decoded once, as browsers do; numbers beyond Unicode become U+FFFD."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def escape(text: str) -> str:
    """Text that stands for itself in HTML."""
    return html.escape(text, quote=False)


def strip_tags(source: str) -> str:
    """The text of `source` at the speed of a pattern: inline tags vanish, others become line ends.

    For what is left of a page beyond the limits of the careful ways; character references are decoded.
    """
    return unescape(_ALL_TAGS.sub("\n", _INLINE_TAGS.sub("", source)))
