"""The column of the related panel: its sections one below the other, which stand still while they are looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from newsreader.article.related import Story
from newsreader.ui.card_content import SectionContent
from newsreader.ui.fonts import ui_font
from newsreader.ui.panel_ground import PanelGround
from newsreader.ui.related_card import RelatedCard
from newsreader.ui.related_section import RelatedSection
from newsreader.ui.theme import Theme

MARGIN = 14


class RelatedColumn(PanelGround):
    """Sections, a quiet line below them, and room at the foot.

    Signals:
        section_made: RelatedSection, a new one that somebody should listen to.
    """

    section_made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme()
        self.sections: dict[str, RelatedSection] = {}
        self.held = False
        self.quiet = QLabel()
        self.quiet.setTextFormat(Qt.TextFormat.PlainText)
        self.quiet.setWordWrap(True)
        self.quiet.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.quiet)
        self._foot = QWidget()
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._column.addWidget(self._foot, 1)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        super().apply_theme(theme)
        self._set_margins()
        for section in self.sections.values():
            section.apply_theme(theme)
        px = theme.px
        self.quiet.setFont(ui_font(theme, 12))
        self.quiet.setContentsMargins(px(2), px(10), px(2), 0)
        palette = self.quiet.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme["muted"]))
        self.quiet.setPalette(palette)

    def cards(self) -> list[RelatedCard]:
        """All cards that are shown, from the top."""
        return [card for section in self.sections.values() for card in section.cards()]

    def show_sections(self, contents: tuple[SectionContent, ...], story: Story | None, *, keep_order: bool) -> None:
        """Show these sections; those that stay are changed in place."""
        wanted = [content.name for content in contents]
        for name in [name for name in self.sections if name not in wanted]:
            self._drop(name)
        for place, content in enumerate(contents):
            section = self.sections.get(content.name) or self._section(content.name)
            section.show_content(content, keep_order=keep_order)
            section.show_story(story if content.section == "same_story" else None)
            if self._column.indexOf(section) != place:
                self._column.insertWidget(place, section)
            section.show()
        self.sections = {name: self.sections[name] for name in wanted}

    def drop_sections(self) -> None:
        """Show none."""
        for name in list(self.sections):
            self._drop(name)

    def settle(self, width: int, least_height: int) -> None:
        """Let the layouts come to their new heights at once, so that nothing is seen to jump."""
        for section in self.sections.values():
            layout = section.layout()
            if layout is not None:
                layout.activate()
        self._column.activate()
        self.resize(width, max(self._column.heightForWidth(width), least_height))
        self._column.activate()

    def hold(self, on: bool) -> None:
        """Let no card become lower, so that what stands below does not move up; or let them again."""
        self.held = on
        self._foot.setMinimumHeight(0)
        self._set_margins()
        for card in self.cards():
            if on:
                card.hold_height()
            else:
                card.release_height()

    def add_above(self, pixels: int) -> None:
        """Make room at the top, where there is nothing to scroll."""
        margins = self._column.contentsMargins()
        self._column.setContentsMargins(margins.left(), margins.top() + pixels, margins.right(), margins.bottom())

    def add_below(self, pixels: int) -> None:
        """Make room at the foot."""
        self._foot.setMinimumHeight(self._foot.height() + pixels)

    def _section(self, name: str) -> RelatedSection:
        section = RelatedSection(name, self._theme, self)
        # At its width from the beginning, its cards are laid out once.
        section.resize(self.width() - 2 * self._theme.px(MARGIN), section.height())
        self.section_made.emit(section)
        self.sections[name] = section
        return section

    def _drop(self, name: str) -> None:
        section = self.sections.pop(name)
        self._column.removeWidget(section)
        section.hide()
        section.deleteLater()

    def _set_margins(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(MARGIN), px(3), px(MARGIN), px(MARGIN))
        self._column.setSpacing(px(11))
