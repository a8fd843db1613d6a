"""The related panel: what the open article names, what belongs to it, and which articles name it.

What it names is shown with the article, what the program finds a moment later.

A card that stays the same article or headline is changed in place, and while the pointer is over the panel nothing
moves under it: cards keep their order and at least their height, new ones come after them, and the scroll position
makes up for what was added above.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from newsreader.article.model import ArticleRow, Panel
from newsreader.article.related import Related, Section
from newsreader.ui.article_drag import dragged_article
from newsreader.ui.card_content import CardContent, SectionContent, sections
from newsreader.ui.card_listener import CardListener
from newsreader.ui.card_wishes import FollowWish, SectionWish
from newsreader.ui.panel_ground import DropVeil
from newsreader.ui.related_card import RelatedCard
from newsreader.ui.related_column import MARGIN, RelatedColumn
from newsreader.ui.related_content import related_sections
from newsreader.ui.related_section import RelatedSection
from newsreader.ui.theme import Theme

LOADING_PAUSE_MS = 300
LEAST_WIDTH = 180


class RelatedPanel(QScrollArea):
    """The pane beside the article.

    Signals:
        article_requested: id of an article; minus the id of a headline for the page of an awaited one.
        url_requested: str, an address outside the library. page_requested: str, one that is to be kept in it.
        follow_toggled: FollowWish.
        decision_made: LinkDecision.
        context_menu_requested: CardMenu.
        refused: Refusal. section_requested: SectionWish. story_toggled: StoryWish. story_requested: id of a story.
        copies_wanted: tuple of ids of copies whose rows are wanted; answered by `show_copies`.
        terms_pointed: tuple of the words of the open article that a card under the pointer or in focus stands for.
        article_dropped: id of an article that the reader says belongs to the open one.
    """

    article_requested = Signal(object)
    url_requested = Signal(object)
    page_requested = Signal(object)
    follow_toggled = Signal(object)
    decision_made = Signal(object)
    context_menu_requested = Signal(object)
    refused = Signal(object)
    section_requested = Signal(object)
    story_toggled = Signal(object)
    story_requested = Signal(object)
    copies_wanted = Signal(object)
    terms_pointed = Signal(object)
    article_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._named: tuple[SectionContent, ...] = ()
        self._related: Related | None = None
        self._waiting = False
        self._copies: dict[int, ArticleRow] = {}
        self._listener = CardListener(self)
        self._hear_listener()
        self.setAcceptDrops(True)
        self.setObjectName("relatedPanel")
        self.setAccessibleName(self.tr("Related articles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._loading = QTimer(self, singleShot=True, interval=LOADING_PAUSE_MS)
        self._loading.timeout.connect(self._show_header)
        self._body = RelatedColumn()
        self._body.section_made.connect(self._hear)
        self._quiet = self._body.quiet
        self.setWidget(self._body)
        self._veil = DropVeil(self)
        self.apply_theme(self._theme)

    @property
    def sections(self) -> dict[str, RelatedSection]:
        """The sections that are shown, by name, from the top."""
        return self._body.sections

    @property
    def article_id(self) -> int | None:
        """The article whose panel is shown; None while there is none."""
        return self._listener.article_id

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self._body.apply_theme(theme)
        self._veil.apply_theme(theme)
        # What lies below the scroll bar is the frame's, and only the style sheet reaches that.
        sheet = f"#relatedPanel {{ background: {theme['list']}; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._settle()

    def show_panel(self, panel: Panel, *, waiting: bool = False) -> None:
        """Show what an article names; of the same article as before, only what differs is changed.

        Args:
            panel: of the article.
            waiting: what else belongs to it is on its way: `show_related` will tell.
        """
        self._loading.stop()
        same = panel.article_id == self._listener.article_id
        if not same:
            self._body.drop_sections()
            self._related, self._copies = None, {}
            self._waiting = waiting
        self._listener.article_id = panel.article_id
        self._named = sections(panel)
        self._present(same=same)
        if not same and waiting:
            self._loading.start()

    def show_related(self, related: Related) -> None:
        """Show what was found to belong to the article; nothing happens if another one is shown by now."""
        if related.article_id == self._listener.article_id:
            self._loading.stop()
            self._related, self._waiting = related, False
            self._present(same=True)

    def show_copies(self, rows: Sequence[ArticleRow]) -> None:
        """Show the copies that were asked for."""
        self._copies |= {row.id: row for row in rows}
        self._present(same=True)

    def _present(self, *, same: bool) -> None:
        """Show all there is; cards under the pointer stay where they are."""
        anchor = self._card_under_pointer() if same else None
        top = self._top_of(anchor) if anchor is not None else 0
        focused = self._card_at(self.focusWidget()) if self.has_focus() else None
        place = self.cards().index(focused) if focused is not None else 0
        self._body.hold(anchor is not None)
        content = self._content()
        self._show(content, keep_order=anchor is not None)
        self._say_why(bool(content))
        self._settle()
        if focused is not None and focused not in self.cards():
            self._focus_near(place)
        if anchor is not None and anchor in self.cards():
            self._keep_in_place(anchor, top)
        elif not same:
            self.verticalScrollBar().setValue(0)

    def _content(self) -> tuple[SectionContent, ...]:
        """What the article itself names, then what was found beside that, then who names it."""
        first = tuple(each for each in self._named if each.name == "named")
        shown = {card.article_id for each in self._named for card in each.cards if card.state in ("here", "names_this")}
        found = related_sections(self._related, self._copies, shown) if self._related is not None else ()
        return (*first, *found, *(each for each in self._named if each.name != "named"))

    def _say_why(self, some: bool) -> None:
        """Say in a quiet line why there is nothing, or why there may be more."""
        looking = self._related is not None and not self._related.complete
        words = self.tr("Nothing else in your library belongs to this article yet. If you know better, drag it here.")
        if self._related is None:
            words = self.tr("This article names no other headline, and no article here names it.")
        elif looking:
            words = self.tr("Articles are still being looked through; more may turn up here.")
        self._quiet.setText(words)
        self._quiet.setVisible(looking or not (some or self._waiting))

    def _focus_near(self, place: int) -> None:
        """The card in focus went: go on from its place."""
        cards = self.cards()
        if cards:
            cards[min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_loading(self) -> None:
        """Another article's panel is on its way: after a moment, what is shown makes way for a header alone."""
        self._waiting = False
        self._loading.start()

    def clear(self) -> None:
        """Show nothing: no article is open."""
        self._loading.stop()
        self._listener.article_id, self._waiting, self._named, self._related = None, False, (), None
        self._body.drop_sections()
        self._quiet.hide()

    def cards(self) -> list[RelatedCard]:
        """All cards that are shown, from the top."""
        return self._body.cards()

    def activate_card(self, number: int) -> bool:
        """Open card `number`, counted from 1; False if there is none."""
        cards = self.cards()
        if not 1 <= number <= len(cards):
            return False
        cards[number - 1].click()
        return True

    def has_focus(self) -> bool:
        """Whether the keyboard is in the panel."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focused_card(self) -> CardContent | None:
        """What the card shows that has the focus, itself or one of its buttons."""
        card = self._card_at(self.focusWidget()) if self.has_focus() else None
        return card.content if card is not None else None

    def toggle_follow(self) -> bool:
        """Follow the awaited headline in focus, or no longer; False if there is none in focus."""
        content = self.focused_card()
        if content is None or content.state != "awaited":
            return False
        self.follow_toggled.emit(FollowWish(content.headline_id, not content.followed))
        return True

    def focus_cards(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> bool:
        """Give the focus to the card that had it last, else to the first; False if there are no cards."""
        card = self._card_at(self._body.focusWidget()) or next(iter(self.cards()), None)
        if card is not None:
            card.setFocus(reason)
            self.ensureWidgetVisible(card, 0, self._theme.px(MARGIN))
        return card is not None

    def _show_header(self) -> None:
        """What is on its way takes longer than a moment: show the header of the section alone."""
        looking = SectionContent("looking", self.tr("Looking for related articles"), "layers", ())
        if self._waiting:
            self._show((*self._content(), looking), keep_order=True)
            self._settle()
            return
        self._listener.article_id = None
        self._quiet.hide()
        self._body.drop_sections()
        self._show((SectionContent("named", self.tr("In this article"), "link", ()),), keep_order=False)

    def _settle(self) -> None:
        self._body.settle(self.viewport().width(), self.viewport().height())

    def _keep_in_place(self, card: RelatedCard, top: int) -> None:
        """Scroll so that a card stands where it stood; room is made above or below where there is nothing to scroll."""
        target = self.verticalScrollBar().value() + self._top_of(card) - top
        if target < 0:
            self._body.add_above(-target)
            target = 0
        missing = target - self.verticalScrollBar().maximum()
        if missing > 0:
            self._body.add_below(missing)
        self._settle()
        self.verticalScrollBar().setValue(target)

    def _show(self, contents: tuple[SectionContent, ...], *, keep_order: bool) -> None:
        story = self._related.story if self._related is not None else None
        self._body.show_sections(contents, story, keep_order=keep_order)

    def _hear_listener(self) -> None:
        said = self._listener
        for heard, told in (
            (said.article_requested, self.article_requested),
            (said.url_requested, self.url_requested),
            (said.page_requested, self.page_requested),
            (said.follow_toggled, self.follow_toggled),
            (said.decision_made, self.decision_made),
            (said.refused, self.refused),
            (said.context_menu_requested, self.context_menu_requested),
        ):
            heard.connect(told)

    def _hear(self, section: RelatedSection) -> None:
        section.card_made.connect(self._listen_to)
        section.opened_up.connect(self._settle)
        section.whole_wanted.connect(self._whole_wanted)
        section.fold_toggled.connect(self._fold_toggled)
        section.story_toggled.connect(self.story_toggled)
        section.story_requested.connect(self.story_requested)

    def _listen_to(self, card: RelatedCard) -> None:
        self._listener.listen_to(card)
        card.stepped.connect(self._card_stepped)
        card.terms_pointed.connect(self.terms_pointed)

    def _whole_wanted(self, section: Section) -> None:
        if self._listener.article_id is not None:
            self.section_requested.emit(SectionWish(self._listener.article_id, section))

    def _fold_toggled(self, content: CardContent) -> None:
        if content.unfolded:
            self._copies = {key: row for key, row in self._copies.items() if key not in content.similar}
            self._present(same=True)
        else:
            self.copies_wanted.emit(content.similar)

    def _card_stepped(self, step: int) -> None:
        cards = self.cards()
        sender = self.sender()
        here = cards.index(sender) if isinstance(sender, RelatedCard) and sender in cards else 0
        place = {0: 0, 2: len(cards) - 1}.get(step, min(max(here + step, 0), len(cards) - 1))
        cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(cards[place], 0, self._theme.px(MARGIN))

    def _card_at(self, widget: QWidget | None) -> RelatedCard | None:
        return next(
            (card for card in self.cards() if widget is not None and (card is widget or card.isAncestorOf(widget))),
            None,
        )

    def _card_under_pointer(self) -> RelatedCard | None:
        return next((card for card in self.cards() if card.underMouse()), None)

    def _top_of(self, card: RelatedCard) -> int:
        return card.mapTo(self.viewport(), QPoint(0, 0)).y()

    def event(self, event: QEvent) -> bool:
        """Let go of heights that were held for a pointer that has left."""
        if event.type() == QEvent.Type.Leave and self._body.held:
            self._body.hold(on=False)
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take an article of the list, where it is not the open one."""
        dragged = dragged_article(event.mimeData())
        if dragged is not None and self._listener.article_id not in (None, dragged):
            event.acceptProposedAction()
            self._veil.cover()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It may be let go of anywhere here."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """It belongs to the open article."""
        self._veil.hide()
        dragged = dragged_article(event.mimeData())
        if dragged is not None:
            event.acceptProposedAction()
            self.article_dropped.emit(dragged)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to a card."""
        if not self.focus_cards(event.reason()):
            super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right are the window's: they go to another pane."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
