"""The page of a story, set as an article is: one column, its timeline from the top. Links are told, not followed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from newsreader.article.related import StoryPage
from newsreader.ui import document_decoration
from newsreader.ui.article_document import DocumentWriter
from newsreader.ui.article_page import NARROW
from newsreader.ui.article_pictures import Pictures
from newsreader.ui.document_formats import Formats
from newsreader.ui.focus_ring import draw_ring
from newsreader.ui.reading_keys import scroll_by_key, show_caret
from newsreader.ui.reading_place import height_of, place_at
from newsreader.ui.sealed_browser import ENCODED, SealedBrowser
from newsreader.ui.story_blocks import spoken_story, story_blocks
from newsreader.ui.story_links import place_of_link
from newsreader.ui.text_direction import reads_right_to_left
from newsreader.ui.theme import Theme
from newsreader.ui.typography import Typography


class StoryPane(SealedBrowser):
    """Shows one story.

    Signals:
        place_requested: ArticlePlace that a link leads to.
        column_moved: how far from the left the column begins, in pixels.
    """

    place_requested = Signal(object)
    column_moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = Typography(Theme())
        self._story: StoryPage | None = None
        self.viewport().setAutoFillBackground(False)
        self.setCursorWidth(0)
        self.setAccessibleName(self.tr("Story"))
        self.anchorClicked.connect(self._follow)

    def show_story(self, page: StoryPage) -> None:
        """Show a story; the same one anew stays where it was."""
        same = self._story is not None and self._story.story.id == page.story.id
        if page == self._story:
            return
        self._story = page
        self.setAccessibleDescription(spoken_story(page))
        self._write(stay=same)

    def apply_theme(self, theme: Theme, text_size: float) -> None:
        """Take over colours, zoom and the size of the text."""
        self._type = Typography(theme, text_size)
        palette, role = self.palette(), QPalette.ColorRole
        for each, token in ((role.Base, "page"), (role.Window, "page"), (role.Highlight, "mark")):
            palette.setColor(each, QColor(theme[token]))
        for each in (role.Text, role.HighlightedText, role.WindowText):
            palette.setColor(each, QColor(theme["text"]))
        self.setPalette(palette)
        self._write(stay=True)

    def _write(self, *, stay: bool) -> None:
        if self._story is None:
            return
        bar = self.verticalScrollBar()
        place = place_at(self.document(), bar.value()) if stay else None
        theme = self._type.theme
        width = self.viewport().width()
        side = theme.px(36 if width >= theme.px(NARROW) else 20)
        column = max(theme.px(120), min(self._type.column, width - 2 * side))
        left = max(0, (width - column) // 2)
        writer = DocumentWriter(
            self.document(),
            Formats(self._type, {}),
            Pictures({}, ()),
            rtl=reads_right_to_left(self._story.story.title, self.isRightToLeft()),
        )
        blocks = story_blocks(self._story, datetime.now().astimezone())
        writer.write(blocks, column, (left, max(0, width - column - left)))
        self.column_moved.emit(left)
        bar.setSingleStep(self._type.line_height("paragraph") * 2)
        bar.setValue(height_of(self.document(), place, bar) if place is not None else 0)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        if (place := place_of_link(url.toString(ENCODED))) is not None:
            self.place_requested.emit(place)

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, its decorations, the text, and the ring of keyboard focus."""
        theme, top = self._type.theme, self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme["page"]))
        painter.translate(0, -top)
        document_decoration.paint(painter, self.document(), QRectF(event.rect().translated(0, top)), self._type)
        painter.end()
        super().paintEvent(event)
        if self._ring and self.hasFocus():
            painter = QPainter(self.viewport())
            draw_ring(painter, theme, QRectF(self.viewport().rect()))
            painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The ring stays where it is."""
        super().scrollContentsBy(dx, dy)
        if self._ring:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays centred, the same line on top."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._write(stay=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain keys scroll; Tab goes from link to link and Enter opens one; Space is the window's."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            event.ignore()
        elif not scroll_by_key(self, event):
            show_caret(self, event)
            super().keyPressEvent(event)
