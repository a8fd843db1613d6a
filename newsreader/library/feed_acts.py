"""What the reader does with feeds, and what a feed says of itself.

A subscription is never deleted, only ended: so it comes back with its articles.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedSettings, ListedFeed, ListedFolder
from newsreader.article.model import Changes
from newsreader.library import feed_folders, feed_settings
from newsreader.library.characters import storable
from newsreader.library.feed_rows import NOTHING, Feed, Row, feed_of, found, known, write

_TITLE_LENGTH = 500


class Subscribed(NamedTuple):
    """What became of feeds that were to be followed.

    Attributes:
        ids: of each of them, in their order.
        fresh: of those that were not followed before.
    """

    ids: tuple[int, ...]
    fresh: tuple[int, ...]
    changes: Changes


def subscribe(
    connection: apsw.Connection,
    listed: Sequence[ListedFeed],
    folders: Sequence[ListedFolder],
    now: int,
    *,
    local: bool = False,
) -> Subscribed:
    """Follows feeds; one that was ended is followed again, with the articles it had.

    Args:
        connection: inside a transaction.
        listed: the feeds; any that are named several times get the folders of all.
        folders: in the order that new ones shall have.
        now: seconds since 1970.
        local: they may lie on this computer or in the home network.
    """
    followed: dict[str, int] = dict(found(connection.execute("SELECT url, id FROM subscriptions")))
    last_id = int(connection.execute("SELECT coalesce(max(id), 0) FROM subscriptions").get)
    position = int(connection.execute("SELECT coalesce(max(position), 0) FROM subscriptions").get)
    wanted: dict[int, Feed] = {}
    ids: list[int] = []
    fresh: list[int] = []
    for each in listed:
        url = storable(each.url)
        if url not in followed:
            last_id += 1
            followed[url] = last_id
            position += 1
            wanted[last_id] = Feed(url, _title(each), 0, position=position, created_at=now)
            fresh.append(last_id)
        number = followed[url]
        feed = wanted.get(number) or feed_of(connection, number)
        if feed.ended_at is not None:
            feed = feed._replace(ended_at=None)
            fresh.append(number)
        wanted[number] = _trusted(_joined(feed, each)) if local else _joined(feed, each)
        ids.append(number)
    rows = [
        *feed_folders.missing(connection, folders, listed),
        *(("feed", number, feed) for number, feed in wanted.items()),
    ]
    return Subscribed(tuple(ids), tuple(fresh), write(connection, rows, now))


def end(connection: apsw.Connection, ids: Sequence[int], now: int) -> Changes:
    """Ends subscriptions."""
    return _each(connection, ids, lambda feed: feed._replace(ended_at=now))


def rename(connection: apsw.Connection, subscription_id: int, title: str) -> Changes:
    """Names a feed; without a title it is called by its host until it says its own name again."""
    title = " ".join(storable(title).split())[:_TITLE_LENGTH]
    feed = known(connection, subscription_id)
    values = feed._replace(title=title or _host(feed.url), named_by_reader=int(bool(title)))
    return write(connection, [("feed", subscription_id, values)])


def readdress(connection: apsw.Connection, subscription_id: int, url: str) -> Changes:
    """Gives a subscription another address; one that was ended and has that address makes way."""
    feed = known(connection, subscription_id)
    other: Any = connection.execute(
        "SELECT id, ended_at FROM subscriptions WHERE url = ? AND id <> ?", (url, subscription_id)
    ).fetchone()
    if other and other[1] is None:
        raise NewsreaderError("Another of your feeds has that address already.", NOTHING)
    rows: list[Row] = []
    if other:
        rows.append(("feed", other[0], feed_of(connection, other[0])._replace(url=f"{url}#ended-{other[0]}")))
    return write(connection, [*rows, ("feed", subscription_id, feed._replace(url=url))])


def move(connection: apsw.Connection, ids: Sequence[int], folder: str, before: int | None) -> Changes:
    """Puts feeds into a folder and, in the reader's order, before another feed or behind all."""
    order: list[int] = [
        number for (number,) in found(connection.execute("SELECT id FROM subscriptions ORDER BY position, id"))
    ]
    there = [number for number in ids if number in order]
    rest = [number for number in order if number not in there]
    place = rest.index(before) if before in rest else len(rest)
    rows: list[Row] = []
    for position, number in enumerate([*rest[:place], *there, *rest[place:]], 1):
        feed = feed_of(connection, number)
        moved = feed._replace(position=position)
        if number in there:
            moved = moved.within([folder])
        if moved != feed:
            rows.append(("feed", number, moved))
    return write(connection, [*feed_folders.missing(connection, [ListedFolder(folder)]), *rows])


def pause(connection: apsw.Connection, ids: Sequence[int], on: bool) -> Changes:
    """Pauses feeds, or goes on with them."""
    return _each(connection, ids, lambda feed: feed._replace(paused=int(on)))


def set_settings(connection: apsw.Connection, subscription_id: int, settings: FeedSettings) -> Changes:
    """Keeps the settings of a feed."""
    feed = known(connection, subscription_id)
    return write(connection, [("feed", subscription_id, feed._replace(settings=feed_settings.written(settings)))])


def called(connection: apsw.Connection, subscription_id: int, title: str, html_url: str | None) -> Changes:
    """Takes over what a feed says of itself; nothing that anyone would take back."""
    row: Any = connection.execute(
        "SELECT title, html_url, named_by_reader FROM subscriptions WHERE id = ?", (subscription_id,)
    ).fetchone()
    if row is None:
        return Changes()
    _note_source(connection, subscription_id, title)
    kept = row[0] if row[2] or not title else " ".join(storable(title).split())[:_TITLE_LENGTH]
    page = storable(html_url) if html_url else row[1]
    if (kept, page) == row[:2]:
        return Changes()
    connection.execute("UPDATE subscriptions SET title = ?, html_url = ? WHERE id = ?", (kept, page, subscription_id))
    return Changes(kinds=frozenset({"feeds"}))


def _note_source(connection: apsw.Connection, subscription_id: int, title: str) -> None:
    """Notes which source is the feed itself: lists call that as the reader calls the feed."""
    connection.execute(
        "UPDATE subscriptions SET source_id = (SELECT id FROM sources WHERE name = ?1)"
        " WHERE id = ?2 AND source_id IS NOT (SELECT id FROM sources WHERE name = ?1)",
        (storable(title), subscription_id),
    )


def _each(connection: apsw.Connection, ids: Sequence[int], change: Callable[[Feed], Feed]) -> Changes:
    rows = [("feed", number, change(known(connection, number))) for number in ids]
    return write(connection, [row for row in rows if row[2] != feed_of(connection, row[1])])


def _joined(feed: Feed, listed: ListedFeed) -> Feed:
    """A subscription with what a list says of it, too: folders are added, what is known is not overwritten."""
    there = json.loads(feed.attributes) if feed.attributes != "{}" else {}
    attributes = {**dict(listed.attributes), **there}
    written = json.dumps(attributes, ensure_ascii=False) if attributes else "{}"
    page = feed.html_url or (listed.html_url and storable(listed.html_url))
    return feed._replace(html_url=page, attributes=storable(written)).within([*feed.folders(), storable(listed.folder)])


def _trusted(feed: Feed) -> Feed:
    return feed._replace(settings=feed_settings.written(replace(feed_settings.read(feed.settings), local=True)))


def _title(listed: ListedFeed) -> str:
    return " ".join(storable(listed.title).split())[:_TITLE_LENGTH] or _host(listed.url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url
