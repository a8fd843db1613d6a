"""The first line of a row (source, age, star) and the chip of an awaited headline.

Each part of the line is placed by itself, so that a Latin source beside an Arabic age cannot change their order.
"""

from __future__ import annotations

from PySide6.QtCore import QRect

from newsreader.article.row import ArticleRow
from newsreader.ui.row_canvas import RowCanvas, text_width
from newsreader.ui.row_text import in_language
from newsreader.ui.row_words import chip, copies_sign, copies_words, row_source

ICON = 14
STAR = 16
GAP = 6
DOT_GAP = 4
LEAST_SOURCE = 24


def paint_meta(canvas: RowCanvas, row: ArticleRow, age: str) -> None:
    """Paint dot, source and age from the start of the line, star and bin from its end."""
    box, px = canvas.geometry.meta, canvas.theme.px
    start, end = 0, box.width()
    if row.id < 0:
        canvas.icon(canvas.part(box, 0, px(ICON)), awaited_icon(row), "accent" if row.followed else "muted", ICON)
        start = px(ICON + GAP)
    elif row.unread and not row.deleted:
        canvas.fill(canvas.geometry.dot, canvas.theme["accent"], 4)
    if row.bookmarked:
        # A star's points reach its box nowhere: 14 px are seen of 16.
        end -= px(STAR - 1)
        canvas.icon(canvas.part(box, end, px(STAR)), "star", "star", STAR, filled=True)
        end -= px(GAP)
    if row.copies:
        end -= _paint_copies(canvas, row, age, canvas.part(box, start, end - start))
    if row.edited:
        end -= px(ICON)
        canvas.icon(canvas.part(box, end, px(ICON)), "pencil", "muted", ICON)
        end -= px(GAP)
    if row.deleted:
        end -= px(ICON)
        canvas.icon(canvas.part(box, end, px(ICON)), "trash", "muted", ICON)
        end -= px(GAP)
    _paint_source(canvas, row, age, canvas.part(box, start, end - start))


def _paint_copies(canvas: RowCanvas, row: ArticleRow, age: str, room: QRect) -> int:
    """Paint how many sources have it at the end of the line, in words if nothing gives way; answers the room taken."""
    fonts, px = canvas.fonts, canvas.theme.px
    source_width = text_width(fonts.source, row_source(row)) + text_width(fonts.meta, f" · {age}") + 2 * px(GAP)
    words, sign = copies_words(row), copies_sign(row)
    text = words if source_width + text_width(fonts.chip, words) <= room.width() else sign
    width = text_width(fonts.chip, text)
    canvas.word(text, canvas.part(room, room.width() - width, width), fonts.chip, "text2")
    return width + px(GAP)


def _paint_source(canvas: RowCanvas, row: ArticleRow, age: str, room: QRect) -> None:
    fonts, source = canvas.fonts, row_source(row)
    age_width = text_width(fonts.meta, age) if age else 0
    dot_width = text_width(fonts.meta, "·") + 2 * canvas.theme.px(DOT_GAP) if age and source else 0
    used = 0
    if source:
        least = min(canvas.theme.px(LEAST_SOURCE), room.width())
        place = canvas.part(room, 0, max(room.width() - age_width - dot_width, least))
        font = fonts.meta if row.id < 0 else fonts.source
        used = canvas.word(source, place, in_language(font, row.language), "text2")
    if dot_width:
        canvas.centred("·", canvas.part(room, used, dot_width), fonts.meta, "muted")
    if age:
        canvas.word(age, canvas.part(room, used + dot_width, age_width), fonts.meta, "muted")


def paint_chip(canvas: RowCanvas, row: ArticleRow, room: QRect, *, selected: bool) -> None:
    """Paint what is known of an awaited headline; that it is here stands out."""
    words, here = chip(row), row.target is not None
    width = min(text_width(canvas.fonts.chip, words) + 2 * canvas.theme.px(9), room.width())
    place = canvas.part(room, 0, width)
    ground = "accent" if here else "list" if selected else "side"
    canvas.fill(place, canvas.theme[ground], 10)
    canvas.centred(words, place, canvas.fonts.chip, "accent_on" if here else "text2")


def awaited_icon(row: ArticleRow) -> str:
    """The icon that says how things stand with an awaited headline."""
    if not row.followed:
        return "awaited"
    return "follow" if row.target is None else "bell-check"
