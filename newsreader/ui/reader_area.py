"""The room of the article: its page, or a few words on why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from newsreader.application.reading import Opened
from newsreader.article.related import StoryPage
from newsreader.ui.article_links import Target
from newsreader.ui.empty_state import EmptyState
from newsreader.ui.find_bar import FindBar
from newsreader.ui.head_notes import PageNotes
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.story_view import StoryView
from newsreader.ui.target_line import TargetLine
from newsreader.ui.theme import Theme

if TYPE_CHECKING:
    from newsreader.ui.health_page import HealthPage

    ReaderPage = EmptyState | StoryView | HealthPage


class ReaderArea(QStackedWidget):
    """Shows the reading pane with its find bar, or an empty state that stands in for it."""

    def __init__(self, pane: ReadingPane, find_bar: FindBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self.find_bar = find_bar
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(find_bar)
        column.addWidget(pane, 1)
        find_bar.hide()
        self.addWidget(page)
        self._theme = Theme()
        self._text_size = 0
        self.target = TargetLine(self)
        self._stand_in: ReaderPage | None = None
        self.setFocusProxy(pane)
        self.setAccessibleName(self.tr("Reading pane"))

    def apply_theme(self, theme: Theme, text_size: int) -> None:
        """Take over colours, zoom and the size of the text."""
        self._theme, self._text_size = theme, text_size
        self.pane.apply_theme(theme, text_size)
        self.target.apply_theme(theme)
        self.find_bar.apply_theme(theme)
        if isinstance(self._stand_in, StoryView):
            self._stand_in.set_text_size(text_size)
        if self._stand_in is not None:
            self._stand_in.apply_theme(theme)

    def set_text_size(self, text_size: int) -> None:
        """Take over another size of the text."""
        if text_size != self._text_size:
            self.apply_theme(self._theme, text_size)

    @Slot(object)
    def show_target(self, target: Target) -> None:
        """Say at the foot where the link under the pointer leads."""
        self.target.show_target(target)
        hint = self.target.sizeHint()
        width = min(hint.width(), self.width() - self._theme.px(24))
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - width
        self.target.setGeometry(left, self.height() - hint.height(), width, hint.height())
        self.target.raise_()

    def show_article(self, opened: Opened, position: float) -> None:
        """Show an article at a place in it."""
        held = self._holds_focus()
        self.setCurrentIndex(0)
        if held:
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        notes = PageNotes(of_feed=opened.of_feed)
        self.pane.show_article(opened.article, _pictures(opened), position=position, notes=notes)
        self._drop()

    @Slot(object)
    def show_pictures(self, opened: Opened) -> None:
        """Show the pictures that came for the article that is shown."""
        self.pane.show_pictures(opened.article, _pictures(opened))

    def show_story(self, page: StoryPage) -> StoryView | None:
        """Show the page of a story in the article's place.

        Returns:
            What shows it, where that was made for it; None where a page of a story was there already.
        """
        if isinstance(self._stand_in, StoryView):
            self._stand_in.show_story(page)
            return None
        made = StoryView(self._theme, self._text_size)
        self.show_instead(made)
        made.show_story(page)
        return made

    def story(self) -> StoryPage | None:
        """The story whose page is seen."""
        return self._stand_in.page if isinstance(self._stand_in, StoryView) else None

    def show_instead(self, widget: ReaderPage) -> None:
        """Show another page in the article's place; it is given up when an article is shown.

        One that takes the place of another takes over its focus.
        """
        self.find_bar.hide()
        self.show_target(Target(""))
        held = self._holds_focus()
        before, self._stand_in = self._stand_in, widget
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        if held:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()

    def shows_article(self) -> bool:
        """Whether an article's page is seen."""
        return self._stand_in is None

    def focus(self) -> None:
        """Give the keyboard to what is seen."""
        (self._stand_in or self.pane).setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_focus(self) -> bool:
        """Whether the keyboard is at what is seen."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and self.isAncestorOf(focus)

    def _drop(self) -> None:
        if self._stand_in is not None:
            self.removeWidget(self._stand_in)
            self._stand_in.deleteLater()
            self._stand_in = None


def _pictures(opened: Opened) -> dict[str, QImage]:
    return {name: each for name, each in opened.pictures.items() if isinstance(each, QImage)}
