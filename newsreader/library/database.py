"""The connections to the library file: one that writes, guarded by a lock, and a pool of readers.

One writer, because SQLite allows one at a time and waiting for a lock of our own is fair and never fails. Readers
come from a pool and not from thread-local storage, because Qt's pool threads forget Python's between two tasks.
In WAL mode a reader sees the last commit and never waits. A thread that is inside a transaction reads through the
writer, so that it sees what it has just written.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from newsreader.article.errors import DamagedError, DiskFullError, LockedError, NewsreaderError, NotWritableError
from newsreader.library.migrations import check_current, check_header, migrate
from newsreader.library.seal import is_sealed, reserve, seal, sealing_vfs

BUSY_MILLISECONDS = 5000
CACHE, BULK_CACHE = 16_000, 64_000  # kilobytes of pages that the writer holds, the more while it adds many
WAL_PAGES = 4000
"""How long WAL grows before it is written into the file, and what is left of it after somebody read for long: 16 MB."""
BULK_WAL_TIMES = 4
"""While much is added it grows so much longer; the next change takes it into the file."""
STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: about a millisecond
READERS_SECONDS = 30.0


class Database:
    """An open library file."""

    def __init__(self, path: Path, *, read_only: bool = False, verified: bool = True) -> None:
        """Open a file; `verified`: no page is read that its seal does not fit."""
        self.path = path
        self.read_only = read_only
        self._vfs = (sealing_vfs() if verified else None) or apsw.vfs_names()[0]
        self._lock = threading.RLock()
        self._depth = 0
        self._spoilt = False
        self._idle: list[apsw.Connection] = []
        self._pool_lock = threading.Condition()
        self._lent = 0
        self._exchanging = False
        self._closed = False
        with explained(path):
            self._writer = self._open_to_read() if read_only else self._open_to_write()

    @contextmanager
    def reading(self, stale: Callable[[], bool] | None = None) -> Iterator[apsw.Connection]:
        """A connection that sees one unchanging state of the library until the block ends.

        Once `stale` answers True, nobody waits for the answer any more: what runs is broken off.

        Raises:
            apsw.InterruptError: it was broken off.
        """
        if self._is_mine():
            with explained(self.path):
                yield self._writer
            return
        with explained(self.path):
            connection = self._borrow()
            try:
                connection.execute("BEGIN")
                connection.set_progress_handler(stale, STEPS_BETWEEN_LOOKS if stale else -1)
                yield connection
            finally:
                connection.set_progress_handler(None)
                if connection.in_transaction:
                    connection.execute("COMMIT")
                self._give_back(connection)

    @contextmanager
    def wandering(self) -> Iterator[apsw.Connection]:
        """A connection whose every question sees the library of its moment: for long looks that hold nobody up."""
        with explained(self.path):
            connection = self._borrow()
            try:
                yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def writing(self, *, bulk: bool = False) -> Iterator[apsw.Connection]:
        """The writing connection inside a transaction: all of the block is kept, or none of it.

        A block inside another joins it. `bulk` commits without waiting for the disk to confirm: a power cut may
        take the last batches back, never half of one. A block inside another that fails is taken back alone; one that
        is `bulk` takes the whole with it, whatever is made of its error.
        """
        if self.read_only:
            raise NewsreaderError(
                f"The library {self.path} is open for reading only.",
                "Nothing was changed.",
                "Check that its folder may be written, then start Newsreader again.",
            )
        with self._lock, explained(self.path):
            self._check_open()
            if self._depth:
                with self._joined() if bulk else self._inner() as connection:
                    yield connection
            else:
                with self._outer(bulk=bulk) as connection:
                    yield connection

    def close(self) -> None:
        """Closes all connections; what was committed is in the file."""
        with self._lock, self._pool_lock:
            self._closed = True
            while self._idle:
                _close(self._idle.pop())
            _close(self._writer)

    def settle(self) -> None:
        """Takes what stands in WAL into the file itself, as far as nobody is reading."""
        with self._lock, explained(self.path):
            self._check_open()
            if not self._depth and not self.read_only:
                self._writer.pragma("wal_checkpoint", "TRUNCATE")

    def exchange(self, swap: Callable[[], None], swap_back: Callable[[], None]) -> None:
        """Lets another file take the place of this one while no connection is open; who asks meanwhile waits.

        Raises:
            NewsreaderError: another program has the file open, or the new one cannot be opened. Then the old one is.
        """
        with self._lock, explained(self.path), self._alone():
            leave_one_file(self._writer)
            self._writer.close()
            try:
                swap()
                self._writer = self._open_to_write()
            except BaseException:
                try:
                    swap_back()
                finally:
                    self._writer = self._open_to_write()
                raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No reader is at work, and none begins before the block ends."""
        with self._pool_lock:
            self._check_open()
            self._exchanging = True
        try:
            with self._pool_lock:
                if not self._pool_lock.wait_for(lambda: not self._lent, READERS_SECONDS):
                    raise apsw.BusyError("a reader did not end")
                while self._idle:
                    self._idle.pop().close()
            yield
        finally:
            with self._pool_lock:
                self._exchanging = False
                self._pool_lock.notify_all()

    @contextmanager
    def _outer(self, *, bulk: bool) -> Iterator[apsw.Connection]:
        """A transaction of its own."""
        writer = self._writer
        if bulk:
            writer.pragma("synchronous", "NORMAL")
            writer.pragma("cache_size", -BULK_CACHE)
            writer.pragma("temp_store", "MEMORY")  # there each statement notes the pages before it changes them
            writer.pragma("wal_autocheckpoint", BULK_WAL_TIMES * WAL_PAGES)  # each time waits for the disk
        try:
            writer.execute("BEGIN IMMEDIATE")
            self._depth, self._spoilt = 1, False
            try:
                yield writer
                self._commit()
            except BaseException:
                if writer.in_transaction:
                    writer.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0
        finally:
            if bulk:
                writer.pragma("synchronous", "FULL")
                writer.pragma("cache_size", -CACHE)
                writer.pragma("temp_store", "DEFAULT")
                writer.pragma("wal_autocheckpoint", WAL_PAGES)

    def _commit(self) -> None:
        if self._spoilt:
            raise RuntimeError("a part of this transaction failed, and not all of it was given up")
        self._writer.execute("COMMIT")

    @contextmanager
    def _joined(self) -> Iterator[apsw.Connection]:
        """A part of the running transaction that takes the whole with it when it fails.

        For a part that can be taken back alone SQLite copies each page before it is changed: for many articles that is
        more to write than they are.
        """
        self._depth += 1
        try:
            yield self._writer
        except BaseException:
            self._spoilt = True
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def _inner(self) -> Iterator[apsw.Connection]:
        """A part of the running transaction that can fail without taking the whole with it."""
        writer = self._writer
        name, spoilt = f"part{self._depth}", self._spoilt
        writer.execute(f"SAVEPOINT {name}")
        self._depth += 1
        try:
            yield writer
            writer.execute(f"RELEASE {name}")
        except BaseException:
            if writer.in_transaction:
                writer.execute(f"ROLLBACK TO {name}")
                writer.execute(f"RELEASE {name}")
                self._spoilt = spoilt
            raise
        finally:
            self._depth -= 1

    def _is_mine(self) -> bool:
        """Whether this thread is inside a transaction."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            return self._depth > 0
        finally:
            self._lock.release()

    def _check_open(self) -> None:
        if self._closed:
            raise NewsreaderError(f"The library {self.path} was closed.", "Nothing was changed.")

    def _borrow(self) -> apsw.Connection:
        with self._pool_lock:
            self._pool_lock.wait_for(lambda: not self._exchanging)
            self._check_open()
            self._lent += 1
            if self._idle:
                return self._idle.pop()
        try:
            return self._open_to_read()
        except BaseException:
            self._count_back()
            raise

    def _count_back(self) -> None:
        with self._pool_lock:
            self._lent -= 1
            self._pool_lock.notify_all()

    def _give_back(self, connection: apsw.Connection) -> None:
        with self._pool_lock:
            self._lent -= 1
            self._pool_lock.notify_all()
            if self._closed:
                _close(connection)
            else:
                self._idle.append(connection)

    def _open_to_write(self) -> apsw.Connection:
        """Opens or makes the file and brings it to the present schema."""
        if self.path.exists():
            check_header(self.path)
        connection = apsw.Connection(str(self.path), vfs=self._vfs)
        try:
            _prepare(connection)
            if not connection.pragma("page_count"):
                reserve(connection)
            migrate(connection, self.path)
            self._seal(connection)
            _use_journal(connection, _journal_for(self.path))
            connection.pragma("synchronous", "FULL")
            connection.pragma("foreign_keys", "ON")
            connection.pragma("cache_size", -CACHE)
            connection.pragma("wal_autocheckpoint", WAL_PAGES)
            connection.pragma("journal_size_limit", WAL_PAGES * 4096)
        except BaseException:
            _close(connection)
            raise
        return connection

    def _seal(self, connection: apsw.Connection) -> None:
        """Seals a file that was made without; where somebody else has it open, another time."""
        if sealing_vfs() and not is_sealed(connection):
            with suppress(apsw.BusyError):
                seal(connection)

    def _open_to_read(self) -> apsw.Connection:
        """Opens the file for reading; where even WAL's small files cannot be made, as one that nobody changes."""
        if not self.path.exists():
            raise NewsreaderError(f"There is no library at {self.path}.", do="Check the path.")
        address = self.path.absolute().as_uri()
        check_header(self.path)
        try:
            return _checked_reader(self.path, address + "?mode=ro", self._vfs)
        except (apsw.ReadOnlyError, apsw.CantOpenError):
            if not self.read_only:
                raise
            return _checked_reader(self.path, address + "?mode=ro&immutable=1", self._vfs)


def _checked_reader(path: Path, address: str, vfs: str) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(address, flags=flags, vfs=vfs)
    try:
        _prepare(connection)
        check_current(connection, path)
    except BaseException:
        _close(connection)
        raise
    return connection


def leave_one_file(connection: apsw.Connection) -> None:
    """Takes what stands in WAL's small files into the library file, which then is whole by itself.

    Raises:
        apsw.BusyError: somebody else has it open.
    """
    connection.pragma("wal_checkpoint", "TRUNCATE")
    _use_journal(connection, "DELETE")


def _journal_for(path: Path) -> str:
    """WAL, in which nobody waits; not on a network drive, which cannot hold it."""
    from newsreader.library.place import on_network

    return "DELETE" if on_network(path) else "WAL"


def _use_journal(connection: apsw.Connection, mode: str) -> None:
    """Switches the journal. SQLite does not wait by itself when another process is just opening the file, so we do."""
    last = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.pragma("journal_mode", mode)
        except apsw.BusyError:
            if time.monotonic() > last:
                raise
            time.sleep(0.02)
        else:
            return


def _close(connection: apsw.Connection) -> None:
    """Closes a connection. Where the WAL cannot be written into the file now, it stays, and nothing of it is lost."""
    with suppress(apsw.Error):
        connection.close()


def _prepare(connection: apsw.Connection) -> None:
    """What every connection is told first: wait for others, and trust nothing that the file's schema calls."""
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    connection.pragma("trusted_schema", "OFF")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says into what a person can do something about; our own mistakes pass unchanged.

    Raises:
        NewsreaderError: disk full, locked, unreadable, damaged, read-only or not a library.
    """
    try:
        yield
    except (
        apsw.FullError, apsw.BusyError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError, apsw.NotADBError,
        apsw.CorruptError, apsw.PermissionsError,
    ) as error:  # fmt: skip
        broken = getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_DATA
        reason = apsw.CorruptError if broken else type(error)
        what, kept, do = _EXPLANATIONS[reason]
        kind = _KINDS.get(reason, NewsreaderError)
        raise kind(what.format(path=path), kept, do, details=f"{type(error).__name__}: {error}") from error


_KINDS: dict[type[apsw.Error], type[NewsreaderError]] = {
    apsw.FullError: DiskFullError,
    apsw.BusyError: LockedError,
    apsw.ReadOnlyError: NotWritableError,
    apsw.CantOpenError: NotWritableError,
    apsw.PermissionsError: NotWritableError,
    apsw.CorruptError: DamagedError,
}
_SAFE = "Everything that was kept before is safe; this change was not kept."
_EXPLANATIONS: dict[type[apsw.Error], tuple[str, str, str]] = {
    apsw.FullError: ("The disk with {path} is full.", _SAFE, "Make room and try again; reading works."),
    apsw.BusyError: ("Another program is holding the library {path}.", _SAFE, "Close it and try again."),
    apsw.IOError: (
        "The disk reported an error at {path}.",
        _SAFE,
        "Copy the library to another disk now, then check this one.",
    ),
    apsw.ReadOnlyError: ("The library {path} may not be written.", _SAFE, "Check the permissions of its folder."),
    apsw.CantOpenError: (
        "The library {path} cannot be opened.",
        "Nothing was changed.",
        "Check that its folder exists and may be read and written.",
    ),
    apsw.NotADBError: ("{path} is not a Newsreader library.", "The file was left as it is.", "Choose another file."),
    apsw.CorruptError: (
        "The library {path} is damaged.",
        "The file was left as it is.",
        "newsreader check --repair saves what can be read and keeps the damaged file.",
    ),
    apsw.PermissionsError: ("The library {path} may not be opened.", "Nothing was changed.", "Check its permissions."),
}
