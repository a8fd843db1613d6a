"""What the reader does with folders of feeds."""

from __future__ import annotations

import json
from collections.abc import Sequence

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import ListedFeed, ListedFolder, folder_names, folder_path
from newsreader.article.model import Changes
from newsreader.library.feed_rows import NOTHING, Row, both, feed_of, found, write


def make(connection: apsw.Connection, path: str) -> Changes:
    """Makes a folder, and those that it stands in."""
    if not folder_names(path):
        raise NewsreaderError("A folder needs a name.", NOTHING)
    return write(connection, missing(connection, [ListedFolder(path)]))


def rename(connection: apsw.Connection, path: str, to: str) -> Changes:
    """Gives a folder another path, with what is in it."""
    if not folder_names(to):
        raise NewsreaderError("A folder needs a name.", NOTHING)
    if to == path:
        return Changes()
    return _rename_all(connection, path, to)


def move(connection: apsw.Connection, path: str, into: str, before: str | None) -> Changes:
    """Puts a folder into another (empty: the top), before one of those in it or behind all."""
    to = folder_path([*folder_names(into), folder_names(path)[-1]])
    renamed = rename(connection, path, to)
    others: list[str] = [
        each
        for (each,) in found(connection.execute("SELECT path FROM feed_folders ORDER BY position, path"))
        if each != to
    ]
    place = others.index(before) if before in others else len(others)
    return both(renamed, order(connection, [*others[:place], to, *others[place:]]))


def remove(connection: apsw.Connection, path: str) -> Changes:
    """Takes a folder away; what is in it stands where the folder stood."""
    return _rename_all(connection, path, folder_path(folder_names(path)[:-1]))


def order(connection: apsw.Connection, paths: Sequence[str]) -> Changes:
    """Orders the folders."""
    there: list[Row] = found(
        connection.execute("SELECT path, position, attributes FROM feed_folders ORDER BY position, path")
    )
    named = {path: place for place, path in enumerate(paths)}
    ordered = sorted(there, key=lambda row: named.get(row[0], len(named)))
    rows = [
        ("folder", path, (place, attributes))
        for place, (path, position, attributes) in enumerate(ordered, 1)
        if place != position
    ]
    return write(connection, rows)


def missing(
    connection: apsw.Connection, folders: Sequence[ListedFolder], listed: Sequence[ListedFeed] = ()
) -> list[Row]:
    """The folders that are not there yet, of these and of feeds, each behind those that it stands in."""
    there = {path for (path,) in found(connection.execute("SELECT path FROM feed_folders"))}
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


def _rename_all(connection: apsw.Connection, path: str, to: str) -> Changes:
    """Another path for a folder, wherever it stands in one; an empty one is the top."""

    def renamed(each: str) -> str:
        names, old = folder_names(each), folder_names(path)
        return folder_path([*folder_names(to), *names[len(old) :]]) if names[: len(old)] == old else each

    folders: list[Row] = found(connection.execute("SELECT path, position, attributes FROM feed_folders"))
    rows: list[Row] = []
    for each, position, attributes in folders:
        if (new := renamed(each)) != each:
            rows.append(("folder", each, None))
            if new and not any(new == other for other, _, _ in folders):
                rows.append(("folder", new, (position, attributes)))
    for (number,) in found(connection.execute("SELECT id FROM subscriptions WHERE folder <> '' ORDER BY id")):
        feed = feed_of(connection, number)
        moved = feed.within(map(renamed, feed.folders()))
        if moved != feed:
            rows.append(("feed", number, moved))
    return write(connection, [*rows, *_missing_parents(connection, to, rows)])


def _missing_parents(connection: apsw.Connection, path: str, rows: Sequence[Row]) -> list[Row]:
    there = {row[1] for row in rows if row[0] == "folder"}
    return [row for row in missing(connection, [ListedFolder(path)]) if row[1] not in there]
