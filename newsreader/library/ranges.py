"""Reads rows by ranges of their numbers, so that a part of a file that cannot be read takes few others with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import apsw

Rows = list[tuple[Any, ...]]
Ask = Callable[[int, int], Rows]
# An SQLError is a table that the damaged schema does not know.
UNREADABLE = (
    apsw.CorruptError, apsw.IOError, apsw.NotADBError, apsw.MismatchError, apsw.SQLError, UnicodeDecodeError,
)  # fmt: skip


def read(ask: Ask, low: int, high: int) -> tuple[Rows, list[int]]:
    """The rows whose numbers lie in a range, ends included, and the numbers that cannot be read.

    A range that fails is halved until what fails is single.
    """
    if low > high:
        return [], []
    try:
        return ask(low, high), []
    except UNREADABLE:
        if low == high:
            return [], [low]
    middle = (low + high) // 2
    rows, lost = read(ask, low, middle)
    more, lost_too = read(ask, middle + 1, high)
    return rows + more, lost + lost_too


def walk(ask: Ask, high: int, step: int, low: int = 1) -> Iterator[tuple[Rows, list[int]]]:
    """All rows up to a number, in portions of `step` numbers."""
    for start in range(low, high + 1, step):
        yield read(ask, start, min(start + step - 1, high))


def highest(connection: apsw.Connection, table: str, number: str = "rowid") -> int | None:
    """The highest number in a table; None where it cannot be read."""
    try:
        return int(connection.execute(f"SELECT coalesce(max({number}), 0) FROM {table}").get)  # noqa: S608  ours
    except UNREADABLE:
        return None
