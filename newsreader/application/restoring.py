"""Puts a backup in the place of the library: checked first, the present library kept aside, and at no time without one.

What the reader did since the backup was made is in the precious copy that is written before; it can be applied on top.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.application import backups
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes
from newsreader.library import Library
from newsreader.library.backup import copy_file
from newsreader.library.precious_restore import batches
from newsreader.library.whole_file import settle

if TYPE_CHECKING:
    from newsreader.library.precious_into import Applied

_BESIDE = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """How a restore ended.

    Attributes:
        aside: where the library lies that was replaced; None if there was none.
        later: a precious copy of what was replaced, newer than the backup; None if there is none.
        changes: what differs now.
    """

    aside: Path | None
    later: Path | None
    changes: Changes


def restore(library: Library, backup: Path, now: float) -> Restored:
    """Replaces an open library by a backup; who asks meanwhile waits, and then sees the restored one.

    Args:
        library: open, and open afterwards.
        backup: a whole copy of a library.
        now: seconds since 1970, for the names of what is kept aside.

    Raises:
        NewsreaderError: the backup is damaged, newer or no library, or there is no room. Nothing was changed.
    """
    _refuse_itself(library.path, backup)
    copy = _copied(backup, library.path)
    try:
        backups.write_precious(library, backups.do_not_wait)
        aside = backups.free_name(library.path, "before-restore", now)
        library.exchange(lambda: _swap(copy, library.path, aside), lambda: _swap_back(library.path, aside))
    except OSError as error:
        raise _could_not(library.path, error) from error
    finally:
        copy.unlink(missing_ok=True)
    return Restored(aside, _later(library.path, aside), everything_changed())


def restore_closed(path: Path, backup: Path, now: float) -> Restored:
    """The same for a library that cannot be opened or is not there; nobody may have it open.

    Raises:
        NewsreaderError: as `restore`, or the restored library could not be opened.
    """
    _refuse_itself(path, backup)
    copy = _copied(backup, path)
    aside = backups.free_name(path, "before-restore", now) if path.exists() else None
    try:
        _swap(copy, path, aside)
    except OSError as error:
        raise _could_not(path, error) from error
    finally:
        copy.unlink(missing_ok=True)
    Library.open(path).close()
    return Restored(aside, _later(path, aside) if aside else None, everything_changed())


def is_beyond_use(path: Path) -> bool:
    """Whether the file in the library's place is damaged, rather than busy, newer or another program's."""
    from newsreader.library.backup import is_damaged

    return is_damaged(path)


def apply_later(library: Library, later: Path) -> tuple[Applied, Changes]:
    """Takes in what the reader did after a backup was made, and resolves the links that were decided on.

    Raises:
        NewsreaderError: the file is no precious copy.
    """
    from newsreader.related import titles

    applied = library.apply_precious(later)
    decided = Changes(applied.decided, kinds=frozenset({"links"}))
    with library.transaction():
        return applied, titles.resolve_links(library, decided) | everything_changed()


def apply_file(library: Library, path: Path, now: float) -> tuple[Applied, Changes]:
    """Takes in a precious copy that somebody chose; what the library held before is kept beside it.

    Raises:
        NewsreaderError: the file is no precious copy, or there is no room for a backup.
    """
    next(batches(path), None)  # refuses another file before anything is written
    written = backups.precious_path(library.path)
    if written.exists() and written.samefile(path):  # a copy of what the library is now will take its name
        path = backups.free_name(written, "applied", now)
        shutil.copyfile(written, path)
    backups.before(library, "restore")
    shutil.copyfile(written, backups.free_name(written, "before-restore", now))
    return apply_later(library, path)


def everything_changed() -> Changes:
    """What a restored library differs in."""
    marks = {"read", "bookmark", "bin", "tags", "position", "folders", "notes"}
    return Changes(kinds=frozenset(marks | {"articles", "links", "headlines", "stories", "related"}), everything=True)


def _refuse_itself(path: Path, backup: Path) -> None:
    if not backup.exists():
        raise NewsreaderError(f"There is no file {backup}.", "Nothing was changed.", "Check the path.")
    if path.exists() and backup.samefile(path):
        raise NewsreaderError(f"{backup} is the library itself.", "Nothing was changed.", "Choose a backup.")


def _copied(backup: Path, path: Path) -> Path:
    """A checked copy of the backup beside the library, so that putting it in place is one step."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        needed, free = backup.stat().st_size, shutil.disk_usage(path.parent).free
    except OSError as error:
        raise NewsreaderError(
            f"The backup {backup} cannot be read, or {path.parent} cannot be written.",
            "Nothing was changed.",
            "Check the permissions.",
            details=str(error),
        ) from error
    if needed > free:
        raise NewsreaderError(
            f"There is too little room beside {path} to restore the backup: it takes {needed // 1024**2 + 1} MB.",
            "Nothing was changed.",
            "Make room and try again.",
        )
    copy = path.with_name(f"{path.name}.restoring")
    copy_file(backup, copy)
    return copy


def _could_not(path: Path, error: OSError) -> NewsreaderError:
    return NewsreaderError(
        f"The backup could not be put in the place of {path}.",
        "The library is as it was.",
        "Check the permissions of its folder.",
        details=str(error),
    )


def _swap(copy: Path, path: Path, aside: Path | None) -> None:
    """Puts the copy in the library's place. With a second name for the old file there is a library all the while."""
    if aside is not None:
        for end in _BESIDE:
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
        try:
            os.link(path, aside)
        except OSError:  # a file system without second names
            path.replace(aside)
    copy.replace(path)
    settle(path.parent)


def _swap_back(path: Path, aside: Path) -> None:
    """Puts the old library back."""
    if not aside.exists():
        return
    for end in _BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)
    if path.exists() and aside.samefile(path):  # the second name alone was made, and renaming it would do nothing
        aside.unlink()
    else:
        aside.replace(path)
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            aside.with_name(aside.name + end).replace(path.with_name(path.name + end))
    settle(path.parent)


def _later(path: Path, aside: Path) -> Path | None:
    """A copy of the precious copy that the next one will not overwrite."""
    written = backups.precious_path(path)
    kept = written.with_name(f"{aside.stem}-precious.jsonl")
    try:
        shutil.copyfile(written, kept)
    except OSError:
        return None
    return kept
