"""The menus of the window: text and theme, all commands, and what applies where the pointer is."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from newsreader.article.model import View, ViewKind
from newsreader.ui.menus import build_app_menu, build_menus
from newsreader.ui.theme import CHOICES

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

ROW = ("toggle_read", "bookmark", "tag", "", "copy_link", "copy_citation", "open_original", "", "delete")
HEADLINE_ROW = ("follow",)
DELETED_ROW = ("restore", "", "copy_link", "copy_citation", "open_original")


class MenuDesk(QObject):
    """Makes the menus and opens them where they are wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._themes = QActionGroup(self)
        window.parts.top_bar.set_menu("text_menu", self._text_menu())
        window.parts.top_bar.set_menu("app_menu", build_app_menu(window.actions_by_name, window))
        if sys.platform == "darwin":
            build_menus(window.actions_by_name, window.menuBar())
        window.parts.list_pane.list.context_menu_requested.connect(self._row_menu)
        window.parts.sidebar.context_menu_requested.connect(self._view_menu)

    def _text_menu(self) -> QMenu:
        menu = QMenu(self._window)
        for name in ("zoom_in", "zoom_out", "zoom_reset"):
            menu.addAction(self._window.actions_by_name[name])
        menu.addSeparator()
        words = (self.tr("Light"), self.tr("Sepia"), self.tr("Dark"), self.tr("Follow system"))
        for choice, text in zip(CHOICES, words, strict=True):
            action = QAction(text, self._themes, checkable=True)
            action.setData(choice)
            action.triggered.connect(partial(self._choose_theme, choice))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self._window.actions_by_name["preferences"])
        menu.aboutToShow.connect(self._check_theme)
        return menu

    def _choose_theme(self, choice: str, _checked: bool = False) -> None:
        self._window.settings.change(theme=choice)

    @Slot()
    def _check_theme(self) -> None:
        for action in self._themes.actions():
            action.setChecked(action.data() == self._window.settings.preferences.theme)

    @Slot(object, QPoint)
    def _row_menu(self, ids: list[int], point: QPoint) -> None:
        self._window.open_for_menu(ids)
        deleted = self._window.navigator.question.view.kind is ViewKind.BIN
        names = HEADLINE_ROW if ids[0] < 0 else DELETED_ROW if deleted else ROW
        menu = QMenu(self._window)
        for name in names:
            menu.addAction(self._window.actions_by_name[name]) if name else menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    @Slot(object, QPoint)
    def _view_menu(self, view: View, point: QPoint) -> None:
        menu = QMenu(self._window)
        menu.addAction(self.tr("Show"), partial(self._window.show_view, view))
        if view.kind not in (ViewKind.AWAITED, ViewKind.BIN):
            menu.addAction(self.tr("Mark all as read"), partial(self._mark_read, view))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _mark_read(self, view: View) -> None:
        self._window.commands.mark_read(view)
