"""What a card does while it is looked at: it offers to be refused, and tells which words its reasons stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget

from newsreader.ui.card_content import CardContent
from newsreader.ui.refuse_button import RefuseButton
from newsreader.ui.theme import Theme


class CardAttention(QObject):
    """Watches where pointer and keyboard are on one card.

    Signals:
        refused: it does not belong to the open article.
        terms_pointed: tuple of words: of all its reasons, of the one under the pointer, or none.
        left: the keyboard left the button that refuses.
    """

    refused = Signal()
    terms_pointed = Signal(object)
    left = Signal()

    def __init__(self, card: QWidget, content: CardContent, chips: Callable[[], Sequence[QRect]]) -> None:
        """Watch a card; `chips` answers where its reasons stand on it."""
        super().__init__(card)
        self._card = card
        self._content = content
        self._chips = chips
        self._pointed: tuple[str, ...] = ()
        self.button: RefuseButton | None = None

    def take(self, content: CardContent, theme: Theme) -> None:
        """The card shows this now."""
        self._content = content
        if content.state == "related" and self.button is None:
            self.button = RefuseButton(self._card)
            self.button.clicked.connect(self.refused)
            self.button.left.connect(self.left)
        if self.button is not None:
            self.button.apply_theme(theme)

    def place(self, rect: QRect) -> None:
        """Put the button where it belongs."""
        if self.button is not None:
            self.button.setGeometry(rect)

    def look(self, pointer: QPoint | None, *, ring: bool) -> None:
        """Pointer or keyboard may be elsewhere now.

        Args:
            pointer: where it is on the card; None if it is not there.
            ring: the card shows its ring of focus, if it has the focus.
        """
        focus = QApplication.focusWidget()
        focused = focus is not None and (focus is self._card or self._card.isAncestorOf(focus))
        if self.button is not None:
            self.button.setVisible(pointer is not None or focused)
        self._point(self._terms_at(pointer) if pointer is not None or (focused and ring) else ())

    def leave(self) -> None:
        """What is not seen points at nothing."""
        self._point(())

    def _point(self, terms: tuple[str, ...]) -> None:
        if terms != self._pointed:
            self._pointed = terms
            self.terms_pointed.emit(terms)

    def _terms_at(self, pointer: QPoint | None) -> tuple[str, ...]:
        if pointer is not None:
            for terms, place in zip(self._content.terms, self._chips(), strict=False):
                if place.contains(pointer):
                    return terms
        return self._content.all_terms
