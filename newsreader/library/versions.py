"""Two versions of one article: what its feed sent, and what its page says. One is shown, the other is kept aside.

The one that is shown stands in the article's own tables, so that it is searched, linked and found like any other; the
other stands in `versions` as data, and its pictures as those of revision -1. Turning from one to the other is no edit
and leaves no revision. Which article it is, by path and address, does not change by it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, NamedTuple

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import (
    Changes,
    NamedLink,
    ParsedArticle,
    Published,
    RemoteImage,
    Undo,
    Version,
)
from newsreader.library import add, articles, links
from newsreader.library.edits import Said, is_trivial
from newsreader.library.identity import Decision, reread
from newsreader.library.prepared import Prepared, article_values, prepare

ASIDE, _WAITING = -1, -2  # in place of the number of a revision, for pictures
_KINDS = frozenset({"articles", "links"})
_AS_GIVEN = ("source", "headline", "site", "language", "lede", "html", "text", "url", "complete")


class _Coming(NamedTuple):
    """A version on its way to be shown or kept; `was_here`: it was shown before, with all its pictures."""

    parsed: ParsedArticle
    kind: Version
    was_here: bool = False


def aside(connection: apsw.Connection, article_id: int) -> Version | None:
    """Which version of an article is kept aside; None if there is none."""
    kind: Version | None = connection.execute("SELECT kind FROM versions WHERE article_id = ?", (article_id,)).get
    return kind


def get(connection: apsw.Connection, article_id: int, kind: Version) -> ParsedArticle | None:
    """A version of an article, without the pictures that came along; None if it has no such version.

    What an article came as counts as that of its page if it was fetched from there, and as that of its feed else.

    Raises:
        NewsreaderError: there is no such article, or what was kept of the version is damaged.
    """
    data: bytes | None = connection.execute(
        "SELECT data FROM versions WHERE article_id = ? AND kind = ?", (article_id, kind)
    ).get
    if data is not None:
        return _unpacked(data)
    return _present(connection, article_id) if kind == _present_kind(connection, article_id) else None


def put(connection: apsw.Connection, article_id: int, parsed: ParsedArticle, kind: Version, now: int) -> Changes:
    """Shows a version of an article, in place of an earlier one of its kind; the other one is kept aside.

    An earlier one of its kind that is shown, and said something else, becomes a revision.

    Args:
        connection: inside a transaction.
        article_id: the article.
        parsed: the version.
        kind: whose it is.
        now: seconds since 1970.

    Raises:
        NewsreaderError: there is no such article.
    """
    if kind == _present_kind(connection, article_id):
        return _write(connection, article_id, _Coming(parsed, kind), now, edit=True)
    return _turn(connection, article_id, _Coming(parsed, kind), now)


def keep(connection: apsw.Connection, article_id: int, parsed: ParsedArticle, kind: Version, now: int) -> Changes:
    """As `put`, but a version of another kind than the one that is shown is kept aside."""
    present = _present_kind(connection, article_id)
    if kind == present:
        return _write(connection, article_id, _Coming(parsed, kind), now, edit=True)
    _keep(connection, article_id, _Coming(prepare(parsed).article, kind), now)
    connection.execute("UPDATE articles SET version = ? WHERE id = ?", (present, article_id))
    return Changes(frozenset({article_id}), kinds=frozenset({"articles"}))


def show(connection: apsw.Connection, article_id: int, kind: Version, now: int) -> Changes:
    """Shows a version of an article that is kept aside, and keeps the other one; nothing if it is shown already.

    Raises:
        NewsreaderError: what was kept of the version is damaged.
    """
    data: bytes | None = connection.execute(
        "SELECT data FROM versions WHERE article_id = ? AND kind = ?", (article_id, kind)
    ).get
    if data is None:
        return Changes()
    return _turn(connection, article_id, _Coming(_unpacked(data), kind, was_here=True), now)


def change_aside(connection: apsw.Connection, article_id: int, sent: Prepared, now: int) -> ParsedArticle | None:
    """Changes what the feed sent of an article that shows its page; answers what that was, None if it shows no page."""
    if aside(connection, article_id) != "feed":
        return None
    before = get(connection, article_id, "feed")
    whole = replace(sent.article, raw=zlib.decompress(sent.packed()))
    _keep(connection, article_id, _Coming(whole, "feed"), now)
    return before


def _turn(connection: apsw.Connection, article_id: int, coming: _Coming, now: int) -> Changes:
    """Shows a version and keeps the present one aside, each with its pictures."""
    present = _present_kind(connection, article_id)
    _keep(connection, article_id, _Coming(_present(connection, article_id), present), now)
    connection.execute("DELETE FROM versions WHERE article_id = ? AND kind = ?", (article_id, coming.kind))
    for before, after in ((ASIDE, _WAITING), (0, ASIDE)):
        connection.execute(
            "UPDATE images SET revision = ? WHERE article_id = ? AND revision = ?", (after, article_id, before)
        )
    _write(connection, article_id, coming, now, edit=False)
    _take_pictures(connection, article_id, coming)
    return Changes(frozenset({article_id}), kinds=_KINDS, undo=Undo("version", ((article_id, present, now),)))


def _take_pictures(connection: apsw.Connection, article_id: int, coming: _Coming) -> None:
    """Gives a version its own pictures back, and those on the web that were fetched for either."""
    names = json.dumps([each.name for each in coming.parsed.remote_images])
    connection.execute(
        "UPDATE OR IGNORE images SET revision = 0 WHERE article_id = ?1 AND revision = ?2"
        " AND (?3 OR name IN (SELECT value FROM json_each(?4)))",
        (article_id, _WAITING, coming.was_here, names),
    )
    connection.execute("DELETE FROM images WHERE article_id = ? AND revision = ?", (article_id, _WAITING))
    connection.execute(
        "INSERT OR IGNORE INTO images SELECT article_id, 0, position, name, media_type, width, height, data FROM images"
        " WHERE article_id = ? AND revision = ? AND name IN (SELECT value FROM json_each(?))",
        (article_id, ASIDE, names),
    )


def _present_kind(connection: apsw.Connection, article_id: int) -> Version:
    """Whose the version is that is shown."""
    row: Any = connection.execute(
        "SELECT coalesce(version, CASE WHEN EXISTS (SELECT 1 FROM feed_articles WHERE article_id = id)"
        " OR source NOT LIKE 'http%' THEN 'feed' ELSE 'page' END) FROM articles WHERE id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise NewsreaderError(f"There is no article {article_id} in the library.", "Nothing was changed.")
    kind: Version = row[0]
    return kind


def _write(connection: apsw.Connection, article_id: int, coming: _Coming, now: int, *, edit: bool) -> Changes:
    """Has an article say what a version says; path and address stay.

    Args:
        connection: inside a transaction.
        article_id: the article.
        coming: the version.
        now: seconds since 1970.
        edit: it takes the place of an earlier one of its kind, which becomes a revision if it said something else.
    """
    old = add.candidate(connection, article_id)
    prepared = prepare(coming.parsed)
    identity = replace(prepared.identity, path=old.identity.path, url=old.identity.url or prepared.identity.url)
    prepared = replace(prepared, identity=identity, values=article_values(prepared.article, identity))
    decision = reread(identity, old) if edit else Decision("updated", article_id, refresh=True)
    if decision.revise and is_trivial(_said(_present(connection, article_id)), _said(prepared.article)):
        decision = replace(decision, revise=False)
    changes = add.change(connection, prepared, decision, now)
    connection.execute("UPDATE articles SET version = ? WHERE id = ?", (coming.kind, article_id))
    return changes


def _said(parsed: ParsedArticle) -> Said:
    return Said(parsed.headline, parsed.byline, parsed.text)


def _present(connection: apsw.Connection, article_id: int) -> ParsedArticle:
    """The version that is shown, as it was parsed, without the pictures that came along."""
    article = articles.get(connection, article_id)
    tags = connection.execute(
        "SELECT name FROM article_tags JOIN tags ON id = tag_id WHERE article_id = ? AND by_source = 1 ORDER BY name",
        (article_id,),
    )
    named = links.stored_links(connection, article_id)
    return ParsedArticle(
        **{name: getattr(article, name) for name in (*_AS_GIVEN, "byline", "published", "updated", "warnings")},
        tags=tuple(str(name) for (name,) in tags),
        named_links=tuple(NamedLink(link.headline, link.url, link.kind, link.group) for link in named),
        raw=articles.raw(connection, article_id),
        remote_images=article.remote_images,
        enclosures=article.enclosures,
    )


def _keep(connection: apsw.Connection, article_id: int, version: _Coming, now: int) -> None:
    """Keeps a version aside."""
    connection.execute(
        "INSERT OR REPLACE INTO versions (article_id, kind, data, kept_at) VALUES (?, ?, ?, ?)",
        (article_id, version.kind, _packed(version.parsed), now),
    )


def _packed(parsed: ParsedArticle) -> bytes:
    """All of an article but the pictures that came along: its fields as JSON, a zero byte, its raw bytes."""
    fields = asdict(replace(parsed, images=(), raw=b""))
    fields |= {name: _date_fields(getattr(parsed, name)) for name in ("published", "updated")}
    del fields["images"], fields["raw"]
    written = json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return zlib.compress(written + b"\0" + parsed.raw)


def _date_fields(published: Published | None) -> list[Any] | None:
    return (
        None
        if published is None
        else [published.moment.isoformat(), published.precision, published.offset, published.raw]
    )


def _unpacked(data: bytes) -> ParsedArticle:
    """The article that `_packed` put together."""
    try:
        written, _, raw = zlib.decompress(data).partition(b"\0")
        fields: Mapping[str, Any] = json.loads(written.decode("utf-8", "surrogatepass"))
        return ParsedArticle(
            **{name: fields[name] for name in _AS_GIVEN},
            byline=tuple(fields["byline"]),
            published=_date(fields["published"]),
            updated=_date(fields["updated"]),
            tags=tuple(fields["tags"]),
            named_links=tuple(NamedLink(**link) for link in fields["named_links"]),
            warnings=tuple(fields["warnings"]),
            raw=raw,
            remote_images=tuple(RemoteImage(**image) for image in fields["remote_images"]),
            enclosures=tuple(tuple(each) for each in fields["enclosures"]),
        )
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise NewsreaderError(
            "The other version of this article is damaged.",
            "The one that is shown is whole.",
            "Fetch it once more.",
            details=repr(error),
        ) from error


def _date(fields: Any) -> Published | None:
    return Published(datetime.fromisoformat(fields[0]), *fields[1:]) if fields else None
