"""Gives back what was kept of an article: whole, its raw bytes, its pictures, its earlier versions."""

from __future__ import annotations

import json
import zlib
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Article, RemoteImage, Revision, Status
from newsreader.library import copies, links, long_text, status
from newsreader.library.dates import moment, published_from

_ROW = (
    "SELECT a.source, a.headline, a.byline, published_at, published_precision, published_offset, published_raw,"
    " updated_at, updated_precision, updated_offset, updated_raw, site, language, lede, html, text, url, warnings,"
    " complete, content_hash, added_at, order_time, version,"
    " (SELECT kind FROM versions v WHERE v.article_id = a.id),"
    " revisions, read, bookmarked_at, position, deleted_at FROM articles a JOIN bodies b ON b.article_id = a.id"
    " JOIN status s ON s.article_id = a.id WHERE a.id = ?"
)


def get(connection: apsw.Connection, article_id: int) -> Article:
    """The article, whole.

    Raises:
        NewsreaderError: there is none of this id.
    """
    source, headline, byline, *dates_and_rest = _row(connection, article_id)
    published, updated, rest = dates_and_rest[:4], dates_and_rest[4:8], dates_and_rest[8:]
    site, language, lede, html, text, url, warnings, complete, content_hash, added_at, order_time, *rest = rest
    version, other_version, count, *state = rest
    names = connection.execute(
        "SELECT name FROM images WHERE article_id = ? AND revision = 0 ORDER BY position", (article_id,)
    )
    return Article(
        id=article_id,
        source=source,
        headline=headline,
        byline=tuple(json.loads(byline)),
        published=published_from(*published),
        updated=published_from(*updated),
        site=site,
        language=language,
        lede=lede,
        html=long_text.whole(connection, article_id, "html", html),
        text=long_text.whole(connection, article_id, "text", text),
        url=url,
        tags=status.tags_of(connection, [article_id]).get(article_id, ()),
        links=links.stored_links(connection, article_id),
        warnings=tuple(json.loads(warnings)),
        complete=complete,
        content_hash=content_hash,
        added_at=moment(added_at),
        order_time=moment(order_time),
        revisions=count,
        image_names=tuple(name for (name,) in names),
        status=_status_from(*state),
        remote_images=remote_images(connection, article_id),
        enclosures=enclosures(connection, article_id),
        version=version,
        other_version=other_version,
        **_last_edit(connection, article_id, headline),
        **copies.beside(connection, article_id),
    )


def remote_images(connection: apsw.Connection, article_id: int) -> tuple[RemoteImage, ...]:
    """The pictures of the article's body that are, or were, on the web, in their order."""
    found = connection.execute(
        "SELECT name, url, alt, width, height FROM remote_images WHERE article_id = ? ORDER BY position", (article_id,)
    )
    return tuple(RemoteImage(*row) for row in found)


def enclosures(connection: apsw.Connection, article_id: int) -> tuple[tuple[str, str, int | None, str], ...]:
    """The files that the article offers, in their order."""
    found: Any = connection.execute(
        "SELECT url, media_type, length, title FROM enclosures WHERE article_id = ? ORDER BY position", (article_id,)
    )
    return tuple(found)


def raw(connection: apsw.Connection, article_id: int) -> bytes:
    """The bytes that the article was read from.

    Raises:
        NewsreaderError: there is no article of this id.
    """
    data = connection.execute("SELECT data FROM raws WHERE article_id = ?", (article_id,)).get
    if data is None:
        raise NewsreaderError(f"There is no article {article_id} in the library.")
    return zlib.decompress(data)


def source(connection: apsw.Connection, article_id: int) -> str:
    """The path or address that the article came from.

    Raises:
        NewsreaderError: there is no article of this id.
    """
    found = connection.execute("SELECT source FROM articles WHERE id = ?", (article_id,)).get
    if found is None:
        raise NewsreaderError(f"There is no article {article_id} in the library.")
    return str(found)


def encoding(connection: apsw.Connection, article_id: int) -> str | None:
    """The character set that the reader chose for the article's bytes, by Python's name; None if none was chosen."""
    name: str | None = connection.execute("SELECT encoding FROM raws WHERE article_id = ?", (article_id,)).get
    return name


def image(connection: apsw.Connection, article_id: int, name: str) -> bytes | None:
    """A picture of the article's present version, by the name that its body uses."""
    data: bytes | None = connection.execute(
        "SELECT data FROM images WHERE article_id = ? AND revision = 0 AND name = ?", (article_id, name)
    ).get
    return data


def revisions(connection: apsw.Connection, article_id: int) -> list[Revision]:
    """The earlier versions, the oldest first."""
    found = connection.execute(
        "SELECT number, headline, byline, text, replaced_at FROM revisions WHERE article_id = ? ORDER BY number",
        (article_id,),
    )
    return [
        Revision(
            number,
            headline,
            tuple(json.loads(byline)),
            long_text.whole(connection, article_id, "text", text, number),
            moment(replaced_at),
        )
        for number, headline, byline, text, replaced_at in found
    ]


def _row(connection: apsw.Connection, article_id: int) -> Any:
    row = connection.execute(_ROW, (article_id,)).fetchone()
    if row is None:
        raise NewsreaderError(
            f"There is no article {article_id} in the library.", do="List the articles to see their ids."
        )
    return row


def _last_edit(connection: apsw.Connection, article_id: int, headline: str) -> dict[str, Any]:
    """When the last earlier version was replaced, and whether its headline was another."""
    found: Any = connection.execute(
        "SELECT replaced_at, headline FROM revisions WHERE article_id = ? ORDER BY number DESC LIMIT 1", (article_id,)
    ).fetchone()
    return {"edited_at": moment(found[0]), "headline_edited": found[1] != headline} if found else {}


def _status_from(read: int, bookmarked_at: int | None, position: float, deleted_at: int | None) -> Status:
    return Status(
        bool(read),
        None if bookmarked_at is None else moment(bookmarked_at),
        position,
        None if deleted_at is None else moment(deleted_at),
    )
