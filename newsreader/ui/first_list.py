"""Draws the article list as a first look saw it: its head, the rows on the screen, and the handle of its scroll bar."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics, QPainter

from newsreader.article.row import ArticleRow, View
from newsreader.library.glance import Glance
from newsreader.ui.fonts import ui_font
from newsreader.ui.head_places import HEIGHT, ORDER_PX, TITLE_PX, order_names, order_place, title_place
from newsreader.ui.line_words import paint_words, words_width
from newsreader.ui.painting import fill, fill_round, mirrored
from newsreader.ui.preferences import WindowState
from newsreader.ui.row_geometry import ROW_HEIGHT, shows_thumbnails
from newsreader.ui.row_painter import RowLook, RowPainter
from newsreader.ui.row_text import TextStyle, draw_centred
from newsreader.ui.row_words import one_line, row_age
from newsreader.ui.scroll_places import BAR, handle_place, handle_radius, offset_of
from newsreader.ui.theme import Theme
from newsreader.ui.view_names import view_name


class FirstList:
    """The list that is kept from the day before, with what it holds today."""

    def __init__(self, theme: Theme, kept: WindowState) -> None:
        self._theme = theme
        self._kept = kept
        self._painter = RowPainter(theme)
        self._ids = array("q")
        self._rows: dict[int, ArticleRow] = {}
        self._top = 0

    def show_glance(self, glance: Glance) -> None:
        """Take over what was seen."""
        self._ids = glance.ids
        self._rows = {row.id: row for row in glance.rows}
        top = self._kept.list_article
        self._top = self._ids.index(top) if top in self._rows else 0

    def paint(self, painter: QPainter, place: QRect, ratio: float, *, rtl: bool) -> bool:
        """Draw it into its place, on its ground, `ratio` device pixels to each; answers whether there was anything."""
        if not self._rows:
            return False
        height = self._theme.px(HEIGHT)
        self._paint_rows(painter, place.adjusted(0, height, 0, 0), ratio, rtl)
        self._paint_head(painter, QRect(place.left(), place.top(), place.width(), height), rtl)
        return True

    def _paint_rows(self, painter: QPainter, place: QRect, ratio: float, rtl: bool) -> None:
        row_height = self._theme.px(ROW_HEIGHT)
        offset = offset_of(self._top, len(self._ids), row_height, place.height())
        scrolls = len(self._ids) * row_height > place.height()
        bar = self._theme.px(BAR) if scrolls else 0
        left = place.left() + (bar if rtl else 0)
        first, end = offset // row_height, -(-(offset + place.height()) // row_height)
        for row in range(first, min(end, len(self._ids))):
            picture = self._painter.picture(*self._row(row, place.width() - bar, ratio, rtl), None)
            painter.drawPixmap(QPoint(left, place.top() + row * row_height - offset), picture)
        if scrolls:
            handle = handle_place(self._theme, place.height(), len(self._ids) * row_height, offset)
            handle.translate(place.left() if rtl else place.right() + 1 - bar, place.top())
            self._paint_handle(painter, handle)

    def _paint_handle(self, painter: QPainter, place: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        fill_round(painter, place, self._theme["line"], handle_radius(self._theme, place))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _row(self, place: int, width: int, ratio: float, rtl: bool) -> tuple[ArticleRow | None, RowLook]:
        """The article at a place, as far as it was seen, and how it looks."""
        row = self._rows.get(self._ids[place])
        look = RowLook(
            width=width,
            rtl=rtl,
            ratio=ratio,
            age="" if row is None else row_age(row),
            selected=self._is_open(place),
            hairline=not self._is_open(place + 1),
            thumbnail=row is not None and row.thumbnail is not None and shows_thumbnails(self._theme, width),
        )
        return row, look

    def _is_open(self, place: int) -> bool:
        return 0 <= place < len(self._ids) and self._ids[place] == self._kept.article

    def _paint_head(self, painter: QPainter, place: QRect, rtl: bool) -> None:
        theme, name = self._theme, one_line(view_name(self._kept.view or View()))
        fill(painter, place, theme["list"])
        title = TextStyle(ui_font(theme, TITLE_PX, 600), theme["text"])
        small = TextStyle(ui_font(theme, ORDER_PX), theme["muted"])
        order = order_names()[self._kept.order]
        button = order_place(theme, place.width(), QFontMetrics(small.font).horizontalAdvance(order))
        room = title_place(theme, button, words_width(title, name))
        corner = place.topLeft()
        paint_words(painter, name, mirrored(rtl, place, room.translated(corner)), title, rtl=rtl)
        draw_centred(painter, order, mirrored(rtl, place, button.translated(corner)), small)
