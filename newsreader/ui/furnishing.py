"""Brings into the first window all that makes it the main window: its other parts, and the desks between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from newsreader.application.session import Session
from newsreader.ui.actions import Keys, build_actions
from newsreader.ui.bulk_desk import BulkDesk
from newsreader.ui.choice import Choice
from newsreader.ui.command_states import CommandStates
from newsreader.ui.copies_desk import CopiesDesk
from newsreader.ui.day_watch import DayWatch
from newsreader.ui.dim_desk import DimDesk
from newsreader.ui.feed_deeds import FeedDeeds
from newsreader.ui.feed_desk import FeedDesk
from newsreader.ui.folder_desk import FolderDesk
from newsreader.ui.health_desk import HealthDesk
from newsreader.ui.import_desk import ImportDesk
from newsreader.ui.library_desk import LibraryDesk
from newsreader.ui.list_desk import ListDesk
from newsreader.ui.look_desk import LookDesk
from newsreader.ui.menu_desk import MenuDesk
from newsreader.ui.navigator import Navigator
from newsreader.ui.page_desk import PageDesk
from newsreader.ui.pane_focus import FocusPlace, PaneFocus
from newsreader.ui.refresh_desk import RefreshDesk
from newsreader.ui.refresh_timer import RefreshTimer
from newsreader.ui.related_desk import RelatedDesk
from newsreader.ui.state_desk import StateDesk
from newsreader.ui.story_desk import StoryDesk
from newsreader.ui.subscribe_desk import SubscribeDesk
from newsreader.ui.tag_desk import TagDesk
from newsreader.ui.toast_desk import ToastDesk
from newsreader.ui.web_desk import WebDesk
from newsreader.ui.window_commands import WindowCommands
from newsreader.ui.window_memory import WindowMemory
from newsreader.ui.window_parts import build_parts

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow


def furnish(window: MainWindow, session: Session) -> None:
    """Make everything that is not there yet, each after what it stands on."""
    window.session = session
    window.setAcceptDrops(True)
    window.actions_by_name = build_actions(window)
    window.keys = Keys(window.actions_by_name, window)
    window.navigator = Navigator(session, window)
    window.parts = build_parts(window)
    window.parts.top_bar.bind(window.actions_by_name)
    window.imports = ImportDesk(window)
    window.lists = ListDesk(window.parts.list_pane, window.parts.model, session, window.navigator)
    window.pages = PageDesk(window.parts.reader, window.parts.related, session, window.navigator)
    window.web = WebDesk(window)
    window.choice = Choice(window, session, lambda: window.theme)
    window.relations = RelatedDesk(window)
    window.states = StateDesk(window.parts.body, window.parts.reader, window.lists, session, window.navigator)
    window.toasts = ToastDesk(window)
    window.stories = StoryDesk(window)
    window.dimming = DimDesk(window)
    window.pane_focus = _pane_focus(window)
    window.looks = LookDesk(window)
    window.memory = WindowMemory(window)
    window.bulk = BulkDesk(window, window.parts.work)
    window.folders = FolderDesk(window)
    window.feeds = FeedDesk(window)
    window.deeds = FeedDeeds(window)
    window.refreshing = RefreshDesk(window, window.parts.refresh)
    window.timer = RefreshTimer(window.session.feeds, window.settings, window)
    window.health = HealthDesk(window)
    window.subscribing = SubscribeDesk(window)
    window.tags = TagDesk(window)
    window.copies = CopiesDesk(window)
    window.library = LibraryDesk(window)
    window.commands = WindowCommands(window)
    window.menus = MenuDesk(window)
    window.command_states = CommandStates(window)
    window.days = DayWatch(window)


def _pane_focus(window: MainWindow) -> PaneFocus:
    parts = window.parts
    reason = Qt.FocusReason.TabFocusReason
    places = [
        FocusPlace(parts.sidebar, lambda: parts.sidebar.setFocus(reason), arrow=parts.sidebar.arrow),
        FocusPlace(parts.list_pane, lambda: parts.list_pane.list.setFocus(reason)),
        FocusPlace(parts.reader, parts.reader.focus, arrows_leave=False),
        FocusPlace(parts.related, lambda: parts.related.setFocus(reason)),
    ]
    return PaneFocus(places, window)
