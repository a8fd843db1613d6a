"""Saves what can be read of a damaged library into a new file, which takes its place; the damaged one is kept.

Rows are taken from pages that their seals fit, then from others where the rows themselves are whole, then from
backups. Indexes and figures are worked out anew, and the precious copy says what the reader did where that is lost.
Until the new file is complete and checked, the damaged one stays where it is.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.question.machine_zone import MachineZone
from newsreader.library import damaged, derived, reference, salvage_precious, salvage_whole
from newsreader.library.backup import take_pages
from newsreader.library.check import check
from newsreader.library.database import Database, explained
from newsreader.library.findings import Told
from newsreader.library.migrations import VERSION
from newsreader.library.precious_into import Applied
from newsreader.library.salvage_rows import Copied, Copying
from newsreader.library.salvage_whole import Whole
from newsreader.library.seal import prepare_copy, reserve, sealing_vfs

_LOCKED = 0x40000002, 510  # where every SQLite that has a file open holds a lock
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a damaged library.

    Attributes:
        kept: the damaged file, as it was.
        articles: how many the library has now.
        missing: ids of articles of which something was seen, and nothing could be saved.
        whole: the articles of which a part is lost.
        from_backups: how many rows were taken from backups.
        backup: the one that the library was made from, where nothing of the damaged file could be read.
        marks: what was taken from the precious copy; None if nothing of the reader's own was lost, or there is no copy.
    """

    kept: Path
    articles: int
    missing: tuple[int, ...] = ()
    whole: Whole = field(default_factory=Whole)
    from_backups: int = 0
    backup: Path | None = None
    marks: Applied | None = None


def salvage(
    path: Path, told: Told = lambda _what, _done, _total: None, clock: Callable[[], float] = time.time
) -> Salvaged:
    """Puts a new library in the place of a damaged one.

    Args:
        path: the damaged file; nobody may have it open.
        told: how far it is; what it raises ends the work, and everything is as it was.
        clock: seconds since 1970.

    Raises:
        NewsreaderError: somebody has it open, or there is nothing at all to make a library from, or no room for it.
    """
    _refuse_open(path)
    new = path.with_name(path.name + ".salvaged")
    _remove(new)
    try:
        with explained(new):
            made = _make(path, new, told, int(clock()))
        report = check(new, told)
        if report.findings:
            raise NewsreaderError(
                f"The library {path} could not be put in order.",
                "The damaged file was left as it is.",
                "Restore a backup from the folder backups beside it.",
                details="; ".join(finding.what for finding in report.findings),
            )
        kept = _exchange(path, new, datetime.fromtimestamp(clock(), MachineZone()).date())
    finally:
        _remove(new)
    return Salvaged(kept, report.articles, *made)


_Made = tuple[tuple[int, ...], Whole, int, Path | None, Applied | None]


def backups_of(path: Path) -> list[Path]:
    """The backups of a library that a library can be made from, the newest first."""
    folder = path.parent / "backups"
    found = [each for each in folder.glob(f"{path.stem}*{path.suffix}") if each.is_file()] if folder.is_dir() else []
    return sorted(found, key=lambda each: each.stat().st_mtime, reverse=True)


def _make(path: Path, new: Path, told: Told, now: int) -> _Made:
    """Fills the new file."""
    backups = [each for each in backups_of(path) if _is_whole(each)]
    with damaged.opened(path, backups) as sources:
        if sources is None:
            return _from_backup(path, new, backups, now)
        version = _version(sources)
        with closing(_empty(new, version)) as target:
            copying = Copying(*sources, target)
            with target:
                tables = [each for each in reference.tables(target) if not _is_index(target, each.name)]
                copying.copy(tables, told)
                filled = sum(_fill(copying, tables, backup, version) for backup in backups)
                copying.take_torn(tables)
                _keep_numbers(sources, target)
                if copying.copied.lost.get("articles"):
                    salvage_precious.put_back(target, path)
                lost = salvage_precious.lost_marks(target, copying.copied)
                whole = salvage_whole.make_whole(target, now, copying.copied)
                if version == VERSION:
                    derived.rebuild(target)
            _put_triggers(target, version)
    if version != VERSION:
        with closing(Database(new)) as database, database.writing() as connection:
            derived.rebuild(connection)
    marks = salvage_precious.apply(new, path, lost) if lost is not None else None
    return _missing(new, copying.copied), whole, filled, None, marks


def _from_backup(path: Path, new: Path, backups: Sequence[Path], now: int) -> _Made:
    """The newest backup with the precious copy, where nothing else is left."""
    if not backups:
        raise NewsreaderError(
            f"Nothing can be read of the library {path}, and there is no backup beside it.",
            "The damaged file was left as it is.",
            "If you keep copies of your files elsewhere, put one of them there.",
        )
    with (
        closing(apsw.Connection(str(backups[0]), flags=apsw.SQLITE_OPEN_READONLY)) as source,
        closing(apsw.Connection(str(new), vfs=_layer())) as target,
    ):
        prepare_copy(target)
        take_pages(target, source)
    with closing(Database(new)) as database, database.writing() as connection:
        salvage_precious.put_back(connection, path)
        whole = salvage_whole.make_whole(connection, now, Copied())
        derived.rebuild(connection)
    return (), whole, 0, backups[0], salvage_precious.apply(new, path, None)


def _empty(new: Path, version: int) -> apsw.Connection:
    """A new file with the tables of a schema version, and no triggers: what they do is done at the end, at once."""
    target = apsw.Connection(str(new), vfs=_layer())
    if sealing_vfs():
        reserve(target)
    # Nothing of this file counts before it is complete.
    target.pragma("journal_mode", "OFF")
    target.pragma("synchronous", "OFF")
    reference.make(target, version)
    for part in reference.parts(target):
        if part.kind == "trigger":
            target.execute(f"DROP TRIGGER {part.name}")
    return target


def _put_triggers(target: apsw.Connection, version: int) -> None:
    with closing(apsw.Connection(":memory:")) as model:
        reference.make(model, version)
        for part in reference.parts(model):
            if part.kind == "trigger":
                target.execute(part.sql)


def _is_index(connection: apsw.Connection, name: str) -> bool:
    """Whether a table is the inside of a search index."""
    found = connection.execute("SELECT type FROM pragma_table_list WHERE name = ?", (name,)).get
    return bool(found != "table")


def _fill(copying: Copying, tables: Sequence[reference.Table], backup: Path, version: int) -> int:
    with closing(apsw.Connection(str(backup), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
        if int(connection.pragma("user_version")) != version:
            return 0
        return copying.fill(tables, connection)


def _keep_numbers(sources: Sequence[apsw.Connection], target: apsw.Connection) -> None:
    """No id is given out a second time, though its article may be lost."""
    for source in sources:
        with suppress(apsw.Error):
            for name, last in source.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
                target.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
                target.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))
            return


def _version(sources: Sequence[apsw.Connection]) -> int:
    for source in sources:
        with suppress(apsw.Error):
            return int(source.pragma("user_version")) or VERSION
    return VERSION


def _missing(new: Path, copied: Copied) -> tuple[int, ...]:
    with closing(apsw.Connection(str(new), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
        there = {number for (number,) in connection.execute("SELECT id FROM articles")}
    return tuple(sorted(copied.articles - there))


def _is_whole(backup: Path) -> bool:
    """Whether a backup opens and fits its seals."""
    from newsreader.library import pages

    try:
        found = pages.look(backup)
    except (OSError, apsw.Error):
        return False
    return not found.broken and not found.missing and bool(found.total)


def _exchange(path: Path, new: Path, today: date) -> Path:
    """Puts the new file in the place of the damaged one, which is kept under a name with the day."""
    kept = _free_name(path, today)
    wal = path.with_name(path.name + "-wal")
    try:
        os.link(path, kept)
    except OSError:  # a file system without links: for a moment there is no library
        path.replace(kept)
    if wal.exists() and wal.stat().st_size:
        wal.replace(kept.with_name(kept.name + "-wal"))
    wal.unlink(missing_ok=True)
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    new.replace(path)
    return kept


def _free_name(path: Path, today: date) -> Path:
    wanted = path.with_name(f"{path.stem}-damaged-{today.isoformat()}{path.suffix}")
    number = 1
    while wanted.exists():
        number += 1
        wanted = path.with_name(f"{path.stem}-damaged-{today.isoformat()}-{number}{path.suffix}")
    return wanted


def _refuse_open(path: Path) -> None:
    """Raises NewsreaderError if another program has the library open."""
    try:
        import fcntl
    except ImportError:  # Windows does not let go of an open file by itself
        return
    with path.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED[1], _LOCKED[0])
        except BlockingIOError as error:
            raise NewsreaderError(
                f"Another program is holding the library {path}.", "Nothing was changed.", "Close it and try again."
            ) from error


def _layer() -> str:
    return sealing_vfs() or apsw.vfs_names()[0]


def _remove(new: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        new.with_name(new.name + suffix).unlink(missing_ok=True)
