"""Tags as a whole: another name, and two made one; as a change that can be taken back.

The undo holds, per article, what the reader had said of both tags.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

from newsreader.article.model import Changes
from newsreader.library import status

_BEARING = (
    "SELECT article_id FROM article_tags JOIN tags ON id = tag_id WHERE name = ? AND coalesce(by_reader, by_source) = 1"
)


def rename(connection: apsw.Connection, old: str, new: str) -> Changes:
    """Puts one tag in place of another on every article that bears it."""
    if old == new:
        return Changes()
    bearing = _bearing(connection, old)
    wanted = [(article_id, name, value) for article_id in bearing for name, value in ((old, 0), (new, 1))]
    return status.set_tags(connection, wanted)


def _bearing(connection: apsw.Connection, name: str) -> list[int]:
    found: Iterable[Any] = connection.execute(_BEARING, (name,))
    return [article_id for (article_id,) in found]
