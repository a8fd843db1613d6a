"""Every page of a library carries a seal, and so does every page of each copy of it."""

from __future__ import annotations

import os
from pathlib import Path

import apsw
import pytest
from fakes import parsed

from newsreader.library import Library, seal
from newsreader.library.backup import copy_to
from newsreader.library.seal import broken_pages, sealing_vfs

pytestmark = pytest.mark.skipif(sealing_vfs() is None, reason="this apsw comes without the file layer that seals")


def broken(path: Path) -> list[int]:
    with apsw.Connection(":memory:", vfs=sealing_vfs()) as connection:
        return broken_pages(connection, path.read_bytes(), 1, 4096)


def unsealed(path: Path, rows: int) -> None:
    connection = apsw.Connection(str(path), vfs="unix")
    connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b); CREATE INDEX i ON t (b)").fetchall()
    with connection:
        connection.executemany("INSERT INTO t (b) VALUES (?)", [(os.urandom(900),) for _ in range(rows)])
    connection.close()


def test_every_page_is_sealed(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    library.add_all([parsed(f"Fog {number}", "word " * 500) for number in range(300)])
    library.close()
    assert broken(tmp_path / "library.db") == []
    damaged = bytearray((tmp_path / "library.db").read_bytes())
    damaged[4096 * 40 + 1000] ^= 4
    (tmp_path / "library.db").write_bytes(damaged)
    assert broken(tmp_path / "library.db") == [41]


def test_a_copy_made_behind_changes_is_sealed(tmp_path: Path) -> None:
    """What changed lately stands in the log, where pages have no seals of their own yet."""
    library = Library.open(tmp_path / "library.db")
    library.add_all([parsed(f"Fog {number}", "word " * 500) for number in range(300)])
    library.mark_read([1, 2, 3], read=True)
    library.backup(tmp_path / "copy.db")
    assert (tmp_path / "library.db-wal").stat().st_size > 0
    assert broken(tmp_path / "copy.db") == []
    library.close()
    copy = Library.open(tmp_path / "copy.db")
    assert copy.counts().unread == 297
    copy.close()


def test_a_file_without_seals_is_sealed_on_every_page(tmp_path: Path) -> None:
    """A file that is much larger than what SQLite keeps in memory by itself."""
    unsealed(tmp_path / "old.db", 8_000)
    connection = apsw.Connection(str(tmp_path / "old.db"), vfs=sealing_vfs())
    assert seal.seal(connection)
    assert seal.is_sealed(connection)
    assert connection.execute("SELECT count(*) FROM t").get == 8_000
    connection.close()
    assert broken(tmp_path / "old.db") == []


def test_a_large_file_is_left_without_seals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unsealed(tmp_path / "old.db", 100)
    monkeypatch.setattr(seal, "MOST_SEALED_LATER", 10_000)
    connection = apsw.Connection(str(tmp_path / "old.db"), vfs=sealing_vfs())
    assert not seal.seal(connection)
    assert not seal.is_sealed(connection)
    connection.close()


def test_a_file_without_seals_is_copied_without(tmp_path: Path) -> None:
    unsealed(tmp_path / "old.db", 5_000)
    connection = apsw.Connection(str(tmp_path / "old.db"), vfs=sealing_vfs())
    connection.execute("BEGIN")
    copy_to(connection, tmp_path / "copy.db")
    connection.close()
    copy = apsw.Connection(str(tmp_path / "copy.db"), vfs=sealing_vfs())
    assert not seal.is_sealed(copy)
    assert copy.execute("SELECT count(*) FROM t").get == 5_000
    assert copy.pragma("integrity_check") == "ok"
    copy.close()
