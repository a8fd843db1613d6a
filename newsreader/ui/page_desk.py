"""Brings together the room of the article, the related panel and the library behind them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from newsreader.application.reading import Opened
from newsreader.application.session import Session
from newsreader.article.model import Article, Changes, Panel, StoredLink
from newsreader.ui.article_links import Link
from newsreader.ui.card_content import CardContent
from newsreader.ui.card_wishes import FollowWish, LinkDecision
from newsreader.ui.navigator import Navigator
from newsreader.ui.read_marker import ReadMarker
from newsreader.ui.reader_area import ReaderArea
from newsreader.ui.related_panel import RelatedPanel


class PageDesk(QObject):
    """Shows the open article and what belongs to it, and follows its links.

    Signals:
        address_requested: an address outside the library was followed.
    """

    address_requested = Signal(object)

    def __init__(self, area: ReaderArea, related: RelatedPanel, session: Session, navigator: Navigator) -> None:
        super().__init__(area)
        self._area = area
        self._related = related
        self._session = session
        self._navigator = navigator
        self.marker = ReadMarker(self)
        self.panel: Panel | None = None
        self._several = False
        self._links: tuple[StoredLink, ...] = ()
        navigator.article_chosen.connect(self._chosen)
        navigator.article_shown.connect(self._show)
        navigator.article_updated.connect(self._updated)
        navigator.article_renewed.connect(area.show_pictures)
        navigator.article_closed.connect(self._closed)
        navigator.headline_shown.connect(self._closed)
        area.pane.position_changed.connect(navigator.note_position)
        area.pane.read_to_end.connect(self.marker.reached_end)
        area.pane.link_activated.connect(self._follow_link)
        self.marker.read.connect(self._mark_read)
        session.panel_arrived.connect(self._show_panel)
        session.changed.connect(self._changed)
        related.article_requested.connect(self._open)
        related.url_requested.connect(self.address_requested)
        related.follow_toggled.connect(self._follow)
        related.decision_made.connect(self._decide)

    def article(self) -> Article | None:
        """The article that is shown."""
        opened = self._navigator.opened
        return opened.article if opened is not None else None

    def address_of(self, card: CardContent) -> str | None:
        """The address of what a card of the panel stands for."""
        if self.panel is None or card.url:
            return card.url
        named = [each for each in self.panel.named if card.headline_id and each.link.headline_id == card.headline_id]
        rows = [each.row for each in named] + [row for row in self.panel.referenced_by if row.id == card.article_id]
        urls = [row.url for row in rows if row is not None] + [each.link.url for each in named]
        return next((url for url in urls if url), None)

    @Slot()
    def look(self) -> None:
        """The room of the article came into sight, or left it: what is not seen is not read."""
        article = self.article()
        if article is None or not self._area.isVisible():
            self.marker.left()
        elif not self.marker.watches(article.id):
            self.marker.opened(article.id, unread=not article.status.read)

    @Slot(object)
    def selected(self, count: int) -> None:
        """Where several articles are selected, no panel belongs to them."""
        self._several = count > 1
        if self._several:
            self._related.clear()
        elif self.panel is not None and self._related.article_id is None:
            self._related.show_panel(self.panel, waiting=not self._session.read_only)
            self._session.related.ask(self.panel.article_id)

    def ask_panel(self) -> None:
        """Ask for the related panel anew."""
        shown = self._navigator.article_id
        if shown is not None and shown > 0:
            self._session.ask_panel(shown)

    def follow_awaited(self) -> bool:
        """Follow the awaited headline of the card in focus, or no longer; False if there is none."""
        return self._related.focused_card() is not None and self._related.toggle_follow()

    @Slot(object)
    def _chosen(self, _article_id: int) -> None:
        self.marker.left()
        self._related.show_loading()

    @Slot(object, float)
    def _show(self, opened: Opened, position: float) -> None:
        """The watch begins before the page is set: a short one is at its end at once.

        Who opened it from a card of the panel, which goes now, reads on in the article.
        """
        if self._related.has_focus():
            self._area.focus()
        self._links = opened.article.links
        self.marker.left()
        self.look()
        self._area.show_article(opened, position)
        self._show_panel(opened.panel)

    @Slot(object)
    def _updated(self, article: Article) -> None:
        """Links that mean something else now look it; the rest of the page stands as it is."""
        if article.links != self._links:
            self._links = article.links
            self._area.pane.update_links(article)

    @Slot()
    def _closed(self, *_what: object) -> None:
        self.marker.left()
        self.panel = None
        self._related.clear()

    @Slot(object)
    def _show_panel(self, panel: Panel) -> None:
        if panel.article_id == self._navigator.article_id:
            self.panel = panel
            if not self._several:
                self._related.show_panel(panel, waiting=not self._session.read_only)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        """Of a change of read states only, nothing is seen in the panel."""
        if changes.kinds & {"articles", "links", "headlines", "bin"}:
            self.ask_panel()

    @Slot(object)
    def _mark_read(self, article_id: int) -> None:
        self._session.mark_read([article_id], True)

    @Slot(object)
    def _follow_link(self, link: Link) -> None:
        named = [each.link for each in self.panel.named] if self.panel else []
        if link.kind == "named":
            found = next((each for each in named if each.index == link.index), None)
        else:
            found = next((each for each in named if each.target is not None and each.url == link.url), None)
        if found is not None and found.target is not None:
            self._navigator.open(found.target)
        elif found is not None and not found.url:
            self._navigator.open(-found.headline_id)
        elif url := link.url or (found.url if found is not None else ""):
            self.address_requested.emit(url)

    @Slot(object)
    def _open(self, article_id: int) -> None:
        self._navigator.open(article_id)

    @Slot(object)
    def _follow(self, wish: FollowWish) -> None:
        text = self.tr("You will be told when it arrives") if wish.on else self.tr("No longer followed")
        self._session.follow(wish.headline_id, wish.on, text)

    @Slot(object)
    def _decide(self, decision: LinkDecision) -> None:
        text = self.tr("Link confirmed") if decision.accept else self.tr("Link removed")
        self._session.decide_link(decision.article_id, decision.index, decision.accept, text)
