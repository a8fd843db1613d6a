import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from newsreader.ui.images import decode


def encoded(kind, width=80, height=40):
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(0xFF9E2A2B)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind)
    return bytes(buffer.data())


def png_header(width, height):
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_is_decoded_whole(kind, qapp):
    assert decode(encoded(kind)).size().toTuple() == (80, 40)


def test_a_thumbnail_covers_its_square(qapp):
    assert decode(encoded("PNG", 800, 400), 64).size().toTuple() == (128, 64)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM" + bytes(60),
        png_header(30_000, 30_000),
        png_header(8, 8),
    ],
)
def test_what_is_no_bounded_picture_of_a_known_kind_is_not_decoded(data, qapp):
    assert decode(data).isNull()
