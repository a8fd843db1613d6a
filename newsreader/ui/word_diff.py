"""What changed between two versions of a text, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "added", "removed"]
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST_PARAGRAPH = 2000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that both versions have, or one of them."""

    change: Change
    text: str


def word_diff(before: str, after: str) -> list[list[Part]]:
    """The paragraphs of both texts, each as the parts it is made of.

    Paragraphs are compared first and words only inside of those that changed, so that a long text stays quick.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[list[Part]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [[Part("same", text)] for text in old[a:b]]
            continue
        paired = min(b - a, d - c)
        found += [_in_paragraph(one, other) for one, other in zip(old[a:b], new[c:d], strict=False)]
        found += [[Part("removed", text)] for text in old[a + paired : b]]
        found += [[Part("added", text)] for text in new[c + paired : d]]
    return found


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def _in_paragraph(before: str, after: str) -> list[Part]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > _LONGEST_PARAGRAPH or matcher.quick_ratio() < 0.3:
        return [Part("removed", before), Part("added", after)]
    return list(_joined(_parts(matcher.get_opcodes(), old, new)))


def _parts(codes: Sequence[tuple[str, int, int, int, int]], old: list[str], new: list[str]) -> Iterator[Part]:
    for tag, a, b, c, d in codes:
        if tag == "equal":
            yield Part("same", "".join(old[a:b]))
        else:
            yield Part("removed", "".join(old[a:b]))
            yield Part("added", "".join(new[c:d]))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Without single spaces between two changes: whole phrases are changed, not every other word."""
    removed, added = "", ""
    for part in parts:
        if part.change == "same" and (part.text.strip() or not (removed or added)):
            yield from _pending(removed, added)
            removed = added = ""
            yield part
            continue
        removed += part.text if part.change != "added" else ""
        added += part.text if part.change != "removed" else ""
    yield from _pending(removed, added)


def _pending(removed: str, added: str) -> Iterator[Part]:
    tail = ""
    while removed and added and removed[-1] == added[-1] and removed[-1].isspace():
        tail, removed, added = removed[-1] + tail, removed[:-1], added[:-1]
    if removed:
        yield Part("removed", removed)
    if added:
        yield Part("added", added)
    if tail:
        yield Part("same", tail)
