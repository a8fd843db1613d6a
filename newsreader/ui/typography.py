"""The type of the page: for each kind of block its face, size, line height and the room above it.

Sizes and gaps are in em of the body. Line heights are fixed per block, in pixels: the proportional ones of a
document are relative to the font's own height, which differs from face to face.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from newsreader.ui.fonts import MONOSPACE_FAMILIES
from newsreader.ui.theme import DISPLAY_FAMILIES, TEXT_FAMILIES, UI_FAMILIES, Theme

_FAMILIES = {"text": TEXT_FAMILIES, "display": DISPLAY_FAMILIES, "ui": UI_FAMILIES, "code": MONOSPACE_FAMILIES}
# The script families that a language puts before those of the theme.
_SERIF = {
    "ja": "Noto Serif CJK JP", "zh": "Noto Serif CJK SC", "ko": "Noto Serif CJK KR", "ar": "Noto Naskh Arabic",
    "fa": "Noto Naskh Arabic", "ur": "Noto Naskh Arabic", "he": "Noto Serif Hebrew",
}  # fmt: skip
_SANS = {
    "ja": "Noto Sans CJK JP", "zh": "Noto Sans CJK SC", "ko": "Noto Sans CJK KR", "ar": "Noto Sans Arabic",
    "fa": "Noto Sans Arabic", "ur": "Noto Sans Arabic", "he": "Noto Sans Hebrew",
}  # fmt: skip
_TALL_SCRIPTS = frozenset({"ar", "fa", "ur", "ps", "hi", "bn", "mr", "ne", "ta", "te", "th", "km", "lo", "my"})
_SAMPLE = "The council has voted to give forty kilometres of the river back t"
_DEMI, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold


class Face(NamedTuple):
    """Type of one kind of block: size in em of the body, line height in em of that size."""

    family: Literal["text", "display", "ui", "code"] = "text"
    size: float = 1.0
    leading: float = 1.5
    colour: str = "text"
    weight: QFont.Weight = QFont.Weight.Normal
    capitals: bool = False
    italic: bool = False


FACES: dict[str, Face] = {
    "kicker": Face("ui", 0.68, 1.42, "accent", _DEMI, capitals=True),
    "headline": Face("display", 2.0, 1.12, "text", _DEMI),
    "byline": Face("ui", 0.74, 1.42, "text2"),
    "date": Face("ui", 0.74, 1.42, "muted"),
    "note": Face("ui", 0.74, 1.5, "text2"),
    "lede": Face("text", 1.17, 1.5, "text2"),
    "paragraph": Face(),
    "quote": Face("text", 1.1, 1.5),
    "attribution": Face("ui", 0.74, 1.42, "muted"),
    "heading2": Face("text", 1.26, 1.3, "text", _DEMI),
    "heading3": Face("text", 1.1, 1.35, "text", _DEMI),
    "heading4": Face("ui", 0.8, 1.42, "text", _DEMI),
    "code": Face("code", 0.74, 1.4),
    "caption": Face("ui", 0.70, 1.42, "muted"),
    "picture": Face("ui", 0.70, 1.0, "muted"),
    "missing": Face("ui", 0.74, 1.42, "muted"),
    "rule": Face("text", 0.5, 1.0),
    "term": Face("text", 1.0, 1.5, "text", _DEMI),
    "footnote": Face("text", 0.84, 1.45, "text2"),
    "record": Face("ui", 0.8, 1.42),
    "story_day": Face("ui", 0.72, 1.42, "accent", _DEMI),
    "story_meta": Face("ui", 0.70, 1.42, "muted"),
    "story_title": Face("text", 1.14, 1.3, "text", _DEMI),
    "story_note": Face("ui", 0.70, 1.5, "text2"),
    "story_detail": Face("text", 0.88, 1.42, "text2"),
    "cell": Face("ui", 0.76, 1.42),
    "cell_head": Face("ui", 0.70, 1.42, "text2", _DEMI),
}
_GAPS: dict[str, float] = {
    "headline": 0.3, "byline": 0.75, "date": 0.04, "lede": 1.5, "heading2": 1.75, "heading3": 1.4, "heading4": 1.3,
    "code": 1.1, "caption": 0.45, "picture": 1.25, "missing": 1.0, "rule": 1.5, "table": 1.15, "attribution": 0.4,
    "footnote": 0.5, "story_day": 1.9, "story_meta": 1.35, "story_title": 0.12, "story_note": 0.3, "story_detail": 0.3,
    "note": 0.7,
}  # fmt: skip
_GAPS_AFTER: dict[str, float] = {
    "date": 1.5, "byline": 1.5, "headline": 1.5, "lede": 1.0, "heading2": 0.5, "heading3": 0.45, "heading4": 0.3,
    "code": 1.1, "caption": 1.4, "picture": 1.25, "missing": 1.0, "rule": 1.5, "table": 1.4, "note": 1.5,
}  # fmt: skip
_PAIRS: dict[tuple[str, str], float] = {
    ("picture", "caption"): 0.45, ("missing", "caption"): 0.1, ("table", "caption"): 0.45, ("caption", "table"): 0.45,
    ("term", "paragraph"): 0.1, ("term", "record"): 0.15, ("record", "record"): 0.1, ("footnote", "footnote"): 0.45,
    ("rule", "footnote"): 0.75, ("story_day", "story_meta"): 0.6, ("story_meta", "story_title"): 0.12,
    ("story_note", "story_note"): 0.1, ("date", "story_note"): 0.25, ("headline", "date"): 0.6,
    ("date", "note"): 0.7, ("note", "note"): 0.1, ("byline", "note"): 0.7, ("headline", "note"): 0.7,
}  # fmt: skip
_PARAGRAPH_GAP, _ITEM_GAP, _QUOTE_GAP = 0.85, 0.4, 1.3


@dataclass(frozen=True)
class Typography:
    """The type of one page.

    Attributes:
        theme: its colours and its zoom.
        text_size: size of the body at 100 % zoom, in pixels.
        language: of the article, for the faces of its script; None if unknown.
    """

    theme: Theme
    text_size: float = 18
    language: str | None = None

    @cached_property
    def body(self) -> int:
        """Size of the body in pixels."""
        return max(8, self.theme.px(self.text_size))

    @cached_property
    def _script(self) -> str:
        return (self.language or "").lower().replace("_", "-").split("-")[0]

    def em(self, size: float) -> int:
        """A length given in em of the body, in pixels."""
        return round(size * self.body)

    def size(self, kind: str) -> int:
        """Size of a kind's type in pixels."""
        return max(7, round(FACES[kind].size * self.body))

    def line_height(self, kind: str) -> int:
        """Distance of a kind's lines in pixels; display type of tall scripts needs more."""
        face = FACES[kind]
        leading = face.leading
        if kind == "headline" and (self._script in _TALL_SCRIPTS or self._script in _SERIF):
            leading = 1.4 if self._script in _TALL_SCRIPTS else 1.25
        return round(self.size(kind) * leading)

    def families(self, kind: str) -> list[str]:
        """Families of a kind in the order they are tried; the article's script comes after our own Latin face."""
        family = FACES[kind].family
        if family == "code":
            return MONOSPACE_FAMILIES
        script = (_SANS if family == "ui" else _SERIF).get(self._script)
        if script is None:
            return _FAMILIES[family]
        if script.endswith("CJK SC") and (self.language or "").lower().endswith(("tw", "hk", "mo", "hant")):
            script = script.removesuffix("SC") + "TC"
        first, *others = _FAMILIES[family]
        return [first, script, *(other for other in others if other != script)]

    def font(self, kind: str) -> QFont:
        """The font of a kind."""
        face = FACES[kind]
        font = QFont()
        font.setFamilies(self.families(kind))
        font.setPixelSize(self.size(kind))
        font.setWeight(face.weight)
        return font

    @cached_property
    def column(self) -> int:
        """Width of the text column in pixels: that of 66 characters."""
        return round(QFontMetricsF(self.font("paragraph")).horizontalAdvance(_SAMPLE))

    @property
    def page_ends(self) -> tuple[int, int]:
        """Room above and below the page in pixels."""
        return self.theme.px(44), self.theme.px(96)

    @property
    def quote_step(self) -> int:
        """How far a quotation is set in: its bar and the room between bar and text."""
        return self.theme.px(3) + self.em(0.9 * FACES["quote"].size)

    @property
    def list_step(self) -> int:
        """How far a list is set in."""
        return self.em(1.45)

    @property
    def panel_padding(self) -> int:
        """Room between the edge of a code panel and its text."""
        return self.em(0.8)

    def gap(self, before: str, kind: str, *, same_list: bool = False, quote_edge: bool = False) -> int:
        """Room between two blocks in pixels; 0 above the first.

        Args:
            before: the kind of the upper one; empty if there is none.
            kind: the kind of the lower one.
            same_list: both belong to one list, and the second starts an item.
            quote_edge: a quotation starts or ends between them.
        """
        if not before:
            return 0
        gap = max(_GAPS_AFTER.get(before, 0), _GAPS.get(kind, 0)) or _PARAGRAPH_GAP
        if (before, kind) in _PAIRS:
            gap = _PAIRS[before, kind]
        elif before == "kicker" or kind in ("byline", "date", "attribution"):
            gap = _GAPS[kind]
        elif same_list and gap == _PARAGRAPH_GAP:
            gap = _ITEM_GAP
        if quote_edge:
            gap = max(gap, _QUOTE_GAP)
        return self.em(gap)
