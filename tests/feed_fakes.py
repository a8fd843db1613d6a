"""Feeds without a library and without a network: what a window asks of them is noted, and answered at once."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from newsreader.application.feeds import FeedsShown, RefreshProgress
from newsreader.article.feed import FeedSettings, FeedState, Subscription

HOUR, DAY = 3600, 86_400
NOW = 1_790_000_000


def feed(number: int = 1, title: str = "", folder: str = "", unread: int = 0, **fields: object) -> Subscription:
    """A subscription that was refreshed well."""
    state = fields.pop("state", FeedState(tried_at=NOW - HOUR, succeeded_at=NOW - HOUR, next_at=NOW + HOUR))
    values = {"html_url": f"https://site{number}.example/", "live": unread, "folders": (folder,) if folder else ()}
    title = title or f"Feed {number}"
    url = fields.pop("url", f"https://site{number}.example/feed")
    return Subscription(number, url, title, unread=unread, state=state, **(values | fields))


def failing(number: int, title: str = "", folder: str = "", **fields: object) -> Subscription:
    """A subscription that could not be refreshed for two days."""
    state = FeedState(
        tried_at=NOW - HOUR, succeeded_at=NOW - 3 * DAY, next_at=NOW + 2 * HOUR, failures=4,
        error="The site answers that there is no such page (404).", error_kind="http", failing_since=NOW - 2 * DAY,
    )  # fmt: skip
    return feed(number, title, folder, state=state, **fields)


class FakeFeeds(QObject):
    """Stands where the feeds of a session stand.

    Attributes:
        calls: what was asked for, as tuples that begin with the name.
        found: what `look_for` answers: FoundFeeds, a NewsreaderError, or None for nothing yet.
        taken: what a list brings.
    """

    listed = Signal(object)
    progressed = Signal(object)
    came = Signal(object)
    fetched_text = Signal(object)
    pictures_came = Signal(object)

    def __init__(self, *feeds: Subscription, folders: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.shown = FeedsShown(feeds, folders)
        self.calls: list[tuple[object, ...]] = []
        self.found = None
        self.taken = None
        self.icons = {}
        self._refreshing = False

    def show(self, *feeds: Subscription, folders: tuple[str, ...] | None = None) -> None:
        """From now on there are these."""
        self.shown = FeedsShown(feeds, self.shown.folders if folders is None else folders)
        self.listed.emit(self.shown)

    def change(self, feed_id: int, **fields: object) -> None:
        """Something about a feed is different now."""
        self.show(*(replace(each, **fields) if each.id == feed_id else each for each in self.shown.subscriptions))

    def step(self, done: int, total: int, **fields: object) -> None:
        """Tell how a refresh stands."""
        progress = RefreshProgress(done, total, **fields)
        self._refreshing = not progress.finished
        self.progressed.emit(progress)

    def ask(self):
        self.listed.emit(self.shown)

    def look_for(self, text, done, failed):
        self.calls.append(("look_for", text))
        if isinstance(self.found, Exception):
            failed(self.found)
        elif self.found is not None:
            done(self.found)
        else:
            self.answer = done

    def cancel_looking(self):
        self.calls.append(("cancel_looking",))

    def subscribe(self, url, title, folder, label):
        self.calls.append(("subscribe", url, title, folder, label))
        number = max((each.id for each in self.shown.subscriptions), default=0) + 1
        self.show(*self.shown.subscriptions, feed(number, title, folder, url=url))

    def rename(self, feed_id, title, label):
        self.calls.append(("rename", feed_id, title, label))
        self.change(feed_id, title=title)

    def move(self, ids, folder, before, label):
        self.calls.append(("move", tuple(ids), folder, before, label))
        self.change(ids[0], folders=(folder,) if folder else ())

    def pause(self, ids, on, label):
        self.calls.append(("pause", tuple(ids), on, label))
        for each in ids:
            self.change(each, paused=on)

    def unsubscribe(self, ids, label):
        self.calls.append(("unsubscribe", tuple(ids), label))
        self.show(*(each for each in self.shown.subscriptions if each.id not in ids))

    def set_settings(self, feed_id, settings: FeedSettings, label):
        self.calls.append(("set_settings", feed_id, settings, label))
        self.change(feed_id, settings=settings)

    def readdress(self, feed_id, url, label):
        self.calls.append(("readdress", feed_id, url, label))
        self.change(feed_id, url=url)

    def make_folder(self, path, label):
        self.calls.append(("make_folder", path, label))
        self.show(*self.shown.subscriptions, folders=(*self.shown.folders, path))

    def rename_folder(self, path, name, label):
        self.calls.append(("rename_folder", path, name, label))

    def move_folder(self, path, into, before, label):
        self.calls.append(("move_folder", path, into, before, label))

    def remove_folder(self, path, label):
        self.calls.append(("remove_folder", path, label))

    def refresh(self, ids=None):
        self.calls.append(("refresh", None if ids is None else tuple(ids)))
        self._refreshing = True

    def refresh_due(self, usual):
        self.calls.append(("refresh_due", usual))
        self._refreshing = True

    def refresh_folder(self, path):
        self.calls.append(("refresh_folder", path))

    def cancel_refresh(self):
        self.calls.append(("cancel_refresh",))

    def refreshing(self):
        return self._refreshing

    def import_list(self, path, label, done):
        self.calls.append(("import_list", path))
        done(self.taken)

    def export_list(self, path, done):
        self.calls.append(("export_list", path))
        done(len(self.shown.subscriptions))

    def set_usual(self, minutes, keep_days):
        self.usual = (minutes, keep_days)

    def load_all_pictures(self, on):
        self.pictures = on

    def close(self):
        self.calls.append(("close",))

    def save_page(self, url):
        self.calls.append(("save_page", url))

    def icon(self, feed_id, side, done):
        done(self.icons.get(feed_id))
