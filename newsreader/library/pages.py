"""Looks at every page of a library file: does its seal fit, and is it there at all.

The file is read as a file, in pieces, so that five gigabytes take no memory. The format is that of
https://sqlite.org/fileformat2.html: what the header says of pages, and which pages are free and hold nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import apsw

from newsreader.library.seal import SEAL_BYTES, broken_pages, sealing_vfs

PIECE = 4 << 20
MAGIC = b"SQLite format 3\0"
_LOCK_BYTE = 1 << 30
_TRIES = 3
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Pages:
    """What became of the pages of a file.

    Attributes:
        total: how many the file has.
        broken: the numbers of those that are not as they were written; the first is 1.
        missing: how many the header counts beyond the end of the file.
        sealed: whether they carry seals at all.
    """

    total: int
    broken: tuple[int, ...] = ()
    missing: int = 0
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes say; of a broken header what is true of nearly every library."""

    page_size: int
    counted: int
    first_free: int
    sealed: bool


def header(data: bytes) -> Header:
    """Reads the beginning of a file."""
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    if data[:16] != MAGIC or size < 512 or size & (size - 1):
        return Header(4096, 0, 0, sealed=True)
    # The count is right where whoever changed the file last knew of it.
    counted = int.from_bytes(data[28:32], "big") if data[24:28] == data[92:96] else 0
    return Header(size, counted, int.from_bytes(data[32:36], "big"), data[20] == SEAL_BYTES)


def look(path: Path, told: Callable[[int, int], None] = lambda _done, _total: None) -> Pages:
    """Looks at all pages of a file, but those that its WAL has anew.

    Args:
        path: the file; other programs may be using it.
        told: called with the bytes looked at and those there are; what it raises ends the looking.

    Raises:
        OSError: the disk does not give the file.
    """
    judge = apsw.Connection(":memory:") if sealing_vfs() else None
    with path.open("rb") as file:
        head = header(file.read(100))
        size = file.seek(0, 2)
        total = size // head.page_size
        in_use = min(total, head.counted or total)  # behind them may be some that a killed program did not cut off
        fresh = _pages_in_wal(path, head.page_size)
        missing = _missing(size, head, fresh)
        if judge is None or not head.sealed:
            return Pages(total, missing=missing, sealed=False)
        suspects = _suspects(file, judge, head.page_size, lambda done: told(done, size))
        if suspects:
            free = _free_pages(file, head)
            passed_over = fresh | free
            suspects = [number for number in suspects if number <= in_use and number not in passed_over]
            suspects = _still_broken(file, judge, head.page_size, suspects)
    judge.close()
    return Pages(total, tuple(suspects), missing)


def _suspects(file: BinaryIO, judge: apsw.Connection, page_size: int, told: Callable[[int], None]) -> list[int]:
    """The pages that their seals do not fit, or that hold nothing at all: the seal of nothing is nothing."""
    found: list[int] = []
    file.seek(0)
    first = 1
    while data := file.read(PIECE):
        data = data[: len(data) - len(data) % page_size]
        found += broken_pages(judge, data, first, page_size)
        found += _empty(data, first, page_size)
        first += len(data) // page_size
        told(file.tell())
    return sorted(set(found))


def _empty(data: bytes, first: int, page_size: int) -> list[int]:
    nothing = bytes(page_size)
    if nothing[:SEAL_BYTES] not in data:
        return []
    lock_page = _LOCK_BYTE // page_size + 1
    return [
        number
        for place in range(0, len(data), page_size)
        if (number := first + place // page_size) != lock_page and data[place : place + page_size] == nothing
    ]


def _still_broken(file: BinaryIO, judge: apsw.Connection, page_size: int, suspects: list[int]) -> list[int]:
    """Those that are broken at a second and third look too: another connection may just have been writing them."""
    for _ in range(_TRIES if suspects else 0):
        time.sleep(_PAUSE)
        again = []
        for number in suspects:
            file.seek((number - 1) * page_size)
            data = file.read(page_size)
            if broken_pages(judge, data, number, page_size) or not any(data):
                again.append(number)
        suspects = again
    return suspects


def _free_pages(file: BinaryIO, head: Header) -> set[int]:
    """The pages of the list of free ones that may be empty: nothing is kept in them, and nothing was sealed."""
    free: set[int] = set()
    trunk, seen = head.first_free, set[int]()
    while trunk and trunk not in seen:
        seen.add(trunk)
        file.seek((trunk - 1) * head.page_size)
        data = file.read(head.page_size)
        if len(data) < head.page_size:
            break
        if not any(data):  # the last of the list, with no leaves; if it should have any, SQLite's own check says so
            free.add(trunk)
        count = min(int.from_bytes(data[4:8], "big"), head.page_size // 4 - 2)
        free |= {int.from_bytes(data[place : place + 4], "big") for place in range(8, 8 + 4 * count, 4)}
        trunk = int.from_bytes(data[:4], "big")
    return free


def _missing(size: int, head: Header, fresh: set[int]) -> int:
    """How many pages neither the file nor its WAL has; on a full disk the file cannot grow, and the WAL keeps them."""
    total = size // head.page_size
    kept = sum(total < number <= head.counted for number in fresh)
    return max(head.counted - total - kept, 0) or int(size % head.page_size > 0 and total + 1 not in fresh)


def _pages_in_wal(path: Path, page_size: int) -> set[int]:
    """The pages that the WAL holds anew: what the file has of them counts no more."""
    wal = path.with_name(path.name + "-wal")
    found: set[int] = set()
    if not wal.exists():
        return found
    with wal.open("rb") as file:
        salts = file.read(32)[16:24]
        while len(frame := file.read(24)) == 24:
            if frame[8:16] != salts:
                break
            found.add(int.from_bytes(frame[:4], "big"))
            file.seek(page_size, 1)
    return found
