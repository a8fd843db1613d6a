"""A whole and checked copy of the library while it is in use."""

from __future__ import annotations

import os
from pathlib import Path

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library.seal import sealing_vfs


def copy_to(connection: apsw.Connection, target: Path) -> None:
    """Writes the library to `target`; an earlier file there is replaced only by a complete and checked copy.

    Raises:
        NewsreaderError: the copy could not be written; an earlier one at `target` is still there.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy(connection, unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    except (OSError, apsw.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise NewsreaderError(
            f"The backup {target} could not be written.",
            "The library itself is unharmed, and an earlier backup is still there.",
            "Check that there is room and that the folder may be written.",
            details=str(error),
        ) from error


def _copy(connection: apsw.Connection, target: Path) -> None:
    """SQLite's own online copy, then its quick check."""
    copy = apsw.Connection(str(target), vfs=sealing_vfs() or apsw.vfs_names()[0])
    try:
        with copy.backup("main", connection, "main") as backup:
            while not backup.done:
                backup.step(1000)
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        answer = copy.pragma("quick_check")
    finally:
        copy.close()
    if answer != "ok":
        raise apsw.CorruptError(str(answer))
