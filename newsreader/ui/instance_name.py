"""The name under which a window listens for other starts on its library, and whether anybody may be listening."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32


def socket_name(library_path: Path) -> str:
    """The name of the socket for this user and library; the same for every way to write the path."""
    who = _user() + b"\0" + os.fsencode(library_path.expanduser().resolve())
    # Enough to tell the libraries of one person apart, and here at once, unlike the modules of stronger hashes.
    return f"newsreader-{crc32(who):08x}{crc32(who[::-1]):08x}"


def may_be_open(library_path: Path) -> bool:
    """Whether another window may be open on this library.

    False spares the start the machinery of networks. Where a socket is no file, as on Windows, only asking tells.
    """
    return sys.platform == "win32" or os.path.lexists(f"{_folder()}/{socket_name(library_path)}")


def _user() -> bytes:
    """Who this is."""
    return str(os.getuid()).encode() if sys.platform != "win32" else os.fsencode(os.environ.get("USERNAME", ""))


def _folder() -> str:
    """Where Qt puts sockets; asked of Qt itself where that is not simply told."""
    if sys.platform == "darwin":
        from PySide6.QtCore import QDir

        return QDir.tempPath()
    return os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - as Qt does
