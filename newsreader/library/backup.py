"""A whole and checked copy of the library while it is in use, and the check of one that shall be restored.

SQLite's backup API and not VACUUM INTO: it copies page by page, so it can pause, give way and be stopped, where a
VACUUM of five gigabytes is one statement that rewrites everything. The connection reads one state of the library all
the while, so a writer neither waits nor makes the copy begin anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library.seal import first_page_is_broken, is_sealed, prepare_copy, sealing_vfs
from newsreader.library.whole_file import replacing

PAGES_AT_ONCE = 500
_CHECKED_AT_ONCE = 200_000  # steps of SQLite's machine, about a hundredth of a second
Pause = Callable[[], None]


def no_pause() -> None:
    """Goes on at once."""


def copy_to(connection: apsw.Connection, target: Path, pause: Pause = no_pause) -> None:
    """Writes the library to `target`; an earlier file there is replaced only by a complete and checked copy.

    Args:
        connection: of the library; inside a transaction, so that its state stands still.
        target: the file to be.
        pause: called between two steps; whatever it raises ends the copy, and nothing of it is left.

    Raises:
        NewsreaderError: the copy could not be written; an earlier one at `target` is still there.
        apsw.Error: the library itself is damaged.
    """
    connection.pragma("schema_version")  # a transaction sees the state of its first reading, not of its beginning
    try:
        with replacing(target) as unfinished:
            _copy(connection, unfinished, pause)
    except (OSError, apsw.Error) as error:
        if _is_damage(error):
            raise
        full = isinstance(error, apsw.FullError) or getattr(error, "errno", None) == 28
        raise NewsreaderError(
            f"The backup {target} could not be written" + (": the disk is full." if full else "."),
            "The library itself is unharmed, and an earlier backup is still there.",
            "Make room and try again." if full else "Check that there is room and that the folder may be written.",
            details=str(error),
        ) from error


def check_copy(path: Path, pause: Pause = no_pause) -> None:
    """Reads a copy through and compares it with its seals.

    Raises:
        NewsreaderError: it is damaged, or no library that this program may open.
    """
    from newsreader.library.migrations import check_header

    check_header(path)
    try:
        connection = _opened(path, apsw.SQLITE_OPEN_READONLY)
        try:
            _check_marks(connection, path)
            _check(connection, pause)
        finally:
            connection.close()
    except apsw.Error as error:
        raise NewsreaderError(
            f"The backup {path} is damaged.",
            "It was left as it is, and nothing else was touched.",
            "Choose another backup.",
            details=f"{type(error).__name__}: {error}",
        ) from error


def is_damaged(path: Path) -> bool:
    """Whether a file that should be a library has come to harm, rather than being busy, newer or somebody else's."""
    try:
        with path.open("rb") as file:
            begins_well = file.read(16) == b"SQLite format 3\0"
        if not begins_well or first_page_is_broken(path):
            return True
        check_copy(path)
    except (OSError, NewsreaderError) as error:
        return isinstance(error.__cause__, (apsw.CorruptError, apsw.NotADBError, apsw.IOError))
    return False


def copy_file(path: Path, target: Path, pause: Pause = no_pause) -> None:
    """Copies a library file that nobody has open to `target`, checked on both ends.

    Raises:
        NewsreaderError: it is damaged or no library, or the copy could not be written.
    """
    check_copy(path, pause)
    connection = _opened(path, apsw.SQLITE_OPEN_READONLY)
    try:
        connection.execute("BEGIN")
        copy_to(connection, target, pause)
    finally:
        connection.close()


def _check_marks(connection: apsw.Connection, path: Path) -> None:
    """Refuses a file that may become a library but is none yet, as an empty one."""
    from newsreader.library.migrations import APPLICATION_ID, check_marks

    application = int(connection.pragma("application_id"))
    check_marks(path, application, int(connection.pragma("user_version")))
    if application != APPLICATION_ID:
        raise NewsreaderError(f"{path} is not a Newsreader library.", "It was left as it is.", "Choose another file.")


def _opened(path: Path, flags: int) -> apsw.Connection:
    """A connection to a file at rest; one in a folder that may not be written is read as one that nobody changes."""
    layer = sealing_vfs() or apsw.vfs_names()[0]
    address = path.absolute().as_uri()
    try:
        connection = apsw.Connection(f"{address}?mode=ro", flags=flags | apsw.SQLITE_OPEN_URI, vfs=layer)
        connection.pragma("schema_version")
    except (apsw.ReadOnlyError, apsw.CantOpenError):
        connection = apsw.Connection(f"{address}?mode=ro&immutable=1", flags=flags | apsw.SQLITE_OPEN_URI, vfs=layer)
    connection.pragma("trusted_schema", "OFF")
    return connection


def _copy(connection: apsw.Connection, target: Path, pause: Pause) -> None:
    """The pages, then SQLite's quick check, which compares every one with its seal."""
    copy = apsw.Connection(str(target), vfs=sealing_vfs() or apsw.vfs_names()[0])
    try:
        if is_sealed(connection):
            prepare_copy(copy)
        take_pages(copy, connection, pause)
        copy.pragma("journal_mode", "DELETE")
        _compare(copy, connection, pause)
    finally:
        copy.close()


def take_pages(copy: apsw.Connection, connection: apsw.Connection, pause: Pause = no_pause) -> None:
    """SQLite's own online copy; that it cannot be ended on a failing disk does not hide why it failed."""
    backup = copy.backup("main", connection, "main")
    try:
        while not backup.done:
            backup.step(PAGES_AT_ONCE)
            pause()
        backup.finish()
    except BaseException:
        with suppress(apsw.Error):
            backup.finish()
        raise


def _compare(copy: apsw.Connection, connection: apsw.Connection, pause: Pause) -> None:
    """Whether the copy bears the marks of the library and can be read from end to end.

    Raises:
        OSError: it does not, or it cannot.
    """
    if any(copy.pragma(mark) != connection.pragma(mark) for mark in ("application_id", "user_version")):
        raise OSError("the copy does not bear the marks of the library")
    try:
        _check(copy, pause)
    except apsw.Error as error:
        raise OSError(f"the copy is not whole: {error}") from error


def _check(connection: apsw.Connection, pause: Pause) -> None:
    """SQLite's quick check, with pauses."""

    def go_on() -> bool:
        pause()
        return False

    connection.set_progress_handler(go_on, _CHECKED_AT_ONCE)
    answer = connection.pragma("quick_check")
    connection.set_progress_handler(None)
    if answer != "ok":
        raise apsw.CorruptError(str(answer))


def _is_damage(error: Exception) -> bool:
    """Whether it was the library that could not be read, rather than the copy that could not be written."""
    return isinstance(error, apsw.CorruptError) or getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_DATA
