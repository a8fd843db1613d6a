"""The pictures of a page: which belong to the article, and where each is to be had.

A page saved by a browser has its pictures in a folder beside it; those are taken along. Others stay on the web and are
named by their address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from newsreader.article.model import Image
from newsreader.article.urls import web_address
from newsreader.sources.page_tree import names_in, words_of
from newsreader.sources.pictures import load_picture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 60
_MOST_BYTES = 40 * 1024 * 1024
_SMALL = 90
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-image", "data-url")
_SOURCE_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_DECORATION = re.compile(
    r"logo|avatar|icon|badge|button|spinner|spacer|pixel|tracking|blank|placeholder|gravatar|emoji|smiley|author|share",
    re.IGNORECASE,
)
_PAGE_FOLDER = re.compile(
    r"(?:[_\-. ](?:files?|dateien|fichiers|archivos|bestanden|pliki|arquivos)|\.files)$", re.IGNORECASE
)
_VECTOR = re.compile(r"\.svgz?(?:$|\?)|^data:", re.IGNORECASE)
_WIDTH = re.compile(r"(\d{1,5})w$")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article: the address for the body, its description and its caption."""

    address: str
    description: str
    caption: str


@dataclass(slots=True)
class Pictures:
    """Finds the pictures of one page, each once.

    Attributes:
        base_url: the address of the page; relative addresses on the web are resolved against it.
        folder: where the page lies; None takes no files.
        stem: the file's name without its ending; browsers name the folder of its files after it.
        images: the files that were taken along so far.
    """

    base_url: str | None
    folder: Path | None
    stem: str
    images: list[Image] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _bytes: int = 0

    def of(self, element: HtmlElement) -> Picture | None:
        """The picture that an `img` or `figure` element shows; None if it is decoration, too small or seen before."""
        img = element if element.tag == "img" else element.find(".//img")
        if img is None or len(self._seen) >= _MOST or _is_decoration(img):
            return None
        candidates = _candidates(img)
        if not candidates or candidates[0].split("?")[0] in self._seen:
            return None
        self._seen.add(candidates[0].split("?")[0])
        address = next((found for found in map(self._local, candidates) if found), None)
        address = address or next((found for found in map(self._remote, candidates) if found), None)
        if not address:
            return None
        caption = element.find(".//figcaption") if element.tag == "figure" else None
        words = words_of(caption, 1_000) if caption is not None else ""
        return Picture(address, " ".join((img.get("alt") or "").split())[:500], words)

    def _local(self, address: str) -> str | None:
        if self.folder is None or not address:
            return None
        try:
            first = unquote(urlsplit(address).path).removeprefix("./").partition("/")[0]
        except ValueError:
            return None
        if not (first.startswith(self.stem) and first != self.stem) and not _PAGE_FOLDER.search(first):
            return None
        image = load_picture(address, self.folder, f"{len(self.images) + 1}", within=self.folder / first)
        if image is None or min(image.width, image.height) < _SMALL // 2 or self._bytes > _MOST_BYTES:
            return None
        self._bytes += len(image.data)
        self.images.append(image)
        return f"image:{image.name}"

    def _remote(self, address: str) -> str | None:
        return None if _VECTOR.search(address) else web_address(address, self.base_url)


def _candidates(img: HtmlElement) -> list[str]:
    """Where a picture may be had, as written: its source, the sources scripts would set, the largest of a set."""
    found = [(img.get(name) or "").strip() for name in _SOURCES]
    picture = img.getparent()
    sets = [img.get(name) or "" for name in _SOURCE_SETS]
    if picture is not None and picture.tag == "picture":
        sets += [source.get(name) or "" for source in picture.iter("source") for name in _SOURCE_SETS]
    found += [largest for text in sets if (largest := _largest(text.split(",")))]
    return [address for address in found if address and not address.startswith(("data:", "blob:", "about:"))]


def _largest(entries: Sequence[str]) -> str:
    """The address with the greatest width of a `srcset`."""
    best, most = "", -1
    for entry in entries[:20]:
        address, _, size = entry.strip().partition(" ")
        width = _WIDTH.match(size.strip())
        if int(width[1] if width else 0) > most:
            best, most = address, int(width[1] if width else 0)
    return best


def _is_decoration(img: HtmlElement) -> bool:
    for name in ("width", "height"):
        size = re.match(r"\s*(\d{1,5})(?:px)?\s*$", img.get(name) or "")
        if size and int(size[1]) < _SMALL:
            return True
    parent = img.getparent()
    names = names_in(img) + " " + (names_in(parent) if parent is not None else "")
    file = (img.get("src") or "").rpartition("/")[2][:100]
    return bool(_DECORATION.search(names) or _DECORATION.search(file)) or img.get("role") == "presentation"
