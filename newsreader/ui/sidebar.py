"""The sidebar: the library's views, stories, smart folders, feeds, sources, tags and the recycle bin, with figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from newsreader.article.model import Counts, SourceCount, View, ViewKind
from newsreader.article.related import Story
from newsreader.ui.feed_section import FeedSection
from newsreader.ui.feeds_label import FeedsLabel
from newsreader.ui.feeds_offer import FeedsOffer
from newsreader.ui.fonts import ui_font
from newsreader.ui.line_label import LineLabel
from newsreader.ui.sidebar_entries import (
    Entry,
    bin_entries,
    folder_entries,
    library_entries,
    moved,
    source_entries,
    story_entries,
    tag_entries,
)
from newsreader.ui.sidebar_section import SidebarSection
from newsreader.ui.theme import Theme

PAGE = 10
FOLDER_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Sidebar(QScrollArea):
    """The list of views. One of its sections takes the focus, the one that holds the chosen view.

    Signals:
        view_chosen: View; the reader went to it, by mouse or key.
        view_entered: View; clicked, or Enter was pressed: the reader means to go on in its list.
        context_menu_requested: (View, QPoint on the screen).
        folders_ordered: list of the views of all smart folders, in the order that the reader gave them.

    Attributes:
        feeds: the section of the feeds. feeds_label: what stands above it. feeds_offer: what stands there without any.
    """

    view_chosen = Signal(object)
    view_entered = Signal(object)
    context_menu_requested = Signal(object, QPoint)
    folders_ordered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._view = View()
        self._counts = Counts()
        self._figures: dict[int, SourceCount] = {}
        self._content = QWidget()
        self._labels: dict[str, LineLabel] = {}
        self.feeds = FeedSection(self.tr("Feeds"))
        self.feeds_label = FeedsLabel(self.tr("Feeds"))
        self.feeds_offer = FeedsOffer()
        self._feeds_seen = False
        self._sections: dict[str, SidebarSection] = {
            "library": self._section(self.tr("Library")),
            "stories": self._section(self.tr("Stories followed")),
            "folders": self._section(self.tr("Smart folders")),
            "feeds": self._joined(self.feeds),
            "sources": self._section(self.tr("Sources")),
            "tags": self._section(self.tr("Tags")),
            "bin": self._section(self.tr("Recycle bin")),
        }
        self._sections["folders"].drag.allowed = True
        self._sections["folders"].rows_ordered.connect(self.folders_ordered)
        self._lay_out()
        self.setAccessibleName(self.tr("Sidebar"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoFillBackground(True)
        self._content.setAutoFillBackground(False)
        self.set_counts(Counts())
        self.apply_theme(self._theme)

    def _section(self, name: str) -> SidebarSection:
        return self._joined(SidebarSection(name))

    def _joined(self, section: SidebarSection) -> SidebarSection:
        section.pressed_row.connect(self._pressed)
        section.menu_requested.connect(self.context_menu_requested)
        return section

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self._content)
        self._layout.setSpacing(0)
        for name, section in self._sections.items():
            if name != "bin":
                own = self.feeds_label if name == "feeds" else None
                self._labels[name] = own or LineLabel(section.accessibleName())
                self._layout.addWidget(self._labels[name])
            else:
                self._layout.addSpacing(self._theme.px(12))
            self._layout.addWidget(section)
            if name == "feeds":
                self._layout.addWidget(self.feeds_offer)
        self._layout.addStretch(1)
        self.setWidget(self._content)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, QColor(theme["side"]))
        self.setPalette(ground)
        font = ui_font(theme, 11, 600)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        for label in self._labels.values():
            label.dress(font, theme["muted"], QMargins(theme.px(18), theme.px(8), theme.px(18), 0))
            label.setFixedHeight(theme.px(34))
        self._layout.setContentsMargins(0, 0, 0, theme.px(12))
        self.feeds_label.apply_theme(theme)
        self.feeds_offer.apply_theme(theme)
        for section in self._sections.values():
            section.apply_theme(theme)

    @Slot(object)
    def set_counts(self, counts: Counts) -> None:
        """Show other figures, tags and sources; what did not change is not drawn anew."""
        self._counts = counts
        self._sections["library"].set_entries(library_entries(counts))
        self._sections["folders"].set_entries(folder_entries(counts, self._figures))
        self._sections["tags"].set_entries(tag_entries(counts))
        self._sections["sources"].set_entries(source_entries(counts))
        self._sections["bin"].set_entries(bin_entries(counts))
        self._show_filled()
        self._choose(self._view)

    def _show_filled(self) -> None:
        """A section without rows is not seen."""
        for name in ("stories", "folders", "tags", "sources"):
            shown = bool(self._sections[name].entries())
            self._labels[name].setVisible(shown)
            self._sections[name].setVisible(shown)
        self.feeds.setVisible(bool(self.feeds.entries()))
        self.feeds_label.setVisible(self._feeds_seen)
        self.feeds_offer.setVisible(self._feeds_seen and not self.feeds.entries())

    @Slot(object)
    def set_stories(self, stories: Sequence[Story]) -> None:
        """Show other stories that are followed."""
        self._sections["stories"].set_entries(story_entries(stories))
        self._show_filled()
        self._choose(self._view)

    def set_feeds(self, entries: Sequence[Entry]) -> None:
        """Show other feeds; what did not change is not drawn anew. Where there are none, they can be had."""
        self._feeds_seen = True
        self.feeds.set_entries(entries)
        self._show_filled()
        self._choose(self._view)

    @Slot(object)
    def set_folder_figures(self, figures: dict[int, SourceCount]) -> None:
        """Show other figures of the smart folders, by their ids."""
        self._figures = figures
        self._sections["folders"].set_entries(folder_entries(self._counts, figures))

    def move_folder(self, step: int) -> None:
        """Ask for the chosen smart folder, feed or folder of feeds to stand one row further down (+1) or up (-1)."""
        views = [entry.view for entry in self._sections["folders"].entries()]
        if self._view in views:
            row = views.index(self._view)
            if 0 <= row + step < len(views):
                self.folders_ordered.emit(moved(views, row, row + 2 if step > 0 else row - 1))
        self.feeds.move_chosen(step)

    @Slot(object)
    def set_view(self, view: View) -> None:
        """Show which view is looked at; a search counts as the view it searches."""
        view = view._replace(search="")
        if view != self._view:
            self._choose(view)
            self._show_chosen()

    def last(self) -> QWidget:
        """Where Tab leaves the sidebar."""
        return self._sections["bin"]

    def step_source(self, step: int) -> bool:
        """Go to the next feed or source (+1) or the previous one (-1); False where there is none.

        A folder that is closed stands for the feeds in it.
        """
        rows = [*self.feeds.entries(), *self._sections["sources"].entries()]
        views = [entry.view for entry in rows if not entry.opened]
        if not views:
            return False
        ends = -1 if step > 0 else len(views)
        place = (views.index(self._view) if self._view in views else ends) + step
        if not 0 <= place < len(views):
            return False
        self._go(views[place])
        return True

    def arrow(self, step: int) -> bool:
        """Open the chosen folder of feeds (+1), close it or go to the folder around it (-1); False where none is."""
        entry = next((each for each in self.feeds.entries() if each.view == self._view), None)
        if entry is None or self.feeds.chosen() is None:
            return False
        if entry.opened is not None and entry.opened == (step < 0):
            self.feeds.folder_toggled.emit(entry.view)
        elif step < 0 and entry.inside:
            self._go(View(ViewKind.FEED_FOLDER, entry.inside))
        else:
            return False
        self.feeds.show_ring()
        return True

    def _choose(self, view: View) -> None:
        self._view = view
        found = [section for section in self._sections.values() if section.choose(view)]
        target = found[0] if found else self._sections["library"]
        had_focus = any(section.hasFocus() for section in self._sections.values())
        for section in self._sections.values():
            section.setFocusPolicy(Qt.FocusPolicy.StrongFocus if section is target else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(target)
        if had_focus and not target.hasFocus():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        """Scroll to the chosen row, if it is not seen; rows that came just now have their places only after this."""
        self._layout.activate()
        self._content.resize(self._content.width(), max(self.viewport().height(), self._layout.minimumSize().height()))
        for section in self._sections.values():
            if section.chosen() is not None:
                rect = section.chosen_rect().translated(section.pos())
                self.ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height())

    def _go(self, view: View) -> None:
        self._choose(view)
        self._show_chosen()
        self.view_chosen.emit(view)

    @Slot(object)
    def _pressed(self, view: View) -> None:
        self._go(view)
        self.view_entered.emit(view)

    def _walk(self, key: int) -> None:
        """Go to another row by a key."""
        views = [entry.view for section in self._sections.values() for entry in section.entries()]
        place = views.index(self._view) if self._view in views else -1
        steps = {
            Qt.Key.Key_Up: place - 1,
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(views) - 1,
            Qt.Key.Key_PageUp: place - PAGE,
            Qt.Key.Key_PageDown: place + PAGE,
        }
        target = views[max(0, min(steps[Qt.Key(key)], len(views) - 1))]
        if target != self._view:
            self._go(target)
        for section in self._sections.values():
            if section.hasFocus():
                section.show_ring()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground: what lies upon it is transparent."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme["side"]))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through all sections by keys; leave to the window what is not for the sidebar."""
        key = event.key()
        if key in FOLDER_STEPS and event.modifiers() == MOVING:
            self.move_folder(FOLDER_STEPS[Qt.Key(key)])
            return
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if key in (*moves, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._walk(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.view_entered.emit(self._view)
        else:
            event.ignore()
