"""Applies a precious copy to a library: gives the articles found in it what the reader once did to them.

What the copy says of an article holds; of what it does not name nothing is taken away. In a salvaged library it holds
for what was lost alone, since what was saved may be newer than the copy. Applying it twice changes nothing more. A
line that cannot be understood is counted and passed over, for the next may be somebody's only note.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library import links, word_index
from newsreader.library.precious import FORMAT, READ_KEYS, SETTINGS, VERSION, Line
from newsreader.library.precious_match import find, find_group

LINES_AT_ONCE = 200
Lost = frozenset[int] | None
_SENSELESS = (
    ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, apsw.ConstraintError,
    apsw.MismatchError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a precious copy.

    Attributes:
        articles: how many articles were found, counted as often as they are named.
        missing: how many were not.
        others: subscriptions, smart folders, stories, followed headlines, decisions and settings that were taken in.
        unreadable: lines that could not be understood.
        lacking: lines that the file should have had and has not.
        decided: ids of articles on whose links the reader decided; these want to be resolved anew.
    """

    articles: int = 0
    missing: int = 0
    others: int = 0
    unreadable: int = 0
    lacking: int = 0
    decided: frozenset[int] = frozenset()

    def __add__(self, more: Applied) -> Applied:
        """Both together."""
        return Applied(
            self.articles + more.articles,
            self.missing + more.missing,
            self.others + more.others,
            self.unreadable + more.unreadable,
            self.lacking + more.lacking,
            self.decided | more.decided,
        )


def batches(path: Path) -> Iterator[list[bytes]]:
    """The lines of a precious copy, some at a time; at the end an empty line for each that is lacking.

    Raises:
        NewsreaderError: it cannot be read, or is not such a file, or a newer program's.
    """
    try:
        with path.open("rb") as file:
            expected, number = _expected(path, file.readline()), 0
            while batch := list(islice(file, LINES_AT_ONCE)):
                number += len(batch)
                yield batch
    except OSError as error:
        raise NewsreaderError(
            f"The file {path} cannot be read.", "Nothing was changed.", "Check the path.", details=str(error)
        ) from error
    if expected > number:
        yield [b""] * (expected - number)


def apply(connection: apsw.Connection, batch: Sequence[bytes], lost: Lost = None) -> Applied:
    """Takes some lines in, inside the caller's transaction.

    Args:
        connection: of the library.
        batch: from `batches`.
        lost: ids of the articles whose marks were lost; where there are such, all else that the library has holds.
    """
    total = Applied()
    for written in batch:
        if not written:
            total += Applied(lacking=1)
            continue
        try:
            line: Line = json.loads(written)
            total += _KINDS[line["kind"]](connection, line, lost)
        except _SENSELESS:
            total += Applied(unreadable=1)
    return total


def seconds(said: str | int | None) -> int | None:
    """A time as the file says it, in seconds since 1970.

    Raises:
        ValueError: it is no time.
    """
    if said is None:
        return None
    if isinstance(said, int):
        return said
    return int((datetime.fromisoformat(said) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def _expected(path: Path, first: bytes) -> int:
    """How many lines follow the first."""
    try:
        head = json.loads(first)
        is_ours, version, number = head["format"] == FORMAT, int(head["version"]), int(head["lines"])
    except _SENSELESS:
        is_ours, version, number = False, 0, 0
    if not is_ours:
        raise NewsreaderError(
            f"{path} is not a copy of bookmarks, notes and read marks.", "Nothing was changed.", "Choose another file."
        )
    if version > VERSION:
        raise NewsreaderError(
            f"{path} was written by a newer version of Newsreader.", "Nothing was changed.", "Update Newsreader."
        )
    return number


def _article(connection: apsw.Connection, line: Line, lost: Lost) -> Applied:
    article_id = find(connection, line)
    if article_id is None:
        return Applied(missing=1)
    holds = lost is None or article_id in lost
    if holds:
        _mark(connection, article_id, line)
    for name, on in dict(line.get("tags", {})).items():
        _tag(connection, article_id, str(name), bool(on), holds=holds)
    new = [_own(connection, "notes", article_id, note) for note in line.get("notes", ())]
    new += [_own(connection, "highlights", article_id, highlight) for highlight in line.get("highlights", ())]
    if any(new):
        word_index.put_stored(connection, article_id)
    return Applied(articles=1)


def _mark(connection: apsw.Connection, article_id: int, line: Line) -> None:
    connection.execute(
        "UPDATE status SET read = ?2, bookmarked_at = ?3, position = ?4, deleted_at = ?5 WHERE article_id = ?1"
        " AND (read, bookmarked_at, position, deleted_at) IS NOT (?2, ?3, ?4, ?5)",
        (
            article_id,
            int(bool(line.get("read"))),
            seconds(line.get("bookmarked_at")),
            min(1.0, max(0.0, float(line.get("position", 0.0)))),
            seconds(line.get("deleted_at")),
        ),
    )


def _tag(connection: apsw.Connection, article_id: int, name: str, on: bool, *, holds: bool) -> None:
    connection.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
    connection.execute(
        "INSERT INTO article_tags (article_id, tag_id, by_reader) VALUES (?, (SELECT id FROM tags WHERE name = ?), ?)"
        " ON CONFLICT (article_id, tag_id) DO UPDATE SET by_reader = excluded.by_reader"
        f" WHERE {'by_reader IS NOT excluded.by_reader' if holds else 'by_reader IS NULL'}",
        (article_id, name, int(on)),
    )


_OWN = {"notes": ("body",), "highlights": ("quote", "prefix", "suffix", "colour", "note")}


def _own(connection: apsw.Connection, table: str, article_id: int, said: Line) -> bool:
    """A note or a highlight, unless the library has it; of two versions the later one. Whether anything changed."""
    columns: Line = {name: str(said.get(name, "")) for name in _OWN[table]}
    columns |= {"article_id": article_id, "created_at": seconds(said["created_at"])}
    columns |= {"changed_at": seconds(said["changed_at"])}
    first = _OWN[table][0]
    there: Any = connection.execute(
        f"SELECT id, changed_at FROM {table} WHERE article_id = :article_id AND created_at = :created_at"
        f" AND (id = :id OR ({first} = :{first} AND EXISTS (SELECT 1 FROM {table} WHERE id = :id)))"
        " ORDER BY id = :id DESC LIMIT 1",
        columns | {"id": said["id"]},
    ).fetchone()
    if there is None:
        _insert(connection, table, said["id"], columns)
        return True
    if there[1] >= columns["changed_at"]:
        return False
    _update(connection, table, there[0], columns)
    return True


def _insert(connection: apsw.Connection, table: str, wanted: Any, columns: Mapping[str, Any]) -> int:
    """A new row, under the id that it had if nobody else has it now."""
    free = connection.execute(f"SELECT NOT EXISTS (SELECT 1 FROM {table} WHERE id = ?)", (wanted,)).get
    values = {"id": int(wanted) if free else None, **columns}
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", values)
    return connection.last_insert_rowid()


def _update(connection: apsw.Connection, table: str, row_id: int, columns: Mapping[str, Any]) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(f"UPDATE {table} SET {sets} WHERE id = :id", {**columns, "id": row_id})


def _read(connection: apsw.Connection, line: Line, lost: Lost) -> Applied:
    total = Applied()
    for key in READ_KEYS:
        group = dict(line.get(f"{key}s", {}))
        found = [article_id for article_id in find_group(connection, key, group) if article_id is not None]
        wanted = [article_id for article_id in found if lost is None or article_id in lost]
        connection.execute(
            "UPDATE status SET read = 1 WHERE read = 0 AND article_id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        total += Applied(articles=len(found), missing=len(group) - len(found))
    return total


def _setting(connection: apsw.Connection, line: Line, _lost: Lost) -> Applied:
    """What a library says of itself holds in any case."""
    if line["name"] not in SETTINGS:
        raise ValueError("no fact that this program writes down")
    values = (str(line["name"]), str(line["value"]))
    connection.execute("INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)", values)
    return Applied(others=1)


def _subscription(connection: apsw.Connection, line: Line, lost: Lost) -> Applied:
    columns: Line = {name: str(line.get(name, "")) for name in ("url", "title", "folder")}
    columns |= {"html_url": line.get("html_url"), "attributes": str(line.get("attributes", "{}"))}
    columns |= {"created_at": seconds(line["created_at"])}
    there = connection.execute("SELECT id FROM subscriptions WHERE url = ?", (str(line["url"]),)).get
    if there is None:
        _insert(connection, "subscriptions", line["id"], columns)
    elif lost is None:
        _update(connection, "subscriptions", there, columns)
    return Applied(others=1)


def _smart_folder(connection: apsw.Connection, line: Line, lost: Lost) -> Applied:
    columns = {"name": str(line["name"]), "icon": str(line.get("icon", "")), "query": str(line["query"])}
    same = "(id = ? AND name = ?) OR (name = ? AND query = ?) ORDER BY id = ? DESC LIMIT 1"
    folder_id, name = int(line["id"]), columns["name"]
    there = connection.execute(
        f"SELECT id FROM smart_folders WHERE {same}", (folder_id, name, name, columns["query"], folder_id)
    ).get
    placed = columns | {"position": int(line["position"])}
    if there is None:
        _insert(connection, "smart_folders", folder_id, placed)
    elif lost is None:
        _update(connection, "smart_folders", there, placed)
    return Applied(others=1)


def _headline(connection: apsw.Connection, line: Line, lost: Lost) -> Applied:
    """Followed headlines; one that no article here names is kept until one does."""
    arrived = find(connection, line["arrived"]) if "arrived" in line else None
    connection.execute(
        "UPDATE headlines SET followed_at = ?2, arrived_article = ?3, seen = ?4 WHERE id = ?1"
        f" AND {'(followed_at, arrived_article, seen) IS NOT (?2, ?3, ?4)' if lost is None else 'followed_at IS NULL'}",
        (
            links.headline_id(connection, str(line["headline"])),
            seconds(line["followed_at"]),
            arrived,
            int(bool(line["seen"])),
        ),
    )
    return Applied(others=1)


def _decision(connection: apsw.Connection, line: Line, lost: Lost) -> Applied:
    article_id, target = find(connection, line["article"]), find(connection, line["target"])
    if article_id is None or target is None:
        return Applied(missing=1)
    connection.execute(
        "INSERT INTO link_decisions VALUES (?, ?, ?, ?) ON CONFLICT (article_id, headline_id, target)"
        f" DO {'UPDATE SET accepted = excluded.accepted' if lost is None else 'NOTHING'}",
        (article_id, links.headline_id(connection, str(line["headline"])), target, int(bool(line["accepted"]))),
    )
    return Applied(others=1, decided=frozenset({article_id}))


def _story(connection: apsw.Connection, line: Line, lost: Lost) -> Applied:
    story_id, title = int(line["id"]), str(line["title"])
    columns = {"title": title, "followed_at": seconds(line.get("followed_at"))}
    columns |= {"updated_at": seconds(line["updated_at"])}
    there = connection.execute(
        "SELECT id FROM stories WHERE title = ?1 AND (id = ?2 OR followed_at IS ?3 OR followed_at IS NULL)"
        " ORDER BY id = ?2 DESC, followed_at IS NULL, id LIMIT 1",
        (title, story_id, columns["followed_at"]),
    ).get
    if there is None:
        there = _insert(connection, "stories", story_id, columns)
    elif lost is None:
        _update(connection, "stories", there, columns)
    total = Applied(others=1)
    for named in line["articles"]:
        article_id = find(connection, named)
        total += Applied(missing=1) if article_id is None else Applied(articles=1)
        if article_id is not None:
            connection.execute(
                "INSERT INTO story_articles VALUES (?, ?, ?) ON CONFLICT (story_id, article_id)"
                f" DO {'UPDATE SET by_reader = excluded.by_reader' if lost is None else 'NOTHING'}",
                (there, article_id, int(bool(named.get("by_reader")))),
            )
    return total


_KINDS: dict[str, Callable[[apsw.Connection, Line, Lost], Applied]] = {
    "article": _article,
    "read": _read,
    "setting": _setting,
    "subscription": _subscription,
    "smart_folder": _smart_folder,
    "headline": _headline,
    "decision": _decision,
    "story": _story,
}
