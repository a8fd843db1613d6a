"""The menus of the window: text and theme, all commands, and what applies where the pointer is."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from newsreader.article.model import SmartFolder, View, ViewKind
from newsreader.ui.card_content import CardContent
from newsreader.ui.card_wishes import CardMenu, FollowWish, Refusal
from newsreader.ui.feed_menu import add_feed, add_feed_folder
from newsreader.ui.menus import LIST, build_app_menu, build_menus
from newsreader.ui.theme import CHOICES

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

ROW = (
    "toggle_read",
    "bookmark",
    "tag",
    "follow",
    "",
    "copy_link",
    "copy_citation",
    "open_original",
    "",
    "relate",
)
DELETE = ("", "delete")
STORY_ROW = ("", "split_story", "take_out")
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
        window.parts.list_pane.header.set_actions(
            [window.actions_by_name[name] if name else None for name in (*LIST, "", "save_search")]
        )
        window.parts.sidebar.context_menu_requested.connect(self.open_view_menu)
        window.parts.related.context_menu_requested.connect(self._card_menu)

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
        menu = QMenu(self._window)
        menu.addAction(self.tr("Open"), partial(self._open, ids[0])).setEnabled(len(ids) == 1)
        menu.addSeparator()
        in_story = self._window.navigator.question.view.kind is ViewKind.STORY
        row = (*ROW, *self._for_copies(ids), *DELETE, *(STORY_ROW if in_story else ()))
        for name in HEADLINE_ROW if ids[0] < 0 else DELETED_ROW if deleted else row:
            menu.addAction(self._window.actions_by_name[name]) if name else menu.addSeparator()
        _show(menu, point)

    def _for_copies(self, ids: list[int]) -> tuple[str, ...]:
        """What can be done with the copies of an article, if it has any or was taken apart from some."""
        row, article = self._window.lists.row(ids[0]), self._window.pages.article()
        parted = article is not None and [article.id] == ids and article.parted
        names = ("show_copies", "unfold") if len(ids) == 1 and row is not None and row.copies else ()
        return ("", *names, *(("refold",) if parted else ())) if names or parted else ()

    @Slot(object, QPoint)
    def open_view_menu(self, view: View, point: QPoint) -> None:
        """Open the menu of a list."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Show"), partial(self._window.show_view, view))
        if view.kind not in (ViewKind.AWAITED, ViewKind.BIN):
            menu.addAction(self.tr("Mark all as read"), partial(self._window.bulk.mark_read, view))
        if view.kind is ViewKind.TAG:
            self._add_tag(menu, view.name)
        elif view.kind is ViewKind.STORY:
            menu.addSeparator()
            menu.addAction(self.tr("Stop following"), partial(self._window.stories.leave, int(view.name)))
        elif (folder := self._window.folders.folder(view)) is not None:
            self._add_folder(menu, folder)
        elif (feed := self._window.feeds.feed(view)) is not None:
            add_feed(menu, self._window, feed)
        elif self._window.feeds.folder(view):
            add_feed_folder(menu, self._window, view)
        _show(menu, point)

    def _add_tag(self, menu: QMenu, name: str) -> None:
        tags = self._window.tags
        menu.addSeparator()
        menu.addAction(self.tr("Rename…"), partial(tags.rename, name))
        menu.addAction(self.tr("Merge into another…"), partial(tags.merge, name)).setEnabled(len(tags.known()) > 1)
        menu.addAction(self.tr("Delete tag"), partial(tags.delete, name))

    def _add_folder(self, menu: QMenu, folder: SmartFolder) -> None:
        folders = self._window.folders
        menu.addSeparator()
        menu.addAction(self.tr("Edit…"), partial(folders.edit, folder))
        menu.addAction(self.tr("Move up"), partial(folders.move, -1, folder)).setEnabled(folders.can_move(folder, -1))
        menu.addAction(self.tr("Move down"), partial(folders.move, 1, folder)).setEnabled(folders.can_move(folder, 1))
        menu.addAction(self.tr("Export…"), partial(folders.export, (folder,)))
        menu.addSeparator()
        menu.addAction(self.tr("Delete smart folder"), partial(folders.delete, folder))

    @Slot(object)
    def _card_menu(self, wanted: CardMenu) -> None:
        card, commands, menu = wanted.card, self._window.commands, QMenu(self._window)
        if card.article_id is not None:
            menu.addAction(self.tr("Open"), partial(self._open, card.article_id))
        row = self._window.relations.row(card.article_id)
        if address := self._window.pages.address_of(card) or (row.url if row is not None else None):
            menu.addAction(self.tr("Open original"), partial(commands.articles.open_address, address))
            menu.addAction(self.tr("Copy link"), partial(commands.articles.copy_address, address))
        menu.addAction(self.tr("Copy headline"), partial(commands.articles.copy_text, card.title))
        if card.state == "awaited":
            words = self.tr("Unfollow") if card.followed else self.tr("Follow")
            wish = FollowWish(card.headline_id, not card.followed)
            menu.addAction(words, partial(self._window.parts.related.follow_toggled.emit, wish))
        elif card.state == "related":
            menu.addSeparator()
            menu.addAction(self.tr("Not related"), partial(self._refuse, card))
            if card.article_id is not None and (story := self._window.relations.story_with(card.article_id)):
                out = partial(self._window.stories.take_out_of, story, card.article_id)
                menu.addAction(self.tr("Take out of the story"), out)
        elif card.url:
            menu.addAction(self.tr("Save page to the library"), partial(self._window.web.save_page, card.url))
        if card.state != "awaited" and card.headline_id and card.article_id is None:
            menu.addAction(self.tr("Find in the library"), partial(self._window.search_for, card.title))
        _show(menu, wanted.point)

    def _refuse(self, card: CardContent) -> None:
        shown = self._window.article_id
        if shown is not None and card.article_id is not None:
            self._window.relations.refuse(Refusal(shown, card.article_id, card.title))

    def _open(self, article_id: int) -> None:
        self._window.open_article(article_id)


def _show(menu: QMenu, point: QPoint) -> None:
    """Open a menu that is used once."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(point)
