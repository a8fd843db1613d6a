"""Where things stand in a row of the article list."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect

from newsreader.ui.painting import mirrored
from newsreader.ui.theme import Theme

ROW_HEIGHT = 112
THUMBNAIL = 64
NARROW, NARROWEST = 340, 250
LEFT, RIGHT = 26, 16


class RowGeometry(NamedTuple):
    """The rectangles of one row, in pixels from its top left corner, mirrored where the window is.

    Attributes:
        rtl: the window begins at the right.
        fill: what hover, selection and the focus ring take.
        column: left and right edge of the text beside the thumbnail; `full` those below it.
    """

    theme: Theme
    width: int
    rtl: bool
    thumbnail: bool

    @property
    def bounds(self) -> QRect:
        """The whole row."""
        return QRect(0, 0, self.width, self.theme.px(ROW_HEIGHT))

    @property
    def fill(self) -> QRect:
        """What hover, selection and the focus ring fill."""
        px = self.theme.px
        return self.bounds.adjusted(px(6), 1, -px(6), -1)

    @property
    def dot(self) -> QRect:
        """The dot of an unread article."""
        return self._at(13, 16, 8, 8)

    @property
    def picture(self) -> QRect:
        """The thumbnail."""
        px = self.theme.px
        left = self.width - px(RIGHT) - px(THUMBNAIL)
        return self._mirrored(QRect(left, px(13), px(THUMBNAIL), px(THUMBNAIL)))

    @property
    def meta(self) -> QRect:
        """Source, age and star."""
        return self.line(12, 16)

    @property
    def hairline(self) -> QRect:
        """What parts the row from the next."""
        px = self.theme.px
        line = QRect(px(LEFT), self.bounds.bottom(), self.width - px(LEFT) - px(RIGHT), 1)
        return self._mirrored(line)

    def line(self, top: float, height: float, *, full: bool = False) -> QRect:
        """A line of text; `full` ones pass below the thumbnail. Arguments at 100 %."""
        px = self.theme.px
        beside = px(THUMBNAIL) + px(12) if self.thumbnail and not full else 0
        width = self.width - px(LEFT) - px(RIGHT) - beside
        return self._mirrored(QRect(px(LEFT), px(top), max(width, 1), px(height)))

    def _at(self, left: float, top: float, width: float, height: float) -> QRect:
        px = self.theme.px
        return self._mirrored(QRect(px(left), px(top), px(width), px(height)))

    def _mirrored(self, rect: QRect) -> QRect:
        return mirrored(self.rtl, self.bounds, rect)


def shows_thumbnails(theme: Theme, width: int) -> bool:
    """Whether a list this wide (pixels) has room for thumbnails and some words beside them, at its zoom."""
    return width >= theme.px(NARROWEST) and (theme.zoom <= 1 or width >= NARROW)
