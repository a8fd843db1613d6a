"""Keeps pictures that were fetched from the web for an article that was here before them."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from newsreader.article.model import Changes, Image
from newsreader.library.new_articles import store_images


def keep(connection: apsw.Connection, article_id: int, pictures: Sequence[Image]) -> Changes:
    """Keeps pictures in the order of the text; the first stands for the article in lists if none did.

    Of an article that is gone nothing is kept.
    """
    if not pictures or connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).get is None:
        return Changes()
    store_images(connection, article_id, pictures)
    connection.execute(
        "UPDATE articles SET thumbnail = ? WHERE id = ? AND thumbnail IS NULL", (pictures[0].name, article_id)
    )
    return Changes(frozenset({article_id}), kinds=frozenset({"articles"}))
