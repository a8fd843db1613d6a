"""Waits while another program holds the library: what the reader did is made as soon as it is free, not dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from newsreader.article.errors import LockedError, NewsreaderError

Result = TypeVar("Result")


def until_free(
    work: Callable[[], Result], told: Callable[[NewsreaderError], None], stopped: Callable[[], bool]
) -> Result:
    """Does what changes the library, again and again while another program holds it.

    Args:
        work: each try of it waits a few seconds by itself, so nothing spins.
        told: called once with what is to be said, if there is anything to wait for.
        stopped: whether nobody can wait any longer.

    Raises:
        LockedError: the library was not free to the end.
    """
    waiting = False
    while True:
        try:
            return work()
        except LockedError as error:
            if stopped():
                raise
            if not waiting:
                told(NewsreaderError(error.what, "What you just did waits and is kept once it is free.", error.do))
            waiting = True
