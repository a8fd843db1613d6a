"""Brings together the related panel, what the program finds for the open article, and what the reader says of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from newsreader.application.reading import Opened
from newsreader.application.relations import SectionName
from newsreader.article.model import ArticleRow, Changes, View, ViewKind
from newsreader.article.related import Related, Story
from newsreader.ui.card_wishes import Refusal, SectionWish
from newsreader.ui.palette_model import PaletteEntry
from newsreader.ui.related_content import section_title
from newsreader.ui.row_words import isolated, one_line

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

AGAIN_MS = 600
LATER_MS = 3000  # until it is asked again while articles are looked through
POINT_MS = 140
PAIR, OFFERED = 2, 8
CONCERNS = {"articles", "bin", "links", "stories"}


class RelatedDesk(QObject):
    """Asks what belongs to the open article and keeps the answer true.

    Attributes:
        related: the last answer, while its article is open.
    """

    def __init__(self, window: MainWindow) -> None:
        panel, session, navigator = window.parts.related, window.session, window.navigator
        super().__init__(panel)
        self._panel = panel
        self._pane = window.parts.reader.pane
        self._session = session
        self._navigator = navigator
        self._lists = window.lists
        self._choice = window.choice
        self.related: Related | None = None
        self._terms: Sequence[str] = ()
        # While articles come in, one question now and then is enough; and a pointer that only passes marks nothing.
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.ask)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.ask)
        self._point = QTimer(self, singleShot=True, interval=POINT_MS)
        self._point.timeout.connect(self._mark)
        navigator.article_shown.connect(self._article_shown)
        navigator.article_closed.connect(self._forget)
        navigator.headline_shown.connect(self._forget)
        session.related.arrived.connect(self._arrived)
        session.changed.connect(self._changed)
        panel.terms_pointed.connect(self._terms_pointed)
        panel.copies_wanted.connect(self._ask_copies)
        panel.section_requested.connect(self._show_section)
        panel.refused.connect(self.refuse)
        panel.article_dropped.connect(self._dropped)

    @Slot()
    def ask(self) -> None:
        """Ask what belongs to the open article."""
        self._again.stop()
        opened = self._navigator.opened
        shown = self._navigator.article_id
        if opened is not None and opened.article.id == shown and not self._session.read_only:
            self._session.related.ask(opened.article.id)

    @Slot(object)
    def refuse(self, refusal: Refusal) -> None:
        """Remember that an article does not belong to the open one."""
        label = self.tr("Not related: %1").replace("%1", isolated(one_line(refusal.headline, 200)))
        self._session.related.decide(refusal.article_id, refusal.other_id, False, label)

    def row(self, article_id: int | None) -> ArticleRow | None:
        """What is known of an article that was found."""
        related = self.related
        found = (*related.same_story, *related.background, *related.follow_ups) if related is not None else ()
        return next((each.row for each in found if each.row.id == article_id), None)

    def story_with(self, article_id: int | None) -> Story | None:
        """The story of the open article, if another article is part of it too."""
        story = self.related.story if self.related is not None else None
        return story if story is not None and article_id in story.articles else None

    def ask_other(self, selected: Sequence[int]) -> None:
        """Relate two selected articles to each other, else ask for one that belongs to the open one."""
        if len(selected) == PAIR:
            self._relate(selected[0], selected[1])
        elif (shown := self._navigator.article_id) is not None and shown > 0:
            first = [row for row in self._lists.rows(self._navigator.ids) if row.id not in (shown, 0) and row.id > 0]
            prompt = self.tr("Which article belongs to this one?")
            self._choice.of_articles(prompt, first[:OFFERED], partial(self._chosen, shown))

    def _chosen(self, article_id: int, entry: PaletteEntry) -> None:
        if isinstance(entry.value, int) and entry.value != article_id:
            self._relate(article_id, entry.value, entry.label)

    def _relate(self, article_id: int, other_id: int, headline: str = "") -> None:
        label = self.tr("Related by you")
        if headline:
            label = self.tr("Related by you: %1").replace("%1", isolated(one_line(headline, 200)))
        self._session.related.decide(article_id, other_id, True, label)

    @Slot(object, float)
    def _article_shown(self, opened: Opened, _position: float) -> None:
        if self.related is not None and self.related.article_id != opened.article.id:
            self.related = None
        self.ask()

    @Slot()
    def _forget(self, *_what: object) -> None:
        self.related = None
        self._again.stop()
        self._later.stop()
        self._session.related.drop()

    @Slot(object)
    def _arrived(self, related: Related) -> None:
        if related.article_id == self._navigator.article_id:
            self.related = related
            self._panel.show_related(related)
            if not related.complete:
                self._later.start()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        """What the reader says acts at once; what comes in may wait a moment."""
        if "related" in changes.kinds:
            self.ask()
        elif changes.everything or changes.kinds & CONCERNS:
            self._again.start()

    @Slot(object)
    def _terms_pointed(self, terms: Sequence[str]) -> None:
        self._terms = terms
        if terms:
            self._point.start()
        else:
            self._mark()

    @Slot()
    def _mark(self) -> None:
        self._point.stop()
        self._pane.mark_terms(self._terms)

    @Slot(object)
    def _ask_copies(self, ids: Sequence[int]) -> None:
        self._session.related.ask_rows(ids, self._panel.show_copies)

    @Slot(object)
    def _show_section(self, wish: SectionWish) -> None:
        opened = self._navigator.opened
        view = View(ViewKind.RELATED, str(SectionName(wish.article_id, wish.section)))
        headline = one_line(opened.article.headline, 200) if opened is not None else ""
        self._lists.call(view, f"{section_title(wish.section)}: {isolated(headline)}")
        self._navigator.show_aside(view)
        self._lists.focus()

    @Slot(object)
    def _dropped(self, article_id: int) -> None:
        shown, row = self._navigator.article_id, self._lists.row(article_id)
        if shown is not None:
            self._relate(shown, article_id, row.headline if row is not None else "")
