"""Keeps the bytecode of the modules that PySide6 carries inside its libraries, and would compile at every start.

Python keeps bytecode of modules that are files. PySide6 brings a dozen more as text, packed into a library, and hands
each to `compile` when it is first imported: the longest part of a start that has no need to be. So for the time of
that import `compile` is a function that knows what came of the same text before.

What is kept is executed, so it is taken only from a file of the reader's own that nobody else may write. A file that
is missing, damaged or of another Python means compiling, as without it.
"""

# No future import here: `compile` would hand it on to the modules of others.

import __future__

import builtins
import marshal
import os
import stat
import sys
from collections.abc import Callable
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any
from zlib import crc32

THEIRS = ("signature_bootstrap.py", "shibokensupport/")
HEADER = f"newsreader bytecode 1, {sys.version}, {sys.flags.optimize}\n".encode() + MAGIC_NUMBER
CHECKSUM_BYTES = 4
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OPEN = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
_FUTURE = __future__.annotations.compiler_flag
Key = tuple[str, bytes, int]


class KeptBytecode:
    """Stands in for `compile` while PySide6 is imported: `with kept: import PySide6.QtWidgets`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[Key, CodeType] = {}
        self._used: dict[Key, CodeType] = {}
        self._compile: Callable[..., Any] = builtins.compile
        self.compiled = 0

    def __enter__(self) -> None:
        self._known = _loaded(_read(self._path))
        self._compile = builtins.compile
        builtins.compile = self.compile

    def __exit__(self, *_error: object) -> None:
        builtins.compile = self._compile
        self._known = {}

    def compile(self, source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        """What the builtin `compile` answers."""
        if more or named or mode != "exec" or not isinstance(source, bytes) or not str(filename).startswith(THEIRS):
            return self._compile(source, filename, mode, *more, **named)
        future = sys._getframe(1).f_code.co_flags & _FUTURE  # noqa: SLF001 - `compile` hands it on too
        key = (str(filename), source, future)
        code = self._known.get(key)
        if code is None:
            code = self._compile(source, filename, mode, future, dont_inherit=True)
            self.compiled += 1
        self._used[key] = code
        return code

    def keep(self) -> None:
        """Write what was used for the next start, if anything had to be compiled; where it cannot be, it is not."""
        if not self.compiled:
            return
        kept = marshal.dumps(self._used)
        try:
            _write(self._path, HEADER + crc32(kept).to_bytes(CHECKSUM_BYTES, "big") + kept)
        except OSError:
            return
        self.compiled = 0


def _read(path: Path) -> bytes:
    """The file, if it is the reader's own and nobody else may write it; else nothing."""
    try:
        with os.fdopen(os.open(path, _OPEN), "rb") as file:
            return file.read() if _is_own(os.fstat(file.fileno())) else b""
    except OSError:
        return b""


def _is_own(status: os.stat_result) -> bool:
    """Whether only this person can have written a file; where files have no owners, their folder sees to that."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return os.name != "posix" or (status.st_uid == os.getuid() and not status.st_mode & OTHERS_MAY_WRITE)


def _loaded(file: bytes) -> dict[Key, CodeType]:
    """What a file holds; nothing, if it is damaged or was written by another Python."""
    start = len(HEADER) + CHECKSUM_BYTES
    kept = file[start:]
    if file[:start] != HEADER + crc32(kept).to_bytes(CHECKSUM_BYTES, "big"):
        return {}
    known: dict[Key, CodeType] = marshal.loads(kept)  # noqa: S302 - our own, and whole
    return known


def _write(path: Path, content: bytes) -> None:
    """Write a file that only this person may read and write, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    from tempfile import mkstemp

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
