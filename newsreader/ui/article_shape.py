"""An article as blocks: its head, and its body with the roles that only the whole shows.

The body's first paragraph becomes the lede, a heading that repeats the headline goes, an emphasised line under a
picture is its caption, the list behind the last rule holds footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from newsreader.ui.article_blocks import Block, Kind, Run, Style, Table
from newsreader.ui.article_body import read_body

LONGEST_LEDE = 600
_CAPTION_WORDS = re.compile(
    r"(photo|photograph|picture|image|illustration|graphic|map|chart)\b[^.]{0,40}:", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


def body_blocks(html: str, headline: str, lede: str, images: Collection[str]) -> list[Block | Table]:
    """The blocks of a body in their roles.

    Args:
        html: the body, guarded for display.
        headline: a heading that repeats it is left out.
        lede: of the article; an empty one gives none.
        images: names of the pictures that can be shown.
    """
    blocks = _without_headline(read_body(html, images), headline)
    _mark_lede(blocks, lede)
    _mark_captions(blocks)
    _mark_footnotes(blocks)
    label = Run(QCoreApplication.translate("ReadingPane", "Picture not loaded") + " · ", Style.SOFT)
    for place, block in enumerate(blocks):
        if isinstance(block, Block) and block.kind == "missing":
            blocks[place] = replace(block, runs=(label, *block.runs))
    return blocks


def _without_headline(blocks: list[Block | Table], headline: str) -> list[Block | Table]:
    for place, block in enumerate(blocks[:3]):
        if isinstance(block, Block) and block.kind.startswith("heading") and _same(block.text, headline):
            return blocks[:place] + blocks[place + 1 :]
    return blocks


def _mark_lede(blocks: list[Block | Table], lede: str) -> None:
    for place, block in enumerate(blocks[:3]):
        if isinstance(block, Block) and block.kind == "paragraph":
            if lede and len(lede) <= LONGEST_LEDE and not block.indent and not block.quote and _same(block.text, lede):
                _turn(blocks, place, "lede")
            return


def _mark_captions(blocks: list[Block | Table]) -> None:
    for place, (above, block) in enumerate(pairwise(blocks), 1):
        if not isinstance(above, Block) or not isinstance(block, Block) or above.kind not in ("picture", "missing"):
            continue
        emphasised = all(run.style & Style.ITALIC for run in block.runs if run.text.strip())
        if block.kind == "paragraph" and not block.indent and (emphasised or _CAPTION_WORDS.match(block.text)):
            _turn(blocks, place, "caption")
            _upright(blocks, place, emphasised)


def _upright(blocks: list[Block | Table], place: int, emphasised: bool) -> None:
    """The emphasis of a whole caption said what it is, no more: its type says so now."""
    block = blocks[place]
    if emphasised and isinstance(block, Block):
        runs = tuple(Run(run.text, run.style & ~Style.ITALIC, run.href) for run in block.runs)
        blocks[place] = replace(block, runs=runs)


def _mark_footnotes(blocks: list[Block | Table]) -> None:
    rules = [place for place, block in enumerate(blocks) if isinstance(block, Block) and block.kind == "rule"]
    notes = blocks[rules[-1] + 1 :] if rules else []
    if not notes or not all(isinstance(block, Block) and block.indent for block in notes):
        return
    for place in range(rules[-1] + 1, len(blocks)):
        _turn(blocks, place, "footnote")


def _turn(blocks: list[Block | Table], place: int, kind: Kind) -> None:
    block = blocks[place]
    if isinstance(block, Block) and block.kind == "paragraph":
        blocks[place] = replace(block, kind=kind)


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever stands between them."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())
