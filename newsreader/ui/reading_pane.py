"""The reading pane: one article, set as a page.

It reads nothing by itself: no file, no address, no HTML. Its document is written block by block (`article_page`),
pictures come from memory, links are reported and never followed here. The column is centred
by the margins of the root frame; the scroll bar is always there, because one that appears changes the width and so
lays the page out again. The place in the text is kept as a block and a share of it, so that a change of width, type
or theme shows the same line again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from newsreader.article.model import Article, LinkState
from newsreader.ui import document_decoration
from newsreader.ui.article_links import COPY, DECODE, DO, EDITED, PART, link_of
from newsreader.ui.article_page import ArticlePage
from newsreader.ui.article_pictures import ImageSource
from newsreader.ui.document_copy import mime_data
from newsreader.ui.document_formats import ANCHORS
from newsreader.ui.focus_ring import draw_ring
from newsreader.ui.head_notes import PageNotes
from newsreader.ui.link_hints import page_behind, target_of
from newsreader.ui.reading_keys import scroll_by_key, show_caret
from newsreader.ui.reading_menu import reading_menu
from newsreader.ui.reading_place import Place, height_of, place_at
from newsreader.ui.sealed_browser import ENCODED, SealedBrowser
from newsreader.ui.text_marks import Found, TextMarks
from newsreader.ui.text_places import TextPlaces, sentence_at
from newsreader.ui.theme import Theme


class ReadingPane(SealedBrowser):
    """Shows one article.

    Signals:
        link_activated: a `Link` was followed.
        link_hovered: Target, where the link under the pointer leads; without words when it left.
        byline_edited_activated: the word "edited" was followed.
        copy_requested: id of another copy of the article.
        decoding_requested: the article is to be read in another character set.
        page_requested: address of a page that is to be kept in the library.
        command_requested: name of a command that a note of ours offers.
        lookup_requested: the selected words are to be looked up in the library.
        read_to_end: the end of the text came into view, once per article.
        position_changed: how far the reader scrolled, 0 to 1.
        zoom_requested: +1 or -1, by the wheel.
    """

    link_activated = Signal(object)
    link_hovered = Signal(object)
    byline_edited_activated = Signal()
    copy_requested = Signal(object)
    decoding_requested = Signal()
    page_requested = Signal(object)
    command_requested = Signal(object)
    lookup_requested = Signal(object)
    read_to_end = Signal()
    position_changed = Signal(float)
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ArticlePage(self.document())
        self._place = Place()
        self._busy = False
        self._ended = True
        self._dimmed: tuple[tuple[int, int], ...] = ()
        self.marks = TextMarks(self)
        self.viewport().setAutoFillBackground(False)
        self.setCursorWidth(0)
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Article"))
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._hover)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.apply_theme(self._page.type.theme)

    # What is shown

    def show_article(
        self,
        article: Article,
        images: ImageSource,
        *,
        position: float = 0.0,
        link_states: Mapping[int, LinkState] | None = None,
        notes: PageNotes | None = None,
    ) -> None:
        """Shows an article.

        Args:
            article: its body is guarded and read here; nothing of it can load or run.
            images: decoded pictures by name.
            position: where to start, 0 at the top to 1 at the end.
            link_states: what is known of the headlines it names; taken from the article if None.
            notes: what is known beside it.
        """
        self._dimmed = ()
        self._page.take(article, images, link_states, notes or PageNotes())
        self._show(Place(share=min(1.0, max(0.0, position))))

    def update_links(self, article: Article) -> None:
        """Shows what is known by now of the links of the article that is open; the place stays."""
        if self._page.article is not None and self._page.article.id == article.id:
            self._page.update(article)
            self._lay_out()

    def show_pictures(self, article: Article, images: ImageSource) -> None:
        """Shows the pictures that came for the article that is open; the place stays."""
        if self._page.article is not None and self._page.article.id == article.id:
            self._in_place(lambda: self._page.take_more(article, images))

    def show_notes(self, notes: PageNotes) -> None:
        """Shows below the head what is known beside the article; the place stays."""
        self._in_place(lambda: self._page.take_notes(notes))

    def _in_place(self, change: Callable[[], bool | None]) -> None:
        """Changes the page, unless the answer is False, and goes on at the same words, whatever came above them."""
        head = self._page.head
        if change() is False:
            return
        if self._place.block >= head:
            self._place = replace(self._place, block=self._place.block + self._page.head - head)
        self._lay_out()
        self._dim()

    def _show(self, place: Place) -> None:
        self._place, self._ended = place, False
        self.setCursorWidth(0)
        self.setAccessibleDescription(self._page.article.headline if self._page.article else "")
        self.marks.forget()
        self._lay_out()
        self._dim()
        self._look_for_end()

    def show_nothing(self) -> None:
        """Empties the pane."""
        self._page.drop()
        self._show(Place())
        self._ended = True

    def clear(self) -> None:
        """Empties the pane."""
        self.show_nothing()

    def apply_theme(self, theme: Theme, text_size: float | None = None) -> None:
        """Sets the page in a theme.

        Args:
            theme: its colours and its zoom.
            text_size: of the body at 100 % zoom, in pixels; unchanged if None.
        """
        self._page.restyle(theme, text_size)
        palette, role = self.palette(), QPalette.ColorRole
        for each, token in ((role.Base, "page"), (role.Window, "page"), (role.Highlight, "mark")):
            palette.setColor(each, QColor(theme[token]))
        for each in (role.Text, role.HighlightedText, role.WindowText):
            palette.setColor(each, QColor(theme["text"]))
        self.setPalette(palette)
        self.marks.apply_theme(theme)
        self._lay_out()
        self.viewport().update()

    def _lay_out(self) -> None:
        """Writes the page and goes to the kept place."""
        self._busy = True
        self._page.lay_out(self.viewport().width())
        self._busy = False
        self._return_to_place()
        self.marks.show()

    # Where the reader is

    def position(self) -> float:
        """How far the text was read: 0 at the top to 1 at the end."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() > 0 else 0.0

    def scroll_screen(self, direction: int) -> bool:
        """Scrolls a screen down (1) or up (-1); False if it was at the end already."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() if direction > 0 else bar.value() <= 0:
            return False
        step = max(1, self.viewport().height() - 2 * self._page.type.line_height("paragraph"))
        bar.setValue(bar.value() + direction * step)
        return True

    def _return_to_place(self) -> None:
        self._busy = True
        bar = self.verticalScrollBar()
        bar.setSingleStep(self._page.type.line_height("paragraph") * 2)
        bar.setValue(height_of(self.document(), self._place, bar))
        self._busy = False

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        if self._busy:
            return
        self._place = place_at(self.document(), value)
        self.position_changed.emit(self.position())
        self._look_for_end()

    def _look_for_end(self) -> None:
        bar = self.verticalScrollBar()
        if not self._ended and self.isVisible() and bar.value() >= bar.maximum() - self._page.type.theme.px(96):
            self._ended = True
            self.read_to_end.emit()

    # Finding

    def find_text(self, text: str, backwards: bool = False) -> Found:
        """Goes to the next place of some words, from the one found last or from what is in view."""
        return self.marks.find(text, backwards=backwards)

    def mark_words(self, words: Sequence[str]) -> None:
        """Marks every word that begins with one of `words`; none takes the marks away."""
        self.marks.mark_words(words)

    def mark_terms(self, terms: Sequence[str]) -> None:
        """Marks the words that a reason of the related panel stands for; none takes the marks away."""
        self.marks.mark_terms(terms)

    # Places in the article's plain text

    def dim(self, spans: Sequence[tuple[int, int]]) -> None:
        """Dims some (start, length) of the article's text; none shows all alike."""
        self._dimmed = tuple(spans)
        self._dim()

    def go_to_text(self, start: int) -> None:
        """Brings a place of the article's text into view, a third from the top."""
        if self._page.article is None:
            return
        wanted = sentence_at(self._page.article.text, start)
        for found, _end in self._places().spans([wanted]):
            cursor = QTextCursor(self.document())
            cursor.setPosition(found)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.viewport().height() // 3)

    def _dim(self) -> None:
        self.marks.dim(self._places().spans(self._dimmed) if self._dimmed else ())

    def _places(self) -> TextPlaces:
        text = self._page.article.text if self._page.article else ""
        return TextPlaces(text, self.document().toRawText())

    # Links

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        href = url.toString(ENCODED)
        if href == EDITED:
            self.byline_edited_activated.emit()
        elif href == DECODE:
            self.decoding_requested.emit()
        elif href.startswith(DO):
            self.command_requested.emit(href.removeprefix(DO))
        elif href.startswith(COPY):
            self.copy_requested.emit(int(href.removeprefix(COPY)))
        elif href.startswith(PART):
            self._page.turn_to(int(href.removeprefix(PART)))
            self._show(Place())
        elif href.startswith("#"):
            self._go_to_anchor(url.fragment())
        elif link := link_of(href):
            self.link_activated.emit(link)

    def _go_to_anchor(self, name: str) -> None:
        block = self.document().begin()
        while block.isValid():
            if name in str(block.blockFormat().property(ANCHORS) or "").split():
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - self._page.type.theme.px(44))
                return
            block = block.next()

    @Slot(QUrl)
    def _hover(self, url: QUrl) -> None:
        self.link_hovered.emit(target_of(url.toString(ENCODED), self._page.article))

    def context_menu(self, href: str) -> QMenu:
        """The menu for the selection and for the link under the pointer (`href`, or empty)."""
        menu = reading_menu(
            self, href, self._page.article, lambda: self._follow(QUrl(href)), self.lookup_requested.emit
        )
        if url := page_behind(href, self._page.article):
            menu.addSeparator()
            menu.addAction(self.tr("Save page to the library"), partial(self.page_requested.emit, url))
        if self._page.article is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Decode again…")).triggered.connect(self.decoding_requested)
        return menu

    def picture(self, address: str) -> object:
        """A picture of the article by its own name, scaled; for everything else a transparent point."""
        return self._page.pictures.shown(address, self.devicePixelRatioF())

    # Qt's own

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu at the pointer."""
        menu = self.context_menu(self.anchorAt(event.pos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the exact text, and plain HTML without pictures."""
        return mime_data(self.textCursor())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, its decorations, the text, and the ring of keyboard focus."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._page.type.theme["page"]))
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        document_decoration.paint(painter, self.document(), QRectF(event.rect().translated(0, top)), self._page.type)
        painter.end()
        super().paintEvent(event)
        if self._ring and self.hasFocus():
            painter = QPainter(self.viewport())
            draw_ring(painter, self._page.type.theme, QRectF(self.viewport().rect()))
            painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The ring stays where it is."""
        super().scrollContentsBy(dx, dy)
        if self._ring:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays centred, the same line on top."""
        self._busy = True
        super().resizeEvent(event)
        self._page.fit(self.viewport().width(), self.devicePixelRatioF())
        self._busy = False
        self._return_to_place()
        self._look_for_end()

    def changeEvent(self, event: QEvent) -> None:
        """Another screen needs other pictures."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._page.fit_pictures(self.devicePixelRatioF())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel asks for another size of text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain keys scroll; those that move the text cursor show it."""
        if not scroll_by_key(self, event):
            show_caret(self, event)
            super().keyPressEvent(event)
