"""Fills the command palette: commands, sources, tags and stories at once, articles as the library answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from newsreader.article.model import ArticleRow, Counts, SourceCount, View, ViewKind
from newsreader.article.related import Story
from newsreader.ui.commands import CARDS, commands
from newsreader.ui.dates import age
from newsreader.ui.feed_entries import feed_view
from newsreader.ui.folder_icons import known_icon
from newsreader.ui.palette import CommandPalette, PaletteEntry
from newsreader.ui.sidebar_entries import articles

if TYPE_CHECKING:
    from newsreader.ui.main_window import MainWindow

UNLISTED = {"palette", "read_on", "read_back", *(f"open_card_{number}" for number in range(1, CARDS + 1))}
MOST_SOURCES = 8


class PaletteDesk(QObject):
    """Answers what is typed into the palette and does what is chosen in it."""

    def __init__(self, window: MainWindow, run: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._run = run
        self._counts = Counts()
        self._palette: CommandPalette | None = None
        self._stories: list[Story] = []
        window.session.counted.connect(self._counted)

    def open(self) -> None:
        """Show the palette, with the keys as they are now."""
        if self._palette is None:
            self._palette = CommandPalette(self._window)
            self._palette.query_changed.connect(self._asked)
            self._palette.chosen.connect(self._chosen)
        self._palette.apply_theme(self._window.theme)
        kind = self.tr("Command")
        self._palette.set_commands([
            PaletteEntry(
                each.text.removesuffix("…"), kind, each.icon or "chevron-right", self._window.keys.shown(each.name),
                each.name,
            )
            for each in commands()
            if each.name not in UNLISTED and self._window.actions_by_name[each.name].isEnabled()
        ])  # fmt: skip
        self._palette.open_palette()
        self._window.session.stories.ask_recent(self._stories_arrived)

    @Slot(object)
    def _asked(self, query: str) -> None:
        if self._palette is None:
            return
        if query.strip():
            self._window.session.ask_found(query, partial(self._found, query))
        else:
            self._palette.set_results(query, [])

    def _found(self, query: str, rows: list[ArticleRow]) -> None:
        if self._palette is not None:
            self._palette.set_results(query, [*self._places(query), *map(_entry, rows)])

    def _places(self, query: str) -> list[PaletteEntry]:
        wanted = query.strip().casefold()
        kinds = (
            (self._counts.sources, ViewKind.SOURCE, self.tr("Source"), "newspaper"),
            (self._counts.tags, ViewKind.TAG, self.tr("Tag"), "tag"),
        )
        folders = [each for each in self._counts.folders if wanted in each.name.casefold()][:MOST_SOURCES]
        word_of_folders = self.tr("Smart folder")
        return (
            [
                PaletteEntry(each.name, word_of_folders, known_icon(each.icon), "", View(ViewKind.SMART, str(each.id)))
                for each in folders
            ]
            + [
                PaletteEntry(each.name, word, icon, "", View(kind, each.name))
                for names, kind, word, icon in kinds
                for each in _matching(names, wanted)
            ]
            + self._feeds_like(wanted)
            + self._stories_like(wanted)
        )

    def _feeds_like(self, wanted: str) -> list[PaletteEntry]:
        """The feeds whose name has the words."""
        feeds = [each for each in self._window.feeds.shown.subscriptions if wanted in each.title.casefold()]
        kind = self.tr("Feed")
        return [PaletteEntry(each.title, kind, "feed", "", feed_view(each)) for each in feeds[:MOST_SOURCES]]

    def _stories_arrived(self, stories: list[Story]) -> None:
        self._stories = stories

    def _stories_like(self, wanted: str) -> list[PaletteEntry]:
        """The latest stories whose name has the words."""
        kind = self.tr("Story")
        found = [story for story in self._stories if wanted in story.title.casefold()][:MOST_SOURCES]
        return [
            PaletteEntry(
                story.title, f"{kind} · {articles(len(story.articles))}", "story", "",
                View(ViewKind.STORY, str(story.id)),
            )
            for story in found
        ]  # fmt: skip

    @Slot(object)
    def _chosen(self, entry: PaletteEntry) -> None:
        if isinstance(entry.value, str):
            self._run(entry.value)
        elif isinstance(entry.value, View):
            self._window.show_view(entry.value)
        elif isinstance(entry.value, int):
            self._window.open_article(entry.value)

    @Slot(object)
    def _counted(self, counts: Counts) -> None:
        self._counts = counts


def _matching(names: tuple[SourceCount, ...], wanted: str) -> list[SourceCount]:
    return [each for each in names if wanted in each.name.casefold()][:MOST_SOURCES]


def _entry(row: ArticleRow) -> PaletteEntry:
    when = age(row.order_time, row.precision, datetime.now().astimezone())
    return PaletteEntry(row.headline, " · ".join(part for part in (row.site, when) if part), "file", "", row.id)
