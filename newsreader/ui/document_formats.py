"""Formats of the document: from a kind of block, a style and a link to what Qt takes, each made once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from newsreader.article.model import LinkState
from newsreader.ui.article_blocks import Align, Block, Run, Style
from newsreader.ui.fonts import MONOSPACE_FAMILIES
from newsreader.ui.typography import FACES, Typography

_USER = int(QTextFormat.Property.UserProperty)
KIND, QUOTE, MARKER, INSET, SOFT, ANCHORS = (_USER + number for number in range(1, 7))
"""Own properties: a block's kind, depth of quotation, marker, how far it is set in, names; text of ours."""

_UNDERLINES: dict[LinkState, QTextCharFormat.UnderlineStyle] = {
    "possible": QTextCharFormat.UnderlineStyle.DashUnderline,
    "awaited": QTextCharFormat.UnderlineStyle.DotLine,
}
_SINGLE = QTextCharFormat.UnderlineStyle.SingleUnderline
_LEFT, _RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
_FIXED = int(QTextBlockFormat.LineHeightTypes.FixedHeight.value)


class Formats:
    """Formats for one page.

    Args:
        typography: sizes, faces and colours.
        states: what is known of each named headline, by its number.
    """

    def __init__(self, typography: Typography, states: Mapping[int, LinkState]) -> None:
        self.typography = typography
        self._states = states
        self._made: dict[tuple[str, int, str], QTextCharFormat] = {}

    def in_type(self, typography: Typography) -> Formats:
        """The formats for the same links in another type."""
        return Formats(typography, self._states)

    def take_states(self, states: Mapping[int, LinkState]) -> None:
        """Takes the links of another article; the formats of plain text stay."""
        self._states = states
        self._made = {key: made for key, made in self._made.items() if not key[2]}

    def text(self, kind: str, run: Run) -> QTextCharFormat:
        """The format of a run in a block of some kind."""
        key = (kind, run.style, run.href)
        made = self._made.get(key)
        if made is None:
            made = self._styled(kind, run.style) if not run.href else self._linked(kind, run)
            self._made[key] = made
        return made

    def _linked(self, kind: str, run: Run) -> QTextCharFormat:
        made = QTextCharFormat(self.text(kind, Run("", run.style)))
        self._add_link(made, kind, run.href)
        return made

    def _styled(self, kind: str, style: int) -> QTextCharFormat:
        made = self._plain(kind)
        if style:
            self._add_style(made, kind, style)
        return made

    def _plain(self, kind: str) -> QTextCharFormat:
        face = FACES[kind]
        made = QTextCharFormat()
        made.setFontFamilies(self.typography.families(kind))
        made.setProperty(QTextFormat.Property.FontPixelSize, self.typography.size(kind))
        made.setFontWeight(face.weight)
        made.setForeground(QBrush(QColor(self.typography.theme[face.colour])))
        if kind == "code":
            made.setFontStyleHint(QFont.StyleHint.Monospace)
        if face.capitals:
            made.setFontCapitalization(QFont.Capitalization.AllUppercase)
            made.setFontLetterSpacing(103)
        return made

    def _add_style(self, made: QTextCharFormat, kind: str, style: int) -> None:
        if style & Style.BOLD:
            made.setFontWeight(QFont.Weight.DemiBold if FACES[kind].family == "ui" else QFont.Weight.Bold)
        if style & Style.ITALIC:
            made.setFontItalic(True)
        if style & Style.CODE:
            made.setFontFamilies(MONOSPACE_FAMILIES)
            made.setFontStyleHint(QFont.StyleHint.Monospace)
            made.setProperty(QTextFormat.Property.FontPixelSize, round(self.typography.size(kind) * 0.82))
            made.setBackground(QBrush(QColor(self.typography.theme["code"])))
        if style & Style.MARK:
            made.setBackground(QBrush(QColor(self.typography.theme["mark"])))
        made.setFontStrikeOut(bool(style & Style.STRIKE))
        if style & Style.UNDERLINE:
            made.setUnderlineStyle(_SINGLE)
        if style & Style.SUPER:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif style & Style.SUB:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if style & Style.SOFT:
            made.setProperty(SOFT, True)

    def _add_link(self, made: QTextCharFormat, kind: str, href: str) -> None:
        state = self._states.get(int(href.removeprefix("named:"))) if href.startswith("named:") else None
        awaited = state == "awaited"
        made.setAnchor(True)
        made.setAnchorHref(href)
        if kind == "story_title":
            return  # a headline among headlines is known for a link by its place
        made.setForeground(QBrush(QColor(self.typography.theme["text2" if awaited else "link"])))
        made.setUnderlineStyle(_UNDERLINES.get(state, _SINGLE) if state else _SINGLE)
        if FACES[kind].family == "ui":
            made.setFontWeight(QFont.Weight.Medium)

    def block(self, face: str, block: Block, gap: int, rtl: bool) -> QTextBlockFormat:
        """The format of a block, `gap` pixels below the one before it."""
        made = QTextBlockFormat()
        pad = self.typography.panel_padding if block.kind == "code" else 0
        inset = block.quote * self.typography.quote_step + block.indent * self.typography.list_step
        made.setLayoutDirection(_RIGHT if rtl else _LEFT)
        made.setTopMargin(gap)
        # Qt mirrors a block's indent but not its margins.
        (made.setRightMargin if rtl else made.setLeftMargin)(inset + pad)
        if pad:
            (made.setLeftMargin if rtl else made.setRightMargin)(pad)
        if block.kind != "picture":
            made.setLineHeight(self.typography.line_height(face), _FIXED)
        if block.kind.startswith("head"):
            made.setHeadingLevel(1 if block.kind == "headline" else int(block.kind[-1]))
        properties = {
            KIND: block.kind, QUOTE: block.quote, MARKER: block.marker, INSET: inset, ANCHORS: " ".join(block.anchors)
        }  # fmt: skip
        for key, value in properties.items():
            if value:
                made.setProperty(key, value)
        return made

    def cell(self, face: str, align: Align, rtl: bool) -> QTextBlockFormat:
        """The format of a line in a cell of a table."""
        made = QTextBlockFormat()
        made.setLayoutDirection(_RIGHT if rtl else _LEFT)
        made.setLineHeight(self.typography.line_height(face), _FIXED)
        made.setProperty(KIND, face)
        start_side, end_side = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if rtl:
            start_side, end_side = end_side, start_side
        side = {"start": start_side, "end": end_side, "center": Qt.AlignmentFlag.AlignHCenter}[align]
        made.setAlignment(side if align == "center" else side | Qt.AlignmentFlag.AlignAbsolute)
        return made
