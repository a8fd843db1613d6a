"""Feeds that the reader follows: the subscriptions, their folders, what came with them, and how fetching them went."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import astuple, fields
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedSettings, FeedState, ListedFeed, ListedFolder, Subscription
from newsreader.article.model import Added, Changes
from newsreader.library import feed_acts, feed_entries, feed_folders, feed_settings
from newsreader.library.feed_acts import Subscribed
from newsreader.library.feed_entries import Came

Connect = Callable[[], AbstractContextManager[apsw.Connection]]
_STATE = ", ".join(each.name for each in fields(FeedState))
_ROW = (
    "SELECT id, url, title, html_url, folder, paused, settings, live, unread, attributes,"
    f" {_STATE} FROM subscriptions f LEFT JOIN feed_states ON subscription_id = f.id"
)


class Feeds:
    """Questions about feeds, what the reader does with them, and the keeping of what came."""

    def __init__(
        self, reading: Connect, writing: Callable[..., AbstractContextManager[apsw.Connection]], now: Callable[[], int]
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._now = now

    # Reading

    def all(self) -> list[Subscription]:
        """The subscriptions in the reader's order."""
        with self._reading() as connection:
            found = connection.execute(f"{_ROW} WHERE ended_at IS NULL ORDER BY position, id")
            return [_subscription(row) for row in found]

    def get(self, subscription_id: int) -> Subscription:
        """A subscription.

        Raises:
            NewsreaderError: there is none of this id, or it was ended.
        """
        with self._reading() as connection:
            row: Any = connection.execute(f"{_ROW} WHERE id = ? AND ended_at IS NULL", (subscription_id,)).fetchone()
        if row is None:
            raise NewsreaderError(f"There is no feed {subscription_id} in the library.", "Nothing was changed.")
        return _subscription(row)

    def folders(self) -> list[ListedFolder]:
        """The folders in the reader's order, those without feeds too."""
        with self._reading() as connection:
            found: Any = connection.execute("SELECT path, attributes FROM feed_folders ORDER BY position, path")
            return [ListedFolder(path, _pairs(attributes)) for path, attributes in found]

    def of_article(self, article_id: int) -> list[int]:
        """The feeds that an article came with."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT subscription_id FROM feed_articles JOIN subscriptions ON id = subscription_id"
                " WHERE article_id = ? AND ended_at IS NULL ORDER BY position, id",
                (article_id,),
            )
            return [number for (number,) in found]

    def digests(self, subscription_id: int) -> dict[bytes, bytes]:
        """What the entries of a feed said when they were last seen: digest by key."""
        with self._reading() as connection:
            found: Any = connection.execute(
                "SELECT key, digest FROM feed_articles WHERE subscription_id = ?", (subscription_id,)
            )
            return dict(found)

    def icon(self, subscription_id: int) -> bytes | None:
        """The picture that stands for a feed; empty if it is known to have none, None if nobody looked."""
        with self._reading() as connection:
            data: bytes | None = connection.execute(
                "SELECT data FROM feed_icons WHERE subscription_id = ?", (subscription_id,)
            ).get
            return data

    # What the reader does

    def subscribe(
        self, listed: Sequence[ListedFeed], folders: Sequence[ListedFolder] = (), *, local: bool = False
    ) -> Subscribed:
        """Follow feeds; one that is followed already is only put into the folder too.

        With `local`, they may lie on this computer or in the home network.
        """
        with self._writing() as connection:
            return feed_acts.subscribe(connection, listed, folders, self._now(), local=local)

    def end(self, ids: Iterable[int]) -> Changes:
        """Follow feeds no longer; their articles stay."""
        with self._writing() as connection:
            return feed_acts.end(connection, list(ids), self._now())

    def rename(self, subscription_id: int, title: str) -> Changes:
        """Give a feed a name of the reader's own; an empty one lets it be called as it calls itself."""
        with self._writing() as connection:
            return feed_acts.rename(connection, subscription_id, title)

    def readdress(self, subscription_id: int, url: str) -> Changes:
        """Fetch a feed from another address.

        Raises:
            NewsreaderError: another subscription has that address.
        """
        with self._writing() as connection:
            return feed_acts.readdress(connection, subscription_id, url)

    def move(self, ids: Sequence[int], folder: str, before: int | None = None) -> Changes:
        """Put feeds into a folder (empty: the top), before another feed or at the end."""
        with self._writing() as connection:
            return feed_acts.move(connection, list(ids), folder, before)

    def pause(self, ids: Iterable[int], on: bool) -> Changes:
        """Fetch feeds no longer by themselves, or again."""
        with self._writing() as connection:
            return feed_acts.pause(connection, list(ids), on)

    def set_settings(self, subscription_id: int, settings: FeedSettings) -> Changes:
        """Keep what the reader wants of a feed."""
        with self._writing() as connection:
            return feed_acts.set_settings(connection, subscription_id, settings)

    def make_folder(self, path: str) -> Changes:
        """Make an empty folder."""
        with self._writing() as connection:
            return feed_folders.make(connection, path)

    def rename_folder(self, path: str, to: str) -> Changes:
        """Give a folder another path, with all that is in it; where there is one, both become one."""
        with self._writing() as connection:
            return feed_folders.rename(connection, path, to)

    def move_folder(self, path: str, into: str, before: str | None = None) -> Changes:
        """Put a folder into another (empty: the top), before one of those in it or at the end.

        It cannot stand in itself, nor in a folder that stands in it.
        """
        with self._writing() as connection:
            return feed_folders.move(connection, path, into, before)

    def order_folders(self, paths: Sequence[str]) -> Changes:
        """Put the folders into this order; any that are not named stay behind."""
        with self._writing() as connection:
            return feed_folders.order(connection, paths)

    def remove_folder(self, path: str) -> Changes:
        """Take a folder away; what is in it moves up."""
        with self._writing() as connection:
            return feed_folders.remove(connection, path)

    # What came

    def keep(self, subscription_id: int, came: Sequence[Came]) -> list[Added]:
        """Keep what is new or changed of a feed; answers what became of each entry."""
        return self.keep_all([(subscription_id, came)])[0]

    def keep_all(self, feeds: Sequence[tuple[int, Sequence[Came]]]) -> list[list[Added]]:
        """The same of several feeds at once."""
        with self._writing(bulk=True) as connection:
            return feed_entries.keep(connection, feeds, self._now())

    def set_state(self, subscription_id: int, state: FeedState) -> None:
        """Keep how fetching went."""
        places = ", ".join("?" * (1 + len(fields(FeedState))))
        with self._writing(bulk=True) as connection:
            there = connection.execute("SELECT 1 FROM subscriptions WHERE id = ?", (subscription_id,)).get
            if there:
                connection.execute(
                    f"INSERT OR REPLACE INTO feed_states (subscription_id, {_STATE}) VALUES ({places})",
                    (subscription_id, *astuple(state)),
                )

    def called(self, subscription_id: int, title: str, html_url: str | None) -> Changes:
        """Keep what a feed calls itself, unless the reader named it, and the page that it belongs to."""
        with self._writing(bulk=True) as connection:
            return feed_acts.called(connection, subscription_id, title, html_url)

    def set_icon(self, subscription_id: int, media_type: str, data: bytes) -> None:
        """Keep the picture that stands for a feed; no bytes where it has none."""
        with self._writing(bulk=True) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO feed_icons SELECT id, ?, ? FROM subscriptions WHERE id = ?",
                (media_type, data, subscription_id),
            )

    def age(self, subscription_id: int, days: int) -> Changes:
        """Put articles of a feed that are older into the recycle bin, unless the reader did something with them."""
        with self._writing(bulk=True) as connection:
            return feed_entries.age(connection, subscription_id, self._now() - days * 86_400, self._now())


def _subscription(row: Any) -> Subscription:
    subscription_id, url, title, html_url, folder, paused, settings, live, unread, attributes, *state = row
    return Subscription(
        subscription_id,
        url,
        title,
        html_url,
        tuple(each for each in folder.split("\n") if each),
        bool(paused),
        feed_settings.read(settings),
        _state(state),
        live,
        unread,
        _pairs(attributes),
    )


def _state(values: Sequence[Any]) -> FeedState:
    """The state of a feed; of one that was never fetched, nothing."""
    if values[0] is None:
        return FeedState()
    said = dict(zip((each.name for each in fields(FeedState)), values, strict=True))
    return FeedState(**said | {"gone": bool(said["gone"])})


def _pairs(attributes: str) -> tuple[tuple[str, str], ...]:
    try:
        found = json.loads(attributes)
    except ValueError:
        return ()
    return tuple((str(name), str(value)) for name, value in found.items()) if isinstance(found, dict) else ()
