"""Writes the precious part of a library, all that the reader did and made, as JSON Lines that a person can read.

The first line says what the file is, of which library and how many lines follow; each of these is one object with its
`kind`. Articles
are named by whatever finds them again in another library: id, address, path, hashes, headline and date. Those that
are merely read stand in groups of `READ_AT_ONCE`, id to address, so that a million of them make a small file.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library import precious_relations
from newsreader.library.backup import Pause, no_pause
from newsreader.library.precious_line import IDENTITY, Line, filled, identity, said_time
from newsreader.library.whole_file import replacing

FORMAT = "newsreader-precious"
VERSION = 1
READ_AT_ONCE = 200
READ_KEYS = ("url_key", "path_key")
SETTINGS = ("shipped",)
"""Facts about a library that hold for one rebuilt from the same articles too."""
MARK = "mark"
"""The setting that tells one library from another that may come to lie at the same path."""
SUBSCRIPTION = (
    "id, url, title, named_by_reader, html_url, folder, attributes, position, paused, settings, created_at, ended_at"
)
_PAUSE_AFTER = 100  # lines
_WIDEST = 10**15
_HEAD_AT_MOST = 10_000

_MARKED = (
    "(s.bookmarked_at IS NOT NULL OR s.deleted_at IS NOT NULL OR s.position <> 0"
    " OR s.article_id IN (SELECT article_id FROM article_tags WHERE by_reader IS NOT NULL)"
    " OR s.article_id IN (SELECT article_id FROM notes) OR s.article_id IN (SELECT article_id FROM highlights))"
)
_MARKS = (
    f"SELECT {IDENTITY}, s.read, s.bookmarked_at, s.position, s.deleted_at,"
    " (SELECT json_group_object(t.name, x.by_reader) FROM article_tags x JOIN tags t ON t.id = x.tag_id"
    "  WHERE x.article_id = a.id AND x.by_reader IS NOT NULL),"
    " (SELECT json_group_array(json_object('id', id, 'body', body, 'created_at', created_at, 'changed_at', changed_at))"
    "  FROM notes WHERE article_id = a.id),"
    " (SELECT json_group_array(json_object('id', id, 'quote', quote, 'prefix', prefix, 'suffix', suffix,"
    "  'colour', colour, 'note', note, 'created_at', created_at, 'changed_at', changed_at))"
    "  FROM highlights WHERE article_id = a.id)"
    " FROM status s JOIN articles a ON a.id = s.article_id"
)


def write(connection: apsw.Connection, target: Path, now: int, pause: Pause = no_pause) -> int:
    """Writes the precious part of one state of the library, and answers how many lines it has.

    Args:
        connection: inside a transaction, so that the state stands still.
        target: the file; an earlier one is replaced only by a complete one.
        now: seconds since 1970.
        pause: called now and then; whatever it raises ends the writing, and nothing of it is left.

    Raises:
        NewsreaderError: it could not be written; an earlier one is still there.
    """
    try:
        with replacing(target) as unfinished, unfinished.open("wb") as file:
            return _fill(file, connection, now, pause)
    except OSError as error:
        raise NewsreaderError(
            f"The copy of your bookmarks, notes and read marks at {target} could not be written.",
            "The library itself is unharmed, and an earlier copy is still there.",
            "Check that there is room and that the folder may be written.",
            details=str(error),
        ) from error


def _fill(file: BinaryIO, connection: apsw.Connection, now: int, pause: Pause) -> int:
    """The first line is written last, into the room that was left for it: only then the number of lines is known."""
    mark = connection.execute("SELECT value FROM settings WHERE name = ?", (MARK,)).get
    width = len(_encoded(_head(now, mark, _WIDEST)))
    file.write(b" " * width + b"\n")
    number = 0
    for number, line in enumerate(lines(connection), 1):
        file.write(_encoded(line) + b"\n")
        if number % _PAUSE_AFTER == 0:
            pause()
    file.seek(0)
    file.write(_encoded(_head(now, mark, number)).ljust(width))
    return number


def mark_of(path: Path) -> str | None:
    """The mark of the library that a precious copy is of; None where it says none, or is something else."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline(_HEAD_AT_MOST))
    except (OSError, ValueError, RecursionError):
        return None
    mark = head.get("library") if isinstance(head, dict) and head.get("format") == FORMAT else None
    return mark if isinstance(mark, str) else None


def lines(connection: apsw.Connection) -> Iterator[Line]:
    """What the file holds after its first line; never more than one group of articles is in memory."""
    yield from _settings(connection)
    yield from _plain(connection, "feed_folder", "path, position, attributes", "position, path")
    yield from _plain(connection, "subscription", SUBSCRIPTION, "ended_at IS NOT NULL, position, id")
    yield from _plain(connection, "smart_folder", "id, name, icon, query, position")
    yield from _marked(connection)
    yield from _followed(connection)
    yield from _decisions(connection)
    yield from precious_relations.lines(connection)
    yield from _read(connection)


def _head(now: int, mark: str | None, number: int) -> Line:
    return {"format": FORMAT, "version": VERSION, "library": mark, "written_at": said_time(now), "lines": number}


def _encoded(line: Line) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode()


def _settings(connection: apsw.Connection) -> Iterator[Line]:
    for name in SETTINGS:
        value = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).get
        if value is not None:
            yield {"kind": "setting", "name": name, "value": value}


def _plain(connection: apsw.Connection, kind: str, columns: str, order: str = "id") -> Iterator[Line]:
    """A table that knows of no article."""
    for row in connection.execute(f"SELECT {columns} FROM {kind}s ORDER BY {order}"):
        line = dict(zip(columns.split(", "), row, strict=True))
        for name in ("created_at", "ended_at"):
            if name in line:
                line[name] = said_time(line[name])
        yield {"kind": kind} | filled(line)


def _marked(connection: apsw.Connection) -> Iterator[Line]:
    """Articles with more than a read mark."""
    for row in connection.execute(f"{_MARKS} WHERE {_MARKED} ORDER BY s.article_id"):
        yield _article(row)


def _article(row: Any) -> Line:
    read, bookmarked_at, position, deleted_at, tags, notes, highlights = row[10:]
    marks = {
        "read": bool(read),
        "bookmarked_at": said_time(bookmarked_at),
        "position": position or None,
        "deleted_at": said_time(deleted_at),
        "tags": {name: bool(on) for name, on in json.loads(tags).items()},
        "notes": [_timed(note) for note in json.loads(notes)],
        "highlights": [_timed(highlight) for highlight in json.loads(highlights)],
    }
    return {"kind": "article"} | identity(row[:10]) | filled(marks)


def _timed(own: Line) -> Line:
    times = {name: said_time(own[name]) for name in ("created_at", "changed_at")}
    return filled(own | times)


def _followed(connection: apsw.Connection) -> Iterator[Line]:
    """Headlines to be told of, with the article that came for them."""
    found: Iterable[Any] = connection.execute(
        f"SELECT h.headline, h.followed_at, h.seen, {IDENTITY} FROM headlines h"
        " LEFT JOIN articles a ON a.id = h.arrived_article WHERE h.followed_at IS NOT NULL ORDER BY h.id"
    )
    for headline, followed_at, seen, *arrived in found:
        line = {"kind": "headline", "headline": headline, "followed_at": said_time(followed_at), "seen": bool(seen)}
        yield line | ({"arrived": identity(tuple(arrived))} if arrived[0] is not None else {})


def _decisions(connection: apsw.Connection) -> Iterator[Line]:
    """The reader's yes and no to what a named headline was taken to mean."""
    target = IDENTITY.replace("a.", "b.")
    found: Iterable[Any] = connection.execute(
        f"SELECT h.headline, d.accepted, {IDENTITY}, {target} FROM link_decisions d"
        " JOIN headlines h ON h.id = d.headline_id JOIN articles a ON a.id = d.article_id"
        " JOIN articles b ON b.id = d.target ORDER BY d.article_id, d.headline_id, d.target"
    )
    for headline, accepted, *both in found:
        yield {
            "kind": "decision",
            "headline": headline,
            "accepted": bool(accepted),
            "article": identity(tuple(both[:10])),
            "target": identity(tuple(both[10:])),
        }


def _read(connection: apsw.Connection) -> Iterator[Line]:
    """Articles that are read and no more; their addresses come from the indexes, which are a tenth of the table."""
    size: int = connection.execute("SELECT coalesce(max(article_id), 0) + 1 FROM status").get
    waiting = bytearray(size)
    for (article_id,) in connection.execute(f"SELECT s.article_id FROM status s WHERE s.read = 1 AND NOT {_MARKED}"):
        waiting[article_id] = 1
    for key in READ_KEYS:
        found = connection.execute(f"SELECT id, {key} FROM articles WHERE {key} IS NOT NULL ORDER BY {key}")
        ours = _taken(waiting, found)
        while group := dict(islice(ours, READ_AT_ONCE)):
            yield {"kind": "read", f"{key}s": group}
    for article_id in (number for number, waits in enumerate(waiting) if waits):
        yield from map(_article, connection.execute(f"{_MARKS} WHERE s.article_id = ?", (article_id,)))


def _taken(waiting: bytearray, found: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Those that wait, each once."""
    for article_id, key in found:
        if waiting[article_id]:
            waiting[article_id] = 0
            yield str(article_id), key
