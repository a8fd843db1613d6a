"""Applies a precious copy to a library: gives the articles found in it what the reader once did to them.

What the copy says of an article holds; of what it does not name nothing is taken away. In a salvaged library it holds
for what was lost alone, since what was saved may be newer than the copy. Applying it twice changes nothing more. A
line that cannot be understood is counted and passed over, for the next may be somebody's only note.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library import precious_articles, precious_others, precious_stories
from newsreader.library.precious import FORMAT, VERSION
from newsreader.library.precious_into import Applied, Into
from newsreader.library.precious_line import Line

LINES_AT_ONCE = 200
MARKED_AT_ONCE = 10_000
_SENSELESS = (
    ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, apsw.ConstraintError,
    apsw.MismatchError,
)  # fmt: skip


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


def apply(into: Into, batch: Sequence[bytes]) -> Applied:
    """Takes some lines in."""
    total = Applied()
    for written in batch:
        if not written:
            total += Applied(lacking=1)
            continue
        try:
            line: Line = json.loads(written)
            total += _KINDS[line["kind"]](into, line)
        except _SENSELESS:
            total += Applied(unreadable=1)
    return total


def portions(read: array[int]) -> Iterator[list[int]]:
    """The ids in their order, some at a time: as they came, a million of them take ten times as long to mark."""
    ordered = sorted(read)
    for start in range(0, len(ordered), MARKED_AT_ONCE):
        yield ordered[start : start + MARKED_AT_ONCE]


def mark_read(connection: apsw.Connection, ids: Sequence[int]) -> None:
    """Marks articles as read."""
    connection.execute(
        "UPDATE status SET read = 1 WHERE read = 0 AND article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )


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


_KINDS: dict[str, Callable[[Into, Line], Applied]] = {
    "article": precious_articles.article,
    "read": precious_articles.read,
    "setting": precious_others.setting,
    "subscription": precious_others.subscription,
    "feed_folder": precious_others.feed_folder,
    "smart_folder": precious_others.smart_folder,
    "headline": precious_others.headline,
    "decision": precious_others.decision,
    "story": precious_stories.story,
    "related": precious_stories.related,
    "copies": precious_stories.copies_of_one,
}
