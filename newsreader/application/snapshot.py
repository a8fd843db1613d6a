"""What a picture of the window shall show; drawn by the window's own code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SnapshotOptions:
    """A wish for a picture.

    Attributes:
        library: the library to show; if it is empty, the shipped articles are shown and it stays empty.
        file: the PNG file to write.
        article: id of the article to open; None for the first of the list.
        theme: light, sepia or dark.
        size: width and height of the window in logical pixels.
        scale: device pixels per logical pixel.
        query: what the search field holds.
    """

    library: Path
    file: Path
    article: int | None = None
    theme: str = "light"
    size: tuple[int, int] = (1280, 800)
    scale: float = 1.0
    query: str = ""
