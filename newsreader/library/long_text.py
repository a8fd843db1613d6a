"""Keeps a long article in pieces, so that a book of fifty megabytes never stands in memory many times over.

SQLite builds each row in memory whole, beside a copy of every value in it. So `bodies` holds the beginning of a text
and of its HTML, which is all of nearly every article and all that lists look at; `pieces` holds what follows. Raw
bytes stand at the end of their row and can be written into it bit by bit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import apsw

from newsreader.article.model import ParsedArticle

PIECE = 1_000_000
_NEAR = 1_000
Part = Literal["html", "text"]


def pieces_of(text: str) -> Iterator[str]:
    """The text in pieces of about a million characters; between words where there are words."""
    start = 0
    while len(text) - start > PIECE:
        end = start + PIECE
        end = max(text.rfind(" ", end - _NEAR, end), text.rfind("\n", end - _NEAR, end)) if _parted(text, end) else end
        yield text[start:end]
        start = end
    yield text[start:]


def beginning(text: str) -> str:
    """The first piece of a text."""
    return next(pieces_of(text))


def is_long(text: str) -> bool:
    """Whether a text has more than one piece."""
    return len(text) > PIECE


def is_large(data: bytes) -> bool:
    """Whether raw bytes are written bit by bit."""
    return len(data) > PIECE


def store(connection: apsw.Connection, article_id: int, parsed: ParsedArticle) -> None:
    """Puts all but the beginnings of a text and its HTML in place of any earlier ones."""
    connection.execute("DELETE FROM pieces WHERE article_id = ? AND revision = 0", (article_id,))
    for part, whole in (("html", parsed.html), ("text", parsed.text)):
        if is_long(whole):
            connection.executemany(
                "INSERT INTO pieces VALUES (?, 0, ?, ?, ?)",
                ((article_id, part, number, piece) for number, piece in enumerate(pieces_of(whole)) if number),
            )


def store_raw(connection: apsw.Connection, article_id: int, data: bytes) -> None:
    """Keeps raw bytes, compressed already, in place of any earlier ones."""
    if not is_large(data):
        connection.execute("INSERT OR REPLACE INTO raws (article_id, data) VALUES (?, ?)", (article_id, data))
        return
    connection.execute(
        "INSERT OR REPLACE INTO raws (article_id, data) VALUES (?, zeroblob(?))", (article_id, len(data))
    )
    with connection.blob_open("main", "raws", "data", article_id, writeable=True) as blob:
        blob.write(data)


def whole(connection: apsw.Connection, article_id: int, part: Part, begun: str, revision: int = 0) -> str:
    """A text whose beginning is known; `revision` 0 is the present one."""
    return "".join(stored(connection, article_id, part, begun, revision)) if may_go_on(begun) else begun


def may_go_on(begun: str) -> bool:
    """Whether there may be more of a text than its beginning."""
    return len(begun) >= PIECE - _NEAR


def stored(connection: apsw.Connection, article_id: int, part: Part, begun: str, revision: int = 0) -> Iterator[str]:
    """The pieces of a text whose beginning is known, as they are kept."""
    yield begun
    found = connection.execute(
        "SELECT piece FROM pieces WHERE article_id = ? AND revision = ? AND part = ? ORDER BY position",
        (article_id, revision, part),
    )
    yield from (str(piece) for (piece,) in found)


def keep_revision(connection: apsw.Connection, article_id: int) -> None:
    """The pieces of the present version become those of the latest revision."""
    connection.execute(
        "UPDATE pieces SET revision = (SELECT revisions FROM articles WHERE id = article_id)"
        " WHERE article_id = ? AND revision = 0",
        (article_id,),
    )


def _parted(text: str, end: int) -> bool:
    """Whether there is a space or a line end just before a place."""
    return " " in (near := text[end - _NEAR : end]) or "\n" in near
