"""What the reader does with feeds and their folders, and how each of it is taken back.

Of what changes the rows that stood before are the undo. A subscription is never deleted, only ended: so it comes back
with its articles.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedSettings, ListedFeed, ListedFolder, folder_names, folder_path
from newsreader.article.model import Changes, Undo
from newsreader.library.characters import storable

Row = tuple[Any, ...]
"""("feed", id, its values), ("folder", path, its values or None)."""
COLUMNS = "url, title, named_by_reader, html_url, folder, attributes, position, paused, settings, ended_at, created_at"
_PLACES = ", ".join("?" * len(COLUMNS.split(",")))
_NOTHING = "Nothing was changed."
_TITLE_LENGTH = 500


class Feed(NamedTuple):
    """The values of a subscription, as COLUMNS."""

    url: str
    title: str = ""
    named_by_reader: int = 0
    html_url: str | None = None
    folder: str = ""
    attributes: str = "{}"
    position: int = 0
    paused: int = 0
    settings: str = "{}"
    ended_at: int | None = None
    created_at: int = 0

    def folders(self) -> list[str]:
        """The paths of its folders."""
        return [each for each in self.folder.split("\n") if each]

    def within(self, folders: Iterable[str]) -> Feed:
        """The same in other folders, each named once."""
        return self._replace(folder="\n".join(dict.fromkeys(each for each in folders if each)))


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
    known: dict[str, int] = dict(_found(connection.execute("SELECT url, id FROM subscriptions")))
    last_id = int(connection.execute("SELECT coalesce(max(id), 0) FROM subscriptions").get)
    position = int(connection.execute("SELECT coalesce(max(position), 0) FROM subscriptions").get)
    wanted: dict[int, Feed] = {}
    ids: list[int] = []
    fresh: list[int] = []
    for each in listed:
        url = storable(each.url)
        if url not in known:
            last_id += 1
            known[url] = last_id
            position += 1
            wanted[last_id] = Feed(url, _title(each), 0, position=position, created_at=now)
            fresh.append(last_id)
        number = known[url]
        feed = wanted.get(number) or _feed(connection, number)
        if feed.ended_at is not None:
            feed = feed._replace(ended_at=None)
            fresh.append(number)
        wanted[number] = _trusted(_joined(feed, each)) if local else _joined(feed, each)
        ids.append(number)
    rows = [*_new_folders(connection, folders, listed), *(("feed", number, feed) for number, feed in wanted.items())]
    return Subscribed(tuple(ids), tuple(fresh), write(connection, rows, now))


def end(connection: apsw.Connection, ids: Sequence[int], now: int) -> Changes:
    """Ends subscriptions."""
    return _each(connection, ids, lambda feed: feed._replace(ended_at=now))


def rename(connection: apsw.Connection, subscription_id: int, title: str) -> Changes:
    """Names a feed; without a title it is called by its host until it says its own name again."""
    title = " ".join(storable(title).split())[:_TITLE_LENGTH]
    feed = _known(connection, subscription_id)
    values = feed._replace(title=title or _host(feed.url), named_by_reader=int(bool(title)))
    return write(connection, [("feed", subscription_id, values)])


def readdress(connection: apsw.Connection, subscription_id: int, url: str) -> Changes:
    """Gives a subscription another address; one that was ended and has that address makes way."""
    feed = _known(connection, subscription_id)
    other: Any = connection.execute(
        "SELECT id, ended_at FROM subscriptions WHERE url = ? AND id <> ?", (url, subscription_id)
    ).fetchone()
    if other and other[1] is None:
        raise NewsreaderError("Another of your feeds has that address already.", _NOTHING)
    rows: list[Row] = []
    if other:
        rows.append(("feed", other[0], _feed(connection, other[0])._replace(url=f"{url}#ended-{other[0]}")))
    return write(connection, [*rows, ("feed", subscription_id, feed._replace(url=url))])


def move(connection: apsw.Connection, ids: Sequence[int], folder: str, before: int | None) -> Changes:
    """Puts feeds into a folder and, in the reader's order, before another feed or behind all."""
    order: list[int] = [
        number for (number,) in _found(connection.execute("SELECT id FROM subscriptions ORDER BY position, id"))
    ]
    there = [number for number in ids if number in order]
    rest = [number for number in order if number not in there]
    place = rest.index(before) if before in rest else len(rest)
    rows: list[Row] = []
    for position, number in enumerate([*rest[:place], *there, *rest[place:]], 1):
        feed = _feed(connection, number)
        moved = feed._replace(position=position)
        if number in there:
            moved = moved.within([folder])
        if moved != feed:
            rows.append(("feed", number, moved))
    return write(connection, [*_new_folders(connection, [ListedFolder(folder)] if folder else [], ()), *rows])


def pause(connection: apsw.Connection, ids: Sequence[int], on: bool) -> Changes:
    """Pauses feeds, or goes on with them."""
    return _each(connection, ids, lambda feed: feed._replace(paused=int(on)))


def set_settings(connection: apsw.Connection, subscription_id: int, settings: FeedSettings) -> Changes:
    """Keeps the settings of a feed."""
    feed = _known(connection, subscription_id)
    return write(connection, [("feed", subscription_id, feed._replace(settings=_written(settings)))])


def read_settings(written: str) -> FeedSettings:
    """Settings as they were kept; what cannot be understood is as if it had not been said."""
    try:
        said = json.loads(written)
    except ValueError:
        said = {}
    if not isinstance(said, dict):
        said = {}
    mute = said.get("mute")
    return FeedSettings(
        _number(said.get("minutes")),
        bool(said.get("full_text")),
        bool(said.get("images")),
        tuple(str(word) for word in mute) if isinstance(mute, list) else (),
        _number(said.get("keep_days")),
        bool(said.get("local")),
    )


def make_folder(connection: apsw.Connection, path: str) -> Changes:
    """Makes a folder, and those that it stands in."""
    if not folder_names(path):
        raise NewsreaderError("A folder needs a name.", _NOTHING)
    return write(connection, _new_folders(connection, [ListedFolder(path)], ()))


def rename_folder(connection: apsw.Connection, path: str, to: str) -> Changes:
    """Gives a folder another path, with what is in it."""
    if not folder_names(to):
        raise NewsreaderError("A folder needs a name.", _NOTHING)
    if to == path:
        return Changes()
    return _rename_all(connection, path, to)


def remove_folder(connection: apsw.Connection, path: str) -> Changes:
    """Takes a folder away; what is in it stands where the folder stood."""
    return _rename_all(connection, path, folder_path(folder_names(path)[:-1]))


def order_folders(connection: apsw.Connection, paths: Sequence[str]) -> Changes:
    """Orders the folders."""
    found: list[Row] = _found(
        connection.execute("SELECT path, position, attributes FROM feed_folders ORDER BY position, path")
    )
    named = {path: place for place, path in enumerate(paths)}
    ordered = sorted(found, key=lambda row: named.get(row[0], len(named)))
    rows = [
        ("folder", path, (place, attributes))
        for place, (path, position, attributes) in enumerate(ordered, 1)
        if place != position
    ]
    return write(connection, rows)


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


def write(connection: apsw.Connection, wanted: Sequence[Row], now: int = 0) -> Changes:
    """Writes subscriptions and folders; what stood before is the undo."""
    before: list[Row] = []
    for kind, key, values in wanted:
        if kind == "feed":
            before.append(("feed", key, _write_feed(connection, key, Feed(*values), now)))
        else:
            before.append(("folder", key, _write_folder(connection, key, values)))
    if list(wanted) == before:
        return Changes()
    return Changes(kinds=frozenset({"feeds"}), undo=Undo("feeds", tuple(reversed(before))))


def _write_feed(connection: apsw.Connection, number: int, feed: Feed, now: int) -> Feed:
    """Writes one and answers what stood before: of a new one, that it was ended."""
    row: Any = connection.execute(f"SELECT {COLUMNS} FROM subscriptions WHERE id = ?", (number,)).fetchone()
    if row is None:
        connection.execute(f"INSERT INTO subscriptions (id, {COLUMNS}) VALUES (?, {_PLACES})", (number, *feed))
        return feed._replace(ended_at=now)
    connection.execute(f"UPDATE subscriptions SET ({COLUMNS}) = ({_PLACES}) WHERE id = ?", (*feed, number))
    return Feed(*row)


def _write_folder(connection: apsw.Connection, path: str, values: Row | None) -> Row | None:
    found: Any = connection.execute("SELECT position, attributes FROM feed_folders WHERE path = ?", (path,)).fetchone()
    connection.execute("DELETE FROM feed_folders WHERE path = ?", (path,))
    if values is not None:
        connection.execute("INSERT INTO feed_folders VALUES (?, ?, ?)", (path, *values))
    before: Row | None = found
    return before


def _each(connection: apsw.Connection, ids: Sequence[int], change: Callable[[Feed], Feed]) -> Changes:
    rows = [("feed", number, change(_known(connection, number))) for number in ids]
    return write(connection, [row for row in rows if row[2] != _feed(connection, row[1])])


def _rename_all(connection: apsw.Connection, path: str, to: str) -> Changes:
    """Another path for a folder, wherever it stands in one; an empty one is the top."""

    def renamed(each: str) -> str:
        names, old = folder_names(each), folder_names(path)
        return folder_path([*folder_names(to), *names[len(old) :]]) if names[: len(old)] == old else each

    folders: list[Row] = _found(connection.execute("SELECT path, position, attributes FROM feed_folders"))
    rows: list[Row] = []
    for each, position, attributes in folders:
        if (new := renamed(each)) != each:
            rows.append(("folder", each, None))
            if new and not any(new == other for other, _, _ in folders):
                rows.append(("folder", new, (position, attributes)))
    for (number,) in _found(connection.execute("SELECT id FROM subscriptions WHERE folder <> '' ORDER BY id")):
        feed = _feed(connection, number)
        moved = feed.within(map(renamed, feed.folders()))
        if moved != feed:
            rows.append(("feed", number, moved))
    return write(connection, [*rows, *_missing_parents(connection, to, rows)])


def _missing_parents(connection: apsw.Connection, path: str, rows: Sequence[Row]) -> list[Row]:
    there = {row[1] for row in rows if row[0] == "folder"}
    return [row for row in _new_folders(connection, [ListedFolder(path)] if path else [], ()) if row[1] not in there]


def _new_folders(
    connection: apsw.Connection, folders: Sequence[ListedFolder], listed: Sequence[ListedFeed]
) -> list[Row]:
    """The folders that are not there yet, each behind those that it stands in."""
    there = {path for (path,) in _found(connection.execute("SELECT path FROM feed_folders"))}
    position = int(connection.execute("SELECT coalesce(max(position), 0) FROM feed_folders").get)
    attributes = {each.path: json.dumps(dict(each.attributes), ensure_ascii=False) for each in folders}
    rows: list[Row] = []
    for path in dict.fromkeys([*(each.path for each in folders), *(each.folder for each in listed)]):
        names = folder_names(path)
        for depth in range(1, len(names) + 1):
            outer = folder_path(names[:depth])
            if outer not in there:
                there.add(outer)
                position += 1
                rows.append(("folder", outer, (position, attributes.get(outer, "{}"))))
    return rows


def _joined(feed: Feed, listed: ListedFeed) -> Feed:
    """A subscription with what a list says of it, too: folders are added, what is known is not overwritten."""
    known = json.loads(feed.attributes) if feed.attributes != "{}" else {}
    attributes = {**dict(listed.attributes), **known}
    written = json.dumps(attributes, ensure_ascii=False) if attributes else "{}"
    page = feed.html_url or (listed.html_url and storable(listed.html_url))
    return feed._replace(html_url=page, attributes=storable(written)).within([*feed.folders(), storable(listed.folder)])


def _trusted(feed: Feed) -> Feed:
    return feed._replace(settings=_written(replace(read_settings(feed.settings), local=True)))


def _written(settings: FeedSettings) -> str:
    return json.dumps({name: value for name, value in asdict(settings).items() if value}, ensure_ascii=False)


def _title(listed: ListedFeed) -> str:
    return " ".join(storable(listed.title).split())[:_TITLE_LENGTH] or _host(listed.url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


def _feed(connection: apsw.Connection, number: int) -> Feed:
    row: Any = connection.execute(f"SELECT {COLUMNS} FROM subscriptions WHERE id = ?", (number,)).fetchone()
    return Feed(*row)


def _known(connection: apsw.Connection, number: int) -> Feed:
    row: Any = connection.execute(
        f"SELECT {COLUMNS} FROM subscriptions WHERE id = ? AND ended_at IS NULL", (number,)
    ).fetchone()
    if row is None:
        raise NewsreaderError(f"There is no feed {number} in the library.", _NOTHING)
    return Feed(*row)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _found(cursor: Any) -> list[Any]:
    return list(cursor)
