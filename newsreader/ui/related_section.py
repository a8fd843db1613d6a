"""A section of the related panel: its header, its cards, and a row that shows the rest of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QVBoxLayout, QWidget

from newsreader.ui.buttons import QUIET_ROW, WordButton
from newsreader.ui.card_content import CardContent, SectionContent
from newsreader.ui.fonts import ui_font
from newsreader.ui.icons import pixmap
from newsreader.ui.related_card import RelatedCard
from newsreader.ui.theme import Theme

SHOWN_AT_FIRST = 5
HEADER_HEIGHT = 36
ICON = 15


class SectionHeader(QWidget):
    """Icon, label, and the number of cards that are really shown; it takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._icon, self._title, self._count = "", "", 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_title(self, icon: str, title: str, count: int) -> None:
        """Show a title with a count; 0 shows no figure."""
        self._icon, self._title, self._count = icon, title, count
        self.setAccessibleName(f"{title}, {count}" if count else title)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(HEADER_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, label and count."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        middle = self.height() // 2
        icon = QRect(px(2), middle - px(ICON) // 2, px(ICON), px(ICON))
        drawn = pixmap(self._icon, theme["text2"], px(ICON), self.devicePixelRatioF())
        painter.drawPixmap(self._placed(icon).topLeft(), drawn)
        painter.setFont(ui_font(theme, 12))
        painter.setPen(QColor(theme["muted"]))
        count = str(self._count) if self._count else ""
        taken = QFontMetrics(painter.font()).horizontalAdvance(count)
        place = QRect(self.width() - px(2) - taken, 0, taken, self.height())
        painter.drawText(self._placed(place), Qt.AlignmentFlag.AlignCenter, count)
        painter.setFont(ui_font(theme, 12, 600))
        painter.setPen(QColor(theme["text2"]))
        room = QRect(px(25), 0, self.width() - px(25 + 8) - taken, self.height())
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._placed(room), QStyle.visualAlignment(self.layoutDirection(), side), title)
        painter.end()

    def _placed(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


class RelatedSection(QWidget):
    """A section.

    Signals:
        card_made: RelatedCard, a new one that somebody should listen to.
        opened_up: the rest of its cards was asked for.
    """

    card_made = Signal(object)
    opened_up = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._content = SectionContent(name, "", "", ())
        self._open = False
        self._cards: dict[tuple[str, int], RelatedCard] = {}
        self._header = SectionHeader(self)
        self._more = WordButton("", QUIET_ROW, self)
        self._more.clicked.connect(self.show_rest)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._stack = QVBoxLayout()
        self._column.addLayout(self._stack)
        self._column.addWidget(self._more)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self._stack.setSpacing(theme.px(8))
        self._header.apply_theme(theme)
        self._more.apply_theme(theme)
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
            gone = self._cards.pop(key)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._cards = {card.key: self._card(card) for card in wanted}
        for place, card in enumerate(self._cards.values()):
            if self._stack.indexOf(card) != place:
                self._stack.insertWidget(place, card)
            card.show()
        self._header.show_title(content.icon, content.title, len(wanted))
        rest = len(content.cards) - len(wanted)
        self._more.set_words(self.tr("Show %1 more").replace("%1", str(rest)))
        self._more.setVisible(rest > 0)

    def show_rest(self) -> None:
        """Show all cards; focus on the row that asked for it goes to the first new one."""
        held, before = self._more.hasFocus(), set(self._cards)
        self._open = True
        self.show_content(self._content)
        fresh = next((card for key, card in self._cards.items() if key not in before), None)
        if held and fresh is not None:
            fresh.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened_up.emit()

    def _wanted(self, cards: Sequence[CardContent], *, keep_order: bool) -> list[CardContent]:
        ordered = list(cards)
        if keep_order:
            places = {key: place for place, key in enumerate(self._cards)}
            ordered.sort(key=lambda card: places.get(card.key, len(places)))
        # A row that would show a single card more takes as much room as the card.
        return ordered if self._open or len(ordered) <= SHOWN_AT_FIRST + 1 else ordered[:SHOWN_AT_FIRST]

    def _card(self, content: CardContent) -> RelatedCard:
        card = self._cards.get(content.key)
        if card is None:
            card = RelatedCard(content, self._theme, self)
            self.card_made.emit(card)
        else:
            card.set_content(content)
        return card
