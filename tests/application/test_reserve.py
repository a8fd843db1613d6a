import os

import pytest
from fakes import parsed

from newsreader.application import reserve
from newsreader.article.errors import DiskFullError
from newsreader.library import Library


class Disk:
    """A disk that is full as long as the reserve lies on it."""

    def __init__(self, library):
        self._library = library
        self.tried = 0

    def write(self):
        self.tried += 1
        if reserve.reserve_path(self._library).exists() or self.tried > 2:
            raise DiskFullError("The disk is full.")
        return "kept"


def test_the_reserve_is_given_up_for_what_was_done_last(tmp_path):
    library = tmp_path / "library.db"
    reserve.make(library)
    assert reserve.reserve_path(library).stat().st_size == reserve.SIZE
    disk = Disk(library)
    result, said = reserve.with_reserve(library, disk.write)
    assert result == "kept"
    assert "Make room now" in str(said)
    assert disk.tried == 2


def test_without_a_reserve_a_full_disk_is_told(tmp_path):
    disk = Disk(tmp_path / "library.db")
    disk.tried = 2
    with pytest.raises(DiskFullError):
        reserve.with_reserve(tmp_path / "library.db", disk.write)
    assert disk.tried == 3


def test_no_reserve_is_made_where_it_would_fill_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(reserve, "_ENOUGH", 10**18)
    reserve.make(tmp_path / "library.db")
    assert not reserve.reserve_path(tmp_path / "library.db").exists()


def test_a_disk_that_will_not_have_it_goes_without(tmp_path, monkeypatch):
    def refuse(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "urandom", refuse)
    reserve.make(tmp_path / "library.db")
    assert not reserve.reserve_path(tmp_path / "library.db").exists()


def test_a_full_disk_is_told_as_such_by_the_library(tmp_path):
    library = Library.open(tmp_path / "library.db")
    with library._database.writing() as connection:
        pages = connection.pragma("page_count")
        connection.pragma("max_page_count", pages)
    with pytest.raises(DiskFullError, match="full"):
        library.add(parsed("Fog", "word " * 100_000))
    library.close()
