"""Libraries with known content, and ways to damage them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
from fakes import naming, on, parsed

from newsreader.article.model import Image
from newsreader.library import Library

PAGE = 4096
Bytes = bytearray


def make(path: Path, count: int = 40) -> Path:
    """A library of numbered articles: some are long, some read, bookmarked, tagged, deleted, edited."""
    library = Library.open(path)
    with library.transaction():
        for number in range(1, count + 1):
            text = f"Story {number} tells of harbours. " * (400 if number % 10 == 0 else 20)
            picture = (Image("a.png", bytes(range(256)) * 20, "image/png", 1, 1),) if number % 8 == 0 else ()
            article = parsed(f"Headline {number}", text, published=on(2026, 1, 1 + number % 28), images=picture)
            library.add(article)
        library.add(naming("Overview", "Headline 3", "A Story To Come"))
        library.add(parsed("Headline 5", "Story 5 was edited.", published=on(2026, 1, 6)))
    library.mark_read(range(1, count, 3), read=True)
    library.bookmark(range(2, count, 5), on=True)
    library.tag(range(4, count, 7), "ports", on=True)
    library.delete([9])
    library.close()
    return path


def change(path: Path, edit: Callable[[bytearray], None]) -> bytes:
    """Damages a file; answers what it holds then."""
    content = bytearray(path.read_bytes())
    edit(content)
    path.write_bytes(content)
    return bytes(content)


def pages_of(path: Path, name: str) -> list[int]:
    """The pages of a table or index."""
    connection = apsw.Connection(str(path))
    found = [number for (number,) in connection.execute("SELECT pageno FROM dbstat WHERE name = ? ORDER BY 1", (name,))]
    connection.close()
    return found


def flip(place: int) -> Callable[[bytearray], None]:
    def edit(content: bytearray) -> None:
        content[place] ^= 16

    return edit


def overwrite(place: int, data: bytes) -> Callable[[bytearray], None]:
    def edit(content: bytearray) -> None:
        content[place : place + len(data)] = data

    return edit


def cut(length: int) -> Callable[[bytearray], None]:
    def edit(content: bytearray) -> None:
        del content[length:]

    return edit
