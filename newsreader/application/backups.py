"""Keeps backups beside the library: the precious copy by the hour, full copies as often as their size allows.

A copy bears the time of the last change that is in it (`st_mtime`). So "nothing changed since" is a comparison of two
numbers for equality, which no jump of the clock can falsify.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.application import places
from newsreader.article.errors import NewsreaderError
from newsreader.library import backups, precious

if TYPE_CHECKING:
    from newsreader.library import Library

BREATH_S = 0.003
"""What a background copy waits between two steps, so that it takes a share of the disk and not all of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written.

    Attributes:
        full: the full copy, if one was made.
        precious: whether the precious copy was written.
        problem: why a full copy that was due was not made, in a sentence; empty if none was or it was made.
    """

    full: Path | None = None
    precious: bool = False
    problem: str = ""


class Stopped(Exception):  # noqa: N818  no error: somebody wants the disk more urgently
    """A copy was given up half way; nothing of it is left."""


def breathe(stopped: Callable[[], bool] = lambda: False) -> None:
    """Lets others have the disk and the interpreter.

    Raises:
        Stopped: if `stopped` says so.
    """
    if stopped():
        raise Stopped
    time.sleep(BREATH_S)


def do_not_wait() -> None:
    """For a copy that somebody waits for."""


def precious_path(library: Path) -> Path:
    """Where the precious copy of a library is kept."""
    return places.backups_folder(library) / f"{library.stem}-precious.jsonl"


def copies(library: Path) -> list[backups.Copy]:
    """The full copies that were made by themselves, newest first."""
    found = []
    with suppress(FileNotFoundError), os.scandir(places.backups_folder(library)) as entries:
        for entry in entries:
            copy = backups.copy_named(library.stem, library.suffix, entry.name, entry.stat().st_size)
            if copy is not None:
                found.append(copy)
    return sorted(found, reverse=True)


def keep(library: Library, now: float, pause: Callable[[], None], *, quitting: bool = False) -> Kept:
    """Writes what is due.

    Args:
        library: open; it may be in use.
        now: seconds since 1970.
        pause: called between two steps; whatever it raises ends the copying.
        quitting: the precious copy is due whatever the hour, and only what takes a moment is copied whole.

    Raises:
        NewsreaderError: a copy could not be written; earlier ones are as they were.
    """
    if library.read_only:
        return Kept()
    if quitting:
        _mark(library)
        library.settle()  # as its closing would, after which the copies would seem to lack something
    age = now - _mtime(precious_path(library.path)) / 1e9
    written = (quitting or not 0 <= age < backups.HOUR) and write_precious(library, pause)
    size = size_of(library.path)
    there = copies(library.path)
    if not backups.is_due(there, int(now), size) or (quitting and size > backups.SMALL):
        return Kept(precious=written)
    if there and _mtime(places.backups_folder(library.path) / there[0].name) == changed_at(library.path):
        return Kept(precious=written)
    full = _full(library, now, "", pause)
    problem = "" if full else _no_room(library.path, size)
    return Kept(full, write_precious(library, pause) or written, problem)


def before(library: Library, reason: str) -> Kept:
    """To be called before much is changed at once, as `delete` or `restore`; reading goes on meanwhile.

    The precious copy is always brought up to date. A full copy is made of a small library only: to copy gigabytes
    before each deletion would cost more than it protects, as deleted articles lie in the recycle bin.

    Raises:
        NewsreaderError: a copy could not be written.
    """
    written = write_precious(library, do_not_wait)
    size = size_of(library.path)
    there = copies(library.path)
    if size > backups.SMALL:
        return Kept(precious=written)
    if there and _mtime(places.backups_folder(library.path) / there[0].name) == changed_at(library.path):
        return Kept(precious=written)
    full = _full(library, time.time(), reason, do_not_wait)
    return Kept(full, written, "" if full else _no_room(library.path, size))


def back_up(library: Library, target: Path | None, now: float, pause: Callable[[], None] = do_not_wait) -> Path:
    """Writes a full copy because somebody asked for it, and the precious copy beside the library; answers where.

    Args:
        library: open; it may be in use.
        target: a file, or a folder for a file with the date in its name; None for the folder of backups.
        now: seconds since 1970.
        pause: called between two steps.

    Raises:
        NewsreaderError: it could not be written, or `target` is the library itself.
    """
    write_precious(library, pause)
    name = backups.name_for(library.path.stem, library.path.suffix, int(now))
    if target is None:
        target = places.backups_folder(library.path) / name
    elif target.is_dir():
        target /= name
    if target.exists() and target.samefile(library.path):
        raise NewsreaderError(f"{target} is the library itself.", "Nothing was written.", "Choose another file.")
    _copy(library, target, pause)
    return target


def write_precious(library: Library, pause: Callable[[], None]) -> bool:
    """Writes the precious copy, if the library changed since the last; whether it did.

    Raises:
        NewsreaderError: it could not be written.
    """
    target = precious_path(library.path)
    mark = _mark(library)
    _set_aside(target, mark)
    changed = changed_at(library.path)
    if _mtime(target) == changed:
        return False
    library.write_precious(target, pause)
    _write_feeds(library, target.with_name(f"{library.path.stem}-feeds.opml"))
    os.utime(target, ns=(changed, changed))
    return True


def _write_feeds(library: Library, target: Path) -> None:
    """Writes the feeds that are followed as a list that every reader takes, if there are any."""
    from newsreader.application.news import lists

    if library.feeds.all():
        lists.export(library, target)


def free_name(path: Path, reason: str, now: float) -> Path:
    """A name beside a file that says why and when, and that nothing has."""
    when = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    more = ("", *(f"-{number}" for number in range(2, 1000)))
    names = (path.with_name(f"{path.stem}-{reason}-{when}{each}{path.suffix}") for each in more)
    return next(name for name in names if not name.exists())


def _mark(library: Library) -> str:
    """What tells this library from all others; made when it is first asked for."""
    mark = library.setting(precious.MARK)
    if mark is None:
        mark = os.urandom(8).hex()
        library.set_setting(precious.MARK, mark)
    return mark


def _set_aside(target: Path, mark: str) -> None:
    """Keeps a precious copy of another library, which once lay at the same place: it may be all that is left of it."""
    if target.exists() and precious.mark_of(target) != mark:
        aside = free_name(target, "of-another", time.time())
        try:
            target.replace(aside)
        except OSError as error:
            raise NewsreaderError(
                f"The copy {target} is of another library and could not be renamed.",
                "It was left as it is, and no new one was written.",
                "Put it somewhere else.",
                details=str(error),
            ) from error


def changed_at(library: Path) -> int:
    """When a library file was last changed, in nanoseconds since 1970."""
    waiting = library.with_name(library.name + "-wal")
    with suppress(OSError):
        found = waiting.stat()
        if found.st_size:
            return max(found.st_mtime_ns, _mtime(library))
    return _mtime(library)


def size_of(library: Path) -> int:
    """How many bytes a copy of a library takes at most: the file, and what waits to be taken into it."""
    size = 0
    for path in (library, library.with_name(library.name + "-wal")):
        with suppress(OSError):
            size += path.stat().st_size
    return size


def _full(library: Library, now: float, reason: str, pause: Callable[[], None]) -> Path | None:
    """A copy in the folder of backups, with the oldest removed for it; None where there is no room."""
    folder = places.backups_folder(library.path)
    size = size_of(library.path)
    _make_folder(folder)
    _remove_remains(library.path, now)
    _remove_surplus(library.path, now, size)
    if not backups.has_room(size, shutil.disk_usage(folder).free):
        return None
    target = folder / backups.name_for(library.path.stem, library.path.suffix, int(now), reason)
    _copy(library, target, pause)
    _remove_surplus(library.path, now, 0)
    return target


def _copy(library: Library, target: Path, pause: Callable[[], None]) -> None:
    changed = changed_at(library.path)
    library.backup(target, pause)
    os.utime(target, ns=(changed, changed))


def _remove_surplus(library: Path, now: float, wanted: int) -> None:
    """Removes the copies that are too many, or too large together with one of `wanted` bytes that shall come."""
    folder = places.backups_folder(library)
    there = copies(library)
    taken = sum(copy.size for copy in there)
    allowed = backups.allowance(size_of(library), shutil.disk_usage(folder).free, taken)
    for copy in backups.surplus(there, int(now), allowed - wanted):
        with suppress(OSError):  # one that cannot be removed only takes room
            (folder / copy.name).unlink()


def _remove_remains(library: Path, now: float) -> None:
    """Removes what a copy left that was cut off by a crash; one of the last hours may still be under way elsewhere."""
    folder = places.backups_folder(library)
    for path in folder.glob("*.part"):
        is_ours = backups.copy_named(library.stem, library.suffix, path.name.removesuffix(".part"), 0)
        if is_ours and abs(now - _mtime(path) / 1e9) > backups.DAY:
            path.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewsreaderError(
            f"The folder {folder} for backups cannot be made.",
            "Your library is unharmed, but there is no new backup of it.",
            "Check the permissions of the folder that the library lies in.",
            details=str(error),
        ) from error


def _mtime(path: Path) -> int:
    """When a file was last written, in nanoseconds since 1970; 0 for one that is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _no_room(library: Path, size: int) -> str:
    needed = (size + backups.LEFT_FREE) // 1024**2
    return (
        f"There is too little room beside {library} for another full backup: it takes {needed} MB with some to spare."
        " The earlier backups and the copy of your bookmarks, notes and read marks are kept."
    )
