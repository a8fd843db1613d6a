"""The name under which a window listens for other starts on its library, and whether anybody may be listening."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QDir


def socket_name(library_path: Path) -> str:
    """The name of the socket for this user and library; the same for every way to write the path."""
    who = os.fsencode(getpass.getuser()) + b"\0" + os.fsencode(library_path.expanduser().resolve())
    # Enough to tell the libraries of one person apart, and here at once, unlike the modules of stronger hashes.
    return f"newsreader-{crc32(who):08x}{crc32(who[::-1]):08x}"


def may_be_open(library_path: Path) -> bool:
    """Whether another window may be open on this library.

    False spares the start the machinery of networks. Where a socket is no file, as on Windows, only asking tells.
    """
    return sys.platform == "win32" or os.path.lexists(f"{QDir.tempPath()}/{socket_name(library_path)}")
