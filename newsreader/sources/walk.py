"""Finds the files that a source stands for: a file itself, or all articles in a folder and below."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from newsreader.sources.files import NOTHING_ADDED, named
from newsreader.sources.kinds import PAGE

# Files that belong to pages or to the system rather than being something to read.
_ASSETS = frozenset(
    (
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".svgz", ".bmp", ".ico", ".tif", ".tiff", ".avif", ".heic",
        ".apng",
        ".js", ".mjs", ".css", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".wasm", ".swf", ".download",
        ".mp3", ".mp4", ".m4a", ".ogg", ".oga", ".ogv", ".wav", ".webm", ".mov", ".avi", ".mkv",
        ".flac", ".vtt", ".srt",
        ".py", ".pyc", ".c", ".h", ".o", ".so", ".dll", ".exe",
        ".db",
        ".sqlite", ".lock", ".log", ".tmp",
        ".part", ".bak", ".ini", ".toml", ".yml", ".yaml", ".cfg", ".desktop", ".url", ".webloc", ".lnk", ".license",
    )
)  # fmt: skip
# Folders in which browsers keep the pictures of a saved page "NAME.html", in several languages.
_PAGE_FOLDER = re.compile(
    r"(?:[_.-](?:files?|fichiers|archivos|arquivos|ficheiros|bestanden|filer|tiedostot|pliki|soubory|elemei|dateien"
    r"|dosyalar|fitxers|datoteke|файлы|файли|αρχεία|ملفات|קבצים)|のファイル)$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or one that is left out and why.

    Attributes:
        path: the path, or `-` for standard input, or the address, as `sources.read` takes it.
        skipped: a sentence that says why it cannot be read; empty for a file to read.
    """

    path: str
    skipped: str = ""


def find(source: str) -> Iterator[Found]:
    """Every file that a source stands for, one after the other; nothing is opened.

    A folder is walked in the natural order of names. Links that lead out of it are not followed and are reported;
    pictures, scripts, hidden files and the folders that belong to saved pages are passed over.

    Args:
        source: the path of a file or folder, `-`, or an address.
    """
    if source == "-" or not Path(source).is_dir():
        yield Found(source)
        return
    root = os.path.realpath(source)
    yield from _walk(source, root, frozenset((root,)))


def natural_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts "part 2" before "part 10" and pays no heed to case."""
    pieces = [piece for piece in _DIGITS.split(name) if piece]
    parts = [(0, int(piece), piece) if piece.isdecimal() else (1, 0, piece.casefold()) for piece in pieces]
    return (*parts, (2, 0, name))


def _walk(folder: str, root: str, above: frozenset[str]) -> Iterator[Found]:
    """The files of one folder and those below it; `above` are the real paths on the way, against loops."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name for entry in entries if not entry.name.startswith(".")), key=natural_order)
    except OSError as error:
        what = f"The folder {named(folder)} could not be opened: {error.strerror}."
        yield Found(folder, f"{what} {NOTHING_ADDED} Allow it to be read and add it again.")
        return
    pages = {PurePath(name).stem for name in names if PurePath(name).suffix.lower() in PAGE}
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118  # a Path would fold "./" away, which the reader wrote
        if os.path.islink(path):  # noqa: PTH114
            yield from _linked(path, root, above)
        elif os.path.isdir(path):  # noqa: PTH112
            if not _belongs_to_page(name, pages):
                yield from _walk(path, root, above | {os.path.realpath(path)})
        elif PurePath(name).suffix.lower() not in _ASSETS:
            yield Found(path)


def _linked(path: str, root: str, above: frozenset[str]) -> Iterator[Found]:
    """A symbolic link in a folder: followed only to a place inside the folder, and never in a circle."""
    target = os.path.realpath(path)
    inside = target.startswith(root.rstrip(os.sep) + os.sep)
    if os.path.isdir(target) and target in above:  # noqa: PTH112
        what = f"{named(path)} is a link that leads back to its own folder; it was not followed."
        yield Found(path, f"{what} Nothing is missing. Delete the link if nobody needs it.")
    elif not inside:
        what = f"{named(path)} is a link that leads out of the folder; it was not followed."
        yield Found(path, f"{what} {NOTHING_ADDED} Add what it leads to by itself.")
    elif os.path.isdir(target):  # noqa: PTH112
        yield from _walk(path, root, above | {target})
    elif PurePath(path).suffix.lower() not in _ASSETS:
        yield Found(path)


def _belongs_to_page(name: str, pages: set[str]) -> bool:
    """Whether a folder holds the parts of a saved page that stands beside it."""
    ending = _PAGE_FOLDER.search(name)
    return bool(ending) and name[: ending.start()] in pages  # type: ignore[union-attr]
