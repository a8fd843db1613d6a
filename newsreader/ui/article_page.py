"""The page of one article in a document: what it holds, in which type, and how wide it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QTextDocument

from newsreader.article.markup import display_pages
from newsreader.article.model import Article, LinkState
from newsreader.article.reading_time import reading_minutes
from newsreader.ui.article_blocks import Block, Run, Table
from newsreader.ui.article_document import DocumentWriter, resize_pictures, set_sides
from newsreader.ui.article_head import head_blocks
from newsreader.ui.article_links import PART
from newsreader.ui.article_pictures import ImageSource, Pictures, address
from newsreader.ui.article_shape import body_blocks
from newsreader.ui.document_formats import Formats
from newsreader.ui.head_notes import PICTURES, PageNotes, note_blocks
from newsreader.ui.sealed_browser import IMAGE
from newsreader.ui.text_direction import article_runs_right_to_left
from newsreader.ui.theme import Theme
from newsreader.ui.typography import Typography

NARROW = 560


class ArticlePage:
    """Sets an article into `document` and keeps it fitted to a width.

    Attributes:
        head: how many blocks stand above the body.
    """

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.type = Typography(Theme())
        self.pictures = Pictures({}, ())
        self.article: Article | None = None
        self._formats = Formats(self.type, {})
        self.head = 0
        self._part = 0
        self._notes = PageNotes()
        self._blocks: list[Block | Table] = []
        self._rtl = False
        self._column = 0
        self._widest_table = 0

    def take(
        self,
        article: Article,
        images: ImageSource,
        states: Mapping[int, LinkState] | None,
        notes: PageNotes,
    ) -> None:
        """Takes an article; without `states` those of its own links count."""
        self.article, self._notes = article, notes
        self._take_pictures(images)
        self._rtl = article_runs_right_to_left(article.language, f"{article.headline} {article.text[:2000]}")
        self._set_type(Typography(self.type.theme, self.type.text_size, article.language))
        self._formats.take_states({link.index: link.state for link in article.links} if states is None else states)
        self.turn_to(0)

    def take_more(self, article: Article, images: ImageSource) -> None:
        """Takes the same article with other pictures; `lay_out` shows them."""
        self.article = article
        self._take_pictures(images)
        self.turn_to(self._part)

    def take_notes(self, notes: PageNotes) -> bool:
        """Takes what is known beside the article; `lay_out` shows it. False if nothing of it is another."""
        if notes == self._notes or self.article is None:
            return False
        self._notes = notes
        self.turn_to(self._part)
        return True

    def _take_pictures(self, images: ImageSource) -> None:
        article = self.article
        names, remote = (article.image_names, article.remote_images) if article else ((), ())
        self.pictures = Pictures(images, names, remote)
        self.pictures.dress(self.type.theme)

    def update(self, article: Article) -> None:
        """Takes what is known by now of the links of the article that is shown; `lay_out` shows it."""
        self.article = article
        self._formats.take_states({link.index: link.state for link in article.links})

    def drop(self) -> None:
        """Forgets the article."""
        self.article = None
        self._blocks = []
        self.pictures = Pictures({}, ())

    def restyle(self, theme: Theme, text_size: float | None) -> None:
        """Takes another theme or size; `lay_out` shows it."""
        self._set_type(Typography(theme, text_size or self.type.text_size, self.type.language))
        self.pictures.dress(theme)

    def _set_type(self, wanted: Typography) -> None:
        if wanted != self.type:
            self.type = wanted
            self._formats = self._formats.in_type(wanted)

    def turn_to(self, part: int) -> None:
        """Takes one part, from 0, of an article too long to lay out at once; `lay_out` shows it."""
        article = self.article
        if article is None:
            return
        self._part = part
        pages = list(islice(display_pages(article.html), part, part + 2))
        blocks: list[Block | Table] = []
        if not part:
            minutes = reading_minutes(article.text, article.language) if article.text.strip() else 0
            blocks += head_blocks(article, minutes, datetime.now().astimezone())
            blocks += note_blocks(article, self._notes, len(self.pictures.waiting()))
        self.head = len(blocks)
        lede = "" if part else article.lede
        body = body_blocks(pages[0] if pages else "", article.headline, lede, self.pictures.names())
        blocks += map(self._loading, body)
        if len(pages) > 1:
            more = QCoreApplication.translate("ReadingPane", "This article is very long. Go on to part {}")
            blocks += [Block("rule"), Block("paragraph", (Run(more.format(part + 2), href=f"{PART}{part + 1}"),))]
        self._blocks = blocks

    def _loading(self, block: Block | Table) -> Block | Table:
        """The place of a picture that leads nowhere else loads the pictures."""
        waits = isinstance(block, Block) and block.kind == "picture" and block.image in self.pictures.waiting()
        return replace(block, href=PICTURES) if waits and isinstance(block, Block) and not block.href else block

    def lay_out(self, width: int) -> None:
        """Writes the document anew, for a view `width` pixels wide."""
        column, sides = self._measure(width)
        soft = self.article is None or "\u200b" not in self.article.html
        writer = DocumentWriter(self.document, self._formats, self.pictures, rtl=self._rtl, soft_breaks=soft)
        writer.write(self._blocks, column, sides)
        self._column, self._widest_table = column, writer.widest_table

    def fit(self, width: int, ratio: float) -> None:
        """Fits margins and pictures to a width; writes anew only where a wide table turns into lines or back."""
        column, sides = self._measure(width)
        if self._widest_table and (self._widest_table > column) != (self._widest_table > self._column):
            self.lay_out(width)
            return
        set_sides(self.document, sides, self.type.page_ends)
        if column != self._column:
            self._column = column
            self.fit_pictures(ratio)

    def fit_pictures(self, ratio: float) -> None:
        """Scales the pictures that were in view for the present column and a screen of `ratio` pixels a point."""
        resize_pictures(self.document, self.pictures, self._column)
        for name in self.pictures.asked_for():
            self.document.addResource(IMAGE, QUrl(address(name)), self.pictures.shown(address(name), ratio))

    def _measure(self, width: int) -> tuple[int, tuple[int, int]]:
        """Width of the column, and the margins left and right of it, in pixels."""
        theme = self.type.theme
        side = theme.px(36 if width >= theme.px(NARROW) else 20)
        column = max(theme.px(120), min(self.type.column, width - 2 * side))
        left = max(0, (width - column) // 2)
        return column, (left, max(0, width - column - left))
