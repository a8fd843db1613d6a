"""Brings a library file to the present shape, step by step; each step is one transaction.

The steps themselves stand in `schema`, which is loaded only where there is one to take.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import apsw

from newsreader.article.errors import DamagedError, NewsreaderError
from newsreader.library.backup import copy_to
from newsreader.library.seal import first_page_is_broken

APPLICATION_ID = 0x4E575352  # "NWSR", told to `file` and to SQLite: this file is a Newsreader library

VERSION = 9
"""How many steps there are; the file's `user_version` is the number of those that it has gone."""


def check_header(path: Path) -> None:
    """Refuses a file that is no library, or a newer program's, from its first 100 bytes: nothing is opened yet.

    Raises:
        NewsreaderError: the file is not a library that this program may open.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise NewsreaderError(
            f"The library {path} cannot be read.", "Nothing was changed.", "Check its permissions.", details=str(error)
        ) from error
    if not header:
        if has_backups(path):
            raise DamagedError(
                f"The library {path} is empty, though it was not once: there are backups beside it.",
                "The file was left as it is.",
                "newsreader check --repair makes it anew from the newest backup.",
            )
        return
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        kind = DamagedError if has_backups(path) else NewsreaderError
        raise kind(
            f"{path} is not a Newsreader library.",
            "The file was left as it is.",
            "Choose another file. If it was a library once, newsreader check --repair saves what can be read.",
        )
    try:
        check_marks(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))
    except NewsreaderError:
        if not first_page_is_broken(path):
            raise
        raise DamagedError(
            f"The library {path} is damaged: its first page is not as it was written.",
            "The file was left as it is.",
            "newsreader check --repair saves what can be read and keeps the damaged file.",
        ) from None


def has_backups(path: Path) -> bool:
    """Whether there was a library at this place before."""
    folder = path.parent / "backups"
    return folder.is_dir() and any(folder.glob(f"{path.stem}*"))


def check_marks(path: Path, application: int, version: int) -> None:
    """Refuses by the two marks that a library carries: whose file it is, and of which schema.

    Raises:
        NewsreaderError: it belongs to another program, or to a newer version of this one.
    """
    if application != APPLICATION_ID and (application or version):
        raise NewsreaderError(
            f"{path} belongs to another program.", "The file was left as it is.", "Choose another file."
        )
    if version > VERSION:
        raise NewsreaderError(
            f"The library {path} was made by a newer version of Newsreader.",
            "It was left untouched.",
            "Update Newsreader, or open another library.",
            details=f"schema {version}, this version knows {VERSION}",
        )


def migrate(connection: apsw.Connection, path: Path) -> None:
    """Brings the open file to the present schema; a file that had an older one is copied to `backups/` before.

    Raises:
        NewsreaderError: the file is another program's or newer.
        apsw.Error: a step failed; the file is as it was before that step.
    """
    version = _marks_at_once(connection, path)
    if version == VERSION:
        return
    backup = _backup_before(connection, path, version) if version else None
    # A new file goes all of its way in one transaction: nobody else sees it half made.
    for number in range(version, VERSION) if version else (0,):
        try:
            _step(connection, path, number)
        except apsw.Error as error:
            kept = f"A copy from before stands in {backup}." if backup else "Nothing was written."
            raise NewsreaderError(
                f"The library {path} could not be brought to the new form.",
                "It is as it was before. " + kept,
                "Make room on the disk and try again.",
                details=str(error),
            ) from error


def check_current(connection: apsw.Connection, path: Path) -> None:
    """Refuses a file that would have to be migrated first, for a connection that may not.

    Raises:
        NewsreaderError: the file is another program's, newer or older.
    """
    version = _marks_at_once(connection, path)
    if version != VERSION:
        raise NewsreaderError(
            f"The library {path} has an older form and cannot be brought to the new one while it is read-only.",
            "It was left untouched.",
            "Open it once from a place where it may be written.",
            details=f"schema {version}",
        )


def _marks_at_once(connection: apsw.Connection, path: Path) -> int:
    """The schema version as of one moment: another process may be making the library just now."""
    connection.execute("BEGIN")
    try:
        return _marks(connection, path)
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


def _marks(connection: apsw.Connection, path: Path) -> int:
    """The schema version, after the check that the file is ours."""
    application = int(connection.pragma("application_id"))
    version = int(connection.pragma("user_version"))
    check_marks(path, application, version)
    if not application and connection.execute("SELECT count(*) FROM sqlite_schema").get:
        raise NewsreaderError(
            f"{path} belongs to another program.", "The file was left as it is.", "Choose another file."
        )
    return version


def _backup_before(connection: apsw.Connection, path: Path, version: int) -> Path:
    """A copy of the library in its old form, beside it."""
    target = path.parent / "backups" / f"{path.stem}-before-schema-{version + 1}{path.suffix}"
    copy_to(connection, target)
    return target


def _step(connection: apsw.Connection, path: Path, number: int) -> None:
    """One step, or all for a new file, in one transaction; another process may have done it in the meantime."""
    from newsreader.library.schema import steps

    connection.execute("BEGIN IMMEDIATE")
    try:
        if _marks(connection, path) == number:
            end = number + 1 if number else VERSION
            for part in chain.from_iterable(steps()[number:end]):
                if isinstance(part, str):
                    connection.execute(part).fetchall()
                else:
                    part(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {end}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
