"""The pictures of a page: which belong to the article, and where each is to be had.

A page saved by a browser has its pictures in a folder beside it; those are taken along. Others stay on the web and are
named by their address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from newsreader.article.model import Image, RemoteImage
from newsreader.article.urls import web_address
from newsreader.sources.page_tree import names_in, words_of
from newsreader.sources.picture_sources import Attributes, addresses, is_unseen, size_of
from newsreader.sources.pictures import load_picture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 60
_MOST_BYTES = 40 * 1024 * 1024
_SMALL = 90
_DECORATION = re.compile(
    r"logo|avatar|icon|badge|button|spinner|spacer|pixel|tracking|blank|placeholder|gravatar|emoji|smiley|author|share",
    re.IGNORECASE,
)
_PAGE_FOLDER = re.compile(
    r"(?:[_\-. ](?:files?|dateien|fichiers|archivos|bestanden|pliki|arquivos)|\.files)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article: the address for the body, its description, its caption, its size if it is known."""

    address: str
    description: str
    caption: str
    width: int = 0
    height: int = 0


@dataclass(slots=True)
class Pictures:
    """Finds the pictures of one page, each once.

    Attributes:
        base_url: the address of the page; relative addresses on the web are resolved against it.
        folder: where the page lies; None takes no files.
        stem: the file's name without its ending; browsers name the folder of its files after it.
        images: the files that were taken along so far.
        remote: the pictures that stay on the web and are left in the finished body.
    """

    base_url: str | None
    folder: Path | None
    stem: str
    images: list[Image] = field(default_factory=list)
    remote: tuple[RemoteImage, ...] = ()
    _seen: set[str] = field(default_factory=set)
    _bytes: int = 0

    def of(self, element: HtmlElement) -> Picture | None:
        """The picture that an `img` or `figure` element shows; None if it is decoration, too small or seen before."""
        img = element if element.tag == "img" else element.find(".//img")
        if img is None or len(self._seen) >= _MOST or _is_decoration(img):
            return None
        image, sources = _attributes(img)
        plain, offered = (image.get("src") or "").strip(), addresses(image, sources)
        first = next(iter([plain, *offered] if plain and not plain.startswith("data:") else offered), "").split("?")[0]
        if not first or first in self._seen or is_unseen(image):
            return None
        self._seen.add(first)
        address = next((found for found in map(self._local, dict.fromkeys([plain, *offered])) if found), None)
        address = address or next((found for found in map(self._remote, offered) if found), None)
        if not address:
            return None
        caption = element.find(".//figcaption") if element.tag == "figure" else None
        words = words_of(caption, 1_000) if caption is not None else ""
        return Picture(address, " ".join((img.get("alt") or "").split())[:500], words, *size_of(image))

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
        return web_address(address, self.base_url)


def _attributes(img: HtmlElement) -> tuple[Attributes, list[Attributes]]:
    """What an image says, and the sources that stand beside it in a `picture`."""
    picture = img.getparent()
    beside = picture.iter("source") if picture is not None and picture.tag == "picture" else ()
    return {str(name): str(value) for name, value in img.attrib.items()}, [dict(source.attrib) for source in beside]


def _is_decoration(img: HtmlElement) -> bool:
    for name in ("width", "height"):
        size = re.match(r"\s*(\d{1,5})(?:px)?\s*$", img.get(name) or "")
        if size and int(size[1]) < _SMALL:
            return True
    parent = img.getparent()
    names = names_in(img) + " " + (names_in(parent) if parent is not None else "")
    file = (img.get("src") or "").rpartition("/")[2][:100]
    return bool(_DECORATION.search(names) or _DECORATION.search(file)) or img.get("role") == "presentation"
