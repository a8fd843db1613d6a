"""Paints one row of the article list, from its article and the state it is in."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPixmap

from newsreader.article.row import ArticleRow
from newsreader.ui.painting import fill
from newsreader.ui.row_canvas import RowCanvas, RowFonts
from newsreader.ui.row_geometry import ROW_HEIGHT, RowGeometry
from newsreader.ui.row_meta import paint_chip, paint_meta
from newsreader.ui.row_text import TextStyle, break_lines, in_language, reach_mark
from newsreader.ui.row_words import one_line
from newsreader.ui.theme import Theme


class RowLook(NamedTuple):
    """All that a row's picture depends on beside its article.

    Attributes:
        width: of the row, in logical pixels; `ratio` device pixels to each.
        rtl: the window begins at the right.
        thumbnail: room is left for one; `picture` tells which, 0 while it is on its way.
    """

    width: int
    rtl: bool
    ratio: float
    age: str = ""
    selected: bool = False
    hovered: bool = False
    ring: bool = False
    hairline: bool = True
    thumbnail: bool = False
    picture: int = 0


class RowPainter:
    """Paints rows in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts = RowFonts(theme)

    def picture(self, row: ArticleRow | None, look: RowLook, thumbnail: QPixmap | None) -> QPixmap:
        """A row as a picture of its own."""
        drawn = QPixmap(QSize(look.width, self._theme.px(ROW_HEIGHT)) * look.ratio)
        drawn.setDevicePixelRatio(look.ratio)
        painter = QPainter(drawn)
        try:
            self.paint(painter, row, look, thumbnail)
        finally:
            # A picture that is still being painted takes the program down with it.
            painter.end()
        return drawn

    def paint(self, painter: QPainter, row: ArticleRow | None, look: RowLook, picture: QPixmap | None) -> None:
        """Paint a row at the painter's origin; without an article, the shape of one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        geometry = RowGeometry(self._theme, look.width, look.rtl, look.thumbnail)
        canvas = RowCanvas(painter, self._theme, self._fonts, geometry, look.ratio)
        self._paint_ground(canvas, look)
        if row is None:
            self._paint_shape(canvas)
        else:
            paint_meta(canvas, row, look.age)
            self._paint_texts(canvas, row, look)
            if look.thumbnail:
                self._paint_picture(canvas, picture)
        if look.ring:
            from newsreader.ui.focus_ring import draw_ring  # no row has one when it is painted first

            draw_ring(painter, self._theme, QRectF(geometry.fill).adjusted(1, 1, -1, -1))

    def _paint_ground(self, canvas: RowCanvas, look: RowLook) -> None:
        theme, geometry = self._theme, canvas.geometry
        fill(canvas.painter, geometry.bounds, theme["list"])
        if look.selected or look.hovered:
            canvas.fill(geometry.fill, theme["sel" if look.selected else "hover"], 8)
        elif look.hairline:
            fill(canvas.painter, geometry.hairline, theme["line"])

    def _paint_shape(self, canvas: RowCanvas) -> None:
        """Bars where the words will be."""
        for top, height, share in ((16, 8, 0.35), (36, 12, 0.95), (57, 12, 0.6), (88, 8, 0.8)):
            bar = canvas.geometry.line(top, height)
            canvas.fill(canvas.part(bar, 0, bar.width() * share), self._fonts.shape_colour, height / 2)

    def _paint_picture(self, canvas: RowCanvas, picture: QPixmap | None) -> None:
        place = canvas.geometry.picture
        if picture is None:
            canvas.fill(place, self._fonts.shape_colour, 6)
        else:
            canvas.painter.drawPixmap(place.topLeft(), picture)

    def _paint_texts(self, canvas: RowCanvas, row: ArticleRow, look: RowLook) -> None:
        """Paint the headline in one or two lines, and below it the excerpt or an awaited headline's chip."""
        geometry = canvas.geometry
        style = self._headline_style(row)
        width = geometry.line(0, 21).width()
        lines = break_lines(one_line(row.headline), style.font, width, 2, row.headline_marks)
        for place, line in enumerate(lines):
            canvas.line(line, geometry.line(30.5 + 21 * place, 21), style)
        if row.id < 0:
            room = geometry.line(60 if len(lines) < 2 else 81, 20)
            paint_chip(canvas, row, room, selected=look.selected)
        elif len(lines) < 2:
            # Beside the thumbnail, where a second line of the headline would be, and one more.
            self._paint_excerpt(canvas, row, look, [geometry.line(57, 18), geometry.line(75, 18)])
        else:
            self._paint_excerpt(canvas, row, look, [geometry.line(82, 18, full=True)])

    def _paint_excerpt(self, canvas: RowCanvas, row: ArticleRow, look: RowLook, places: list[QRect]) -> None:
        style = self._style(self._fonts.excerpt, self._theme["text2" if look.selected else "muted"], row)
        width, count = places[0].width(), len(places)
        text, marks = reach_mark(one_line(row.excerpt), style.font, width * count, row.excerpt_marks)
        lines = break_lines(text, style.font, width, count, marks)
        for line, place in zip(lines, places, strict=False):
            canvas.line(line, place, style)

    def _headline_style(self, row: ArticleRow) -> TextStyle:
        fonts = self._fonts
        if row.id < 0:
            colour = self._theme["text2"] if row.target is None else self._theme["text"]
            return self._style(fonts.read, colour, row)
        unread = row.unread and not row.deleted
        return self._style(
            fonts.unread if unread else fonts.read, self._theme["text"] if unread else fonts.read_colour, row
        )

    def _style(self, font: QFont, colour: str, row: ArticleRow) -> TextStyle:
        return TextStyle(in_language(font, row.language), colour, (self._theme["text"], self._theme["mark"]))
