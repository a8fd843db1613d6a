"""Decodes pictures from outside, within bounds; runs on any thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

FORMATS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF")
PIXELS = 32_000_000
MEGABYTES = 64
PAGE_SIDE = 2600


def decode(data: bytes, side: int = 0) -> QImage:
    """The first frame of a PNG, JPEG, GIF or WebP picture; a null QImage if it is none, or too large.

    Args:
        data: the file's bytes; what it is, is told by its first bytes alone.
        side: the shorter side in pixels that is needed, cut from nothing; 0 for all that a page can show.
    """
    if not data.startswith(FORMATS):
        return QImage()
    QImageReader.setAllocationLimit(MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > PIXELS or size.isEmpty():
        return QImage()
    wanted = _scaled(size, side)
    if wanted != size:
        reader.setScaledSize(wanted)
    return reader.read()


def _scaled(size: QSize, side: int) -> QSize:
    if side:
        cover = QSize(side, side)
        if size.width() <= side or size.height() <= side:
            return size
        return size.scaled(cover, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if max(size.width(), size.height()) <= PAGE_SIDE:
        return size
    return size.scaled(PAGE_SIDE, PAGE_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
