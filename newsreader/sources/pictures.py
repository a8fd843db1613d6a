"""Pictures beside an article and from the web: files only from its folder and below, all only if they are pictures.

What a file is tells its first bytes, never its name; PNG, JPEG, GIF and WebP are taken. Width and height are read from
the header without decoding, so that a small file that unpacks to gigabytes is refused unread.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsreader.article.model import Image

LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 32_000_000
LARGEST_ICON = 1024 * 1024
MOST_ICON_SIDE = 512
_LONGEST_ADDRESS = 2_000
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_MOST_IN_ICON = 64
_NO_SIZE_MARKERS = frozenset((0xC4, 0xC8, 0xCC))


def load_picture(address: str, folder: Path, name: str, *, within: Path | None = None) -> Image | None:
    """The picture at a relative address, or None if there is no such picture or it may not be taken.

    Args:
        address: as an article wrote it: a relative path, percent-encoded or not. Absolute paths, addresses with a
            scheme and everything that leads elsewhere, also by a symbolic link, are refused.
        folder: what the address is relative to: the folder of the article.
        name: the name the picture gets; the body refers to it as `image:NAME`.
        within: the folder the file must be in, or below it; `folder` unless given.
    """
    path = _path(address, folder, within or folder)
    data = _read(path) if path else None
    return None if data is None else picture_from(data, name)


def picture_from(data: bytes, name: str) -> Image | None:
    """The picture that bytes are, or None if they are none that may be kept.

    At most 10 MB and 32 megapixels of PNG, JPEG, GIF or WebP; whatever the bytes were said to be.
    """
    found = media_type_and_size(data) if len(data) <= LARGEST_FILE else None
    if found is None or found[1] * found[2] > MOST_PIXELS or not (found[1] and found[2]):
        return None
    return Image(name, data, *found)


def icon_from(data: bytes) -> Image | None:
    """The icon of a site that bytes are, or None if they are none that may be kept.

    At most 1 MB and 512 pixels a side, as a picture or as ICO.
    """
    found = (media_type_and_size(data) or _ico(data)) if len(data) <= LARGEST_ICON else None
    if found is None or max(found[1:]) > MOST_ICON_SIDE or not (found[1] and found[2]):
        return None
    return Image("icon", data, *found)


def media_type_and_size(data: bytes) -> tuple[str, int, int] | None:
    """Media type, width and height in pixels of a PNG, JPEG, GIF or WebP, from its header; None for anything else."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
            return "image/png", _big(data[16:20]), _big(data[20:24])
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return "image/gif", _little(data[6:8]), _little(data[8:10])
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
    except IndexError:
        return None
    return None


def _path(address: str, folder: Path, within: Path) -> Path | None:
    address = address.strip()
    if not address or len(address) > _LONGEST_ADDRESS or _SCHEME.match(address) or address.startswith(("/", "\\")):
        return None
    try:
        relative = unquote(urlsplit(address).path)
        if "\0" in relative or "\\" in relative:
            return None
        path = (folder / relative).resolve()
        return path if path.is_relative_to(within.resolve()) else None
    except (ValueError, OSError, RuntimeError):
        return None


def _read(path: Path) -> bytes | None:
    """The bytes of an ordinary file that is not too large; the kind of file is asked before it is opened."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) or not 0 < state.st_size <= LARGEST_FILE:
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        return None
    return data if len(data) <= LARGEST_FILE else None


def _jpeg(data: bytes) -> tuple[str, int, int] | None:
    """Walks the segments to the frame header (SOF0 to SOF15), ITU-T T.81 annex B."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE_MARKERS:
            return "image/jpeg", _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7])
        elif marker in (0xD9, 0xDA):
            return None
        else:
            at += 2 + max(2, _big(data[at + 2 : at + 4]))
    return None


def _webp(data: bytes) -> tuple[str, int, int] | None:
    """Lossy, lossless and extended form (developers.google.com/speed/webp/docs/riff_container)."""
    kind = data[12:16]
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return "image/webp", _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF
    if kind == b"VP8L" and data[20] == 0x2F:
        bits = _little(data[21:25])
        return "image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return "image/webp", _little(data[24:27]) + 1, _little(data[27:30]) + 1
    return None


def _ico(data: bytes) -> tuple[str, int, int] | None:
    """The largest picture of an icon file; a side of 0 means 256. One that holds a larger PNG inside is refused."""
    if data[:4] != b"\0\0\1\0" or len(data) < 6:
        return None
    entries = [data[at : at + 16] for at in range(6, 6 + 16 * _little(data[4:6]), 16)]
    if not entries or len(entries) > _MOST_IN_ICON or any(len(entry) < 16 for entry in entries):
        return None
    sizes = [(entry[0] or 256, entry[1] or 256) for entry in entries]
    for entry in entries:
        start = _little(entry[12:16])
        inside = media_type_and_size(data[start : start + 32])
        sizes += [inside[1:]] if inside else []
    return "image/x-icon", max(width for width, _ in sizes), max(height for _, height in sizes)


def _big(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _little(part: bytes) -> int:
    return int.from_bytes(part, "little")
