"""A section of the related panel: its header, its cards, and rows that show the rest of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsreader.article.related import Story
from newsreader.ui.buttons import QUIET_ROW, QUIET_SMALL, SMALL_LINK, WordButton
from newsreader.ui.card_content import CardContent, SectionContent
from newsreader.ui.card_wishes import StoryWish
from newsreader.ui.related_card import RelatedCard
from newsreader.ui.section_header import SectionHeader
from newsreader.ui.theme import Theme
from newsreader.ui.written_number import written

SHOWN_AT_FIRST = 5
Key = tuple[str, int]


class RelatedSection(QWidget):
    """A section.

    Signals:
        card_made: RelatedCard, a new one that somebody should listen to.
        opened_up: the rest of its cards was asked for.
        whole_wanted: the section is wanted as a list.
        fold_toggled: CardContent whose copies are to be shown, or no longer.
        story_toggled: StoryWish.
        story_requested: id of the story whose page is wanted.
    """

    card_made = Signal(object)
    opened_up = Signal()
    whole_wanted = Signal(object)
    fold_toggled = Signal(object)
    story_toggled = Signal(object)
    story_requested = Signal(object)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._content = SectionContent(name, "", "", ())
        self._open = False
        self._story: Story | None = None
        self._cards: dict[Key, RelatedCard] = {}
        self._folds: dict[Key, WordButton] = {}
        self._header = SectionHeader(self)
        self._follow = WordButton("", SMALL_LINK)
        self._follow.clicked.connect(self._toggle_story)
        self._follow.hide()
        self._header.hold(self._follow)
        self._more = WordButton("", QUIET_ROW, self)
        self._more.clicked.connect(self._show_more)
        self._page = WordButton(self.tr("Open the story"), QUIET_ROW, self)
        self._page.clicked.connect(self._open_story)
        self._page.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._stack = QVBoxLayout()
        self._column.addLayout(self._stack)
        for row in (self._more, self._page):
            self._column.addWidget(row)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._stack.setSpacing(theme.px(8))
        for each in (self._more, self._page, self._follow, *self._folds.values()):
            each.apply_theme(theme)
        self._header.apply_theme(theme)
        for card in self._cards.values():
            card.apply_theme(theme)

    def cards(self) -> list[RelatedCard]:
        """The cards that are shown, in order."""
        return list(self._cards.values())

    def show_content(self, content: SectionContent, *, keep_order: bool = False) -> None:
        """Show cards; those that stay the same are changed in place.

        Args:
            content: all the section has; five of them are shown at first.
            keep_order: cards already there keep their places, and new ones come after them.
        """
        self._content = content
        wanted = self._wanted(content.cards, keep_order=keep_order)
        for key in [key for key in self._cards if key not in {card.key for card in wanted}]:
            self._let_go(self._cards.pop(key))
        self._cards = {card.key: self._card(card) for card in wanted}
        self._set_folds(wanted)
        place = 0
        for key, card in self._cards.items():
            for each in (card, self._folds.get(key)):
                if each is not None:
                    if self._stack.indexOf(each) != place:
                        self._stack.insertWidget(place, each)
                    if self.isVisible():
                        each.show()
                    place += 1
        self._header.show_title(content.icon, content.title, len(wanted))
        self._set_more(len(wanted))

    def show_story(self, story: Story | None) -> None:
        """Offer to follow a story and to open its page; None offers neither."""
        self._story = story
        if story is not None:
            self._follow.set_words(self.tr("Following") if story.followed else self.tr("Follow"))
            name = self.tr("Stop following this story") if story.followed else self.tr("Follow this story")
            self._follow.setAccessibleName(name)
            self._follow.setToolTip(name)
        self._follow.setVisible(story is not None)
        self._page.setVisible(story is not None and len(story.articles) > 1)
        self._header.hold(self._follow)
        self._header.update()

    def show_rest(self) -> None:
        """Show all cards; focus on the row that asked for it goes to the first new one."""
        held, before = self._more.hasFocus(), set(self._cards)
        self._open = True
        self.show_content(self._content)
        fresh = next((card for key, card in self._cards.items() if key not in before), None)
        if held and fresh is not None:
            fresh.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened_up.emit()

    def _show_more(self) -> None:
        if self._content.section is None:
            self.show_rest()
        else:
            self.whole_wanted.emit(self._content.section)

    def _set_more(self, shown: int) -> None:
        if self._content.section is None:
            rest = len(self._content.cards) - shown
            self._more.set_words(self.tr("Show %1 more").replace("%1", str(rest)))
        else:
            rest = self._content.total - sum(card.state == "related" for card in self._content.cards)
            self._more.set_words(self.tr("Show all %1").replace("%1", written(self._content.total)))
        self._more.setVisible(rest > 0)

    def _wanted(self, cards: Sequence[CardContent], *, keep_order: bool) -> list[CardContent]:
        ordered = list(cards)
        if keep_order:
            places = {key: place for place, key in enumerate(self._cards)}
            ordered.sort(key=lambda card: places.get(card.key, len(places)))
        # A row that would show a single card more takes as much room as the card.
        whole = self._open or self._content.section is not None or len(ordered) <= SHOWN_AT_FIRST + 1
        return ordered if whole else ordered[:SHOWN_AT_FIRST]

    def _card(self, content: CardContent) -> RelatedCard:
        card = self._cards.get(content.key)
        if card is None:
            card = RelatedCard(content, self._theme, self)
            self.card_made.emit(card)
        else:
            card.set_content(content)
        return card

    def _set_folds(self, cards: Sequence[CardContent]) -> None:
        """A row behind each card with copies that says how many there are."""
        wanted = {card.key: card for card in cards if card.similar}
        for key in [key for key in self._folds if key not in wanted]:
            self._let_go(self._folds.pop(key))
        for key, card in wanted.items():
            fold = self._folds.get(key)
            if fold is None:
                fold = self._folds[key] = WordButton("", QUIET_SMALL, self)
                fold.apply_theme(self._theme)
                fold.clicked.connect(self._fold_clicked)
            shut = self.tr("%1 similar").replace("%1", written(len(card.similar)))
            fold.set_words(self.tr("Hide similar") if card.unfolded else shut)
            fold.setAccessibleDescription(card.title)

    def _let_go(self, widget: QWidget) -> None:
        self._stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _fold_clicked(self) -> None:
        key = next(key for key, fold in self._folds.items() if fold is self.sender())
        self.fold_toggled.emit(self._cards[key].content)

    def _toggle_story(self) -> None:
        if self._story is not None:
            self.story_toggled.emit(StoryWish(self._story, not self._story.followed))

    def _open_story(self) -> None:
        if self._story is not None:
            self.story_requested.emit(self._story.id)
