"""A disk that fails when it is told to, and one that remembers what was written and when it was safe.

Both stand below the layer that seals the pages, so they must be there before that is loaded: a program that uses them
does nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import apsw

Failing = Literal["once", "from then on"]
_CODES = {
    "read": apsw.SQLITE_IOERR_READ,
    "write": apsw.SQLITE_IOERR_WRITE,
    "sync": apsw.SQLITE_IOERR_FSYNC,
    "truncate": apsw.SQLITE_IOERR_TRUNCATE,
}


@dataclass(slots=True)
class Plan:
    """Which call fails, and how.

    Attributes:
        fails_at: the number of the first call that fails; None while all is well.
        full: there is no room, instead of an error; then reading goes on.
    """

    fails_at: int | None = None
    failing: Failing = "once"
    full: bool = False
    calls: int = 0
    failed: int = 0

    def call(self, kind: str) -> None:
        """Counts a call, and fails it if it is its turn."""
        if self.full and kind == "read":
            return
        self.calls += 1
        if self.fails_at is None or self.calls < self.fails_at:
            return
        if self.failing == "once" and self.calls > self.fails_at:
            return
        self.failed += 1
        raise _full() if self.full and kind == "write" else _broken(kind)


def _full() -> apsw.Error:
    return apsw.FullError("no room")


def _broken(kind: str) -> apsw.Error:
    error = apsw.IOError(f"{kind} failed")
    error.extendedresult = _CODES[kind]
    return error


class FailingFile(apsw.VFSFile):
    """A file on the disk that fails."""

    def __init__(self, plan: Plan, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._plan = plan
        super().__init__("unix", name, flags)

    def excepthook(self, *_error: object) -> None:
        """What SQLite goes on after is nobody's news."""

    def xRead(self, amount: int, offset: int) -> bytes:
        self._plan.call("read")
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._plan.call("write")
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._plan.call("sync")
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        self._plan.call("truncate")
        super().xTruncate(size)


class FailingDisk(apsw.VFS):
    """The disk that fails; everything that is opened from now on lies on it."""

    def __init__(self) -> None:
        self.plan = Plan()
        super().__init__("failing", "unix", makedefault=True)

    def excepthook(self, *_error: object) -> None:
        """What SQLite goes on after is nobody's news."""

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> FailingFile:
        return FailingFile(self.plan, name, flags)
