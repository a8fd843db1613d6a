"""What the reader chose, and what the window remembers: plain values, each with a range and a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsreader.article.row import Order, View
from newsreader.ui.theme import CHOICES, FOLLOW_SYSTEM

MarkRead = Literal["at_once", "after", "at_end", "by_hand"]
LoadPictures = Literal["never", "per_feed", "always"]
MARK_READ: tuple[MarkRead, ...] = ("at_once", "after", "at_end", "by_hand")
ORDERS: tuple[Order, ...] = ("newest", "oldest", "unread_first")

TEXT_SIZES = range(16, 29)
USUAL_TEXT, WIDE_TEXT, WIDE_WINDOW = 18, 20, 1600
ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
MOST_SECONDS = 60
LOAD_PICTURES: tuple[LoadPictures, ...] = ("never", "per_feed", "always")
REFRESH_MINUTES = (0, 15, 30, 60, 180)
KEEP_DAYS = (0, 7, 30, 90, 365)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the reader chose in the preferences.

    Attributes:
        theme: light, sepia, dark or system.
        text_size: of an article's body in pixels, 16 to 28; 0 stands for the usual size, which is larger in a wide
            window.
        interface_zoom: one of ZOOMS; 1.0 is 100 %.
        mark_read: when an opened article counts as read.
        mark_read_seconds: how long it must have been open, if `mark_read` is "after".
        single_letters: keys without Ctrl, Alt or a function key act as commands.
        reduce_motion: nothing fades or slides.
        story_news: it is told when a followed story has another article.
        shortcuts: commands whose keys were changed, with their keys in Qt's portable notation.
        refresh_at_start: feeds are refreshed when the window opens.
        refresh_minutes: after so many minutes they are refreshed again; 0 for only when the reader asks.
        pause_on_metered: not by themselves while the network costs by volume.
        load_pictures: which pictures are fetched from the web.
        keep_days: articles of feeds go to the recycle bin after so many days, unless the feed itself says otherwise; 0
            for never.
    """

    theme: str = FOLLOW_SYSTEM
    text_size: int = 0
    interface_zoom: float = 1.0
    mark_read: MarkRead = "after"
    mark_read_seconds: int = 1
    single_letters: bool = True
    reduce_motion: bool = False
    story_news: bool = True
    shortcuts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refresh_at_start: bool = True
    refresh_minutes: int = 30
    pause_on_metered: bool = True
    load_pictures: LoadPictures = "per_feed"
    keep_days: int = 0

    def __post_init__(self) -> None:
        """Refuses what no control could have chosen, such as a value from an edited file."""
        allowed = {
            "theme": self.theme in CHOICES,
            "text_size": self.text_size == 0 or self.text_size in TEXT_SIZES,
            "interface_zoom": ZOOMS[0] <= self.interface_zoom <= ZOOMS[-1],
            "mark_read": self.mark_read in MARK_READ,
            "mark_read_seconds": 1 <= self.mark_read_seconds <= MOST_SECONDS,
            "refresh_minutes": self.refresh_minutes in REFRESH_MINUTES,
            "load_pictures": self.load_pictures in LOAD_PICTURES,
            "keep_days": self.keep_days in KEEP_DAYS,
        }
        wrong = [name for name, good in allowed.items() if not good]
        if wrong:
            raise ValueError(f"Out of range: {', '.join(wrong)}")

    def text_px(self, window_width: float) -> int:
        """The size of body text in a window of this width, in pixels at 100 %."""
        if self.text_size:
            return self.text_size
        return WIDE_TEXT if window_width >= WIDE_WINDOW else USUAL_TEXT

    def stepped_text(self, step: int, window_width: float) -> int:
        """The text size one step larger (+1) or smaller (-1), within its range."""
        return min(max(self.text_px(window_width) + step, TEXT_SIZES[0]), TEXT_SIZES[-1])


@dataclass(frozen=True, slots=True)
class WindowState:
    """Where everything was when the window was closed.

    Attributes:
        geometry: as `QWidget.saveGeometry` gives it; empty before the first time.
        panes: widths of the panes, for each breakpoint by its name.
        high_contrast: the desktop asked for more contrast.
        order: of the article list.
        view: the list that was shown, None before the first time.
        article: id of the article that was open.
        list_article: id of the article at the top of the list, its place.
        closed_folders: paths of the folders of feeds that show nothing of what they hold.
    """

    geometry: bytes = b""
    panes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    high_contrast: bool = False
    order: Order = "newest"
    view: View | None = None
    article: int | None = None
    list_article: int | None = None
    closed_folders: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuses an order that there is not."""
        if self.order not in ORDERS:
            raise ValueError(f"No such order: {self.order}")
