"""Opens a damaged library file so that as much of it as possible can be read; the file itself is left as it is.

A file that is cut off, or of which the first page is lost, is no database to SQLite. The first page holds its format
and, with a few others, the names and places of all tables. These places are the same in a backup of the library, and
in a new library of the same schema; so a copy of the damaged file is given those pages, and is read instead.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from newsreader.library import pages, ranges, reference
from newsreader.library.migrations import VERSION
from newsreader.library.pages import header
from newsreader.library.seal import SEAL_BYTES, checksum, reserve, sealing_vfs

Judge = Callable[[apsw.Connection], bool]
_SMALLEST_PAGE = 512
_DIGEST = 64


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
        for candidate, judge in _candidates(path, copy, backups):
            found = _both(candidate, judge)
            if found is not None:
                try:
                    yield found
                finally:
                    for connection in found:
                        # That a reader cannot tidy up behind itself does no harm.
                        with suppress(apsw.Error):
                            connection.close()
                return
        yield None
    finally:
        for suffix in ("", "-wal", "-shm"):
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)


def _candidates(path: Path, copy: Path, backups: Sequence[Path]) -> Iterator[tuple[Path, Judge]]:
    """The file as it is, then copies with first pages of others; at last the file even if not all of it is known."""
    if not path.stat().st_size:
        return
    yield path, _is_exact
    fresh = copy.with_name(copy.name + ".new")
    try:
        _make_new(fresh)
        for donor in (*backups, fresh):
            with suppress(OSError, apsw.Error):
                _patch(path, copy, donor)
                yield copy, _has_articles
    finally:
        fresh.unlink(missing_ok=True)
    yield path, _has_articles


def _both(path: Path, judge: Judge) -> tuple[apsw.Connection, apsw.Connection] | None:
    """Connections to a file, if it can be asked for what a library has."""
    plain = apsw.vfs_names()[0]
    with suppress(apsw.Error, OSError):
        lenient = _reader(path, plain)
        if judge(lenient):
            # That the first page is broken does no harm where the tables are found all the same.
            broken = set(pages.look(path).broken) - {1}
            layer = RefusingLayer(broken, plain)
            return _reader(path, layer.name), lenient
        lenient.close()
    return None


def _reader(path: Path, vfs: str) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(path.absolute().as_uri() + "?mode=ro", flags=flags, vfs=vfs)
    connection.pragma("trusted_schema", "OFF")
    # Says that we know what we do: a file that is shorter than it should be is read as far as it goes.
    connection.pragma("writable_schema", "ON")
    return connection


def _is_exact(connection: apsw.Connection) -> bool:
    """Whether the schema is, word for word, that of a library of its version."""
    with suppress(*ranges.UNREADABLE), closing(apsw.Connection(":memory:")) as model:
        reference.make(model, int(connection.pragma("user_version")))
        return set(reference.parts(model)) == set(reference.parts(connection))
    return False


def _has_articles(connection: apsw.Connection) -> bool:
    """Whether what should be articles are some, at least at one end of the table."""
    for order in ("id", "id DESC"):
        asked = f"SELECT content_hash, headline FROM articles ORDER BY {order} LIMIT 20"  # noqa: S608  ours alone
        with suppress(*ranges.UNREADABLE):
            for digest, headline in connection.execute(asked):
                if isinstance(headline, str) and isinstance(digest, str) and len(digest) == _DIGEST:
                    return True
    return False


class RefusingLayer(apsw.VFS):
    """A file layer that refuses to read some pages; empty ones too, which their seals would let pass."""

    def __init__(self, broken: Container[int], base: str) -> None:
        self.name = f"refusing-{id(self)}"
        self._broken = broken
        self._base = base
        super().__init__(self.name, base)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        """A file of the library, or one beside it."""
        file = _RefusingFile(self, self._base, name, flags)
        file.broken = self._broken if flags[0] & apsw.SQLITE_OPEN_MAIN_DB else ()
        return file


class _RefusingFile(apsw.VFSFile):
    broken: Container[int] = ()

    def __init__(self, layer: RefusingLayer, base: str, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._layer = layer  # which has to live as long as its files
        super().__init__(base, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        """A page, unless it is broken."""
        if amount >= _SMALLEST_PAGE and offset // amount + 1 in self.broken:
            raise apsw.IOError("a broken page")
        return super().xRead(amount, offset)


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
