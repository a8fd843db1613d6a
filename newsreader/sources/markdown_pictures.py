"""Takes along the pictures that a Markdown article shows from its own folder."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from newsreader.article.model import Image
from newsreader.sources.pictures import load_picture

_SOURCE = re.compile(r'(<img\b[^<>]*?\bsrc=")([^"<>]*)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_MOST = 100
_MOST_BYTES = 40 * 1024 * 1024


def take_pictures(html: str, folder: Path | None) -> tuple[str, tuple[Image, ...]]:
    """HTML whose local pictures are named `image:N`, and those pictures.

    Args:
        html: what Markdown became, not yet sanitized; addresses that lead elsewhere stay as they are.
        folder: the article's folder; pictures are taken from there and below. None takes none.
    """
    images: dict[str, Image] = {}

    def named(found: re.Match[str]) -> str:
        address = unescape(found[2])
        if folder is None or not address or _SCHEME.match(address):
            return found[0]
        if address not in images:
            size = sum(len(image.data) for image in images.values())
            image = load_picture(address, folder, f"{len(images) + 1}") if len(images) < _MOST else None
            if image is None or size + len(image.data) > _MOST_BYTES:
                return found[0]
            images[address] = image
        return f'{found[1]}image:{images[address].name}"'

    return _SOURCE.sub(named, html), tuple(images.values())
