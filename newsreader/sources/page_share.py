"""How much of the article's own text on a page was kept, counted over all the text that its container shows.

The container is the smallest element that holds nearly all of what was kept, or the `<article>` around it. In it each
text between two blocks counts, in whatever element it stands, except headings, captions, labels, bylines and the like,
and what is mostly links.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsreader.article.tokens import INLINE
from newsreader.sources.page_tree import UNSEEN, names_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEARLY_ALL = 0.9
_SHORTEST = 20
_LEAST = 400
_NOT_TEXT = frozenset(
    ("h1", "figure", "figcaption", "button", "label", "select", "textarea", "time", "header", "head", "address",
     "video", "audio", "object", "iframe", *UNSEEN)
)  # fmt: skip
_NOT_NAMED = re.compile(
    r"caption|credit|copyright|author|byline|\bbio\b|meta|date|(?:^|[\s_-])ads?(?:$|[\s_-])|advert|subscri|paywall|"
    r"disclaimer|tags?(?:$|[\s_-])|hidden|tooltip|modal|popup|banner|toolbar|consent|login|gallery|player",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHOLE = frozenset(("html", "body", "article", "main"))
_WORD = re.compile(r"\w+")


class _Run(NamedTuple):
    """A text between two blocks: the element that holds it, its letters, and how many of these were kept."""

    holder: HtmlElement
    letters: int
    kept: float


class _Kept:
    """Pairs of neighbouring words of the text that was kept, by which its parts are found again in linear time."""

    def __init__(self, text: str) -> None:
        self._pairs = set(_pairs(text))

    def share(self, text: str) -> float:
        pairs = _pairs(text)
        return sum(pair in self._pairs for pair in pairs) / len(pairs) if pairs else 0.0


class _Runs:
    """Collects the texts of a page between its blocks."""

    def __init__(self, kept: _Kept) -> None:
        self.found: list[_Run] = []
        self._kept = kept
        self._parts: list[str] = []
        self._linked = 0
        self._holder: HtmlElement | None = None

    def add(self, holder: HtmlElement, text: str, linked: bool) -> None:
        self._holder = self._holder if self._parts else holder
        self._parts.append(text)
        self._linked += len(text) if linked else 0

    def end(self) -> None:
        text = "".join(self._parts)
        letters = sum(map(len, _WORD.findall(text)))
        if self._holder is not None and letters >= _SHORTEST and self._linked * 2 < len(text):
            self.found.append(_Run(self._holder, letters, letters * self._kept.share(text)))
        self._parts.clear()
        self._linked = 0


def share_of_container(tree: HtmlElement, outside: set[HtmlElement], text: str) -> float | None:
    """The share, 0 to 1, of the letters in the article's container that `text` has; None where these are too few.

    Args:
        tree: the page.
        outside: elements that do not belong to the article.
        text: what was kept.
    """
    runs = _runs(tree, outside, _Kept(text))
    container = _container(runs)
    if container is None:
        return None
    inside = set(container.iter())
    held = [run for run in runs if run.holder in inside]
    total = sum(run.letters for run in held)
    return sum(run.kept for run in held) / total if total >= _LEAST else None


def _pairs(text: str) -> list[int]:
    words = _WORD.findall(text.casefold())
    return [hash(pair) for pair in pairwise(words)] or [hash(word) for word in words]


def _runs(tree: HtmlElement, outside: set[HtmlElement], kept: _Kept) -> list[_Run]:
    """The texts of a page that may be the article's, in its order."""
    from lxml.etree import iterwalk

    runs = _Runs(kept)
    left_out = _left_out(tree, outside)
    linked = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        starts = event == "start"
        linked += (element.tag == "a") * (1 if starts else -1)
        if element.tag not in INLINE:
            runs.end()
        holder, text = (element, element.text) if starts else (element.getparent(), element.tail)
        if text and holder is not None and holder not in left_out:
            runs.add(holder, text, linked > 0)
    runs.end()
    return runs.found


def _left_out(tree: HtmlElement, outside: set[HtmlElement]) -> set[HtmlElement]:
    """The elements that are, or are inside of, what is not the article's running text."""
    found: set[HtmlElement] = set()
    for element in tree.iter():
        named = element.tag not in _WHOLE and bool(_NOT_NAMED.search(names_in(element)))
        if (
            element in outside
            or element.getparent() in found
            or element.tag in _NOT_TEXT
            or named
            or _is_hidden(element)
        ):
            found.add(element)
    return found


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search((element.get("style") or "")[:500]))


def _container(runs: list[_Run]) -> HtmlElement | None:
    """The smallest element that holds nearly all that was kept, or the article around it."""
    held: Counter[HtmlElement] = Counter()
    for run in runs:
        if run.kept * 2 > run.letters:
            for element in (run.holder, *run.holder.iterancestors()):
                held[element] += run.letters
    most = max(held.values(), default=0)
    holders = [element for element, letters in held.items() if letters >= _NEARLY_ALL * most]
    parents = {element.getparent() for element in holders}
    smallest = next((element for element in holders if element not in parents), None)
    return None if smallest is None else next(smallest.iterancestors("article"), smallest)
