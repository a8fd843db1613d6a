from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library

NOON = 1_781_006_400  # 2026-06-09 12:00 UTC


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    opened = Library.open(tmp_path / "data" / "library.db", clock=clock)
    yield opened
    opened.close()
