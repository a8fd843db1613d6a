"""Hears what the reader does with the cards of the related panel, and says what is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from newsreader.ui.card_content import CardContent
from newsreader.ui.card_wishes import CardMenu, FollowWish, LinkDecision, Refusal
from newsreader.ui.related_card import RelatedCard


class CardListener(QObject):
    """Listens to all cards of one panel.

    Signals:
        article_requested: id of an article; minus the id of a headline for the page of an awaited one.
        url_requested: str, an address outside the library. page_requested: str, one that is to be kept in it.
        follow_toggled: FollowWish. decision_made: LinkDecision. refused: Refusal. context_menu_requested: CardMenu.

    Attributes:
        article_id: the article whose panel it is; None while there is none.
    """

    article_requested = Signal(object)
    url_requested = Signal(object)
    page_requested = Signal(object)
    follow_toggled = Signal(object)
    decision_made = Signal(object)
    refused = Signal(object)
    context_menu_requested = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.article_id: int | None = None

    def listen_to(self, card: RelatedCard) -> None:
        """Hear a new card."""
        card.clicked.connect(self._clicked)
        card.answered.connect(self._answered)
        card.page_wanted.connect(self._page_wanted)
        card.follow_wanted.connect(self._followed)
        card.menu_wanted.connect(self._menu)
        card.refused.connect(self._refused)

    def _card(self) -> RelatedCard:
        """The card that sent the signal being handled."""
        card = self.sender()
        if not isinstance(card, RelatedCard):
            raise TypeError("Only cards send this.")
        return card

    def _asked(self) -> CardContent:
        return self._card().content

    def _clicked(self) -> None:
        card = self._card()
        if card.content.url:
            card.ask(not card.asks)
        elif card.content.article_id is not None:
            self.article_requested.emit(card.content.article_id)

    def _page_wanted(self, keep: bool) -> None:
        (self.page_requested if keep else self.url_requested).emit(self._asked().url)

    def _answered(self, accept: bool) -> None:
        if self.article_id is not None:
            self.decision_made.emit(LinkDecision(self.article_id, self._asked().index, accept))

    def _followed(self, on: bool) -> None:
        self.follow_toggled.emit(FollowWish(self._asked().headline_id, on))

    def _refused(self) -> None:
        content = self._asked()
        if self.article_id is not None and content.article_id is not None:
            self.refused.emit(Refusal(self.article_id, content.article_id, content.title))

    def _menu(self, point: QPoint) -> None:
        self.context_menu_requested.emit(CardMenu(self._asked(), point))
