"""Takes from the precious copy what a damaged library lost of the reader's own, and leaves alone what it still knew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library.library import Library
from newsreader.library.precious_into import Applied, seconds
from newsreader.library.precious_line import Line
from newsreader.library.precious_restore import batches
from newsreader.library.salvage_rows import Copied

_WANTED = ("bookmarked_at", "tags", "notes", "highlights")
_MARKS = ("status", "article_tags")
_OWN = (
    *_MARKS, "tags", "notes", "highlights", "subscriptions", "feed_folders", "stories", "story_articles",
    "smart_folders", "headlines",
    "link_decisions", "related_decisions", "copy_decisions", "story_refusals", "settings",
)  # fmt: skip


def lost_marks(connection: apsw.Connection, copied: Copied) -> frozenset[int] | None:
    """The articles of which it is not certain what the reader did; None if nothing of the reader's own was lost.

    To be asked before what refers to nothing is cut off: a tag that is lost tells whose it was.
    """
    if not any(copied.lost.get(name) for name in _OWN):
        return None
    nameless: Iterable[Any] = connection.execute(
        "SELECT DISTINCT article_id FROM article_tags WHERE tag_id NOT IN (SELECT id FROM tags)"
    )
    marks = {number for name in _MARKS for number in copied.lost.get(name, ())}
    return frozenset({*marks, *(article_id for (article_id,) in nameless)})


def put_back(connection: apsw.Connection, path: Path) -> None:
    """Gives articles that the reader marked their place again: by headline and address, where nothing else is left.

    Args:
        connection: of the new library, before it is made whole.
        path: the damaged one.
    """
    for line in _marked_lines(path):
        columns = {name: line.get(name) for name in ("id", "headline", "url_key", "path_key", "content_hash")}
        source = line.get("path_key") or line.get("url_key") or ""
        connection.execute(
            "INSERT OR IGNORE INTO articles (id, source, path_key, url, url_key, content_hash, details_hash, headline,"
            " byline, added_at, excerpt) VALUES (:id, :source, :path_key, 'https://' || :url_key, :url_key,"
            " coalesce(:content_hash, ''), x'', :headline, '[]', :added_at, '')",
            columns | {"source": source, "added_at": seconds(line.get("bookmarked_at")) or 0},
        )


def _marked_lines(path: Path) -> Iterator[Line]:
    """What the precious copy says of articles with a bookmark, tags, notes or highlights."""
    with suppress(NewsreaderError):
        for written in (line for batch in batches(_copy_of(path)) for line in batch):
            with suppress(ValueError, KeyError, TypeError, AttributeError):
                line = json.loads(written)
                if line["kind"] == "article" and line["headline"] and any(line.get(name) for name in _WANTED):
                    yield line


def _copy_of(path: Path) -> Path:
    return path.parent / "backups" / f"{path.stem}-precious.jsonl"


def apply(new: Path, path: Path, lost: frozenset[int] | None) -> Applied | None:
    """Applies the copy that stands beside the damaged library, if there is one, to the new file.

    Args:
        new: the new file.
        path: the damaged one.
        lost: the articles whose marks count; None for all.

    Returns:
        What became of it; None if there is none that can be read.
    """
    precious = _copy_of(path)
    if not precious.is_file():
        return None
    library = Library.open(new)
    try:
        return library.apply_precious(precious, lost)
    except NewsreaderError:  # it is damaged itself: what was saved is no worse for it
        return None
    finally:
        library.close()
