"""Gives the whole window its looks: theme, zoom, size of text, keys and habits, as the reader chose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from newsreader.ui.preferences import Preferences
from newsreader.ui.style import current_theme, dress
from newsreader.ui.theme import Theme

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow


class LookDesk(QObject):
    """Takes over preferences, and follows the system where the reader wants that."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.settings.changed.connect(self.apply_preferences)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    @Slot(object)
    def apply_preferences(self, preferences: Preferences) -> None:
        """Take over theme, zoom, text size, keys and habits."""
        window = self._window
        window.keys.set_single_keys(preferences.single_letters)
        window.keys.take_over(preferences.shortcuts)
        window.pages.marker.set_rule(preferences.mark_read, preferences.mark_read_seconds)
        window.parts.toasts.set_reduced_motion(preferences.reduce_motion)
        window.states.set_keys(window.keys.shown)
        self._apply_theme(current_theme(preferences.theme, preferences.interface_zoom))

    def fit_text(self) -> None:
        """Wide windows have larger text, unless the reader chose a size."""
        self._window.parts.reader.set_text_size(self._text_px())

    def step_text(self, step: int) -> None:
        """Make the text one step larger or smaller; 0 gives it its usual size."""
        settings = self._window.settings
        size = settings.preferences.stepped_text(step, self._width()) if step else 0
        settings.change(text_size=size)

    def _apply_theme(self, theme: Theme) -> None:
        window, parts = self._window, self._window.parts
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, theme)
        window.theme = theme
        for part in (parts.top_bar, parts.banner, parts.sidebar, parts.list_pane, parts.related, parts.panes):
            part.apply_theme(theme)
        for card in (parts.work, parts.refresh, parts.progress):
            card.apply_theme(theme)
        parts.toasts.apply_theme(theme)
        parts.reader.apply_theme(theme, self._text_px())
        window.states.apply_theme(theme)
        window.dimming.note.apply_theme(theme)

    def _text_px(self) -> int:
        return self._window.settings.preferences.text_px(self._width())

    def _width(self) -> float:
        """The width of the window at 100 % zoom."""
        return self._window.width() / self._window.theme.zoom

    @Slot()
    def _scheme_changed(self) -> None:
        preferences = self._window.settings.preferences
        self._apply_theme(current_theme(preferences.theme, preferences.interface_zoom))
