"""A checksum on every page of the library file, so that no damage is read as if it were an article.

SQLite's own checks look at the structure of a file and pass over a bit that flipped in a text. Its cksumvfs extension
keeps eight bytes at the end of each page (https://sqlite.org/cksumvfs.html) and refuses to read a page that they do
not fit. A file gets its seals when it is made, or at once when an older one is first opened.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import apsw

SEAL_BYTES = 8
MOST_SEALED_LATER = 500_000_000  # bytes
_NAME = "cksmvfs"


@cache
def sealing_vfs() -> str | None:
    """The name of the file layer that keeps and checks the seals; None where this apsw comes without it."""
    from apsw import sqlite_extra

    loader = apsw.Connection(":memory:")
    try:
        default = apsw.vfs_names()[0]
        sqlite_extra.load(loader, "cksumvfs")
    except (sqlite_extra.NotAvailable, apsw.Error):
        return None
    finally:
        loader.close()
    # The extension makes itself the default for every connection of the process; only ours shall have it.
    apsw.set_default_vfs(default)
    return _NAME


def reserve(connection: apsw.Connection) -> None:
    """Has a file that is still empty keep room for the seals."""
    if sealing_vfs():
        connection.reserve_bytes("main", SEAL_BYTES)


def prepare_copy(connection: apsw.Connection) -> None:
    """Has an empty file know that it is sealed before pages of another are copied into it.

    The file layer learns it from the first page, and a copy would get pages before: those that come out of the WAL,
    where pages carry no seals, would stay without.
    """
    if sealing_vfs():
        reserve(connection)
        connection.pragma("user_version", 1)


def is_sealed(connection: apsw.Connection) -> bool:
    """Whether the file has room for the seals."""
    return connection.reserve_bytes("main") == SEAL_BYTES


def seal(connection: apsw.Connection) -> bool:
    """Writes a whole file anew with seals; nobody else may have it open.

    The file layer seals what is written after the first page, which says that there are seals. So nothing may be
    written before: all of the file stands in memory for a while, and a large one is left as it is.

    Returns:
        Whether it is sealed now.
    """
    pages: int = connection.pragma("page_count")
    size: int = connection.pragma("page_size")
    if pages * size > MOST_SEALED_LATER:
        return False
    connection.pragma("journal_mode", "DELETE")
    spill: int = connection.pragma("cache_spill")
    connection.pragma("cache_spill", 0)
    try:
        reserve(connection)
        connection.execute("VACUUM").fetchall()
    finally:
        connection.pragma("cache_spill", spill)
    return True


def broken_pages(connection: apsw.Connection, data: bytes, first: int, page_size: int) -> list[int]:
    """The numbers of those pages of a piece of the file that their seals do not fit; `first` is the first one's."""
    return [
        first + place // page_size
        for place in range(0, len(data), page_size)
        if not connection.execute("SELECT verify_checksum(?)", (data[place : place + page_size],)).get
    ]


def checksum(content: bytes) -> bytes:
    """The seal of a page's content, worked out without SQLite."""
    one = two = 0
    words = struct.unpack(f"<{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return struct.pack("<II", one, two)


def first_page_is_broken(path: Path) -> bool:
    """Whether the page with the file's marks carries a seal that does not fit: then the marks say nothing."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(24)[16:18], "big")
        size = 65536 if size == 1 else size
        file.seek(0)
        page = file.read(size)
    if size < 512 or size % 8 or len(page) < size:
        return True
    return page[20] == SEAL_BYTES and checksum(page[:-SEAL_BYTES]) != page[-SEAL_BYTES:]
