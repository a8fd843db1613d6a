import os
import sys

import pytest

from newsreader.article.errors import NewsreaderError
from newsreader.sources import files
from newsreader.sources.files import load, read_bytes, shown

posix = pytest.mark.skipif(sys.platform == "win32", reason="files of this kind are of POSIX systems")


def test_bytes_are_read_as_they_are(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\r\n\x00\x1a words")
    assert read_bytes(str(tmp_path / "a.txt")) == b"\r\n\x00\x1a words"


def test_an_empty_file(tmp_path):
    (tmp_path / "a.txt").touch()
    with pytest.raises(NewsreaderError, match=r"^The file is empty: “a\.txt”\. Nothing was added"):
        load(str(tmp_path / "a.txt"))


@pytest.mark.parametrize("name", ["gone.txt", "gone/a.txt", "nul\0.txt"])
def test_a_file_that_is_gone(tmp_path, name):
    with pytest.raises(NewsreaderError, match="no longer there"):
        load(str(tmp_path / name))


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(NewsreaderError, match="Not an ordinary file"):
        load(str(tmp_path))


@posix
def test_a_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(NewsreaderError, match="Not an ordinary file"):
        load(str(tmp_path / "pipe.txt"))


@posix
def test_a_device_is_refused():
    with pytest.raises(NewsreaderError, match="Not an ordinary file"):
        load("/dev/zero")


@posix
def test_a_link_to_itself(tmp_path):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(NewsreaderError, match="leads to itself"):
        load(str(tmp_path / "loop.txt"))


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(2_000_000_000)
    monkeypatch.setattr(files.os, "open", None)
    with pytest.raises(NewsreaderError, match="larger than the 100 MB limit"):
        load(str(tmp_path / "a.txt"))


def test_no_permission(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("words")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", refuse)
    with pytest.raises(NewsreaderError, match=r"No permission to read “a\.txt”"):
        load(str(tmp_path / "a.txt"))


def test_a_broken_disk(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("words")

    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.os, "open", fail)
    with pytest.raises(NewsreaderError, match="Input/output error") as raised:
        load(str(tmp_path / "a.txt"))
    assert "a.txt" in raised.value.details


def test_a_file_that_grows_meanwhile_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    opened = os.open

    def grow_then_open(*arguments):
        with path.open("ab") as file:
            file.write(b" and more")
        return opened(*arguments)

    monkeypatch.setattr(files.os, "open", grow_then_open)
    loaded = load(str(path))
    assert (loaded.data, loaded.changed) == (b"words and more", True)


@posix
def test_a_name_that_is_no_text_can_be_shown(tmp_path):
    name = os.fsdecode(b"a\xff.txt")
    assert shown(name) == "a\ufffd.txt"
