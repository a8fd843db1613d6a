"""A file of 16 MB that takes room on the disk, to be given up when the disk is full: what the reader did last is kept.

SQLite needs room even to delete. The reserve is enough for thousands of marks, and for being told in peace.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from newsreader.application import places
from newsreader.article.errors import DiskFullError, NewsreaderError

SIZE = 16 * 1024**2
_AT_ONCE = 1024**2
_ENOUGH = 16 * SIZE  # on a disk with less free, the reserve would be what fills it
Result = TypeVar("Result")


def reserve_path(library: Path) -> Path:
    """Where the reserve of a library lies."""
    return places.backups_folder(library) / f"{library.stem}.reserve"


def make(library: Path) -> None:
    """Takes the room, where it is to spare; a disk that will not have it goes without."""
    path = reserve_path(library)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() or shutil.disk_usage(path.parent).free < _ENOUGH:
            return
        try:
            with path.open("xb") as file:
                for _ in range(SIZE // _AT_ONCE):
                    file.write(os.urandom(_AT_ONCE))  # nothing that a file system could press together
        except OSError:
            path.unlink(missing_ok=True)


def give_up(library: Path) -> bool:
    """Frees the room; whether there was any."""
    try:
        reserve_path(library).unlink()
    except OSError:
        return False
    return True


def with_reserve(library: Path, work: Callable[[], Result]) -> tuple[Result, NewsreaderError | None]:
    """Does what changes the library, and once more with the reserve given up if the disk was full.

    Returns:
        What came of it, and what is to be said if the reserve was given up for it.

    Raises:
        DiskFullError: there was no room even so, or no reserve.
    """
    try:
        return work(), None
    except DiskFullError:
        if not give_up(library):
            raise
        return work(), _is_gone(library)


def _is_gone(library: Path) -> NewsreaderError:
    return NewsreaderError(
        f"The disk with {library} is full.",
        "What you just did was kept, in room that was held back for this.",
        "Make room now; reading works.",
    )
