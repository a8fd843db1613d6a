"""Keeps what was published: adds an article, or what is new about one that is here."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Added, Changes, NamedLink, ParsedArticle, Published
from newsreader.library import links, long_text, status, titles, word_index
from newsreader.library.characters import storable
from newsreader.library.dates import order_time
from newsreader.library.identity import (
    Candidate,
    Decision,
    Identity,
    decide,
    identity_of,
    kept_reading,
    path_key,
    reread,
)
from newsreader.library.known import Known
from newsreader.library.new_articles import (
    ARTICLE,
    PUBLISHED,
    NewArticles,
    article_values,
    body_values,
    packed,
    precision_of,
    source_id,
    store_images,
    store_offered,
)
from newsreader.library.search_keys import first_key, new_keys


def add(connection: apsw.Connection, parsed: Sequence[ParsedArticle], now: int) -> list[Added]:
    """Keeps articles, or what is new about those that are here already; `identity.decide` says which.

    Args:
        connection: inside a transaction.
        parsed: the articles; their named links are stored, not resolved.
        now: seconds since 1970.

    Returns:
        What became of each.
    """
    wanted = [identified(article) for article in parsed]
    known = Known()
    known.look_up(connection, [identity for _, identity in wanted])
    fresh = NewArticles(connection, now)
    results = []
    for article, identity in wanted:
        if fresh.may_hold(identity):
            fresh.store()
            known.look_up(connection, [identity])
        decision = decide(identity, known.like(identity))
        if decision.refresh and _reader_chose(connection, decision.id, article.raw):
            decision = kept_reading(decision)
        if decision.id is None:
            found = frozenset({fresh.take(article, identity)})
            changes = Changes(found, added=found, kinds=_kinds(article.named_links))
            results.append(Added(min(found), "added", changes))
        else:
            fresh.store()
            results.append(Added(decision.id, decision.outcome, change(connection, article, identity, decision, now)))
            known.look_up(connection, [identity])
    fresh.store()
    return results


def read_again(connection: apsw.Connection, article_id: int, parsed: ParsedArticle, encoding: str, now: int) -> Added:
    """Keeps what the bytes of an article say in the character set that the reader chose, as a revision of it.

    Args:
        connection: inside a transaction.
        article_id: the article.
        parsed: read from its raw bytes.
        encoding: Python's name of the set; as long as the same bytes come again, it stays the reader's choice.
        now: seconds since 1970.

    Raises:
        NewsreaderError: there is no such article.
    """
    article, identity = identified(parsed)
    old = _candidate(connection, article_id)
    identity = replace(identity, path=old.identity.path)
    decision = reread(identity, old)
    changes = change(connection, article, identity, decision, now)
    connection.execute("UPDATE raws SET encoding = ? WHERE article_id = ?", (encoding, article_id))
    return Added(article_id, decision.outcome, changes)


def _candidate(connection: apsw.Connection, article_id: int) -> Candidate:
    row = connection.execute(
        "SELECT path_key, url_key, copy_key, content_hash, details_hash FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if row is None:
        raise NewsreaderError(f"There is no article {article_id} in the library.", "Nothing was changed.")
    return Candidate(article_id, Identity(*row))


def _reader_chose(connection: apsw.Connection, article_id: int | None, raw: bytes) -> bool:
    """Whether these are the bytes of an article for which the reader chose the character set."""
    kept = connection.execute("SELECT data FROM raws WHERE article_id = ? AND encoding IS NOT NULL", (article_id,)).get
    return kept is not None and zlib.decompress(kept) == raw


def identified(parsed: ParsedArticle) -> tuple[ParsedArticle, Identity]:
    """The article as it can be stored, and what it is compared by."""
    storable_article = _storable(parsed)
    return storable_article, replace(identity_of(storable_article), path=path_key(parsed.source))


def change(
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


def _update(connection: apsw.Connection, article_id: int, parsed: ParsedArticle, identity: Identity) -> None:
    """The same article as its source tells it now; what the reader did with it stays."""
    places = ", ".join("?" * len(ARTICLE.split(",")))
    connection.execute(
        f"UPDATE articles SET ({ARTICLE}) = ({places}) WHERE id = ?", (*article_values(parsed, identity), article_id)
    )
    connection.execute(
        "UPDATE bodies SET (lede, html, text, updated_at, updated_precision, updated_offset, updated_raw, warnings,"
        " complete) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE article_id = ?",
        (*body_values(parsed), article_id),
    )
    long_text.store_raw(connection, article_id, packed(parsed.raw))
    long_text.store(connection, article_id, parsed)
    fetched = json.dumps([each.name for each in parsed.remote_images])
    connection.execute(
        "DELETE FROM images WHERE article_id = ? AND revision = 0 AND name NOT IN (SELECT value FROM json_each(?))",
        (article_id, fetched),
    )
    store_images(connection, article_id, parsed.images)
    _keep_fetched(connection, article_id, parsed)
    connection.execute("DELETE FROM remote_images WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM enclosures WHERE article_id = ?", (article_id,))
    store_offered(connection, [(article_id, parsed)])
    status.set_source_tags(connection, article_id, parsed.tags)
    _reorder(connection, article_id, parsed)
    word_index.put_stored(connection, article_id)
    titles.index(connection, article_id, parsed.headline)
    links.store(connection, article_id, parsed.named_links)


def _keep_fetched(connection: apsw.Connection, article_id: int, parsed: ParsedArticle) -> None:
    """Pictures that were fetched from the web stay with the version that shows them still."""
    if parsed.remote_images:
        connection.execute(
            "INSERT OR IGNORE INTO images SELECT article_id, 0, position, name, media_type, width, height, data"
            " FROM images WHERE article_id = ?1 AND revision = (SELECT revisions FROM articles WHERE id = ?1)"
            " AND name IN (SELECT value FROM json_each(?2))",
            (article_id, json.dumps([each.name for each in parsed.remote_images])),
        )


def _reorder(connection: apsw.Connection, article_id: int, parsed: ParsedArticle) -> None:
    """Puts an article where its date belongs; on another day it gets another search key."""
    row: Any = connection.execute(
        "SELECT added_at, order_time, search_key FROM articles a JOIN status ON article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    arrival, before, key = row
    ordered_by = order_time(parsed.published, arrival)
    if first_key(ordered_by) != first_key(before):
        word_index.remove(connection, key)
        (key,) = new_keys(connection, [ordered_by])
    connection.execute(
        "UPDATE status SET order_time = ?, search_key = ?, precision = ?, source_id = ? WHERE article_id = ?",
        (ordered_by, key, precision_of(parsed, ordered_by), source_id(connection, parsed), article_id),
    )


def _keep_revision(connection: apsw.Connection, article_id: int, now: int) -> None:
    """Puts the present version, pictures included, beside the earlier ones."""
    connection.execute("UPDATE articles SET revisions = revisions + 1 WHERE id = ?", (article_id,))
    connection.execute(
        f"INSERT INTO revisions SELECT a.id, a.revisions, ?, headline, byline, lede, html, text, {PUBLISHED}, data"
        " FROM articles a JOIN bodies b ON b.article_id = a.id JOIN raws r ON r.article_id = a.id WHERE a.id = ?",
        (now, article_id),
    )
    connection.execute(
        "UPDATE images SET revision = (SELECT revisions FROM articles WHERE id = article_id)"
        " WHERE article_id = ? AND revision = 0",
        (article_id,),
    )
    long_text.keep_revision(connection, article_id)


def _kinds(named: Sequence[NamedLink]) -> frozenset[str]:
    return frozenset({"articles", "links"} if named else {"articles"})


def _storable(parsed: ParsedArticle) -> ParsedArticle:
    """The article with nothing in it that no file can hold."""
    if all(map(str.isascii, _texts(parsed))):
        return parsed
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


def _texts(parsed: ParsedArticle) -> list[str]:
    """All that is text in an article; what is not given is left out."""
    dates = [each.raw for each in (parsed.published, parsed.updated) if each]
    links_ = [text for link in parsed.named_links for text in (link.headline, link.url or "")]
    single = (parsed.source, parsed.headline, parsed.site, parsed.language, parsed.lede, parsed.html, parsed.text)
    given = [each for each in (*single, parsed.url) if each]
    return [*given, *parsed.byline, *parsed.tags, *parsed.warnings, *dates, *links_]
