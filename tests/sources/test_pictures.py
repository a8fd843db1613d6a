import os
import struct
import zlib

import pytest

from newsreader.sources.pictures import (
    LARGEST_FILE,
    LARGEST_ICON,
    icon_from,
    load_picture,
    media_type_and_size,
    picture_from,
)


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xff\xc2\x00\x11\x08" + struct.pack(">HH", 200, 300) + b"\x03" + b"\0" * 9 + b"\xff\xd9"
)
GIF = b"GIF89a" + struct.pack("<HH", 300, 200) + b"\0" * 20
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 7 + b"\x9d\x01\x2a" + struct.pack("<HH", 300, 200) + b"\0" * 8
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 4 + b"\x2f" + struct.pack("<I", 299 | 199 << 14) + b"\0" * 8
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (299).to_bytes(3, "little") + (199).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (png(300, 200), "image/png"),
        (JPEG, "image/jpeg"),
        (GIF, "image/gif"),
        (WEBP_LOSSY, "image/webp"),
        (WEBP_LOSSLESS, "image/webp"),
        (WEBP_EXTENDED, "image/webp"),
    ],
    ids=["png", "jpeg", "gif", "lossy", "lossless", "extended"],
)
def test_kind_and_size_come_from_the_header(data, media_type):
    assert media_type_and_size(data) == (media_type, 300, 200)


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"BM" + b"\0" * 60, b"II*\0" + b"\0" * 60, b"\x89PNG\r\n\x1a\n",
     b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8L", b"\0\0\1\0", b"P6 1 1 255"],
)  # fmt: skip
def test_anything_else_is_no_picture(data):
    assert media_type_and_size(data) is None


def test_a_picture_beside_the_article_is_taken(tmp_path):
    (tmp_path / "my pictures").mkdir()
    (tmp_path / "my pictures" / "a.png").write_bytes(png(300, 200))
    image = load_picture("my%20pictures/a.png?v=2", tmp_path, "one")
    assert image is not None
    assert (image.name, image.media_type, image.width, image.height) == ("one", "image/png", 300, 200)


@pytest.mark.parametrize(
    "address",
    ["../a.png", "inner/../../a.png", "/etc/passwd", "file:///etc/passwd", "https://example.org/a.png", "//host/a.png",
     "\\\\host\\a.png", "C:\\a.png", "%2e%2e/a.png", "", " ", "a\0b.png", "inner", "gone.png",
     "data:image/png;base64,x", "x" * 5000],
)  # fmt: skip
def test_nothing_outside_of_the_folder_is_read(tmp_path, address):
    (tmp_path / "a.png").write_bytes(png(300, 200))
    folder = tmp_path / "article"
    (folder / "inner").mkdir(parents=True)
    assert load_picture(address, folder, "x") is None


def test_a_symbolic_link_does_not_lead_out(tmp_path):
    (tmp_path / "secret.png").write_bytes(png(300, 200))
    folder = tmp_path / "article"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    assert load_picture("link.png", folder, "x") is None


def test_the_folder_may_be_narrowed(tmp_path):
    (tmp_path / "a.png").write_bytes(png(300, 200))
    (tmp_path / "page_files").mkdir()
    assert load_picture("a.png", tmp_path, "x", within=tmp_path / "page_files") is None


def test_a_picture_that_unpacks_to_too_much_is_refused(tmp_path):
    (tmp_path / "bomb.png").write_bytes(png(8000, 8000))
    assert load_picture("bomb.png", tmp_path, "x") is None


def test_a_file_that_is_too_large_or_empty_is_not_read(tmp_path):
    with (tmp_path / "large.png").open("wb") as file:
        file.write(png(10, 10))
        file.truncate(LARGEST_FILE + 1)
    (tmp_path / "empty.png").touch()
    assert load_picture("large.png", tmp_path, "x") is None
    assert load_picture("empty.png", tmp_path, "x") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert load_picture("pipe.png", tmp_path, "x") is None


def ico(*sides, inside=b""):
    entries = [struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, 40, 6 + 16 * len(sides)) for side in sides]
    return b"\0\0\1\0" + struct.pack("<H", len(sides)) + b"".join(entries) + (inside or b"\x28" + b"\0" * 60)


def test_what_was_fetched_is_kept_if_it_is_a_picture_within_bounds():
    image = picture_from(png(300, 200), "web-1")
    assert image is not None
    assert (image.name, image.media_type, image.width, image.height) == ("web-1", "image/png", 300, 200)
    assert picture_from(png(8_000, 3_999), "x") is not None


@pytest.mark.parametrize(
    "data",
    [
        png(8_000, 8_000),
        png(0, 10),
        png(1, 1) + bytes(LARGEST_FILE),
        ico(16),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html>not found</html>",
        b"",
    ],
    ids=["too many pixels", "no width", "too large", "icon", "drawing", "page", "nothing"],
)
def test_what_was_fetched_is_not_kept_if_it_is_anything_else(data):
    assert picture_from(data, "x") is None


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(32, 32), ("image/png", 32, 32)),
        (GIF, ("image/gif", 300, 200)),
        (ico(16, 48), ("image/x-icon", 48, 48)),
        (ico(256), ("image/x-icon", 256, 256)),
        (ico(16, inside=png(64, 64)), ("image/x-icon", 64, 64)),
    ],
)
def test_an_icon_is_a_small_picture(data, size):
    icon = icon_from(data)
    assert icon is not None
    assert (icon.media_type, icon.width, icon.height) == size


@pytest.mark.parametrize(
    "data",
    [
        png(513, 10),
        ico(16, inside=png(9_000, 9_000)),
        ico(16)[:12],
        ico(),
        b"\0\0\1\0\xff\xff" + bytes(400),
        png(16, 16) + bytes(LARGEST_ICON),
        b"<svg/>",
    ],
    ids=["too wide", "too large inside", "cut off", "empty", "too many", "too many bytes", "drawing"],
)
def test_an_icon_beyond_bounds_is_none(data):
    assert icon_from(data) is None
