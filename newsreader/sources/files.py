"""Reads files with care: looks before it opens, and never takes in more than the limit."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from newsreader.article.errors import NewsreaderError

LIMIT = 100 * 1024 * 1024
NOTHING_ADDED = "Nothing was added from it."
SAVED_WHOLE = "Check that it was saved whole and add it again."
CHANGED = "The file changed while it was being read; what was read may be incomplete."

# Line ends, other control characters and marks that turn the direction of what follows them.
_MISLEADING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of a file, and whether its size changed while they were read."""

    data: bytes
    changed: bool = False


def read_bytes(path: str) -> bytes:
    """The bytes of an ordinary file of at most 100 MB; errors as `load`."""
    return load(path).data


def load(path: str) -> Loaded:
    """Reads an ordinary file once, up to the limit of 100 MB.

    Raises:
        NewsreaderError: it is gone, empty, too large, not an ordinary file, or may not be read.
    """
    try:
        before = os.stat(path)  # noqa: PTH116  # a Path would lose a trailing slash
        _check(path, before)
        with open(os.open(path, _flags()), "rb") as file:  # noqa: PTH123
            _check(path, os.fstat(file.fileno()))
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise _explained(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise gone(path) from error
    if len(data) > LIMIT:
        raise _too_large(path)
    if not data:
        raise empty(path)
    return Loaded(data, len(data) != before.st_size)


def read_standard_input() -> bytes:
    """All of standard input, up to the limit.

    Raises:
        NewsreaderError: it is longer than 100 MB.
    """
    data = sys.stdin.buffer.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise _too_large("-")
    return data


def shown(path: str) -> str:
    """A path as text that can be stored: bytes of the name that are no text become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def named(path: str) -> str:
    """How a message names a file: on one line, and with a mark for each character that would mislead the eye."""
    return "standard input" if path == "-" else f"“{_MISLEADING.sub(chr(0xFFFD), shown(Path(path).name or path))}”"


def empty(path: str) -> NewsreaderError:
    """The error for a file without content."""
    return NewsreaderError(f"The file is empty: {named(path)}.", NOTHING_ADDED, SAVED_WHOLE)


def wordless(path: str) -> NewsreaderError:
    """The error for a file that holds blank space alone."""
    return NewsreaderError(f"There are no words in {named(path)}.", NOTHING_ADDED, SAVED_WHOLE)


def gone(path: str) -> NewsreaderError:
    """The error for a file that does not exist."""
    return NewsreaderError(
        f"The file is no longer there: {named(path)}.",
        NOTHING_ADDED,
        "Check the name and add it again.",
        details=shown(path),
    )


def _flags() -> int:
    """Flags that neither wait for a writer nor, on Windows, translate line ends."""
    return os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def _check(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NewsreaderError(
            f"Not an ordinary file: {named(path)}.",
            NOTHING_ADDED,
            "Add a text, Markdown or HTML file, or a folder of them.",
        )
    if status.st_size > LIMIT:
        raise _too_large(path)
    if status.st_size == 0:
        raise empty(path)


def _too_large(path: str) -> NewsreaderError:
    return NewsreaderError(
        f"{named(path)} is larger than the 100 MB limit.".replace("standard", "Standard", 1),
        NOTHING_ADDED,
        "Split it into smaller files and add those.",
    )


def _explained(path: str, error: OSError) -> NewsreaderError:
    """What a person can do about an error of the system."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return gone(path)
    if error.errno in (errno.EACCES, errno.EPERM):
        what, do = f"No permission to read {named(path)}.", "Allow it to be read and add it again."
    elif error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        what, do = f"{named(path)[:80]} is not the name of a file.", "Check the name and add it again."
    elif error.errno == errno.ELOOP:
        what, do = f"{named(path)} is a link that leads to itself.", "Add the file it should lead to."
    else:
        what, do = f"{named(path)} could not be read: {error.strerror}.", "Check the disk and add it again."
    return NewsreaderError(what, NOTHING_ADDED, do, details=f"{shown(path)}: {error}")
