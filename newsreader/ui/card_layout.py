"""Where the parts of a related card stand, and how its text breaks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

from newsreader.ui.card_content import CardContent
from newsreader.ui.chips import chip_size, flow
from newsreader.ui.fonts import text_font, ui_font
from newsreader.ui.refuse_button import SIDE
from newsreader.ui.row_text import Line, break_lines, in_language
from newsreader.ui.row_words import isolated
from newsreader.ui.theme import Theme

PADDING = 12
TITLE_LINE = 20
TITLE_LINES = 3
META_LINE = 18
NAMED_AS_LINES = 2
ICON = 13


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Rectangles in pixels of a card that runs left to right; the painter mirrors them."""

    height: int
    title: tuple[Line, ...]
    title_rects: tuple[QRect, ...]
    meta: str
    meta_rect: QRect
    named_as: tuple[Line, ...]
    named_as_rects: tuple[QRect, ...]
    icon: QRect
    chips: tuple[QRect, ...]
    buttons: tuple[QRect, ...]
    refuse: QRect


def title_font(theme: Theme, language: str | None) -> QFont:
    """The font of a card's title."""
    return in_language(text_font(theme, 15.5, 600), language)


def meta_font(theme: Theme) -> QFont:
    """The font of a card's meta line."""
    return ui_font(theme, 12)


def lay_out(content: CardContent, width: int, theme: Theme, buttons: tuple[QSize, ...]) -> CardLayout:
    """Lay a card out at a width in pixels; `buttons` are the sizes of its inner buttons."""
    px = theme.px
    left, room = px(PADDING), max(width - 2 * px(PADDING), px(40))
    icon = (
        QRect(left + room - px(ICON), px(PADDING) + 1, px(ICON), px(ICON)) if content.state == "elsewhere" else QRect()
    )
    title_room = room - (px(ICON) + px(8) if icon.isValid() else 0)
    title = tuple(break_lines(content.title, title_font(theme, content.language), title_room, TITLE_LINES))
    top = px(10)
    rects = tuple(
        QRect(left, top + number * px(TITLE_LINE), title_room, px(TITLE_LINE)) for number in range(len(title))
    )
    top += len(title) * px(TITLE_LINE) + px(2)
    related = content.state == "related"
    # The button that refuses has its room at all times, so that nothing gives way to it when it comes.
    meta_room = room - px(SIDE) if related else room
    meta = meta_line(content, QFontMetrics(meta_font(theme)), meta_room)
    meta_rect = QRect(left, top, meta_room, px(META_LINE) if meta or related else 0)
    refuse = QRect(left + room - px(SIDE) + px(4), top - px(1), px(SIDE), px(SIDE)) if related else QRect()
    top += meta_rect.height()
    named_as = _named_as(content, theme, room)
    named_as_rects = _stacked(len(named_as), QRect(left, top, room, px(META_LINE)))
    top += len(named_as) * px(META_LINE) + px(7)
    placed = flow([chip_size(words, theme, room) for words in content.reasons], buttons, room, theme)
    places = tuple(place.translated(QPoint(left, top)) for place in placed.places)
    chips, ends = places[: len(content.reasons)], places[len(content.reasons) :]
    height = top + placed.height + px(PADDING)
    return CardLayout(height, title, rects, meta, meta_rect, named_as, named_as_rects, icon, chips, ends, refuse)


def meta_line(content: CardContent, metrics: QFontMetrics, room: int) -> str:
    """Source and age in one line: the source gives way, in its middle, and the age never does."""
    age = isolated(content.age)
    tail = " · " + age if content.source and age else age
    left_over = room - metrics.horizontalAdvance(tail)
    source = metrics.elidedText(content.source, Qt.TextElideMode.ElideMiddle, left_over) if content.source else ""
    return isolated(source) + tail


def _named_as(content: CardContent, theme: Theme, room: int) -> tuple[Line, ...]:
    if not content.named_as:
        return ()
    return tuple(break_lines(f"“{content.named_as}”", meta_font(theme), room, NAMED_AS_LINES))


def _stacked(count: int, first: QRect) -> tuple[QRect, ...]:
    return tuple(first.translated(0, number * first.height()) for number in range(count))
