"""The related panel: what the open article names, and which articles name it.

A card that stays the same article or headline is changed in place, and while the pointer is over the panel nothing
moves under it: cards keep their order and at least their height, new ones come after them, and the scroll position
makes up for what was added above.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from newsreader.article.model import Panel
from newsreader.ui.card_content import CardContent, SectionContent, sections
from newsreader.ui.fonts import ui_font
from newsreader.ui.related_card import RelatedCard
from newsreader.ui.related_section import RelatedSection
from newsreader.ui.theme import Theme

LOADING_PAUSE_MS = 300
MARGIN = 14


@dataclass(frozen=True, slots=True)
class FollowWish:
    """The reader wants to be told when a headline's article arrives, or no longer."""

    headline_id: int
    on: bool


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """The reader's Yes or No to a possible link of an article."""

    article_id: int
    index: int
    accept: bool


@dataclass(frozen=True, slots=True)
class CardMenu:
    """A context menu is wanted for a card, at a point of the screen."""

    card: CardContent
    point: QPoint


class PanelGround(QWidget):
    """What the sections stand on. It paints its ground itself: a style sheet takes no notice of palettes."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme()

    def apply_theme(self, theme: Theme) -> None:
        """Take over the colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme["list"]))
        painter.end()


class RelatedPanel(QScrollArea):
    """The pane beside the article.

    Signals:
        article_requested: id of an article; minus the id of a headline for the page of an awaited one.
        url_requested: str, an address outside the library.
        follow_toggled: FollowWish.
        decision_made: LinkDecision.
        context_menu_requested: CardMenu.
    """

    article_requested = Signal(object)
    url_requested = Signal(object)
    follow_toggled = Signal(object)
    decision_made = Signal(object)
    context_menu_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._article_id: int | None = None
        self._sections: dict[str, RelatedSection] = {}
        self._held = False
        self.setObjectName("relatedPanel")
        self.setAccessibleName(self.tr("Related articles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._loading = QTimer(self, singleShot=True, interval=LOADING_PAUSE_MS)
        self._loading.timeout.connect(self._show_header)
        self._body = PanelGround()
        self._column = QVBoxLayout(self._body)
        self._quiet = QLabel(self.tr("This article names no other headline, and no article here names it."))
        self._quiet.setTextFormat(Qt.TextFormat.PlainText)
        self._quiet.setWordWrap(True)
        self._quiet.hide()
        self._column.addWidget(self._quiet)
        self._foot = QWidget()
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._column.addWidget(self._foot, 1)
        self.setWidget(self._body)
        self.apply_theme(self._theme)

    @property
    def article_id(self) -> int | None:
        """The article whose panel is shown; None while there is none."""
        return self._article_id

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        px = theme.px
        self._set_margins()
        for section in self._sections.values():
            section.apply_theme(theme)
        self._body.apply_theme(theme)
        # What lies below the scroll bar is the frame's, and only the style sheet reaches that.
        sheet = f"#relatedPanel {{ background: {theme['list']}; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._quiet.setFont(ui_font(theme, 12))
        self._quiet.setContentsMargins(px(2), px(10), px(2), 0)
        palette = self._quiet.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme["muted"]))
        self._quiet.setPalette(palette)
        self._settle()

    def show_panel(self, panel: Panel) -> None:
        """Show the panel of an article; of the same article as before, only what differs is changed."""
        self._loading.stop()
        same = panel.article_id == self._article_id
        anchor = self._card_under_pointer() if same else None
        top = self._top_of(anchor) if anchor is not None else 0
        self._article_id = panel.article_id
        if not same:
            self._drop_sections()
        self._hold(anchor is not None)
        content = sections(panel)
        self._show_sections(content, keep_order=anchor is not None)
        self._quiet.setVisible(not content)
        self._settle()
        if anchor is not None:
            self._keep_in_place(anchor, top)
        elif not same:
            self.verticalScrollBar().setValue(0)

    def show_loading(self) -> None:
        """Another article's panel is on its way: after a moment, what is shown makes way for a header alone."""
        self._loading.start()

    def clear(self) -> None:
        """Show nothing: no article is open."""
        self._loading.stop()
        self._article_id = None
        self._drop_sections()
        self._quiet.hide()

    def cards(self) -> list[RelatedCard]:
        """All cards that are shown, from the top."""
        return [card for section in self._sections.values() for card in section.cards()]

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

    def _show_sections(self, contents: tuple[SectionContent, ...], *, keep_order: bool) -> None:
        wanted = [content.name for content in contents]
        for name in [name for name in self._sections if name not in wanted]:
            self._drop(name)
        for place, content in enumerate(contents):
            section = self._sections.get(content.name) or self._section(content.name)
            section.show_content(content, keep_order=keep_order)
            self._column.insertWidget(place, section)
            section.show()
        self._sections = {name: self._sections[name] for name in wanted}

    def _section(self, name: str) -> RelatedSection:
        section = RelatedSection(name, self._theme, self._body)
        section.card_made.connect(self._listen_to)
        section.opened_up.connect(self._settle)
        self._sections[name] = section
        return section

    def _drop(self, name: str) -> None:
        section = self._sections.pop(name)
        self._column.removeWidget(section)
        section.hide()
        section.deleteLater()

    def _drop_sections(self) -> None:
        for name in list(self._sections):
            self._drop(name)

    def _show_header(self) -> None:
        self._article_id = None
        self._quiet.hide()
        self._drop_sections()
        self._show_sections((SectionContent("named", self.tr("In this article"), "link", ()),), keep_order=False)

    def _settle(self) -> None:
        """Let the layouts come to their new heights at once, so that nothing is seen to jump."""
        for section in self._sections.values():
            layout = section.layout()
            if layout is not None:
                layout.activate()
        self._column.activate()
        width = self.viewport().width()
        self._body.resize(width, max(self._column.heightForWidth(width), self.viewport().height()))
        self._column.activate()

    def _set_margins(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(MARGIN), px(3), px(MARGIN), px(MARGIN))
        self._column.setSpacing(px(11))

    def _keep_in_place(self, card: RelatedCard, top: int) -> None:
        """Scroll so that a card stands where it stood; room is made above or below where there is nothing to scroll."""
        target = self.verticalScrollBar().value() + self._top_of(card) - top
        if target < 0:
            margins = self._column.contentsMargins()
            self._column.setContentsMargins(margins.left(), margins.top() - target, margins.right(), margins.bottom())
            target = 0
        missing = target - self.verticalScrollBar().maximum()
        if missing > 0:
            self._foot.setMinimumHeight(self._foot.height() + missing)
        self._settle()
        self.verticalScrollBar().setValue(target)

    def _hold(self, on: bool) -> None:
        self._held = on
        self._foot.setMinimumHeight(0)
        self._set_margins()
        for card in self.cards():
            if on:
                card.hold_height()
            else:
                card.release_height()

    def _listen_to(self, card: RelatedCard) -> None:
        card.clicked.connect(self._card_clicked)
        card.answered.connect(self._card_answered)
        card.follow_wanted.connect(self._card_followed)
        card.stepped.connect(self._card_stepped)
        card.menu_wanted.connect(self._card_menu)

    def _asked(self) -> CardContent:
        """What the card shows that sent the signal being handled."""
        card = self.sender()
        if not isinstance(card, RelatedCard):
            raise TypeError("Only cards send this.")
        return card.content

    def _card_clicked(self) -> None:
        content = self._asked()
        if content.url:
            self.url_requested.emit(content.url)
        elif content.article_id is not None:
            self.article_requested.emit(content.article_id)

    def _card_answered(self, accept: bool) -> None:
        if self._article_id is not None:
            self.decision_made.emit(LinkDecision(self._article_id, self._asked().index, accept))

    def _card_followed(self, on: bool) -> None:
        self.follow_toggled.emit(FollowWish(self._asked().headline_id, on))

    def _card_menu(self, point: QPoint) -> None:
        self.context_menu_requested.emit(CardMenu(self._asked(), point))

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
        if event.type() == QEvent.Type.Leave and self._held:
            self._hold(on=False)
        return super().event(event)

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
