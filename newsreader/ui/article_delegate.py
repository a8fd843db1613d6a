"""Draws the rows of the article list, each from a picture that is kept while nothing about it changes.

Laying out a row's text takes most of the time of a scrolled page; a kept picture takes a tenth of it.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from newsreader.article.row import ArticleRow
from newsreader.ui.article_model import ROW_ROLE
from newsreader.ui.row_geometry import ROW_HEIGHT, THUMBNAIL, shows_thumbnails
from newsreader.ui.row_painter import RowLook, RowPainter
from newsreader.ui.row_words import row_age
from newsreader.ui.theme import Theme
from newsreader.ui.thumbnails import RADIUS, Thumbnails

PICTURE_BYTES = 16_000_000


class ArticleDelegate(QStyledItemDelegate):
    """Paints articles as rows.

    The view says which row is hovered and which carries the focus ring.

    Signals:
        thumbnail_wanted: (article id, picture name); answered by `set_thumbnail`.
    """

    thumbnail_wanted = Signal(object)

    def __init__(self, theme: Theme | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme or Theme()
        self._painter = RowPainter(self._theme)
        self._pictures: OrderedDict[tuple[ArticleRow | None, RowLook], QPixmap] = OrderedDict()
        self._bytes = 0
        self._thumbnails = Thumbnails(self)
        self._thumbnails.wanted.connect(self.thumbnail_wanted)
        self.hovered_row = -1
        self.ring_row = -1

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        if theme != self._theme:
            self._theme = theme
            self._painter = RowPainter(theme)
            self._pictures.clear()
            self._bytes = 0

    def row_height(self) -> int:
        """The height of every row in pixels."""
        return self._theme.px(ROW_HEIGHT)

    def thumbnail_side(self) -> int:
        """How many device pixels the shorter side of a thumbnail needs."""
        return self._thumbnails.side

    def set_thumbnail(self, article_id: int, name: str, image: QImage | None) -> None:
        """Take a thumbnail that arrived; None or a null picture if there is none after all."""
        self._thumbnails.put(article_id, name, image)

    def _look(self, option: QStyleOptionViewItem, place: int, row: ArticleRow | None, ratio: float) -> RowLook:
        rect, picture = option.rect, self._thumbnail(row, option.rect.width(), ratio)
        return RowLook(
            width=rect.width(),
            rtl=option.direction == Qt.LayoutDirection.RightToLeft,
            ratio=ratio,
            age="" if row is None else row_age(row),
            selected=_is_selected(option, place),
            hovered=place == self.hovered_row,
            ring=place == self.ring_row,
            hairline=not self._stands_out(option, place + 1),
            thumbnail=self._has_room(row, rect.width()) and (picture is None or not picture.isNull()),
            picture=picture.cacheKey() if picture is not None else 0,
        )

    def _has_room(self, row: ArticleRow | None, width: int) -> bool:
        return row is not None and row.thumbnail is not None and shows_thumbnails(self._theme, width)

    def _thumbnail(self, row: ArticleRow | None, width: int, ratio: float) -> QPixmap | None:
        if row is None or row.thumbnail is None or not self._has_room(row, width):
            return None
        self._thumbnails.set_size(self._theme.px(THUMBNAIL), self._theme.px(RADIUS), ratio)
        return self._thumbnails.get(row.id, row.thumbnail)

    def _stands_out(self, option: QStyleOptionViewItem, place: int) -> bool:
        """Whether a row is filled, so that no line is drawn above it."""
        return place in (self.hovered_row, self.ring_row) or _is_selected(option, place)

    def _drawn(self, row: ArticleRow | None, look: RowLook) -> QPixmap:
        key = (row, look)
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
            return picture
        picture = self._painter.picture(row, look, self._thumbnail(row, look.width, look.ratio))
        self._keep(key, picture)
        return picture

    def _keep(self, key: tuple[ArticleRow | None, RowLook], picture: QPixmap) -> None:
        self._pictures[key] = picture
        self._bytes += _size(picture)
        while self._bytes > PICTURE_BYTES and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= _size(oldest)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        ratio = painter.deviceTransform().m11()
        look = self._look(option, index.row(), row, ratio)
        corner: QPoint = option.rect.topLeft()
        painter.drawPixmap(corner, self._drawn(row, look))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row; its width is the list's."""
        return QSize(0, self.row_height())


def _is_selected(option: QStyleOptionViewItem, place: int) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.selectionModel().isRowSelected(place)


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * picture.depth() // 8
