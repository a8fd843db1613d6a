"""One card of the related panel: a headline, where it is from, and why it stands there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from newsreader.ui.buttons import SMALL, WordButton
from newsreader.ui.card_attention import CardAttention
from newsreader.ui.card_content import CardContent
from newsreader.ui.card_layout import ICON, CardLayout, lay_out, meta_font, title_font
from newsreader.ui.chips import draw_chip
from newsreader.ui.focus_ring import draw_ring, ring_after
from newsreader.ui.icons import pixmap
from newsreader.ui.painting import mirrored
from newsreader.ui.row_text import Line, TextStyle, draw_line
from newsreader.ui.text_direction import reads_right_to_left
from newsreader.ui.theme import Theme
from newsreader.ui.tool_tip import plain_tip

RADIUS = 8
WIDTHS_KEPT = 4
NARROWEST = 112  # narrower than a card is in the narrowest panel, in pixels at any zoom
TITLE_COLOURS = {"possible": "text2", "awaited": "muted"}


class RelatedCard(QAbstractButton):
    """A card; clicking it, Enter or Space opens what it names, or asks what to do with a page on the web.

    Signals:
        answered: bool, Yes or No to a possible link.
        page_wanted: bool, the page on the web is to be kept in the library, or opened in the browser.
        follow_wanted: bool, to be told when the article arrives, or no longer.
        stepped: int, 1 or -1: an arrow asks for the next or the previous card; 0 and 2 for the first and the last.
        menu_wanted: QPoint on the screen.
        refused: it does not belong to the open article.
        terms_pointed: tuple of the words that its reasons stand for: of all, of the one under the pointer, or none.
    """

    answered = Signal(object)
    page_wanted = Signal(object)
    follow_wanted = Signal(object)
    stepped = Signal(object)
    menu_wanted = Signal(object)
    refused = Signal()
    terms_pointed = Signal(object)

    def __init__(self, content: CardContent, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._theme = theme
        # A width with the scroll bar and one without it: layouts ask for both.
        self._layouts: dict[int, CardLayout] = {}
        self._sized = False
        self._least_height = 0
        self._ring = False
        self._asks = False
        self._buttons: tuple[WordButton, ...] = ()
        self._attention = CardAttention(self, content, self._chip_places)
        self._attention.refused.connect(self.refused)
        self._attention.terms_pointed.connect(self.terms_pointed)
        self._attention.left.connect(self._look)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show()

    @property
    def content(self) -> CardContent:
        """What the card shows now."""
        return self._content

    def set_content(self, content: CardContent) -> None:
        """Show something else in the same place; a button that is still wanted keeps the focus."""
        if content != self._content:
            self._content = content
            self._asks = self._asks and content.state == "elsewhere"
            self._show()

    @property
    def asks(self) -> bool:
        """Whether it asks what to do with a page on the web."""
        return self._asks

    def ask(self, on: bool = True) -> None:
        """Ask what to do with a page on the web, or no longer; the first answer gets the focus, and the card again."""
        held = self.hasFocus() or any(button.hasFocus() for button in self._buttons)
        self._asks = on
        self._show()
        if on or held:
            reason = Qt.FocusReason.TabFocusReason if self._ring else Qt.FocusReason.MouseFocusReason
            (self._buttons[0] if on else self).setFocus(reason)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        for button in self._buttons:
            button.apply_theme(theme)
        self._attention.take(self._content, theme)
        self._laid_out_anew()

    def hold_height(self) -> None:
        """Do not become lower until `release_height`, so that what stands below does not move up."""
        self._least_height = self.height()
        self.updateGeometry()

    def release_height(self) -> None:
        """Be as high as the content asks for."""
        self._least_height = 0
        self.updateGeometry()

    def _show(self) -> None:
        words = self._button_words()
        if [button.text() for button in self._buttons] != words:
            self._set_buttons(words)
        self._attention.take(self._content, self._theme)
        self.setAccessibleName(self._content.title)
        self.setAccessibleDescription(self._content.description)
        self.setToolTip(plain_tip(self._content.url or ""))
        self._laid_out_anew()

    def _button_words(self) -> list[str]:
        if self._content.state == "possible":
            return [self.tr("Yes"), self.tr("No")]
        if self._asks:
            return [self.tr("Save page"), self.tr("Open in browser")]
        if self._content.state == "awaited":
            return [self.tr("Unfollow") if self._content.followed else self.tr("Follow")]
        return []

    def _set_buttons(self, words: list[str]) -> None:
        if len(words) == len(self._buttons):
            for button, text in zip(self._buttons, words, strict=True):
                button.set_words(text)
        else:
            held = any(button.hasFocus() for button in self._buttons)
            for button in self._buttons:
                button.hide()
                button.deleteLater()
            self._buttons = tuple(WordButton(text, SMALL, self) for text in words)
            for button in self._buttons:
                button.apply_theme(self._theme)
                button.clicked.connect(self._button_clicked)
                button.show()
            if held:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in self._buttons:
            button.setAccessibleDescription(self._content.title)

    def _button_clicked(self) -> None:
        if self._content.state == "possible":
            self.answered.emit(self.sender() is self._buttons[0])
        elif self._asks:
            self.page_wanted.emit(self.sender() is self._buttons[0])
            self.ask(False)
        elif self._content.state == "awaited":
            self.follow_wanted.emit(not self._content.followed)

    def _laid_out_anew(self) -> None:
        self._layouts.clear()
        self._place_buttons()
        self.updateGeometry()
        self.update()

    def _laid_out(self, width: int) -> CardLayout:
        if width not in self._layouts:
            if len(self._layouts) >= WIDTHS_KEPT:
                self._layouts.clear()
            sizes = tuple(button.sizeHint() for button in self._buttons)
            self._layouts[width] = lay_out(self._content, width, self._theme, sizes)
        return self._layouts[width]

    def _place_buttons(self) -> None:
        if self._buttons and self._sized:
            for button, place in zip(self._buttons, self._laid_out(self.width()).buttons, strict=True):
                button.setGeometry(self._mirrored(place))

        if self._sized:
            self._attention.place(self._mirrored(self._laid_out(self.width()).refuse))

    def _chip_places(self) -> list[QRect]:
        return [self._mirrored(place) for place in self._laid_out(self.width()).chips]

    def _look(self) -> None:
        """Pointer or keyboard may be elsewhere now."""
        pointer = self.mapFromGlobal(QCursor.pos()) if self.underMouse() else None
        self._attention.look(pointer, ring=self._ring)

    def _mirrored(self, rect: QRect) -> QRect:
        """A card begins at one edge in all its parts: at the left where both its headline and the window do."""
        rtl = self.isRightToLeft() or reads_right_to_left(self._content.title)
        return mirrored(rtl, self.rect(), rect)

    def _ground(self) -> str:
        """The token of its fill."""
        if self.isDown():
            return "sel"
        return "hover" if self.underMouse() else "raised"

    def _paint_ground(self, painter: QPainter) -> None:
        theme, awaited = self._theme, self._content.state == "awaited"
        edge = QPen(QColor(theme["border" if awaited else "line"]), 1)
        if awaited:
            edge.setDashPattern([4, 3])
        painter.setPen(edge)
        painter.setBrush(QColor(theme[self._ground()]))
        radius = theme.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_content(self, painter: QPainter) -> None:
        theme, content, layout = self._theme, self._content, self._laid_out(self.width())
        rtl = self.isRightToLeft()
        title = TextStyle(title_font(theme, content.language), theme[TITLE_COLOURS.get(content.state, "text")])
        for line, place in zip(layout.title, layout.title_rects, strict=True):
            draw_line(painter, line, self._mirrored(place), title, rtl=rtl)
        muted = theme["muted"]
        small = TextStyle(meta_font(theme), muted)
        if layout.meta:
            meta = Line(layout.meta, reads_right_to_left(content.title))
            draw_line(painter, meta, self._mirrored(layout.meta_rect), small, rtl=rtl)
        for line, place in zip(layout.named_as, layout.named_as_rects, strict=True):
            draw_line(painter, line, self._mirrored(place), small, rtl=rtl)
        if layout.icon.isValid():
            drawn = pixmap("external", muted, theme.px(ICON), self.devicePixelRatioF())
            painter.drawPixmap(self._mirrored(layout.icon).topLeft(), drawn)
        for words, place in zip(content.reasons, layout.chips, strict=True):
            draw_chip(painter, theme, self._mirrored(place), words, ground=self._ground())

    def sizeHint(self) -> QSize:
        """The panel's usual width; the height is told by `heightForWidth`."""
        return QSize(self._theme.px(228), self.height() if self._sized else self._theme.px(110))

    def minimumSizeHint(self) -> QSize:
        """A card can be narrow; how high it must be is told by `heightForWidth` alone."""
        return QSize(self._theme.px(120), self._theme.px(40))

    def hasHeightForWidth(self) -> bool:
        """The title breaks by the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels that a width asks for.

        Layouts ask for the least of all widths too, which no card ever has: to break lines for that is in vain.
        """
        if width < NARROWEST:
            return max(self._theme.px(40), self._least_height)
        return max(self._laid_out(width).height, self._least_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the inner buttons in their places."""
        super().resizeEvent(event)
        self._sized = True
        self._place_buttons()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus here."""
        self._ring = ring_after(event.reason(), self._ring)
        super().focusInEvent(event)
        self._look()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was shown for the keyboard goes with it."""
        super().focusOutEvent(event)
        self._look()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came."""
        super().enterEvent(event)
        self._attention.look(event.position().toPoint(), ring=self._ring)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer may be over another reason now."""
        super().mouseMoveEvent(event)
        self._attention.look(event.position().toPoint(), ring=self._ring)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went."""
        super().leaveEvent(event)
        self._attention.look(None, ring=self._ring)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen points at nothing."""
        super().hideEvent(event)
        self._attention.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Escape takes back, Delete refuses; arrows, Home and End step; left and right are not ours."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: 2}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Escape and self._asks:
            self.ask(False)
        elif key == Qt.Key.Key_Delete and not event.modifiers() and self._content.state == "related":
            self.refused.emit()
        elif key in steps and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.stepped.emit(steps[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, at the pointer or, by key, below the title."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.mapToGlobal(QPoint(self._theme.px(16), self._theme.px(32)))
        self.menu_wanted.emit(below if by_key else event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_content(painter)
        if self.hasFocus() and self._ring:
            draw_ring(painter, self._theme, QRectF(self.rect()), radius=RADIUS - 1)
        painter.end()
