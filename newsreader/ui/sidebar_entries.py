"""What the sidebar lists: the views of the library, its tags and sources, each with its figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from newsreader.article.model import Counts, SourceCount, View, ViewKind
from newsreader.article.related import Story
from newsreader.ui.folder_icons import known_icon
from newsreader.ui.row_words import one_line
from newsreader.ui.view_names import view_name
from newsreader.ui.written_number import written

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the sidebar.

    Attributes:
        count: the figure at its end; 0 shows none.
        badge: the figure is news and stands out.
        short: the label where there is no room for it whole.
        spoken: what the figure means, for those who listen.
        depth: how many folders it stands in, and `inside`: the path of the innermost.
        opened: whether what it holds is shown below it; None for what holds nothing.
        mark: icon before the figure that says how it fares; empty for well.
        site: id of the subscription whose site's icon it bears, once that is known; 0 for none.
    """

    view: View
    label: str
    icon: str
    count: int = 0
    badge: bool = False
    spoken: str = ""
    short: str = ""
    depth: int = 0
    inside: str = ""
    opened: bool | None = None
    mark: str = ""
    site: int = 0

    def figure(self) -> str:
        """The figure as it is written; empty for none."""
        return written(self.count) if self.count else ""

    def accessible_text(self) -> str:
        """The row in words."""
        return f"{self.label}, {self.spoken}" if self.spoken else self.label


def library_entries(counts: Counts) -> list[Entry]:
    """The views that every library has."""
    return [
        _view(ViewKind.ALL, "inbox", counts.all),
        _view(ViewKind.UNREAD, "circle-dot", counts.unread),
        _view(ViewKind.TODAY, "sun", counts.today),
        _view(ViewKind.BOOKMARKS, "bookmark", counts.bookmarks),
        _awaited(counts),
    ]


def tag_entries(counts: Counts) -> list[Entry]:
    """A row for each tag."""
    return [_named(ViewKind.TAG, "tag", each) for each in counts.tags]


def source_entries(counts: Counts) -> list[Entry]:
    """A row for each source."""
    return [_named(ViewKind.SOURCE, "newspaper", each) for each in counts.sources]


def folder_entries(counts: Counts, figures: Mapping[int, SourceCount]) -> list[Entry]:
    """A row for each smart folder, in the reader's order; its figure comes when it was counted."""
    return [
        replace(
            _named(ViewKind.SMART, known_icon(folder.icon), figures.get(folder.id, SourceCount("", 0, 0))),
            view=View(ViewKind.SMART, str(folder.id)),
            label=folder.name,
        )
        for folder in counts.folders
    ]


def moved(views: Sequence[View], row: int, gap: int) -> list[View]:
    """The views in the order they have when a row is put into a gap: 0 is before the first of them."""
    others = [*views[:row], *views[row + 1 :]]
    place = gap if gap <= row else gap - 1
    return [*others[:place], views[row], *others[place:]]


def story_entries(stories: Sequence[Story]) -> list[Entry]:
    """A row for each story that is followed, with how many articles joined since it was looked at."""
    words = translate("Sidebar", "%1 new")
    return [
        Entry(
            View(ViewKind.STORY, str(story.id)),
            one_line(story.title, 200),
            "story",
            story.unseen,
            badge=story.unseen > 0,
            spoken=words.replace("%1", written(story.unseen)) if story.unseen else "",
        )
        for story in stories
    ]


def bin_entries(counts: Counts) -> list[Entry]:
    """The recycle bin, which stands by itself."""
    return [_view(ViewKind.BIN, "trash", counts.bin)]


def articles(count: int) -> str:
    """A number of articles in words, as "248 articles"; empty for none."""
    if not count:
        return ""
    words = translate("Sidebar", "%1 article") if count == 1 else translate("Sidebar", "%1 articles")
    return words.replace("%1", written(count))


def _view(kind: ViewKind, icon: str, count: int) -> Entry:
    return Entry(View(kind), view_name(View(kind)), icon, count, spoken=articles(count))


def _awaited(counts: Counts) -> Entry:
    count = counts.arrived or counts.awaited
    words = translate("Sidebar", "%1 arrived") if counts.arrived else translate("Sidebar", "%1 awaited")
    return Entry(
        View(ViewKind.AWAITED),
        view_name(View(ViewKind.AWAITED)),
        "awaited",
        count,
        badge=counts.arrived > 0,
        spoken=words.replace("%1", written(count)) if count else "",
        short=translate("Sidebar", "Awaited"),
    )


def _named(kind: ViewKind, icon: str, count: SourceCount) -> Entry:
    unread = written(count.unread)
    spoken = translate("Sidebar", "%1 unread").replace("%1", unread) if count.unread else ""
    return Entry(View(kind, count.name), count.name, icon, count.unread, spoken=spoken)
