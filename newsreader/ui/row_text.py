"""Lines of text for a row: broken, elided, in the direction of their own script, with what a search found marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from newsreader.ui.painting import brush
from newsreader.ui.text_direction import may_turn, reads_right_to_left

SEEN, WORDS_BEFORE = 0.9, 16
LAST_OF_ONE = "\uffff"  # what comes after it takes two units of UTF-16
ELLIPSIS = "…"
CJK_REGIONS = {"ja": "JP", "zh": "SC", "ko": "KR"}
Marks = Sequence[tuple[int, int]]


class TextStyle(NamedTuple):
    """A font and the colours it is drawn in; `marked` is (text, ground) of what a search found."""

    font: QFont
    colour: str
    marked: tuple[str, str] = ("", "")


class Line(NamedTuple):
    """One line as it is drawn; `rtl` if it runs right to left, marks are (start, length) in it."""

    text: str
    rtl: bool
    marks: tuple[tuple[int, int], ...] = ()


def in_language(font: QFont, language: str | None) -> QFont:
    """The font with the Chinese, Japanese or Korean shapes that a language wants of shared characters."""
    region = CJK_REGIONS.get((language or "")[:2].lower(), "JP")
    if region == "JP":
        return font
    adapted = QFont(font)
    adapted.setFamilies([family.replace(" CJK JP", f" CJK {region}") for family in font.families()])
    return adapted


def break_lines(text: str, font: QFont, width: float, count: int, marks: Marks = ()) -> list[Line]:
    """At most `count` lines of at most `width` pixels; what does not fit ends in an ellipsis."""
    if not text:
        return []
    rtl = reads_right_to_left(text)
    ends = _ends(text, font, width, count - 1) if count > 1 else []
    lines = [_part(text, span, rtl, marks) for span in pairwise([0, *ends])]
    start = ends[-1] if ends else 0
    if start < len(text):
        end = start + _fitting(text[start:], font, width, rtl)
        tail = _part(text, (start, end), rtl, marks)
        lines.append(tail if end == len(text) else Line(tail.text + ELLIPSIS, rtl, tail.marks))
    return lines


def _ends(text: str, font: QFont, width: float, count: int) -> list[int]:
    """Where the first `count` lines of a text end."""
    ends: list[int] = []
    layout = _layout(text, font, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere, reads_right_to_left(text))
    layout.beginLayout()
    while len(ends) < count and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(_characters(text, line.textStart() + line.textLength()))
    layout.endLayout()
    return ends


def _fitting(text: str, font: QFont, width: float, rtl: bool) -> int:
    """How many characters of a text stand on one line: all, or as many as leave room for an ellipsis."""
    whole = _layout(text, font, QTextOption.WrapMode.NoWrap, rtl)
    whole.beginLayout()
    line = whole.createLine()
    whole.endLayout()
    if line.naturalTextWidth() <= width:
        return len(text)
    room = width - QFontMetricsF(font).horizontalAdvance(ELLIPSIS)
    part = _layout(text, font, QTextOption.WrapMode.WrapAnywhere, rtl)
    part.beginLayout()
    line = part.createLine()
    line.setLineWidth(room)
    part.endLayout()
    return _characters(text, line.textLength()) if line.naturalTextWidth() <= room else 0


def reach_mark(text: str, font: QFont, width: float, marks: Marks) -> tuple[str, Marks]:
    """The text and its marks, begun later where `width` pixels would not show the first mark.

    A few words stay before it.
    """
    if not marks or QFontMetricsF(font).horizontalAdvance(text[: sum(marks[0])]) <= width * SEEN:
        return text, marks
    start = max(marks[0][0] - WORDS_BEFORE, 0)
    space = text.find(" ", start, marks[0][0])
    start = space + 1 if space >= 0 else marks[0][0]
    return ELLIPSIS + text[start:], [(first - start + 1, length) for first, length in marks if first >= start]


def draw_line(painter: QPainter, line: Line, rect: QRect, style: TextStyle, *, rtl: bool) -> None:
    """Draw a line in a box, its capitals centred in the height.

    It stands at the left only where both its script and the window (at the right, if `rtl`) begin there.
    """
    layout = _layout(line.text, style.font, QTextOption.WrapMode.NoWrap, line.rtl, at_right=rtl)
    shape = _set(layout, line, style)
    shape.setLineWidth(rect.width())
    layout.endLayout()
    baseline = round(rect.top() + (rect.height() + QFontMetricsF(style.font).capHeight()) / 2)
    layout.draw(painter, QPointF(rect.left(), baseline - shape.ascent()))


def draw_centred(painter: QPainter, text: str, rect: QRect, style: TextStyle) -> None:
    """Draw a few words in the middle of a box."""
    layout = _layout(text, style.font, QTextOption.WrapMode.NoWrap, reads_right_to_left(text))
    shape = _set(layout, Line(text, rtl=False), style)
    layout.endLayout()
    width, height = shape.naturalTextWidth(), shape.ascent() + shape.descent()
    corner = QPointF(rect.left() + (rect.width() - width) / 2, rect.top() + (rect.height() - height) / 2)
    layout.draw(painter, corner)


def _set(layout: QTextLayout, line: Line, style: TextStyle) -> QTextLine:
    """Begin to lay out a line in its colours."""
    marks = [_coloured(line.text, mark, *style.marked) for mark in line.marks]
    layout.setFormats([_coloured(line.text, (0, len(line.text)), style.colour), *marks])
    layout.beginLayout()
    return layout.createLine()


def _layout(text: str, font: QFont, wrap: QTextOption.WrapMode, rtl: bool, *, at_right: bool = False) -> QTextLayout:
    """A text in the direction that it reads in, at the right if that is where it or the window begins."""
    option = QTextOption()
    if at_right or may_turn(text):
        _turn(option, rtl, at_right=at_right or rtl)
    option.setWrapMode(wrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    return layout


def _turn(option: QTextOption, rtl: bool, *, at_right: bool) -> None:
    """Say what holds without saying only where nothing begins at the right: `Qt` is dear before the first paint."""
    from PySide6.QtCore import Qt

    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def _part(text: str, span: tuple[int, int], rtl: bool, marks: Marks) -> Line:
    """The characters from one place to another without the space they were broken at, and the marks in them."""
    start, end = span
    shown = text[start:end].rstrip()
    ranges = ((max(first - start, 0), min(first + length - start, len(shown))) for first, length in marks)
    return Line(shown, rtl, tuple((first, last - first) for first, last in ranges if last > first))


def _characters(text: str, units: int) -> int:
    """How many characters the first `units` of UTF-16 make: Qt counts those, Python counts characters."""
    if not text or max(text) <= LAST_OF_ONE:
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _units(text: str) -> int:
    if not text or max(text) <= LAST_OF_ONE:
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _coloured(text: str, span: tuple[int, int], colour: str, ground: str = "") -> QTextLayout.FormatRange:
    """A part of a text, (start, length), in a colour and on a ground of another, if one is given."""
    start, length = span
    part = QTextLayout.FormatRange()
    part.start, part.length = _units(text[:start]), _units(text[start : start + length])
    shape = QTextCharFormat()
    shape.setForeground(brush(colour))
    if ground:
        shape.setBackground(brush(ground))
    part.format = shape
    return part
