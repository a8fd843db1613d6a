"""Keeps the commands true: which can be done now, and what the buttons and the title say of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from newsreader.article.model import ViewKind
from newsreader.ui.navigator import ASIDE
from newsreader.ui.row_words import one_line
from newsreader.ui.web_desk import ON_THE_WEB

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

TITLE = 120
# What turns the direction of text around, or hides: it has no place in a window's title.
_INVISIBLE = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
ON_ALL = ("mark_all_read", "bookmark_all", "tag_all", "delete_all")
NO_ARTICLES = (ViewKind.AWAITED, ViewKind.BIN, ViewKind.RELATED)
PAIR = 2
ON_ARTICLES = ("toggle_read", "bookmark", "tag", "delete")


class CommandStates(QObject):
    """Watches the reader's place."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        navigator, session = window.navigator, window.session
        for changed in (
            navigator.article_shown,
            navigator.article_updated,
            navigator.article_closed,
            navigator.headline_shown,
            navigator.question_changed,
            navigator.ids_changed,
            navigator.waiting_changed,
            window.parts.panes.arranged,
            window.parts.list_pane.list.selection_changed,
            session.done,
            session.undone,
            session.feeds.progressed,
            window.feeds.changed,
        ):
            changed.connect(self.update)

    @Slot()
    def update(self, *_what: object) -> None:
        """Look at everything anew."""
        window = self._window
        article = window.pages.article()
        self._enable()
        window.parts.top_bar.show_article(
            bookmarked=article is not None and article.status.bookmarked_at is not None,
            unread=article is not None and not article.status.read,
        )
        name = window.tr("Newsreader")
        window.setWindowTitle(f"{_plain(article.headline)} — {name}" if article is not None else name)

    def _enable(self) -> None:
        window, article = self._window, self._window.pages.article()
        many = window.parts.list_pane.list.selection_count() > 1
        deleted = article is not None and article.status.deleted_at is not None
        in_bin = window.navigator.question.view.kind is ViewKind.BIN
        some = article is not None or many
        one = article is not None and not many
        address = one and article is not None and bool(article.url)
        states = dict.fromkeys(ON_ARTICLES, some)
        states["delete"] = some and not (in_bin if many else deleted)
        states["restore"] = in_bin if many else deleted
        states |= {"copy_citation": one, "find": one, "open_original": address, "copy_link": address}
        states["decode"] = one
        states |= window.web.states() if one else dict.fromkeys(ON_THE_WEB, False)
        pair = window.parts.list_pane.list.selection_count() == PAIR
        states["relate"] = one or pair
        aside = window.navigator.question.view.kind in ASIDE
        copies = one and article is not None and bool(article.copies)
        states |= {"show_copies": copies, "unfold": copies}
        states["refold"] = one and article is not None and article.parted
        states["back"] = bool(window.navigator.history.past) or window.parts.panes.reader_alone() or aside
        states["forward"] = bool(window.navigator.history.future)
        states["undo"] = bool(window.session.undo_label())
        states["redo"] = bool(window.session.redo_label())
        states |= self._list_states()
        states |= self._story_states() | self._feed_states()
        states["follow"] = window.navigator.headline is not None or article is not None or states["follow_story"]
        for name, enabled in states.items():
            window.actions_by_name[name].setEnabled(enabled)

    def _story_states(self) -> dict[str, bool]:
        """What can be done with stories."""
        window = self._window
        article, in_list = window.pages.article(), window.stories.shown() is not None
        many = window.parts.list_pane.list.selection_count() > 1
        on_page = dict.fromkeys(("follow_story", "rename_story", "merge_story"), window.stories.story() is not None)
        chosen = dict.fromkeys(("split_story", "take_out"), in_list and (article is not None or many))
        on_article = dict.fromkeys(("open_story", "add_to_story"), article is not None)
        return on_page | chosen | on_article | {"dim": window.dimming.found is not None}

    def _feed_states(self) -> dict[str, bool]:
        """What can be done with feeds."""
        desk = self._window.feeds
        feed, folder = desk.feed(), bool(desk.folder())
        of_feed = dict.fromkeys(("feed_settings", "copy_feed", "unsubscribe"), feed is not None)
        of_both = dict.fromkeys(("rename_feed", "move_feed", "refresh_this"), feed is not None or folder)
        any_feeds = bool(desk.shown.subscriptions)
        return {
            **of_feed,
            **of_both,
            **dict.fromkeys(("refresh", "export_list", "feed_health"), any_feeds),
            "open_site": feed is not None and bool(feed.html_url),
            "pause_feed": bool(desk.of()),
            "remove_feed_folder": folder,
            "cancel_refresh": self._window.session.feeds.refreshing(),
        }

    def _list_states(self) -> dict[str, bool]:
        """What can be done with all of the list that is shown, and with what it is the list of."""
        window = self._window
        view = window.navigator.question.view
        kind, some = view.kind, bool(window.navigator.ids)
        states = dict.fromkeys(ON_ALL, some and kind not in NO_ARTICLES)
        states["show_waiting"] = window.navigator.waiting.count > 0
        states["save_search"] = bool(view.search)
        states |= dict.fromkeys(("edit_folder", "delete_folder", "folder_up", "folder_down"), kind is ViewKind.SMART)
        states |= dict.fromkeys(("rename_tag", "merge_tag", "delete_tag"), kind is ViewKind.TAG)
        return states


def _plain(headline: str) -> str:
    """A headline for a title: one line, cut, without characters that turn or hide what follows."""
    text = one_line(headline).translate(_INVISIBLE).strip()
    return text if len(text) <= TITLE else text[: TITLE - 1].rstrip() + "…"
