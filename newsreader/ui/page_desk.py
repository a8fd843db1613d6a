"""Brings together the room of the article, the related panel and the library behind them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from newsreader.application.session import Opened, Session
from newsreader.article.model import Article, Changes, Panel
from newsreader.ui.article_links import Link
from newsreader.ui.navigator import Navigator
from newsreader.ui.read_marker import ReadMarker
from newsreader.ui.reader_area import ReaderArea
from newsreader.ui.related_panel import FollowWish, LinkDecision, RelatedPanel


class PageDesk(QObject):
    """Shows the open article and what belongs to it, and follows its links.

    Signals:
        address_requested: an address outside the library was followed.
        headline_requested: id of a headline that is not in the library and was followed.
    """

    address_requested = Signal(object)
    headline_requested = Signal(object)

    def __init__(self, area: ReaderArea, related: RelatedPanel, session: Session, navigator: Navigator) -> None:
        super().__init__(area)
        self._area = area
        self._related = related
        self._session = session
        self._navigator = navigator
        self.marker = ReadMarker(self)
        self.panel: Panel | None = None
        navigator.article_chosen.connect(self._chosen)
        navigator.article_shown.connect(self._show)
        navigator.article_closed.connect(self._closed)
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

    def follow_awaited(self) -> bool:
        """Follow the awaited headline of the card in focus, or the first there is; False if there is none."""
        if self._related.focused_card() is not None and self._related.toggle_follow():
            return True
        links = [each.link for each in self.panel.named if each.link.state == "awaited"] if self.panel else []
        if links:
            link = next((each for each in links if not each.followed), links[0])
            self._follow(FollowWish(link.headline_id, not link.followed))
        return bool(links)

    @Slot(object)
    def _chosen(self, _article_id: int) -> None:
        self.marker.left()
        self._related.show_loading()

    @Slot(object, float)
    def _show(self, opened: Opened, position: float) -> None:
        self._area.show_article(opened, position)
        self._show_panel(opened.panel)
        self.marker.opened(opened.article.id, unread=not opened.article.status.read)

    @Slot()
    def _closed(self) -> None:
        self.marker.left()
        self.panel = None
        self._related.clear()

    @Slot(object)
    def _show_panel(self, panel: Panel) -> None:
        if panel.article_id == self._navigator.article_id:
            self.panel = panel
            self._related.show_panel(panel)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        shown = self._navigator.article_id
        if shown is not None and changes.kinds & {"articles", "links", "headlines", "bin", "read"}:
            self._session.ask_panel(shown)

    @Slot(object)
    def _mark_read(self, article_id: int) -> None:
        self._session.mark_read([article_id], True)

    @Slot(object)
    def _follow_link(self, link: Link) -> None:
        if link.kind == "named":
            self._follow_named(link.index)
        else:
            named = self.panel.named if self.panel else ()
            target = next((each.link.target for each in named if each.link.url and each.link.url == link.url), None)
            if target is not None:
                self._open(target)
            else:
                self.address_requested.emit(link.url)

    def _follow_named(self, index: int) -> None:
        stored = (
            next((each.link for each in self.panel.named if each.link.index == index), None) if self.panel else None
        )
        if stored is None:
            return
        if stored.target is not None and stored.state in ("here", "possible"):
            self._open(stored.target)
        elif stored.url:
            self.address_requested.emit(stored.url)
        else:
            self.headline_requested.emit(stored.headline_id)

    @Slot(object)
    def _open(self, article_id: int) -> None:
        if article_id < 0:
            self.headline_requested.emit(-article_id)
        else:
            self._navigator.open(article_id)

    @Slot(object)
    def _follow(self, wish: FollowWish) -> None:
        text = self.tr("You will be told when it arrives") if wish.on else self.tr("No longer followed")
        self._session.follow(wish.headline_id, wish.on, text)

    @Slot(object)
    def _decide(self, decision: LinkDecision) -> None:
        text = self.tr("Link confirmed") if decision.accept else self.tr("Link removed")
        self._session.decide_link(decision.article_id, decision.index, decision.accept, text)
