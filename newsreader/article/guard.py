"""Gives HTML a shape that the sanitizer and other parsers read in linear time, and loses no text doing so.

Sanitizers are quadratic in depth, in attributes of a tag and in unclosed formatting; parsers for pages drop what is
nested deeper than they like, and all that follows. HTML within the limits passes through untouched; beyond them it is
written anew with every tag closed, deeper tags left out, and the part after the last allowed tag as plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from newsreader.article.tokens import FORMATTING, INLINE, VOID, Token, strip_tags, tokens, unescape

LONGEST_MARKUP = 8 * 1024 * 1024
MOST_TAGS = 120_000
DEEPEST = 256
MOST_ATTRIBUTES = 256
MOST_MISNESTED = 200
MOST_REFERENCES = 50_000
# A character that no text may hold; stands for & in rewritten HTML, where each real one costs the parser more.
AMPERSAND = "\ufdd0"

# Below these figures even the worst shape is read quickly.
_HARMLESS_LENGTH = 16_384
_HARMLESS_TAGS = 1_000
_LONG_TAG = 1_024
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_BLANKS = re.compile(r"[\s/]+")
_CELLS = frozenset(("td", "th"))
_ENDED_BY = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr", "td", "th")),
    "td": _CELLS,
    "th": _CELLS,
    "tbody": frozenset(("tr", "td", "th", "tbody", "thead")),
    "option": frozenset(("option",)),
    "a": frozenset(("a",)),
}
_PARAGRAPH = frozenset(("p",))
_NONE: frozenset[str] = frozenset()


class Tamed(NamedTuple):
    """HTML of a harmless shape.

    Attributes:
        html: within the limits; an ampersand of its text may stand there as `AMPERSAND`.
        rest: the text that followed where the limits were reached.
        flattened: whether tags were left out, so that only the text is as it was.
    """

    html: str
    rest: str = ""
    flattened: bool = False


class Nesting:
    """The elements that are open, kept so that each tag costs the same however many are open."""

    def __init__(self, deepest: int = DEEPEST) -> None:
        self.deepest = deepest
        self.open: list[str] = []
        self.misnested = 0
        self.left_out = False
        self._count: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()

    def start(self, name: str) -> tuple[list[str], bool]:
        """Opens an element: the names of those it ends, inner first, and whether there is room for it."""
        ended = []
        ends = _ENDED_BY.get(name, _NONE if name in INLINE else _PARAGRAPH)
        while self.open and self.open[-1] in ends:
            ended.append(self._pop())
        if len(self.open) >= self.deepest:
            self._skipped[name] += 1
            self.left_out = True
            return ended, False
        self.open.append(name)
        self._count[name] += 1
        return ended, True

    def end(self, name: str) -> list[str]:
        """Closes an element: the names that end with it, inner first; none if it was not open."""
        if self._skipped[name]:
            self._skipped[name] -= 1
            return []
        if not self._count[name]:
            return []
        ended = [self._pop()]
        while ended[-1] != name:
            self.misnested += ended[-1] in FORMATTING
            ended.append(self._pop())
        return ended

    def _pop(self) -> str:
        name = self.open.pop()
        self._count[name] -= 1
        return name


def tame(html: str) -> Tamed:
    """HTML within the limits as it is; otherwise balanced, limited, and with the text beyond the limits apart."""
    if len(html) <= _HARMLESS_LENGTH and html.count("<") <= _HARMLESS_TAGS:
        return Tamed(html)
    few = html.count("<") <= MOST_TAGS and html.count("&") <= MOST_REFERENCES
    return Tamed(html) if few and len(html) <= LONGEST_MARKUP and _is_ordinary(html) else _rewritten(html)


def crowded(token: Token) -> bool:
    """Whether a tag carries more attributes than parsers read quickly."""
    if len(token.source) <= _LONG_TAG:
        return False
    bare = _QUOTED.sub("=", token.source)
    return bare.count("=") > MOST_ATTRIBUTES or len(_BLANKS.findall(bare)) > MOST_ATTRIBUTES


def _is_ordinary(html: str) -> bool:
    nesting = Nesting()
    for token in tokens(html):
        if token.kind == "start" and token.name not in VOID:
            room = nesting.start(token.name)[1]
            if not room or crowded(token):
                return False
        elif token.kind == "start" and crowded(token):
            return False
        elif token.kind == "end":
            nesting.end(token.name)
            if nesting.misnested > MOST_MISNESTED:
                return False
    return True


def _rewritten(html: str) -> Tamed:
    nesting = Nesting()
    out: list[str] = []
    tags = 0
    rest = ""
    for token in tokens(html):
        tags += token.kind != "text"
        if tags > MOST_TAGS or token.begin + len(token.source) > LONGEST_MARKUP:
            rest = strip_tags(html[token.begin :])
            break
        _write(token, nesting, out)
    out.extend(f"</{name}>" for name in reversed(nesting.open))
    return Tamed("".join(out), rest, nesting.left_out or bool(rest))


def _write(token: Token, nesting: Nesting, out: list[str]) -> None:
    if token.kind == "text":
        text = unescape(token.source.replace(AMPERSAND, ""))
        out.append(text.replace("&", AMPERSAND).replace("<", "&lt;").replace(">", "&gt;"))
    elif token.kind == "raw":
        out.append(f"<{token.name}>{token.source}</{token.name}>")
    elif token.kind == "end":
        ended = nesting.end(token.name)
        out.extend(f"</{name}>" for name in ended) if ended else out.append(_gap(token.name))
    elif token.name in VOID:
        out.append(_tag(token))
    else:
        ended, room = nesting.start(token.name)
        out.extend(f"</{name}>" for name in ended)
        out.append(_tag(token) if room else _gap(token.name))


def _tag(token: Token) -> str:
    """The start tag; without attributes if there are too many, and closed if the file ends inside of it."""
    if crowded(token):
        return f"<{token.name}>"
    if token.source.endswith("/>") and token.name not in VOID:
        return token.source[:-2] + ">"
    return token.source if token.source.endswith(">") else ""


def _gap(name: str) -> str:
    """What stands for a tag that is left out: it parts words where the tag parted blocks."""
    return "" if name in INLINE else "\n"
