from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  a folder in memory, where there is one


@pytest.fixture
def folder(long: bool, tmp_path: Path) -> Iterator[Path]:
    """A folder for a library: in memory, where nobody waits for a disk; with --long on the disk."""
    if long or not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)
