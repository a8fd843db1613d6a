"""Keeps what was published: adds an article, or what is new about one that is here."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace

import apsw

from newsreader.article.model import Added, Changes, Image, NamedLink, ParsedArticle, Published
from newsreader.library import links, long_text, search, status, titles
from newsreader.library.characters import storable
from newsreader.library.dates import columns, order_time
from newsreader.library.identity import Candidate, Decision, Identity, decide, host_of, identity_of, path_key

EXCERPT_LENGTH = 200
_PUBLISHED = "published_at, published_precision, published_offset, published_raw"


def add(connection: apsw.Connection, parsed: ParsedArticle, now: int) -> Added:
    """Keeps an article, or what is new about one that is here already; `identity.decide` says which.

    Args:
        connection: inside a transaction.
        parsed: the article; its named links are stored, not resolved.
        now: seconds since 1970.
    """
    path = path_key(parsed.source)
    parsed = _storable(parsed)
    identity = replace(identity_of(parsed), path=path)
    decision = decide(identity, _candidates(connection, identity))
    if decision.id is None:
        article_id = _insert(connection, parsed, identity, now)
        found = frozenset({article_id})
        return Added(article_id, "added", Changes(found, added=found, kinds=_kinds(parsed.named_links)))
    return Added(decision.id, decision.outcome, _change(connection, parsed, identity, decision, now))


def _candidates(connection: apsw.Connection, identity: Identity) -> list[Candidate]:
    """Articles with the same address, path or content: a few at most, each by an index."""
    found = connection.execute(
        "SELECT id, path_key, url_key, copy_key, content_hash, details_hash, deleted_at IS NOT NULL"
        " FROM articles JOIN status ON article_id = id WHERE id IN ("
        "SELECT id FROM articles WHERE url_key = :url UNION SELECT id FROM articles WHERE path_key = :path"
        " UNION SELECT id FROM articles WHERE copy_key = :copy)",
        {"url": identity.url, "path": identity.path, "copy": identity.copy},
    )
    return [Candidate(row[0], Identity(*row[1:6]), bool(row[6])) for row in found]


def _change(
    connection: apsw.Connection, parsed: ParsedArticle, identity: Identity, decision: Decision, now: int
) -> Changes:
    """Does to an article of the library what was decided."""
    article_id = decision.id
    assert article_id is not None  # noqa: S101  a new article never comes here
    changes = Changes()
    if decision.refresh:
        if decision.revise:
            _keep_revision(connection, article_id, now)
        _update(connection, article_id, parsed, identity)
        changes = Changes(frozenset({article_id}), kinds=frozenset({"articles", "links"}))
    if decision.restore:
        changes = changes | status.restore(connection, [article_id])
    return changes


def _insert(connection: apsw.Connection, parsed: ParsedArticle, identity: Identity, now: int) -> int:
    """A new article in all its tables."""
    connection.execute(
        "INSERT INTO articles (source, path_key, url, url_key, copy_key, content_hash, details_hash, headline, byline,"
        f" {_PUBLISHED}, site, language, excerpt, thumbnail, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_article_values(parsed, identity), now),
    )
    article_id = connection.last_insert_rowid()
    connection.execute(
        "INSERT INTO status (article_id, order_time, source_id) VALUES (?, ?, ?)",
        (article_id, order_time(parsed.published, now), _source_id(connection, parsed)),
    )
    connection.execute("INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (article_id, *_body_values(parsed)))
    _store_rest(connection, article_id, parsed)
    return article_id


def _update(connection: apsw.Connection, article_id: int, parsed: ParsedArticle, identity: Identity) -> None:
    """The same article as its source tells it now; what the reader did with it stays."""
    connection.execute(
        "UPDATE articles SET (source, path_key, url, url_key, copy_key, content_hash, details_hash, headline, byline,"
        f" {_PUBLISHED}, site, language, excerpt, thumbnail)"
        " = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
        (*_article_values(parsed, identity), article_id),
    )
    arrival = connection.execute("SELECT added_at FROM articles WHERE id = ?", (article_id,)).get
    connection.execute(
        "UPDATE status SET order_time = ?, source_id = ? WHERE article_id = ?",
        (order_time(parsed.published, arrival), _source_id(connection, parsed), article_id),
    )
    connection.execute(
        "UPDATE bodies SET (lede, html, text, updated_at, updated_precision, updated_offset, updated_raw, warnings,"
        " complete) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE article_id = ?",
        (*_body_values(parsed), article_id),
    )
    connection.execute("DELETE FROM images WHERE article_id = ? AND revision = 0", (article_id,))
    _store_rest(connection, article_id, parsed)


def _store_rest(connection: apsw.Connection, article_id: int, parsed: ParsedArticle) -> None:
    """Raw bytes, what stands in tables of several rows to an article, and the search index."""
    long_text.store_raw(connection, article_id, zlib.compress(parsed.raw))
    long_text.store(connection, article_id, parsed)
    connection.executemany(
        "INSERT OR IGNORE INTO images VALUES (?, 0, ?, ?, ?, ?, ?, ?)",
        [_image_values(article_id, position, image) for position, image in enumerate(parsed.images)],
    )
    status.set_source_tags(connection, article_id, parsed.tags)
    search.index(connection, article_id, parsed.headline, parsed.byline, parsed.text)
    titles.index(connection, article_id, parsed.headline)
    links.store(connection, article_id, parsed.named_links)


def _keep_revision(connection: apsw.Connection, article_id: int, now: int) -> None:
    """Puts the present version, pictures included, beside the earlier ones."""
    connection.execute("UPDATE articles SET revisions = revisions + 1 WHERE id = ?", (article_id,))
    connection.execute(
        f"INSERT INTO revisions SELECT a.id, a.revisions, ?, headline, byline, lede, html, text, {_PUBLISHED}, data"
        " FROM articles a JOIN bodies b ON b.article_id = a.id JOIN raws r ON r.article_id = a.id WHERE a.id = ?",
        (now, article_id),
    )
    connection.execute(
        "UPDATE images SET revision = (SELECT revisions FROM articles WHERE id = article_id)"
        " WHERE article_id = ? AND revision = 0",
        (article_id,),
    )
    long_text.keep_revision(connection, article_id)


def _article_values(parsed: ParsedArticle, identity: Identity) -> tuple[apsw.SQLiteValue, ...]:
    return (
        parsed.source,
        identity.path,
        parsed.url,
        identity.url,
        identity.copy,
        identity.content,
        identity.details,
        parsed.headline,
        json.dumps(parsed.byline, ensure_ascii=False),
        *columns(parsed.published),
        parsed.site,
        parsed.language,
        excerpt(parsed.lede or parsed.text),
        parsed.images[0].name if parsed.images else None,
    )


def _body_values(parsed: ParsedArticle) -> tuple[apsw.SQLiteValue, ...]:
    warnings = json.dumps(parsed.warnings, ensure_ascii=False)
    html, text = long_text.beginning(parsed.html), long_text.beginning(parsed.text)
    return (parsed.lede, html, text, *columns(parsed.updated), warnings, parsed.complete)


def _image_values(article_id: int, position: int, picture: Image) -> tuple[apsw.SQLiteValue, ...]:
    size = (picture.width, picture.height)
    return (article_id, position, picture.name, picture.media_type, *size, picture.data)


def excerpt(text: str) -> str:
    """The start of a text in one line, cut at a word."""
    line = " ".join(text[: EXCERPT_LENGTH * 4].split())
    if len(line) <= EXCERPT_LENGTH:
        return line
    cut = line[:EXCERPT_LENGTH]
    return (cut.rsplit(" ", 1)[0] if " " in cut[EXCERPT_LENGTH // 2 :] else cut).rstrip(" ,;:.-") + "…"


def _source_id(connection: apsw.Connection, parsed: ParsedArticle) -> int | None:
    """The id of the article's source: its site, else the host of its address."""
    name = parsed.site or host_of(parsed.url) or host_of(parsed.source)
    if not name:
        return None
    connection.execute("INSERT OR IGNORE INTO sources (name) VALUES (?)", (name,))
    return int(connection.execute("SELECT id FROM sources WHERE name = ?", (name,)).get)


def _kinds(named: Sequence[NamedLink]) -> frozenset[str]:
    return frozenset({"articles", "links"} if named else {"articles"})


def _storable(parsed: ParsedArticle) -> ParsedArticle:
    """The article with nothing in it that no file can hold."""
    return replace(
        parsed,
        source=storable(parsed.source),
        headline=storable(parsed.headline),
        byline=tuple(map(storable, parsed.byline)),
        published=_storable_date(parsed.published),
        updated=_storable_date(parsed.updated),
        site=parsed.site and storable(parsed.site),
        language=parsed.language and storable(parsed.language),
        lede=storable(parsed.lede),
        html=storable(parsed.html),
        text=storable(parsed.text),
        url=parsed.url and storable(parsed.url),
        tags=tuple(map(storable, parsed.tags)),
        named_links=tuple(
            replace(link, headline=storable(link.headline), url=link.url and storable(link.url))
            for link in parsed.named_links
        ),
        warnings=tuple(map(storable, parsed.warnings)),
    )


def _storable_date(published: Published | None) -> Published | None:
    return published and replace(published, raw=storable(published.raw))
