"""Opens a damaged library file so that as much of it as possible can be read; the file itself is left as it is.

A file that is cut off, or of which the first page is lost, is no database to SQLite. The first page holds its format
and, with a few others, the names and places of all tables. These places are the same in a backup of the library, and
in a new library of the same schema; so a copy of the damaged file is given those pages, and is read instead.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from newsreader.library import reference
from newsreader.library.migrations import VERSION
from newsreader.library.pages import header
from newsreader.library.seal import SEAL_BYTES, checksum, reserve, sealing_vfs

_ASKED = ("articles", "bodies", "status")


@contextmanager
def opened(path: Path, backups: Sequence[Path]) -> Iterator[tuple[apsw.Connection, apsw.Connection] | None]:
    """Two connections to a damaged file: one that refuses broken pages, and one that takes them as they are.

    Args:
        path: the damaged file.
        backups: of the same library, the newest first.

    Yields:
        None where nothing can be read.
    """
    copy = path.with_name(path.name + ".patched")
    try:
        for candidate in _candidates(path, copy, backups):
            found = _both(candidate)
            if found is not None:
                with closing(found[0]), closing(found[1]):
                    yield found
                return
        yield None
    finally:
        for suffix in ("", "-wal", "-shm"):
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)


def _candidates(path: Path, copy: Path, backups: Sequence[Path]) -> Iterator[Path]:
    """The file as it is, then copies with first pages of others."""
    if not path.stat().st_size:
        return
    yield path
    fresh = copy.with_name(copy.name + ".new")
    try:
        _make_new(fresh)
        for donor in (*backups, fresh):
            with suppress(OSError, apsw.Error):
                _patch(path, copy, donor)
                yield copy
    finally:
        fresh.unlink(missing_ok=True)


def _both(path: Path) -> tuple[apsw.Connection, apsw.Connection] | None:
    """Connections to a file, if it can be asked anything at all."""
    plain = apsw.vfs_names()[0]
    with suppress(apsw.Error, OSError):
        strict = _reader(path, sealing_vfs() or plain)
        lenient = _reader(path, plain)
        if _answers(strict) or _answers(lenient):
            return strict, lenient
        strict.close()
        lenient.close()
    return None


def _reader(path: Path, vfs: str) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(path.absolute().as_uri() + "?mode=ro", flags=flags, vfs=vfs)
    connection.pragma("trusted_schema", "OFF")
    # Says that we know what we do: a file that is shorter than it should be is read as far as it goes.
    connection.pragma("writable_schema", "ON")
    return connection


def _answers(connection: apsw.Connection) -> bool:
    """Whether the tables are known, and one of them can be read at its beginning."""
    try:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except apsw.Error:
        return False
    if not names.issuperset(_ASKED):
        return False
    for table in _ASKED:
        with suppress(apsw.Error):
            connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()  # noqa: S608  names of our own
            return True
    return False


def _make_new(path: Path) -> None:
    path.unlink(missing_ok=True)
    with closing(apsw.Connection(str(path), vfs=sealing_vfs() or apsw.vfs_names()[0])) as connection:
        connection.pragma("synchronous", "OFF")
        reserve(connection)
        reference.make(connection, VERSION)


def _patch(path: Path, copy: Path, donor: Path) -> None:
    """Makes a copy of a file that has the schema's pages of another."""
    shutil.copyfile(path, copy)
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
    with closing(apsw.Connection(str(donor), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
        numbers = [n for (n,) in connection.execute("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")]
    with donor.open("rb") as source, copy.open("r+b") as target:
        size = header(source.read(100)).page_size
        for number in numbers:
            source.seek((int(number) - 1) * size)
            page = source.read(size)
            target.seek((int(number) - 1) * size)
            target.write(page)
        total = target.seek(0, 2) // size
        source.seek(0)
        target.seek(0)
        target.write(_first_page(source.read(size), total))


def _first_page(page: bytes, total: int) -> bytes:
    """A first page with another number of pages and no free ones, sealed."""
    first = bytearray(page)
    first[28:32] = total.to_bytes(4, "big")
    first[32:40] = bytes(8)
    first[92:96] = first[24:28]
    if first[20] == SEAL_BYTES:
        first[-SEAL_BYTES:] = checksum(bytes(first[:-SEAL_BYTES]))
    return bytes(first)
