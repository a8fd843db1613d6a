"""The preferences: one dialog, a section for each concern, and every control acts at once.

The fonts come from the style sheet, so that the dialog follows a change of theme or size that it makes itself.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from newsreader.ui import icons
from newsreader.ui.actions import Keys
from newsreader.ui.dialogs.appearance_page import AppearancePage
from newsreader.ui.dialogs.feeds_page import FeedsPage
from newsreader.ui.dialogs.keyboard_page import KeyboardPage
from newsreader.ui.dialogs.library_page import LibraryPage
from newsreader.ui.dialogs.page import Page
from newsreader.ui.dialogs.privacy_page import PrivacyPage
from newsreader.ui.dialogs.reading_page import ReadingPage
from newsreader.ui.preferences import Preferences
from newsreader.ui.settings import Settings
from newsreader.ui.style import current_theme
from newsreader.ui.theme import Theme

WIDE, HIGH, NAVIGATION, ICON = 760, 580, 176, 17


class PreferencesDialog(QDialog):
    """Sections at the side, the controls of the chosen one beside it.

    Attributes:
        library: the page about the library. feeds: the page about feeds.
    """

    LIBRARY = 2

    def __init__(
        self, settings: Settings, keys: Keys, library_path: Path, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._sections = QListWidget()
        self._pages = QStackedWidget()
        self._contents: list[Page] = []
        self.library = LibraryPage(library_path, settings.path)
        self.feeds = FeedsPage(settings)
        for icon, words, page in (
            ("book", self.tr("Reading"), ReadingPage(settings, theme)),
            ("contrast", self.tr("Appearance"), AppearancePage(settings, theme)),
            ("folder", self.tr("Library"), self.library),
            ("feed", self.tr("Feeds"), self.feeds),
            ("keyboard", self.tr("Keyboard"), KeyboardPage(settings, keys)),
            ("lock", self.tr("Privacy"), PrivacyPage()),
        ):
            self._add(icon, words, page)
        self._lay_out(theme)
        self.apply_theme(theme)
        settings.changed.connect(self._changed)
        self._sections.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._sections.setCurrentRow(0)
        self._sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_theme(self, theme: Theme) -> None:
        """Takes over colours and zoom where the style sheet does not reach."""
        self._sections.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        self._sections.setFixedWidth(theme.px(NAVIGATION))
        for row in range(self._sections.count()):
            item, size = self._sections.item(row), theme.px(ICON)
            name = item.data(Qt.ItemDataRole.UserRole)
            icon = icons.icon(name, theme["text2"], size)
            icon.addPixmap(icons.icon(name, theme["accent"], size).pixmap(size, size), QIcon.Mode.Selected)
            item.setIcon(icon)
        for page in self._contents:
            page.apply_theme(theme)

    def show_section(self, row: int) -> None:
        """Shows a section by its number, from 0."""
        self._sections.setCurrentRow(row)

    def _add(self, icon: str, words: str, page: Page) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, icon)
        self._sections.addItem(item)
        area = QScrollArea()
        area.setProperty("kind", "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._contents.append(page)
        self._pages.addWidget(area)

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        self._sections.setProperty("kind", "nav")
        self._sections.setAccessibleName(self.tr("Sections"))
        self._sections.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close = QPushButton(self.tr("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(16))
        foot.addStretch(1)
        foot.addWidget(close)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self._pages, 1)
        side.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sections)
        row.addLayout(side, 1)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(px(WIDE), px(HIGH))
        self.resize(min(px(WIDE), room.width() - 16), min(px(HIGH), room.height() - 16))

    def _changed(self, preferences: Preferences) -> None:
        self.apply_theme(current_theme(preferences.theme, preferences.interface_zoom))
