"""Lines of text for a row: broken, elided, in the direction of their own script, with what a search found marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from newsreader.ui.text_direction import reads_right_to_left

SEEN, WORDS_BEFORE = 0.9, 16
CJK_REGIONS = {"ja": "JP", "zh": "SC", "ko": "KR"}
Marks = Sequence[tuple[int, int]]


class TextStyle(NamedTuple):
    """A font and the colours it is drawn in; `marked` is (text, ground) of what a search found."""

    font: QFont
    colour: str
    marked: tuple[str, str] = ("", "")


class Line(NamedTuple):
    """One line as it is drawn; marks are (start, length) in it."""

    text: str
    direction: Qt.LayoutDirection
    marks: tuple[tuple[int, int], ...] = ()


def direction_of(text: str) -> Qt.LayoutDirection:
    """The direction that a text reads in, whatever that of the window."""
    rtl = reads_right_to_left(text)
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


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
    direction = direction_of(text)
    lines: list[Line] = []
    layout = _layout(text, font, direction, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.beginLayout()
    start = 0
    while len(lines) < count - 1 and start < len(text):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        end = start + max(_characters(text[start:], line.textLength()), 1)
        lines.append(_part(text, start, end, direction, marks))
        start = end
    layout.endLayout()
    if start < len(text):
        rest = text[start:]
        shown = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        cut = len(rest) if shown == rest else len(shown.removesuffix("…"))
        tail = _part(text, start, start + cut, direction, marks)
        lines.append(Line(shown, direction, tail.marks))
    return lines


def reach_mark(text: str, font: QFont, width: float, marks: Marks) -> tuple[str, Marks]:
    """The text and its marks, begun later where `width` pixels would not show the first mark.

    A few words stay before it.
    """
    if not marks or QFontMetricsF(font).horizontalAdvance(text[: sum(marks[0])]) <= width * SEEN:
        return text, marks
    start = max(marks[0][0] - WORDS_BEFORE, 0)
    space = text.find(" ", start, marks[0][0])
    start = space + 1 if space >= 0 else marks[0][0]
    return "…" + text[start:], [(first - start + 1, length) for first, length in marks if first >= start]


def draw_line(painter: QPainter, line: Line, rect: QRect, style: TextStyle) -> None:
    """Draw a line in a box, its capitals centred in the height.

    It stands at the left only where both its script and the window (the painter's direction) begin there.
    """
    layout = _layout(line.text, style.font, line.direction, QTextOption.WrapMode.NoWrap)
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        option = layout.textOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
    if line.marks:
        layout.setFormats([_marked(line.text, start, length, style) for start, length in line.marks])
    layout.beginLayout()
    shape = layout.createLine()
    if not shape.isValid():
        return
    shape.setLineWidth(rect.width())
    layout.endLayout()
    baseline = round(rect.top() + (rect.height() + QFontMetricsF(style.font).capHeight()) / 2)
    painter.setPen(QColor(style.colour))
    layout.draw(painter, QPointF(rect.left(), baseline - shape.ascent()))


def _layout(text: str, font: QFont, direction: Qt.LayoutDirection, wrap: QTextOption.WrapMode) -> QTextLayout:
    side = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(wrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    return layout


def _part(text: str, start: int, end: int, direction: Qt.LayoutDirection, marks: Marks) -> Line:
    """The characters from `start` to `end` without the space they were broken at, and the marks in them."""
    shown = text[start:end].rstrip()
    ranges = ((max(first - start, 0), min(first + length - start, len(shown))) for first, length in marks)
    return Line(shown, direction, tuple((first, last - first) for first, last in ranges if last > first))


def _characters(text: str, units: int) -> int:
    """How many characters the first `units` of UTF-16 make: Qt counts those, Python counts characters."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _marked(text: str, start: int, length: int, style: TextStyle) -> QTextLayout.FormatRange:
    # Made with their dear classes when a search wants them: rows of the first paint have no marks.
    from PySide6.QtGui import QBrush, QTextCharFormat

    colour, ground = style.marked
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = _units(text[:start]), _units(text[start : start + length])
    shape = QTextCharFormat()
    shape.setBackground(QBrush(QColor(ground)))
    shape.setForeground(QBrush(QColor(colour)))
    marked.format = shape
    return marked
